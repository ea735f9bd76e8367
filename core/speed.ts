import type { Channel } from "./channel";
import { maxOf, sustainedMax } from "./channel-statistics";
import { fillHoles } from "./holes";
import { withoutPauses } from "./pauses";
import type { Span } from "./span";

/** Speeds of positions a second apart jump about. */
const MEDIAN_SECONDS = 5;
const SUSTAINED_SECONDS = 3;

/** What the rider's speed is known from: the device's own channel, and the way covered. */
export interface SpeedSources {
  speed: Channel | undefined;
  /** Metres since the start at each second that knows them; see distance.ts. */
  way: Float64Array | null;
}

/**
 * The speed at each second in m/s: the device's own with its short holes filled, and where it was silent for longer but
 * the way went on, the way by the time. Pauses are gaps.
 *
 * @returns null when there is neither
 */
export function ridingSpeed({ speed, way }: SpeedSources, pauses: readonly Span[]): Channel | null {
  const derived = way && speedByWay(way, pauses);
  if (!speed) return derived && medians(derived);
  return fillHoles(speed, pauses).map((value, second) =>
    Number.isNaN(value) && derived ? (derived[second] ?? Number.NaN) : value,
  );
}

/**
 * The highest speed in m/s: the device's own word, else the highest by the way that was held for three seconds.
 *
 * @returns null when there is neither
 */
export function maxSpeed({ speed, way }: SpeedSources, pauses: readonly Span[]): number | null {
  if (speed) return maxOf(withoutPauses(speed, pauses));
  const derived = way && medians(speedByWay(way, pauses));
  return derived && sustainedMax(derived, SUSTAINED_SECONDS);
}

function speedByWay(way: Float64Array, pauses: readonly Span[]): Channel {
  const filled = fillHoles(Float32Array.from(way), pauses, Number.POSITIVE_INFINITY);
  return filled.map((meters, second) => meters - (filled[second - 1] ?? Number.NaN));
}

function medians(channel: Channel): Channel {
  const half = (MEDIAN_SECONDS - 1) / 2;
  const around = new Float32Array(MEDIAN_SECONDS);
  return channel.map((value, second) => {
    if (Number.isNaN(value)) return value;
    let count = 0;
    for (let near = second - half; near <= second + half; near++) {
      const one = channel[near] ?? Number.NaN;
      if (!Number.isNaN(one)) around[count++] = one;
    }
    return around.subarray(0, count).sort()[count >> 1] ?? Number.NaN;
  });
}
