"use client";

import type { ReactNode } from "react";
import type { AxisKind } from "./axis";
import { SMOOTHINGS, type Smoothing } from "./smoothing";
import { Tool } from "./tool";

/** How the lanes are shown: how calm, along what, and which. */
export function Toolbar({
  smoothing,
  onSmoothing,
  axis,
  onAxis,
  children,
}: {
  smoothing: Smoothing;
  onSmoothing: (smoothing: Smoothing) => void;
  /** What the lanes run along; null where there is only time. */
  axis: AxisKind | null;
  onAxis: (axis: AxisKind) => void;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-1 text-small">
      <fieldset className="flex items-center gap-1">
        <legend className="float-left mr-2 text-muted">Smoothed over</legend>
        {SMOOTHINGS.map((seconds) => (
          <Tool key={seconds} isOneOfMany isOn={seconds === smoothing} onPress={() => onSmoothing(seconds)}>
            {seconds} s
          </Tool>
        ))}
      </fieldset>
      {axis && (
        <fieldset className="flex items-center gap-1">
          <legend className="float-left mr-2 text-muted">Along</legend>
          <Tool isOneOfMany isOn={axis === "time"} onPress={() => onAxis("time")}>
            Time
          </Tool>
          <Tool isOneOfMany isOn={axis === "distance"} onPress={() => onAxis("distance")}>
            Distance
          </Tool>
        </fieldset>
      )}
      {children}
    </div>
  );
}
