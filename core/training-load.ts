import { trainingImpulse } from "./heart-rate";
import type { Figures } from "./ride";

const HOUR_SECONDS = 3600;

/** From here on a ride is judged by its power: what the meter missed is too little to matter. */
const LEAST_POWER_SHARE = 0.9;

/** Below this, the mean heart rate is that of another ride. */
const LEAST_HEART_RATE_SHARE = 0.5;

/**
 * How hard the ride was beside an hour's best: weighted power by threshold power (the book's Intensity Factor).
 *
 * @returns null when either is not known
 */
export function intensity(weightedPowerWatts: number | null, { ftpWatts }: Pick<Figures, "ftpWatts">): number | null {
  return weightedPowerWatts === null || !ftpWatts ? null : weightedPowerWatts / ftpWatts;
}

/**
 * The load of a ride by power, of which an hour at threshold power is 100 (the book's Training Stress Score).
 *
 * @param powerShare of the timer's seconds, how many have power
 * @returns null when the threshold is not known, or power covers less than 90 % of the ride
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export function powerLoad(timerSeconds: number, intensity: number | null, powerShare: number | null): number | null {
  if (intensity === null || (powerShare ?? 0) < LEAST_POWER_SHARE) return null;
  return (100 * timerSeconds * intensity ** 2) / HOUR_SECONDS;
}

/**
 * The load of a ride by heart rate, of which an hour at threshold heart rate is 100: its training impulse by that of the
 * hour. Both are taken once with the mean heart rate, the ride's over the whole timer.
 *
 * @param heartRateShare of the timer's seconds, how many have a heart rate
 * @returns null when a figure of the rider is missing or impossible, or heart rate covers less than half of the ride
 */
export function heartRateLoad(
  timerSeconds: number,
  { meanBpm, heartRateShare }: { meanBpm: number | null; heartRateShare: number | null },
  { thresholdHeartRate, maxHeartRate, restingHeartRate }: Figures,
): number | null {
  if (meanBpm === null || (heartRateShare ?? 0) < LEAST_HEART_RATE_SHARE) return null;
  if (!thresholdHeartRate || !maxHeartRate || !restingHeartRate || thresholdHeartRate <= restingHeartRate) return null;
  const limits = { restingHeartRate, maxHeartRate };
  const ride = trainingImpulse(timerSeconds, meanBpm, limits);
  const hour = trainingImpulse(HOUR_SECONDS, thresholdHeartRate, limits);
  return ride === null || hour === null ? null : (100 * ride) / hour;
}

/** The load to count a ride with: by power where that is known, else by heart rate; never both. */
export const rideLoad = (numbers: { load: number | null; heartRateLoad: number | null }): number | null =>
  numbers.load ?? numbers.heartRateLoad;
