"use client";

import { type ComponentProps, useCallback, useMemo, useRef } from "react";
import { formatDistance, formatDuration } from "@/core/format";
import type { Span } from "@/core/span";
import { type Axis, shareAt } from "./axis";
import { drawFilledLine } from "./draw-line";
import type { LaneSource } from "./lane-source";
import { rangeKey } from "./range-keys";
import { scaleOf } from "./scale";
import { calmed } from "./smoothing";
import { type Sheet, useCanvas } from "./use-canvas";
import { useHold } from "./use-hold";
import { begunAt, endedAt, shortest } from "./view";

/** The whole ride below the lanes, and on it what is shown: its ends and itself can be moved. */
export function Range({
  source,
  axis,
  view,
  whole,
  show,
}: {
  /** What of the ride it shows. */
  source: LaneSource;
  axis: Axis;
  view: Span;
  whole: Span;
  show: (view: Span) => void;
}) {
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const channel = useMemo(() => calmed(source.name, source.channel(), 30), [source]);
  const draw = useCallback(
    (sheet: Sheet) => {
      const { name } = source;
      drawFilledLine(sheet, { name, channel, axis, view: whole, scale: scaleOf(name, channel), lineLimits: null });
    },
    [source, channel, axis, whole],
  );
  useCanvas(canvas, draw);
  const hold = useHold(strip, { axis, view, whole, show });
  const [from, to] = [shareAt(axis, whole, view.start) * 100, shareAt(axis, whole, view.end) * 100];
  const told = (second: number) =>
    axis.kind === "distance" ? formatDistance(axis.at(second)) : formatDuration(second);

  return (
    <fieldset aria-label="Part of the ride that is shown" className="relative mt-2 h-11 select-none">
      <div
        ref={strip}
        className="absolute inset-0 touch-pan-y overflow-hidden rounded-small bg-sunken"
        {...hold("both")}
      >
        <canvas ref={canvas} className="block h-full w-full" />
        <div className="absolute inset-y-0 left-0 bg-sunken/75" style={{ width: `${from}%` }} />
        <div className="absolute inset-y-0 right-0 bg-sunken/75" style={{ width: `${100 - to}%` }} />
        <div
          className="absolute inset-y-0 cursor-grab border-y border-control active:cursor-grabbing"
          style={{ left: `${from}%`, right: `${100 - to}%` }}
        />
      </div>
      <Handle
        label="Start of the part that is shown"
        share={from}
        value={view.start}
        least={whole.start}
        most={view.end - shortest(whole)}
        told={told(view.start)}
        onKeyDown={(event) => rangeKey(event, view.start, whole, (second) => show(begunAt(view, whole, second)))}
        {...hold("start")}
      />
      <Handle
        label="End of the part that is shown"
        share={to}
        value={view.end}
        least={view.start + shortest(whole)}
        most={whole.end}
        told={told(view.end)}
        onKeyDown={(event) => rangeKey(event, view.end, whole, (second) => show(endedAt(view, whole, second)))}
        {...hold("end")}
      />
    </fieldset>
  );
}

function Handle({
  label,
  share,
  value,
  least,
  most,
  told,
  ...gestures
}: ComponentProps<"div"> & {
  label: string;
  share: number;
  value: number;
  least: number;
  most: number;
  told: string;
}) {
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={told}
      style={{ left: `${share}%` }}
      className="absolute inset-y-0 w-6 -translate-x-1/2 cursor-ew-resize touch-none rounded-small"
      {...gestures}
    >
      <div className="absolute inset-y-0 left-1/2 w-px bg-control" />
      <div className="absolute top-1/2 left-1/2 h-6 w-2.5 -translate-1/2 rounded-small border border-control bg-raised" />
    </div>
  );
}
