"use client";

import { type ReactNode, useCallback, useMemo, useRef } from "react";
import type { Cursor } from "../cursor";
import { drawOverlay, type Ground } from "./draw-lane";
import { type DrawnLane, EndsOfScale, withoutDecimals } from "./lane";
import { TEXT_COLOUR } from "./lane-colours";
import { OverlayValues } from "./overlay-values";
import { type Sheet, useCanvas } from "./use-canvas";
import { ZoneNames } from "./zone-names";

const HEIGHT_PIXELS = 320;

/** All lanes in one drawing, each on its own scale; under the crosshair each tells its value. */
export function Overlay({
  lanes: drawn,
  ground,
  palette,
  cursor,
  children,
}: {
  lanes: readonly DrawnLane[];
  ground: Ground;
  /** Of the zones: with another everything is drawn anew. */
  palette: string;
  cursor: Cursor;
  /** Over the drawing. */
  children?: ReactNode;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const lanes = useMemo(() => drawn.map((lane) => ({ ...lane, ...lane.line() })), [drawn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the palette is read from the page's style.
  const draw = useCallback(
    (sheet: Sheet) =>
      drawOverlay(
        sheet,
        lanes.map((lane) => ({ ...lane, ...ground })),
      ),
    [lanes, ground, palette],
  );
  useCanvas(canvas, draw);
  const [first] = lanes;
  if (!first) return null;

  return (
    <figure aria-label="All lanes in one drawing" className="grid grid-cols-[1fr_3.5rem] gap-x-2 pt-2">
      <figcaption className="col-span-2 mb-3 flex flex-wrap items-center gap-x-4 text-note">
        {lanes.map(({ source, scale }) => (
          <span key={source.name} className="flex min-h-5 items-center gap-1.5">
            <span aria-hidden="true" className={`h-0.5 w-4 bg-current ${TEXT_COLOUR[source.name]}`} />
            <span className={`font-medium ${TEXT_COLOUR[source.name]}`}>{source.label}</span>
            <span className="text-muted tabular-nums">
              {numberOf(source.format(scale.low))}–{withoutDecimals(source.format(scale.high))}
            </span>
          </span>
        ))}
      </figcaption>
      <div className="relative">
        <canvas ref={canvas} className="block w-full" style={{ height: HEIGHT_PIXELS }} />
        {first.bandLimits && first.source.zones && (
          <ZoneNames zones={first.source.zones} scale={first.scale} height={HEIGHT_PIXELS} />
        )}
        <OverlayValues lanes={lanes} ground={ground} cursor={cursor} height={HEIGHT_PIXELS} />
        {children}
      </div>
      <EndsOfScale
        high={first.source.format(first.scale.high)}
        low={first.source.format(first.scale.low)}
        className={TEXT_COLOUR[first.name]}
      />
    </figure>
  );
}

const numberOf = (text: string) => withoutDecimals(text).replace(/ .*/, "");
