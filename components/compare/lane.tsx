"use client";

import { useCallback, useMemo, useRef } from "react";
import { scaleOf } from "@/components/charts/lanes/scale";
import { type Sheet, useCanvas } from "@/components/charts/lanes/use-canvas";
import { smoothed } from "@/core/chart-points";
import type { Along } from "@/core/compare/laid";
import type { Span } from "@/core/span";
import { differenceScale, meansInColumns, reachOf, valuesInColumns } from "./columns";
import type { Smoothing } from "./compare-toolbar";
import type { Shown } from "./compared";
import { type ComparedDrawing, type ComparedLine, drawCompared } from "./draw-compared";
import { aheadInSigns, aheadInWords } from "./place-words";
import type { CompareLane } from "./quantities";

interface LaneProps {
  shown: Shown;
  isSeen: (index: number) => boolean;
  view: Span;
  ticks: readonly number[];
  width: number;
}

/** How far each ride is ahead of the first one, which is the line at nothing. */
export function DifferenceLane({ shown, isSeen, view, ticks, width }: LaneProps) {
  const { comparison, names } = shown;
  const { along, whole, rides } = comparison;
  const all = useMemo(
    () =>
      rides.flatMap((ride, index) =>
        index === 0 || ride.is !== "compared" ? [] : [{ index, values: valuesInColumns(ride.aheadAt, whole, 600) }],
      ),
    [rides, whole],
  );
  const scale = useMemo(() => differenceScale(reachOf(all.map(({ values }) => values))), [all]);
  const lines = useMemo<ComparedLine[]>(
    () =>
      rides.flatMap((ride, index) =>
        index === 0 || ride.is !== "compared" || !isSeen(index)
          ? []
          : [{ index, values: valuesInColumns(ride.aheadAt, view, width) }],
      ),
    [rides, isSeen, view, width],
  );
  return (
    <Sheets
      label={along === "time" ? "Metres ahead" : "Time ahead"}
      facts={`of ${names[0]}, the line across; below it behind`}
      summary={`How far ahead of ${names[0]}: ${all.map(({ index }) => `${names[index]} ${endOf(shown, index)} in the end`).join(", ")}`}
      high={signOf(along, scale.high)}
      low={signOf(along, scale.low)}
      className="h-28"
      drawing={{ lines, scale, view, ticks, base: 0, isLand: false }}
    />
  );
}

const signOf = (along: Along, value: number) => (value === 0 ? "level" : aheadInSigns(along, value));

function endOf({ comparison: { along, rides } }: Shown, index: number): string {
  const [first, ride] = [rides[0], rides[index]];
  if (first?.is !== "compared" || ride?.is !== "compared") return "–";
  return aheadInWords(along, ride.aheadAt(Math.min(first.laid.reach.end, ride.laid.reach.end)));
}

/** One quantity of all rides. */
export function QuantityLane({
  lane,
  shown,
  isSeen,
  view,
  ticks,
  width,
  smoothing,
}: LaneProps & { lane: CompareLane; smoothing: Smoothing }) {
  const { comparison, entrants, names } = shown;
  const isLand = lane.name === "elevation";
  const channels = useMemo(
    () =>
      entrants.map(({ ready }, index) => {
        const channel = isLand && index > 0 ? undefined : ready.filled[lane.name];
        return channel && lane.isJumpy && smoothing > 1 ? smoothed(channel, smoothing) : channel;
      }),
    [entrants, lane, smoothing, isLand],
  );
  const scale = useMemo(() => {
    const compared = channels.flatMap((channel, index) => {
      const ride = comparison.rides[index];
      return channel && ride?.is === "compared" ? [channel.subarray(ride.laid.span.start, ride.laid.span.end)] : [];
    });
    const reach = reachOf(compared);
    return scaleOf(lane.name, Float32Array.from(reach ?? []));
  }, [channels, comparison, lane.name]);
  const lines = useMemo<ComparedLine[]>(
    () =>
      comparison.rides.flatMap((ride, index) => {
        const channel = channels[index];
        if (!channel || ride.is !== "compared" || (!isSeen(index) && !isLand)) return [];
        return [{ index, values: meansInColumns(channel, ride.laid, view, width) }];
      }),
    [comparison, channels, isSeen, view, width, isLand],
  );
  const without = names.filter((_, index) => !entrants[index]?.ready.filled[lane.name]);
  return (
    <Sheets
      label={lane.label}
      facts={isLand ? `of ${names[0]}` : without.length > 0 ? `not there of ${without.join(", ")}` : ""}
      summary={`${lane.label} of ${isLand ? names[0] : names.filter((name) => !without.includes(name)).join(", ")}`}
      high={withoutDecimals(lane.format(scale.high))}
      low={withoutDecimals(lane.format(scale.low))}
      className={isLand ? "h-14" : "h-24"}
      drawing={{ lines, scale, view, ticks, base: null, isLand }}
    />
  );
}

function Sheets({
  label,
  facts,
  summary,
  high,
  low,
  className,
  drawing,
}: {
  label: string;
  facts: string;
  summary: string;
  high: string;
  low: string;
  className: string;
  drawing: ComparedDrawing;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { lines, scale, view, ticks, base, isLand } = drawing;
  const draw = useCallback(
    (sheet: Sheet) => drawCompared(sheet, { lines, scale, view, ticks, base, isLand }),
    [lines, scale, view, ticks, base, isLand],
  );
  useCanvas(canvas, draw);
  return (
    <figure aria-label={summary} className="grid grid-cols-[1fr_3.5rem] gap-x-2 pt-2">
      <figcaption className="col-span-2 flex items-baseline gap-2 text-note">
        <span className="font-medium">{label}</span>
        <span className="min-w-0 truncate text-muted">{facts}</span>
      </figcaption>
      <canvas ref={canvas} className={`w-full ${className}`} />
      <div aria-hidden="true" className="flex flex-col justify-between text-note text-muted tabular-nums">
        <span className="whitespace-nowrap">{high}</span>
        <span className="whitespace-nowrap">{low}</span>
      </div>
    </figure>
  );
}

/** A scale ends at round values: 45.0 km/h is 45 km/h. */
const withoutDecimals = (text: string) => text.replace(/\.\d+/, "");
