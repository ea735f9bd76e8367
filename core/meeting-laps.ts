import type { Span } from "./span";

/** Devices tell fractions of a second, and some write a lap down late: so close to the next one, nothing lies between. */
const LONGEST_ROUNDING_SECONDS = 5;

/**
 * Laps that meet: the second in which one was pressed belongs to the one that begins there, and the last goes on to the end
 * of the ride. What lies farther apart was ridden between laps, and stays so.
 */
export function meetingLaps<Lap extends Span>(laps: readonly Lap[], elapsedSeconds: number): Lap[] {
  return laps.map((lap, index) => {
    const next = laps[index + 1]?.start ?? elapsedSeconds;
    const isNear = Math.abs(next - lap.end) <= LONGEST_ROUNDING_SECONDS;
    return isNear && next > lap.start ? { ...lap, end: next } : lap;
  });
}
