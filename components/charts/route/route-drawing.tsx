"use client";

import { useMemo } from "react";
import { type PlacedRoute, scaleBar } from "@/core/route";
import type { Cursor } from "../cursor";
import type { Colouring } from "./colouring";
import { Furniture } from "./furniture";
import { Finish, Start } from "./marks";
import { RouteDot } from "./route-dot";
import { RouteLine } from "./route-line";
import { directionTicks } from "./route-path";
import type { Runs } from "./route-pieces";
import { useRoutePointer } from "./use-route-pointer";

/** The route as a drawing of our own: no tiles, no keys, nothing leaves the house. */
export function RouteDrawing({
  cursor,
  route,
  runs,
  width,
  height,
  colouring,
  isRound,
  summary,
}: {
  cursor: Cursor;
  route: PlacedRoute;
  runs: Runs;
  width: number;
  height: number;
  colouring: Colouring;
  /** It ends where it began. */
  isRound: boolean;
  summary: string;
}) {
  const ticks = useMemo(() => directionTicks(route, runs, 96), [route, runs]);
  const pointer = useRoutePointer(cursor, route);
  const [first, last] = [runs.at(0)?.at(0), runs.at(-1)?.at(-1)];
  return (
    <svg role="img" aria-label={summary} width={width} height={height} className="block touch-pan-y" {...pointer}>
      <Furniture width={width} height={height} bar={scaleBar(route.metersPerPixel, width / 3)} />
      <RouteLine cursor={cursor} route={route} runs={runs} colouring={colouring} />
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
  );
}
