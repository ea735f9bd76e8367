import type { Channel } from "./channel";

/** The values one after another. */
export function withoutGaps(channel: Channel): Channel {
  const values = new Float32Array(channel.length);
  let count = 0;
  for (const value of channel) if (!Number.isNaN(value)) values[count++] = value;
  return values.subarray(0, count);
}

/** How many seconds have a value. */
export function presentSeconds(channel: Channel): number {
  let present = 0;
  for (const value of channel) if (!Number.isNaN(value)) present++;
  return present;
}

/** The sum of all values; gaps add nothing. */
export function sumOf(channel: Channel): number {
  let sum = 0;
  for (const value of channel) if (!Number.isNaN(value)) sum += value;
  return sum;
}

/** @returns null when there is no value */
export function meanOf(channel: Channel): number | null {
  const present = presentSeconds(channel);
  return present === 0 ? null : sumOf(channel) / present;
}

/** The mean of the values above 0: of cadence, of which a 0 says only that nobody pedalled. */
export function meanAboveZero(channel: Channel): number | null {
  let sum = 0;
  let count = 0;
  for (const value of channel) {
    if (!(value > 0)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}

/** @returns null when there is no value */
export function maxOf(channel: Channel): number | null {
  let max = Number.NEGATIVE_INFINITY;
  for (const value of channel) if (value > max) max = value;
  return max === Number.NEGATIVE_INFINITY ? null : max;
}

/** @returns null when there is no value */
export function minOf(channel: Channel): number | null {
  let min = Number.POSITIVE_INFINITY;
  for (const value of channel) if (value < min) min = value;
  return min === Number.POSITIVE_INFINITY ? null : min;
}

/** A value that was held, and the second from which on it was. */
export interface Held {
  value: number;
  start: number;
}

/**
 * The largest value that was held: reached in each of so many seconds in a row. Of equal ones, the first.
 *
 * @returns null when there are never so many values in a row
 */
export function highestHeld(channel: Channel, seconds: number): Held | null {
  let highest: Held | null = null;
  for (let start = 0; start + seconds <= channel.length; start++) {
    const value = lowestFrom(channel, start, seconds);
    if (value > (highest?.value ?? Number.NEGATIVE_INFINITY)) highest = { value, start };
  }
  return highest;
}

/** The largest value that was held; null as of highestHeld. */
export const sustainedMax = (channel: Channel, seconds: number): number | null =>
  highestHeld(channel, seconds)?.value ?? null;

/** The smallest value that was held; null as of highestHeld. */
export function sustainedMin(channel: Channel, seconds: number): number | null {
  const held = sustainedMax(
    channel.map((value) => -value),
    seconds,
  );
  return held === null ? null : -held;
}

/** NaN when one of the values is a gap. */
function lowestFrom(channel: Channel, start: number, seconds: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let second = start; second < start + seconds; second++) {
    lowest = Math.min(lowest, channel[second] ?? Number.NaN);
  }
  return lowest;
}

/**
 * The mean of every complete window. A window with a gap in it has no mean and is left out.
 *
 * @param window length in seconds
 */
export function rollingMeans(channel: Channel, window: number): Float64Array {
  const means = new Float64Array(Math.max(channel.length - window + 1, 0));
  let count = 0;
  let sum = 0;
  let present = 0;
  for (let second = 0; second < channel.length; second++) {
    const entering = channel[second] ?? Number.NaN;
    if (!Number.isNaN(entering)) {
      sum += entering;
      present++;
    }
    const leaving = channel[second - window] ?? Number.NaN;
    if (!Number.isNaN(leaving)) {
      sum -= leaving;
      present--;
    }
    if (present === window) means[count++] = sum / window;
  }
  return means.subarray(0, count);
}
