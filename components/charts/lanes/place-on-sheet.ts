import { shareAt } from "./axis";
import type { Ground } from "./draw-lane";
import type { Scale } from "./scale";

/** So much is left free above the highest value and below the lowest, in CSS pixels: a line is not cut in half. */
const MARGIN_PIXELS = 2;

/** Where a second stands on a sheet. */
export const xOf = ({ width }: { width: number }, { axis, view }: Pick<Ground, "axis" | "view">, second: number) =>
  shareAt(axis, view, second) * width;

/** How far down a value stands on a sheet so many pixels high. */
export function yOf({ height, ratio }: { height: number; ratio: number }, { low, high }: Scale, value: number) {
  const margin = MARGIN_PIXELS * ratio;
  return height - margin - ((value - low) / (high - low)) * (height - 2 * margin);
}
