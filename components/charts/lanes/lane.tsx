"use client";

import { useCallback, useMemo, useRef } from "react";
import type { Channel, ChannelName } from "@/core/channel";
import type { Span } from "@/core/span";
import type { Axis } from "./axis";
import { drawLane } from "./draw-lane";
import { scaleOf } from "./scale";
import { type Sheet, useCanvas } from "./use-canvas";

/** One channel of a ride over time. What is told of it in words stands beside its name. */
export function Lane({
  name,
  label,
  facts,
  channel,
  mean,
  axis,
  view,
  pauses,
  ticks,
  zoneLimits,
  format,
}: {
  name: ChannelName;
  label: string;
  /** "mean 212 W · max 702 W" */
  facts: string;
  channel: Channel;
  mean: number | null;
  axis: Axis;
  view: Span;
  pauses: readonly Span[];
  ticks: readonly number[];
  zoneLimits: readonly number[] | null;
  /** A value of this channel with its unit. */
  format: (value: number) => string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useMemo(() => scaleOf(name, channel), [name, channel]);
  const draw = useCallback(
    (sheet: Sheet) => drawLane(sheet, { name, channel, scale, axis, view, pauses, ticks, mean, zoneLimits }),
    [name, channel, scale, axis, view, pauses, ticks, mean, zoneLimits],
  );
  useCanvas(canvas, draw);

  return (
    <figure aria-label={label} className="grid grid-cols-[1fr_3.5rem] gap-x-2 pt-2">
      <figcaption className="col-span-2 flex items-baseline gap-3 text-note">
        <span className={`font-medium ${TEXT_COLOUR[name]}`}>{label}</span>
        <span className="text-muted tabular-nums">{facts}</span>
      </figcaption>
      <canvas ref={canvas} className="h-[72px] w-full" />
      <div aria-hidden="true" className="flex flex-col justify-between text-note text-muted tabular-nums">
        <span className="whitespace-nowrap tablet:-mt-1">{withoutDecimals(format(scale.high))}</span>
        <span className="-mb-1 whitespace-nowrap">{withoutDecimals(format(scale.low))}</span>
      </div>
    </figure>
  );
}

/** A scale ends at round values: 45.0 km/h is 45 km/h. */
const withoutDecimals = (text: string) => text.replace(/\.\d+/, "");

const TEXT_COLOUR: Record<ChannelName, string> = {
  power: "text-power",
  "heart-rate": "text-heart-rate",
  speed: "text-speed",
  cadence: "text-cadence",
  elevation: "text-muted",
  temperature: "text-temperature",
  balance: "text-power",
  distance: "text-distance",
};
