import type { Channel } from "./channel";

/** Shorter rides have no second half to tire in, and on uneven ones heart rate is always behind power. */
const LEAST_SECONDS = 3600;
const MOST_VARIABILITY = 1.15;

/** Means of the first and of the second half of a ride. */
export interface Halves {
  watts: [first: number, second: number];
  bpm: [first: number, second: number];
}

/** How a ride's second half compares with its first, in per cent. */
export interface HalvesCompared {
  /** How much mean power for mean heart rate fell: Friel's aerobic decoupling; null when the first half has no power. */
  decouplingPercent: number | null;
  /** How much heart rate rose: cardiac drift, if the power was the same. */
  driftPercent: number;
}

/**
 * Compares the two halves of a ride.
 *
 * @param power W, pauses taken out, as long as the heart rate in bpm
 * @returns null when it has no halves
 * @see Friel, "The Cyclist's Training Bible"; of the drift, Coyle, Gonzalez-Alonso (2001), Exerc Sport Sci Rev 29
 */
export function compareHalves(power: Channel, heartRate: Channel): HalvesCompared | null {
  const halves = halvesOf(power, heartRate);
  if (halves === null) return null;
  const [firstWatts, secondWatts] = halves.watts;
  const [firstBpm, secondBpm] = halves.bpm;
  return {
    decouplingPercent: firstWatts === 0 ? null : 100 * (1 - secondWatts / secondBpm / (firstWatts / firstBpm)),
    driftPercent: (100 * (secondBpm - firstBpm)) / firstBpm,
  };
}

/**
 * The two halves of a ride. They are as long as each other, counted over the seconds with power and a heart rate.
 *
 * @param power W, pauses taken out, as long as the heart rate in bpm
 * @returns null when there are not two such seconds
 */
export function halvesOf(power: Channel, heartRate: Channel): Halves | null {
  const both = secondsWithBoth(power, heartRate);
  const middle = both.length >> 1;
  if (middle === 0) return null;
  const [first, second] = [both.subarray(0, middle), both.subarray(middle)];
  return {
    watts: [meanAt(power, first), meanAt(power, second)],
    bpm: [meanAt(heartRate, first), meanAt(heartRate, second)],
  };
}

/** Whether the comparison says something of the rider: a ride of an hour or more, and not too uneven. */
export const isSteady = (timerSeconds: number, variability: number | null): boolean =>
  timerSeconds >= LEAST_SECONDS && variability !== null && variability <= MOST_VARIABILITY;

function secondsWithBoth(power: Channel, heartRate: Channel): Uint32Array {
  const seconds = new Uint32Array(power.length);
  let count = 0;
  for (let second = 0; second < power.length; second++) {
    const isBoth = (heartRate[second] ?? 0) > 0 && !Number.isNaN(power[second] ?? Number.NaN);
    if (isBoth) seconds[count++] = second;
  }
  return seconds.subarray(0, count);
}

function meanAt(channel: Channel, seconds: Uint32Array): number {
  let sum = 0;
  for (const second of seconds) sum += channel[second] ?? 0;
  return sum / seconds.length;
}
