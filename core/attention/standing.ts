import { type Fitness, followLoads, WARMING_UP_DAYS } from "../fitness";
import { localDay } from "../local-day";
import { type Day, daysBetween, plusDays } from "./days";
import type { AthleteDigest } from "./digest";

/** The day that it is where the athlete last rode. */
export const todayOf = ({ offsetMinutes }: Pick<AthleteDigest, "offsetMinutes">, now: Date): Day =>
  localDay(now, offsetMinutes);

/** The load of a day; 0 where nothing was ridden or the day is not kept. */
export const loadOn = ({ loads }: AthleteDigest, day: Day): number => loads.values[daysBetween(loads.first, day)] ?? 0;

const WEEK_DAYS = 7;
const USUAL_WEEKS = 4;

export interface WeekLoad {
  /** Of the seven days up to today; null where too many of their rides have no load. */
  load: number | null;
  /** The mean week of the four before; null where these are not known whole. */
  usual: number | null;
}

/** The load of the last seven days, today among them, and the mean of the four times seven days before. */
export function weekLoad({ loads, firstRideDay }: AthleteDigest, today: Day): WeekLoad {
  // By their places in a row: for hundreds of athletes, reckoning with dates would be most of the work.
  const behind = Math.max(daysBetween(loads.first, today) + 1, 0);
  const before = Math.max(behind - WEEK_DAYS, 0);
  const first = Math.max(before - WEEK_DAYS * USUAL_WEEKS, 0);
  const firstNeeded = plusDays(today, 1 - WEEK_DAYS * (USUAL_WEEKS + 1));
  const isSeen = firstRideDay !== null && firstRideDay <= firstNeeded;
  return {
    load: areKnown(loads, before, behind) ? sumOf(loads.values.slice(before, behind)) : null,
    usual: isSeen && areKnown(loads, first, before) ? sumOf(loads.values.slice(first, before)) / USUAL_WEEKS : null,
  };
}

/** Where more than one in ten rides has no load, their sum says nothing. */
const ONE_IN = 10;

/** Whether nearly all rides of some days have a load; `until` is the place behind the last day. */
function areKnown({ rides, unknown }: AthleteDigest["loads"], from: number, until: number): boolean {
  return ONE_IN * countIn(unknown, from, until) <= countIn(rides, from, until);
}

const countIn = (places: readonly number[], from: number, until: number) =>
  places.reduce((count, place) => count + Number(place >= from && place < until), 0);

/** Whether a load of the five weeks up to today is an estimate: one makes their comparison one. */
export function isWeekEstimated({ loads }: AthleteDigest, today: Day): boolean {
  const behind = daysBetween(loads.first, today) + 1;
  return countIn(loads.estimated, behind - WEEK_DAYS * (USUAL_WEEKS + 1), behind) > 0;
}

/** Whether a load that fitness and fatigue rest on is an estimate. */
export const isStandingEstimated = ({ loads }: AthleteDigest, today: Day): boolean =>
  countIn(loads.estimated, 0, daysBetween(loads.first, today)) > 0;

const sumOf = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load, 0);

/** How much more or less than usual, in percent; null where that is not known, or nothing is usual. */
export const changePercent = ({ load, usual }: WeekLoad): number | null =>
  load === null || usual === null || usual === 0 ? null : (load / usual - 1) * 100;

/** How somebody goes into today. */
export interface Standing extends Fitness {
  form: number;
}

/**
 * Fitness and fatigue as yesterday left them, and the form that is between them.
 *
 * @returns null in the first 42 days, in which the numbers still rest on having begun at nothing; and where too many rides have
 *   no load, of the last seven days or of all that are kept
 */
export function standingOf(digest: AthleteDigest, today: Day): Standing | null {
  const { loads, firstRideDay } = digest;
  if (firstRideDay === null || daysBetween(firstRideDay, today) < WARMING_UP_DAYS) return null;
  const days = Math.max(daysBetween(loads.first, today), 0);
  if (!areKnown(loads, days - WEEK_DAYS, days) || !areKnown(loads, 0, days)) return null;
  const until = followLoads(
    Array.from({ length: days }, (_, index) => loads.values[index] ?? 0),
    loads.before,
  ).at(-1);
  return until === undefined ? null : { ...until, form: until.fitness - until.fatigue };
}

/** Days since the last ride; null where there is none. Somebody whose clock is ahead rode today. */
export function daysSinceRide({ lastRide }: AthleteDigest, today: Day): number | null {
  return lastRide && Math.max(daysBetween(localDay(lastRide.startedAt, lastRide.offsetMinutes), today), 0);
}

/** The days on which there was a ride, by their places in `loads.values`, oldest first. */
export const rideDays = ({ loads }: AthleteDigest): number[] => [...new Set(loads.rides)];

const LEAST_GAPS = 4;

/**
 * After how many days somebody usually rides again: the median of the gaps between their ride days.
 *
 * @returns null where there are fewer than four gaps
 */
export function usualGap(digest: AthleteDigest): number | null {
  const days = rideDays(digest);
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day));
  if (gaps.length < LEAST_GAPS) return null;
  gaps.sort((one, other) => one - other);
  const middle = gaps.length >> 1;
  const upper = gaps[middle] ?? 0;
  return gaps.length % 2 === 1 ? upper : ((gaps[middle - 1] ?? upper) + upper) / 2;
}
