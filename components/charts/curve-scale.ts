import { range, ticks } from "d3-array";

/** Durations that people name, in s. */
const NAMED: readonly (readonly [seconds: number, label: string])[] = [
  [1, "1 s"],
  [5, "5 s"],
  [60, "1 min"],
  [300, "5 min"],
  [1200, "20 min"],
  [3600, "1 h"],
  [10_800, "3 h"],
  [36_000, "10 h"],
];

/** The best over each of some durations. */
export interface CurvePoints {
  /** Growing. */
  seconds: readonly number[];
  values: readonly number[];
}

/** What the axes of some curves are: time by its logarithm, values between two round ones. */
export interface CurveScale {
  longest: number;
  bottom: number;
  top: number;
  /** The durations that are named on the axis. */
  durations: { seconds: number; label: string }[];
  /** The values that are named on the axis. */
  values: number[];
  /** How far to the right a duration lies, and how high a value: from 0 to 1. */
  across: (seconds: number) => number;
  up: (value: number) => number;
  /** The duration at a share of the way to the right. */
  durationAt: (share: number) => number;
}

/** @param isFromZero as power is; heart rates begin at a round one below the lowest */
export function curveScale(curves: readonly CurvePoints[], { isFromZero }: { isFromZero: boolean }): CurveScale {
  const all = curves.flatMap(({ values }) => values);
  const longest = Math.max(2, ...curves.flatMap(({ seconds }) => seconds));
  const most = Math.max(...all, Number.MIN_VALUE);
  const least = isFromZero ? 0 : Math.min(...all, most);
  const [one = 0, next = 1] = ticks(least, most, 4);
  const step = next - one;
  // A step above the highest and below the lowest, so that the scale is labelled to its ends.
  const bottom = Math.floor(least / step) * step;
  const top = Math.max(Math.ceil(most / step) * step, bottom + step);
  return {
    longest,
    bottom,
    top,
    durations: NAMED.flatMap(([seconds, label]) => (seconds <= longest ? [{ seconds, label }] : [])),
    values: range(bottom, top + step / 2, step).map((value) => Number(value.toFixed(3))),
    across: (seconds) => Math.log(seconds) / Math.log(longest),
    up: (value) => (value - bottom) / (top - bottom),
    durationAt: (share) => longest ** share,
  };
}

/** The place in a growing list that comes closest to a duration, as the axis shows it. */
export function nearestDuration(seconds: readonly number[], duration: number): number {
  const away = (index: number) => Math.abs(Math.log((seconds[index] ?? Number.POSITIVE_INFINITY) / duration));
  return seconds.reduce((nearest, _, index) => (away(index) < away(nearest) ? index : nearest), 0);
}

/**
 * Where the names of lines stand, that none covers another: as near to the ends of their lines as that allows.
 *
 * @param ends from the top, in pixels
 */
export function spreadLabels(ends: readonly number[], gap: number, lowest: number): number[] {
  const order = [...ends.keys()].sort((one, other) => (ends[one] ?? 0) - (ends[other] ?? 0));
  const places = [...ends];
  let free = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    places[index] = Math.max(ends[index] ?? 0, free);
    free = (places[index] ?? 0) + gap;
  }
  let limit = lowest;
  for (const index of order.reverse()) {
    places[index] = Math.min(places[index] ?? 0, limit);
    limit = (places[index] ?? 0) - gap;
  }
  return places;
}
