import type { Channel } from "./channel";
import { sustainedMax } from "./channel-statistics";

/** A strap that slips shows peaks of a second or two. */
const SUSTAINED_SECONDS = 3;

/** The highest heart rate that was held for three seconds or more, in bpm. */
export const maxHeartRate = (heartRate: Channel): number | null => sustainedMax(heartRate, SUSTAINED_SECONDS);

/** Banister's constants for men, used for everybody, as most programs do: we do not ask for the sex. */
const FACTOR = 0.64;
const EXPONENT = 1.92;

/**
 * Training impulse by Banister, once with the mean heart rate of the ride, as in the original: minutes × reserve × 0.64 ×
 * e^(1.92 × reserve). Summed second by second it would be larger.
 *
 * @returns null when the maximum is not above the resting heart rate
 * @see Morton, Fitz-Clarke, Banister (1990), J Appl Physiol 69
 */
export function trainingImpulse(
  seconds: number,
  meanBpm: number,
  { restingHeartRate, maxHeartRate }: { restingHeartRate: number; maxHeartRate: number },
): number | null {
  if (maxHeartRate <= restingHeartRate) return null;
  const reserve = Math.max((meanBpm - restingHeartRate) / (maxHeartRate - restingHeartRate), 0);
  return (seconds / 60) * reserve * FACTOR * Math.exp(EXPONENT * reserve);
}
