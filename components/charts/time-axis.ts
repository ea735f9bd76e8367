import { range, ticks } from "d3-array";

const UNITS = [
  { seconds: 1, name: "s" },
  { seconds: 60, name: "min" },
  { seconds: 3600, name: "h" },
];

/** An axis of lengths of time from 0: seconds, minutes or hours, at round ones of them. */
export interface TimeAxis {
  /** In s. */
  top: number;
  ticks: number[];
  label: (seconds: number) => string;
}

/** @param most the longest that is shown, in s */
export function timeAxis(most: number): TimeAxis {
  const unit = UNITS.findLast(({ seconds }) => most >= 2 * seconds) ?? { seconds: 1, name: "s" };
  const highest = Math.max(most / unit.seconds, 1);
  const [one = 0, next = 1] = ticks(0, highest, 3);
  const step = next - one;
  const values = range(0, Math.ceil(highest / step) * step + step / 2, step);
  return {
    top: (values.at(-1) ?? 1) * unit.seconds,
    ticks: values.map((value) => value * unit.seconds),
    label: (seconds) => `${Number((seconds / unit.seconds).toFixed(2))}\u00a0${unit.name}`,
  };
}
