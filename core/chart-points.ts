import type { Channel } from "./channel";
import type { Span } from "./span";

/** The lowest and the highest value in each column of pixels; NaN in both is a gap. */
export interface Columns {
  low: Float32Array;
  high: Float32Array;
}

/**
 * A channel as it is drawn: for each column of pixels what it reached there, so that a sprint of a second is never lost.
 *
 * @param view what is shown, in seconds since the start; it may reach beyond the channel, and lie between seconds
 * @param width in device pixels
 * @param secondAt which second lies at a place of the view, where that is not told in seconds
 */
export function columnsOf(
  channel: Channel,
  { start, end }: Span,
  width: number,
  secondAt: (place: number) => number = (second) => second,
): Columns {
  const count = Math.max(Math.floor(width), 0);
  const low = new Float32Array(count).fill(Number.NaN);
  const high = new Float32Array(count).fill(Number.NaN);
  const perColumn = (end - start) / width;
  for (let column = 0; column < count; column++) {
    const from = Math.floor(secondAt(start + column * perColumn));
    const to = Math.max(Math.floor(secondAt(start + (column + 1) * perColumn)), from + 1);
    let lowest = Number.POSITIVE_INFINITY;
    let highest = Number.NEGATIVE_INFINITY;
    for (let second = Math.max(from, 0); second < Math.min(to, channel.length); second++) {
      const value = channel[second] ?? Number.NaN;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    if (lowest > highest) continue;
    low[column] = lowest;
    high[column] = highest;
  }
  return { low, high };
}

/**
 * A calmer channel for drawing: the mean of the values around each second. A gap stays a gap, and adds nothing to its
 * neighbours.
 *
 * @param window in seconds, half of it to either side
 */
export function smoothed(channel: Channel, window: number): Channel {
  const before = Math.floor((window - 1) / 2);
  const after = window - 1 - before;
  let sum = 0;
  let present = 0;
  const take = (second: number, sign: 1 | -1) => {
    const value = channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) return;
    sum += sign * value;
    present += sign;
  };
  for (let second = 0; second < after; second++) take(second, 1);
  return channel.map((value, second) => {
    take(second + after, 1);
    take(second - before - 1, -1);
    return Number.isNaN(value) ? Number.NaN : sum / present;
  });
}
