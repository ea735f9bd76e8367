"use client";

import { type PointerEvent, type ReactNode, useMemo, useRef } from "react";
import type { Track } from "@/core/channel";
import { type PlacedRoute, placeRoute, scaleBar, simplifyRoute } from "@/core/route";
import type { Cursor } from "../cursor";
import { useWidth } from "../lanes/use-width";
import { Furniture } from "./furniture";
import { RouteDot } from "./route-dot";
import { directionTicks, nearestSecond, routePieces } from "./route-path";
import { StretchLine } from "./stretch-line";

const MARGIN = 28;
const REACH_PIXELS = 24;
const MARK_PIXELS = 10;

/** The route as a drawing of our own: no tiles, no keys, nothing leaves the house. Coloured by what `zoneAt` says. */
export function RouteMap({
  track,
  cursor,
  zoneAt,
  summary,
  legend,
}: {
  track: Track;
  cursor: Cursor;
  /** The zone of a second, from 1; 0 where there is none. */
  zoneAt: (second: number) => number;
  /** The route in words. */
  summary: string;
  /** What the colours mean; null where there is only one. */
  legend: { title: string; names: readonly string[] } | null;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const height = Math.round(Math.min(Math.max(240, width * 0.86), 440));
  const route = useMemo(() => placeRoute(track, { width, height, margin: MARGIN }), [track, width, height]);
  const runs = useMemo(() => simplifyRoute(route, 0.5), [route]);
  const pieces = useMemo(() => routePieces(route, runs, zoneAt), [route, runs, zoneAt]);
  const ticks = useMemo(() => directionTicks(route, runs, 96), [route, runs]);
  const bar = scaleBar(route.metersPerPixel, width / 3);
  const [first, last] = [runs.at(0)?.at(0), runs.at(-1)?.at(-1)];
  const isRound = first !== undefined && last !== undefined && pixelsApart(route, first, last) < MARK_PIXELS;

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    cursor.moveTo(nearestSecond(route, event.clientX - box.left, event.clientY - box.top, REACH_PIXELS));
  };

  return (
    <figure aria-label="Route">
      <div ref={frame} className="overflow-hidden rounded-sheet border border-line bg-raised">
        <svg
          role="img"
          aria-label={summary}
          width={width}
          height={height}
          className="block touch-pan-y"
          onPointerMove={follow}
          onPointerLeave={() => cursor.moveTo(null)}
        >
          <Furniture width={width} height={height} bar={bar} />
          <g fill="none" strokeLinecap="round" strokeLinejoin="round">
            <path d={pieces.map(({ path }) => path).join("")} className="stroke-raised" strokeWidth="6" />
            <StretchLine cursor={cursor} route={route} runs={runs} />
            {pieces.map(({ start, path, zone }) => (
              <path key={start} d={path} className={STROKE[zone]} strokeWidth="2.5" />
            ))}
          </g>
          {ticks.map(({ x, y, degrees }) => (
            <path
              key={`${x} ${y} ${degrees}`}
              d="M-3 -3.5L2 0L-3 3.5"
              transform={`translate(${x} ${y}) rotate(${degrees})`}
              className="fill-none stroke-ink"
              strokeWidth="1.4"
            />
          ))}
          {last !== undefined && !isRound && <Finish x={route.x[last] ?? 0} y={route.y[last] ?? 0} />}
          {first !== undefined && <Start x={route.x[first] ?? 0} y={route.y[first] ?? 0} isFinish={isRound} />}
          <RouteDot cursor={cursor} route={route} />
        </svg>
      </div>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 text-note text-muted">
        <Key name={isRound ? "Start and finish" : "Start"}>
          <Start x={0} y={0} isFinish={isRound} />
        </Key>
        {!isRound && (
          <Key name="Finish">
            <Finish x={0} y={0} />
          </Key>
        )}
        {legend && <Legend {...legend} />}
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

function Legend({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <span className="ml-auto flex flex-wrap items-center gap-x-2.5">
      {title}
      {names.map((name, index) => (
        <span key={name} className="flex items-center gap-1 tabular-nums">
          <svg viewBox="0 0 10 4" className="h-1 w-2.5" aria-hidden="true">
            <path d="M0 2H10" className={STROKE[index + 1]} strokeWidth="4" />
          </svg>
          {name}
        </span>
      ))}
    </span>
  );
}

/** A ride that ends where it began shows both in one: what lies beneath would not be seen. */
const Start = ({ x, y, isFinish }: { x: number; y: number; isFinish: boolean }) => (
  <>
    <circle cx={x} cy={y} r="5" className="fill-raised stroke-good" strokeWidth="3" />
    {isFinish && <rect x={x - 2} y={y - 2} width="4" height="4" className="fill-ink" />}
  </>
);

const Finish = ({ x, y }: { x: number; y: number }) => (
  <rect x={x - 4.5} y={y - 4.5} width="9" height="9" className="fill-ink stroke-raised" strokeWidth="2" />
);

const pixelsApart = ({ x, y }: PlacedRoute, one: number, other: number) =>
  Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0));

const STROKE: Record<number, string> = {
  0: "stroke-accent",
  1: "stroke-zone-1",
  2: "stroke-zone-2",
  3: "stroke-zone-3",
  4: "stroke-zone-4",
  5: "stroke-zone-5",
  6: "stroke-zone-6",
  7: "stroke-zone-7",
};
