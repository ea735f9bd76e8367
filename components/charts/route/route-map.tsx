"use client";

import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import type { Track } from "@/core/channel";
import { type PlacedRoute, placeRoute, simplifyRoute } from "@/core/route";
import type { StreetMap as StreetMapSource } from "@/core/street-map";
import type { Cursor } from "../cursor";
import { useWidth } from "../lanes/use-width";
import { WhenNear } from "../when-near";
import type { Colouring } from "./colouring";
import { Legend } from "./legend";
import { Finish, Start } from "./marks";
import { RouteDrawing } from "./route-drawing";

/** Hundreds of kilobytes that most riders never ask for. */
const StreetMap = lazy(() => import("../street-map/street-map"));

const MARGIN = 28;
const MARK_PIXELS = 10;

/** A route on a map: what changes it above, what it means below. */
export function RouteMap({
  track,
  cursor,
  colouring,
  summary,
  controls,
  isLarge,
  street,
}: {
  track: Track;
  cursor: Cursor;
  colouring: Colouring;
  /** The route in words. */
  summary: string;
  controls: ReactNode;
  /** As wide as the page. */
  isLarge: boolean;
  /** What it is laid over; null for our own drawing. */
  street: { source: StreetMapSource; onFail: () => void } | null;
}) {
  const [isReady, setIsReady] = useState(false);
  const isOverStreets = street !== null && isReady;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const height = heightOf(width, isLarge);
  const route = useMemo(() => placeRoute(track, { width, height, margin: MARGIN }), [track, width, height]);
  const runs = useMemo(() => simplifyRoute(route, 0.5), [route]);
  const isRound = endsWhereItBegan(route, runs);
  const hasUnknown = useMemo(
    () => track.latitude.some((degrees, second) => !Number.isNaN(degrees) && colouring.stepAt(second) === 0),
    [track, colouring],
  );

  return (
    <figure aria-label="Route" data-large-route={isLarge || undefined}>
      {controls}
      <div
        ref={frame}
        className="relative overflow-hidden rounded-sheet border border-line bg-raised"
        style={{ minHeight: height }}
      >
        {!isOverStreets && <RouteDrawing {...{ cursor, route, runs, width, height, colouring, isRound, summary }} />}
        {street && (
          <div className={isOverStreets ? "" : "invisible"}>
            <WhenNear meanwhile={null}>
              <Suspense fallback={null}>
                <StreetMap
                  {...{ track, cursor, colouring, isRound, summary }}
                  source={street.source}
                  onReady={setIsReady}
                  onFail={street.onFail}
                />
              </Suspense>
            </WhenNear>
          </div>
        )}
      </div>
      <figcaption className="mt-2 grid gap-2">
        {colouring.limits.length > 0 && <Legend colouring={colouring} hasUnknown={hasUnknown} />}
        <p className="flex flex-wrap gap-x-4 text-note text-muted">
          <Key name={isRound ? "Start and finish" : "Start"}>
            <Start x={0} y={0} isFinish={isRound} />
          </Key>
          {!isRound && (
            <Key name="Finish">
              <Finish x={0} y={0} />
            </Key>
          )}
        </p>
      </figcaption>
    </figure>
  );
}

const Key = ({ name, children }: { name: string; children: ReactNode }) => (
  <span className="flex items-center gap-1.5">
    <svg viewBox="-7 -7 14 14" className="size-3.5" aria-hidden="true">
      {children}
    </svg>
    {name}
  </span>
);

const heightOf = (width: number, isLarge: boolean) =>
  isLarge
    ? Math.round(Math.min(Math.max(300, width * 0.55), 640))
    : Math.round(Math.min(Math.max(240, width * 0.86), 440));

function endsWhereItBegan({ x, y }: PlacedRoute, runs: readonly (readonly number[])[]): boolean {
  const [first, last] = [runs.at(0)?.at(0), runs.at(-1)?.at(-1)];
  if (first === undefined || last === undefined) return false;
  return Math.hypot((x[first] ?? 0) - (x[last] ?? 0), (y[first] ?? 0) - (y[last] ?? 0)) < MARK_PIXELS;
}
