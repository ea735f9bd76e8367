"use client";

import type { ReactNode } from "react";
import type { AxisKind } from "./axis";
import { SMOOTHINGS, type Smoothing } from "./smoothing";

/** How the lanes are shown: how calm, and how near. */
export function Toolbar({
  smoothing,
  onSmoothing,
  axis,
  onAxis,
  isInZones,
  onZones,
  onZoom,
  onWhole,
  isWhole,
}: {
  smoothing: Smoothing;
  onSmoothing: (smoothing: Smoothing) => void;
  /** What the lanes run along; null where there is only time. */
  axis: AxisKind | null;
  onAxis: (axis: AxisKind) => void;
  /** Whether power carries the colours of its zones; null where the rider has none. */
  isInZones: boolean | null;
  onZones: (isInZones: boolean) => void;
  onZoom: (factor: number) => void;
  onWhole: () => void;
  isWhole: boolean;
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
      <div className="flex items-center gap-1">
        {isInZones !== null && (
          <Tool isOn={isInZones} onPress={() => onZones(!isInZones)}>
            Colour by zone
          </Tool>
        )}
        {!isWhole && <Tool onPress={onWhole}>Whole ride</Tool>}
        <Tool label="Look from further away" onPress={() => onZoom(2)} isOff={isWhole}>
          −
        </Tool>
        <Tool label="Look nearer" onPress={() => onZoom(0.5)}>
          +
        </Tool>
      </div>
    </div>
  );
}

function Tool({
  isOn,
  isOff = false,
  isOneOfMany = false,
  label,
  onPress,
  children,
}: {
  isOn?: boolean;
  isOff?: boolean;
  /** Among others, of which always one is chosen: then that one stands out enough. */
  isOneOfMany?: boolean;
  label?: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={label}
      disabled={isOff}
      onClick={onPress}
      className={`min-h-8 min-w-8 cursor-pointer rounded-small border px-2 tabular-nums disabled:cursor-default disabled:border-line disabled:text-faint ${isOneOfMany ? "border-transparent" : "border-control"} ${isOn ? "bg-chosen font-medium text-accent" : "text-muted enabled:hover:bg-sunken"}`}
    >
      {children}
    </button>
  );
}
