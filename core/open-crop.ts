import type { Crop } from "./ride";
import type { Span } from "./span";

/** Before and behind all riding: what says that nothing is cut off there, also when a source comes that is longer. */
const OPEN_START = new Date(0);
const OPEN_END = new Date("9999-12-31T00:00:00Z");

/** Nothing is cut off the start. */
export const isOpenStart = ({ from }: Crop): boolean => from.getTime() <= OPEN_START.getTime();

/** Nothing is cut off the end. */
export const isOpenEnd = ({ until }: Crop): boolean => until.getTime() >= OPEN_END.getTime();

/** The crop that leaves a part of a ride; null when that is all of it. */
export function cropTo(
  { startedAt, elapsedSeconds }: { startedAt: Date; elapsedSeconds: number },
  { start, end }: Span,
): Crop | null {
  if (start <= 0 && end >= elapsedSeconds) return null;
  const moment = (second: number) => new Date(startedAt.getTime() + second * 1000);
  return { from: start <= 0 ? OPEN_START : moment(start), until: end >= elapsedSeconds ? OPEN_END : moment(end) };
}
