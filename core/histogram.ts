import type { Channel, Channels } from "./channel";
import type { Histogram, HistogramChannel } from "./ride";

/** How wide a bin is, and what turns a channel's value into the unit in which it is shown. */
interface Binning {
  width: number;
  perUnit: number;
  /** A 0 says only that nobody pedalled. */
  isWithoutZero: boolean;
}

const BINNINGS: Record<HistogramChannel, Binning> = {
  power: { width: 20, perUnit: 1, isWithoutZero: false },
  "heart-rate": { width: 5, perUnit: 1, isWithoutZero: false },
  cadence: { width: 5, perUnit: 1, isWithoutZero: true },
  speed: { width: 2, perUnit: 3.6, isWithoutZero: false },
};

/** The channels whose distribution is shown, in order. */
export const HISTOGRAM_CHANNELS: readonly HistogramChannel[] = ["power", "heart-rate", "cadence", "speed"];

/** Whatever a broken sensor said, a histogram has so many bins at most: the last of them holds what lies above, too. */
export const MOST_BINS = 120;

/**
 * How often each value came in a ride: the seconds in bins of 20 W, 5 bpm, 5 rpm and 2 km/h.
 *
 * @param channels pauses taken out
 */
export const histograms = (channels: Channels): Histogram[] =>
  HISTOGRAM_CHANNELS.flatMap((name) => {
    const channel = channels[name];
    const found = channel && histogram(name, channel);
    return found ? [found] : [];
  });

/**
 * The seconds in each bin, from the first that has any to the last. A value on a border belongs to the bin above; gaps to
 * none.
 *
 * @returns null when there is nothing to count
 */
export function histogram(name: HistogramChannel, channel: Channel): Histogram | null {
  const { width, perUnit, isWithoutZero } = BINNINGS[name];
  const counted = new Uint32Array(MOST_BINS);
  let first = MOST_BINS;
  let last = -1;
  for (const value of channel) {
    if (Number.isNaN(value) || (isWithoutZero && value <= 0)) continue;
    // A speed is a float of m/s: 10 km/h is told as 9.9999998, and belongs to the bin that begins with it.
    const bin = Math.min(Math.max(Math.floor((value * perUnit) / width + ROUNDING), 0), MOST_BINS - 1);
    counted[bin] = (counted[bin] ?? 0) + 1;
    if (bin < first) first = bin;
    if (bin > last) last = bin;
  }
  return last < 0 ? null : { channel: name, width, first, seconds: [...counted.subarray(first, last + 1)] };
}

const ROUNDING = 1e-6;
