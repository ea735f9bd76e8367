import type { Channel } from "./channel";

/** The values one after another. */
export const withoutGaps = (channel: Channel): Channel => channel.filter((value) => !Number.isNaN(value));

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
  return meanOf(channel.map((value) => (value > 0 ? value : Number.NaN)));
}

/** @returns null when there is no value */
export function maxOf(channel: Channel): number | null {
  let max = Number.NEGATIVE_INFINITY;
  for (const value of channel) if (value > max) max = value;
  return max === Number.NEGATIVE_INFINITY ? null : max;
}

/**
 * The largest value that was held: reached in each of so many seconds in a row.
 *
 * @returns null when there are never so many values in a row
 */
export function sustainedMax(channel: Channel, seconds: number): number | null {
  let max: number | null = null;
  for (let second = seconds - 1; second < channel.length; second++) {
    let held = Number.POSITIVE_INFINITY;
    for (let back = 0; back < seconds; back++) {
      const value = channel[second - back] ?? Number.NaN;
      held = Number.isNaN(value) ? Number.NEGATIVE_INFINITY : Math.min(held, value);
    }
    if (held > (max ?? Number.NEGATIVE_INFINITY)) max = held;
  }
  return max;
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
