import type { Channel } from "@/core/channel";
import type { LaidRide } from "@/core/compare/laid";
import type { Span } from "@/core/span";

/** The mean of a ride's channel in each column of a view of the axis; NaN is a gap. */
export function meansInColumns(channel: Channel, laid: LaidRide, { start, end }: Span, width: number): Float32Array {
  const perColumn = (end - start) / Math.max(1, width);
  return Float32Array.from({ length: Math.max(0, width) }, (_, column) => {
    const from = laid.secondAt(start + column * perColumn);
    const to = laid.secondAt(start + (column + 1) * perColumn);
    if (Number.isNaN(from)) return Number.NaN;
    return meanBetween(channel, Math.floor(from), Number.isNaN(to) ? Math.floor(from) + 1 : Math.floor(to));
  });
}

/** A value that is told by a rule in each column. */
export const valuesInColumns = (valueAt: (place: number) => number, { start, end }: Span, width: number) =>
  Float32Array.from({ length: Math.max(0, width) }, (_, column) =>
    valueAt(start + ((column + 0.5) * (end - start)) / width),
  );

/** The mean of what is known from a second until before another, of at least one second. */
export function meanBetween(channel: Channel, from: number, to: number): number {
  let [sum, count] = [0, 0];
  for (let second = Math.max(0, from); second < Math.min(channel.length, Math.max(to, from + 1)); second++) {
    const value = channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** From the least to the most of several columns of values; null where there is nothing. */
export function reachOf(columns: readonly Float32Array[]): [number, number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of columns)
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return low <= high ? [low, high] : null;
}

const ROUND = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000, 86_400];

/** A scale for a difference, with the first ride's line at 0 in it, and round ends. */
export function differenceScale(reach: [number, number] | null): { low: number; high: number } {
  const [low, high] = reach ?? [0, 0];
  const size = Math.max(1, high, -low);
  const step = ROUND.find((one) => one * 3 >= size) ?? size;
  const bottom = Math.min(0, Math.floor(low / step) * step);
  const top = Math.max(0, Math.ceil(high / step) * step);
  return bottom === top ? { low: -step, high: step } : { low: bottom, high: top };
}
