import type { Channel } from "./channel";
import { sustainedMax, sustainedMin } from "./channel-statistics";
import { timeInZones } from "./zones";

/** A strap that slips shows peaks, and drops, of a second or two. */
const SUSTAINED_SECONDS = 3;

/** The highest heart rate that was held for three seconds or more, in bpm. */
export const maxHeartRate = (heartRate: Channel): number | null => sustainedMax(heartRate, SUSTAINED_SECONDS);

/** The lowest heart rate that was held for three seconds or more, in bpm. */
export const minHeartRate = (heartRate: Channel): number | null => sustainedMin(heartRate, SUSTAINED_SECONDS);

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

/** Where Edwards's five bands begin, in % of the highest heart rate; below is nothing. */
const EDWARDS_PERCENT = [50, 60, 70, 80, 90];

/**
 * Training impulse by Edwards: the minutes in five bands of the highest heart rate, weighed from 1 to 5.
 *
 * @param heartRate bpm, pauses taken out; gaps add nothing
 * @see Edwards (1993), "The Heart Rate Monitor Book"
 */
export function edwardsImpulse(heartRate: Channel, maxHeartRate: number): number {
  const limits = EDWARDS_PERCENT.map((percent) => (percent * maxHeartRate) / 100);
  return timeInZones(heartRate, limits).reduce((sum, seconds, weight) => sum + (weight * seconds) / 60, 0);
}
