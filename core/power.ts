import type { Channel } from "./channel";
import { rollingMeans, sumOf, withoutGaps } from "./channel-statistics";

/** Power is smoothed over the half-minute in which the body answers a change of effort. */
const SMOOTHING_SECONDS = 30;

/**
 * Weighted power: the steady power that would have been as hard as this ride was. It is Normalized Power by the book: the
 * fourth root of the mean fourth power of all complete half-minutes. Under twenty minutes of riding it means little.
 *
 * @param power W, one value a second, pauses taken out. A half-minute goes on behind a pause and behind a gap: filling
 * either with zeros would make the ride easier than it was
 * @returns null when no half-minute is complete
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export function weightedPower(power: Channel): number | null {
  const smoothed = rollingMeans(withoutGaps(power), SMOOTHING_SECONDS);
  if (smoothed.length === 0) return null;
  const sum = smoothed.reduce((total, value) => total + value ** 4, 0);
  return (sum / smoothed.length) ** 0.25;
}

/** The work done in kJ: a watt for a second is a joule. Seconds without power add nothing. */
export const workKilojoules = (power: Channel): number => sumOf(power) / 1000;
