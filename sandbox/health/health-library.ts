import type { Library } from "../library";
import { datesBetween, type RiderDay, riderDay } from "../riders/days";
import type { Cyclist } from "../riders/rider";
import { bodyOf } from "./body";
import { dailyOf } from "./daily";
import { menstruationOf } from "./menstruation";
import { nutritionOf } from "./nutrition";
import { sleepOf } from "./sleep";

/** What Terra tells by days; sleep is told under its own id, and here one night belongs to each day. */
export const DAY_TYPES = ["body", "daily", "sleep", "nutrition", "menstruation"] as const;

export type DayType = (typeof DAY_TYPES)[number];

/**
 * Days of a rider of which something is to be told, oldest first: from their first ride on, and none that has not begun.
 *
 * @param from Unix seconds, as `to` and `now`
 */
export function datesOf(library: Library, cyclist: Cyclist, type: DayType, from: number, to: number, now: number) {
  const first = library.ridesOf(cyclist.id)[0]?.startedAt;
  if (first === undefined) return [];
  const dates = datesBetween(cyclist.zone, Math.max(from, first), Math.min(to, now));
  return dates.filter((date) => type !== "menstruation" || riderDay(cyclist, date, 0).cycleDay !== null);
}

/** One day in Terra's words, as JSON text; null when there is nothing to tell. */
export function dayJson(library: Library, cyclist: Cyclist, type: DayType, date: string, withSamples: boolean) {
  const told = WRITERS[type](riderDay(cyclist, date, riddenOn(library, cyclist.id, date)), withSamples, cyclist);
  return told && JSON.stringify(told);
}

const WRITERS: Record<DayType, (day: RiderDay, withSamples: boolean, cyclist: Cyclist) => object | null> = {
  body: bodyOf,
  daily: dailyOf,
  sleep: (day, withSamples, cyclist) => sleepOf(cyclist.id, day, withSamples),
  nutrition: nutritionOf,
  menstruation: menstruationOf,
};

const KILOJOULES_A_MINUTE = 9.5;

/** About what the day's rides cost, in kilojoules; riding them all out would take a minute. */
function riddenOn(library: Library, riderId: string, date: string): number {
  const rides = library
    .ridesOf(riderId)
    .filter(({ startedAt }) => new Date(startedAt * 1000).toISOString().startsWith(date));
  return rides.reduce((sum, ride) => sum + ((ride.endedAt - ride.startedAt) / 60) * KILOJOULES_A_MINUTE, 0);
}
