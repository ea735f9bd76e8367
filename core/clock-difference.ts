import { type Comparable, comparePlaces, compareSensors, SENSOR_NAMES } from "./side-by-side";

/** Devices that were not set by a satellite for a while are off by some seconds. */
const LARGEST_DIFFERENCE_SECONDS = 30;

/** Enough for telling one shift from another; all seconds of a long ride would take long. */
const MOST_LOOKS = 1000;

/** A shift must be better than none by so many metres, or so much of what is left to a correlation of 1, or it is chance. */
const LEAST_METERS = 2;
const LEAST_PART = 0.25;

/** By how many seconds the other's clock is to be put forward, so that two recordings of one ride say the same. */
export function clockDifference(one: Comparable, other: Comparable): number {
  const everySeconds = Math.ceil(Math.min(one.elapsedSeconds, other.elapsedSeconds) / MOST_LOOKS) || 1;
  const places = bestShift(
    (shiftSeconds) => -comparePlaces(one, other, { shiftSeconds, everySeconds }).meanMeters,
    () => LEAST_METERS,
  );
  return (
    places ??
    bestShift(
      (shiftSeconds) => alikeness(one, other, { shiftSeconds, everySeconds }),
      (correlation) => LEAST_PART * (1 - correlation),
    ) ??
    0
  );
}

/**
 * The shift with the highest score.
 *
 * @param least how much better than no shift it must be, by the score of that
 * @returns null when nothing can be scored
 */
function bestShift(score: (shiftSeconds: number) => number, least: (atOnce: number) => number): number | null {
  const atOnce = score(0);
  if (Number.isNaN(atOnce)) return null;
  let best = { shift: 0, score: atOnce + least(atOnce) };
  for (let shift = -LARGEST_DIFFERENCE_SECONDS; shift <= LARGEST_DIFFERENCE_SECONDS; shift++) {
    const here = score(shift);
    if (here > best.score) best = { shift, score: here };
  }
  return best.shift;
}

/** The mean of what correlations there are. */
function alikeness(one: Comparable, other: Comparable, look: { shiftSeconds: number; everySeconds: number }): number {
  const found = SENSOR_NAMES.map((name) => compareSensors(one, other, name, look).correlation).filter(
    (correlation) => !Number.isNaN(correlation),
  );
  return found.reduce((sum, correlation) => sum + correlation, 0) / found.length;
}
