import type { Span } from "@/core/span";

/** When a ride began, and how long it went on. */
export interface RideTimes {
  startedAt: Date;
  elapsedSeconds: number;
}

/** Whether a stretch is one: whole seconds, in order, within the ride. */
export const isWithin = ({ start, end }: Span, { elapsedSeconds }: RideTimes): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= elapsedSeconds;

/**
 * A stretch of a page that was made before the ride was cropped, or joined, in the seconds that the ride has now.
 *
 * @param since when the ride began on that page; null where it is the ride as it is
 */
export function movedTo({ startedAt }: RideTimes, since: Date | null, { start, end }: Span): Span {
  const by = since === null ? 0 : Math.round((since.getTime() - startedAt.getTime()) / 1000);
  return { start: start + by, end: end + by };
}

/** A stretch as moments, which stay true when a ride is cropped. */
export function momentsOf({ start, end }: Span, { startedAt }: RideTimes): { startsAt: Date; endsAt: Date } {
  const moment = (second: number) => new Date(startedAt.getTime() + second * 1000);
  return { startsAt: moment(start), endsAt: moment(end) };
}

/** Moments as seconds of the ride as it is now. */
export function stretchOf(startsAt: Date, endsAt: Date, { startedAt }: Pick<RideTimes, "startedAt">): Span {
  const second = (moment: Date) => Math.round((moment.getTime() - startedAt.getTime()) / 1000);
  return { start: second(startsAt), end: second(endsAt) };
}
