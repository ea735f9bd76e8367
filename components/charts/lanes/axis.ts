import { bisectLeft } from "d3-array";
import type { Span } from "@/core/span";

export type AxisKind = "time" | "distance";

/** What runs from left to right: where on it a second lies, and which second lies at a place on it. */
export interface Axis {
  kind: AxisKind;
  /** In the axis's own unit: seconds, or metres. */
  at(second: number): number;
  secondAt(place: number): number;
}

export const TIME_AXIS: Axis = { kind: "time", at: (second) => second, secondAt: (place) => place };

/**
 * An axis of the road: who stands does not get on, so a pause has no width.
 *
 * @param soFar metres up to each second; it never falls
 */
export function distanceAxis(soFar: Float64Array): Axis {
  const last = soFar.length - 1;
  return {
    kind: "distance",
    at(second) {
      const before = Math.min(last, Math.max(0, Math.floor(second)));
      const from = soFar[before] ?? 0;
      return from + ((soFar[Math.min(last, before + 1)] ?? from) - from) * (second - Math.floor(second));
    },
    secondAt: (place) => bisectLeft(soFar, place),
  };
}

/** A stretch as the axis has it. */
export const onAxis = (axis: Axis, { start, end }: Span): Span => ({ start: axis.at(start), end: axis.at(end) });

/** Where a second stands in a view, from 0 at its left edge to 1 at its right. */
export const shareAt = (axis: Axis, view: Span, second: number): number => shareOf(onAxis(axis, view), axis.at(second));

/** The same of a place on the axis; where nobody got on, everything stands at the left edge. */
export const shareOf = ({ start, end }: Span, place: number): number =>
  end > start ? (place - start) / (end - start) : 0;
