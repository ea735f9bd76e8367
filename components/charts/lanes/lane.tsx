"use client";

import { type ReactNode, useCallback, useRef } from "react";
import { useDue } from "../use-due";
import { drawLane, type Ground, type LaneDrawing } from "./draw-lane";
import type { LaneSource } from "./lane-source";
import { type Sheet, useCanvas } from "./use-canvas";
import { ZoneNames } from "./zone-names";

type Line = Pick<LaneDrawing, "channel" | "scale">;

/** A lane as it is drawn just now. */
export interface DrawnLane extends Omit<LaneDrawing, keyof Ground | keyof Line> {
  source: LaneSource;
  /** Reckoned when it is asked for first. */
  line: () => Line;
}

const HEIGHT_PIXELS = 72;
/** With zones behind it there must be room to tell them apart. */
const HEIGHT_WITH_BANDS_PIXELS = 120;

/** How high a lane is, in CSS pixels. */
export const heightOf = ({ bandLimits }: DrawnLane) => (bandLimits ? HEIGHT_WITH_BANDS_PIXELS : HEIGHT_PIXELS);

/** One lane of a ride; its caption tells in words what is told of it. Below the window it is drawn when there is time. */
export function Lane({
  lane,
  ground,
  palette,
  caption,
  children,
}: {
  lane: DrawnLane;
  ground: Ground;
  /** Of the zones: with another everything is drawn anew. */
  palette: string;
  caption: ReactNode;
  /** Over its drawing. */
  children?: ReactNode;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDue = useDue(canvas);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page's style.
  const draw = useCallback(
    (sheet: Sheet) => isDue && drawLane(sheet, { ...lane, ...lane.line(), ...ground }),
    [lane, ground, palette, isDue],
  );
  useCanvas(canvas, draw);
  const { label, format, zones } = lane.source;
  const height = heightOf(lane);
  const scale = isDue ? lane.line().scale : null;

  return (
    <figure aria-label={label} className="grid grid-cols-[1fr_3.5rem] gap-x-2 pt-2">
      {caption}
      <div className="relative">
        <canvas ref={canvas} className="block w-full" style={{ height }} />
        {scale && lane.bandLimits && zones && <ZoneNames zones={zones} scale={scale} height={height} />}
        {children}
      </div>
      {scale && <EndsOfScale high={format(scale.high)} low={format(scale.low)} />}
    </figure>
  );
}

/** At the right of a drawing; a scale ends at round values: 45.0 km/h is 45 km/h. */
export function EndsOfScale({
  high,
  low,
  className = "text-muted",
}: {
  high: string;
  low: string;
  className?: string;
}) {
  return (
    <div aria-hidden="true" className={`flex flex-col justify-between text-note tabular-nums ${className}`}>
      <span className="-mt-1 whitespace-nowrap">{withoutDecimals(high)}</span>
      <span className="-mb-1 whitespace-nowrap">{withoutDecimals(low)}</span>
    </div>
  );
}

/** The end of a scale in words. */
export const withoutDecimals = (text: string) => text.replace(/\.\d+/, "");
