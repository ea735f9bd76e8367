import type { Consent } from "./coaching";
import { localDay, startOfDay } from "./local-day";

const HALF_DAY_MS = 43_200_000;
const LAST_SECOND_MS = 86_399_000;

/*
 * A consent begins at a midnight of the athlete's and ends a second before one. Which day that was is seen without their
 * clock: noon of a day falls on it in UTC, too, wherever within twelve hours of UTC one lives.
 */

/** The day in the athlete's calendar with which what is seen begins, as `YYYY-MM-DD`. */
export const firstDayOf = (since: NonNullable<Consent["since"]>): string =>
  localDay(new Date(since.getTime() + HALF_DAY_MS), 0);

/** The day in the athlete's calendar with which a consent ends, as `YYYY-MM-DD`. */
export const lastDayOf = (until: NonNullable<Consent["until"]>): string =>
  localDay(new Date(until.getTime() - HALF_DAY_MS), 0);

/** The clock by which a consent began, in minutes east of UTC. */
export const offsetOfFirstDay = (since: NonNullable<Consent["since"]>): number =>
  (startOfDay(firstDayOf(since), 0) - since.getTime()) / 60_000;

/** The clock by which a consent ends, in minutes east of UTC. */
export const offsetOfLastDay = (until: NonNullable<Consent["until"]>): number =>
  (startOfDay(lastDayOf(until), 0) + LAST_SECOND_MS - until.getTime()) / 60_000;
