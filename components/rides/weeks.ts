import { localDay } from "@/core/local-day";
import type { RideSummary } from "@/core/ride";

/** A rider's week, Monday to Sunday, with what it came to. */
export interface Week {
  /** Its first day, `YYYY-MM-DD`. */
  monday: string;
  rides: RideSummary[];
  totals: WeekTotals;
}

/** null where no ride of the week knows it. */
export interface WeekTotals {
  movingSeconds: number;
  distanceMeters: number | null;
  ascentMeters: number | null;
  load: number | null;
}

/**
 * Rides by the week in which they started where they were ridden, newest week first.
 *
 * @param rides newest first
 */
export function toWeeks(rides: readonly RideSummary[]): Week[] {
  const byMonday = Map.groupBy(rides, (ride) => mondayOf(localDay(ride.startedAt, ride.offsetMinutes)));
  return [...byMonday].map(([monday, ridden]) => ({ monday, rides: ridden, totals: totalsOf(ridden) }));
}

/**
 * As many whole weeks as there are: a week that is cut off by the end of a page would show wrong totals, so it waits for
 * the next page, unless it is all there is.
 *
 * @param isCut whether there are older rides than these
 */
export function wholeWeeks(weeks: readonly Week[], isCut: boolean): readonly Week[] {
  return isCut && weeks.length > 1 ? weeks.slice(0, -1) : weeks;
}

/** The last day of the week that begins on a Monday. */
export const sundayOf = (monday: string) => plusDays(monday, 6);

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, -((weekday + 6) % 7));
}

const plusDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const totalsOf = (rides: readonly RideSummary[]): WeekTotals => ({
  movingSeconds: rides.reduce((sum, ride) => sum + ride.movingSeconds, 0),
  distanceMeters: sumOfKnown(rides.map((ride) => ride.distanceMeters)),
  ascentMeters: sumOfKnown(rides.map((ride) => ride.ascentMeters)),
  load: sumOfKnown(rides.map((ride) => ride.load ?? ride.heartRateLoad)),
});

function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}
