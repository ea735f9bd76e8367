import { ticks } from "d3-array";

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

/** Where a duration and a value lie on a sheet of so many pixels: time by its logarithm, values from 0 at the bottom. */
export interface CurveScale {
  x: (seconds: number) => number;
  y: (value: number) => number;
  durations: { label: string; at: number }[];
  values: { label: string; at: number }[];
}

export function curveScale(
  { seconds, values }: { seconds: readonly number[]; values: readonly number[] },
  { width, height }: { width: number; height: number },
): CurveScale {
  const longest = Math.max(seconds.at(-1) ?? 1, 2);
  const steps = ticks(0, Math.max(...values, 1), 3);
  // One step above the highest, so that the scale is labelled to its top.
  const step = (steps[1] ?? 1) - (steps[0] ?? 0);
  const highest = Math.ceil(Math.max(...values, 1) / step) * step;
  const x = (duration: number) => (width * Math.log(duration)) / Math.log(longest);
  const y = (value: number) => height * (1 - value / highest);
  return {
    x,
    y,
    durations: NAMED.filter(([duration]) => duration <= longest).map(([duration, label]) => ({
      label,
      at: x(duration),
    })),
    values: ticks(0, highest, 3).map((value) => ({ label: String(value), at: y(value) })),
  };
}
