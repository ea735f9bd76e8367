"use client";

import { memo, useMemo, useSyncExternalStore } from "react";
import type { PlacedRoute } from "@/core/route";
import type { Cursor } from "../cursor";
import { type Colouring, colourOf } from "./colouring";
import { pathOf } from "./route-path";
import { piecesWithin, type RoutePiece, type Runs, routePieces, runsWithin } from "./route-pieces";

/** The line of a route in its colours. While a stretch is lit up the rest steps back, and the stretch is broad and edged. */
export function RouteLine({
  cursor,
  route,
  runs,
  colouring,
}: {
  cursor: Cursor;
  route: PlacedRoute;
  runs: Runs;
  colouring: Colouring;
}) {
  const stretch = useSyncExternalStore(cursor.subscribe, cursor.stretch, cursor.stretch);
  const pieces = useMemo(() => routePieces(route, runs, colouring.stepAt), [route, runs, colouring]);
  const lit = useMemo(() => {
    if (!stretch) return { outline: "", pieces: [] };
    return {
      outline: outlineOf(route, runsWithin(route, runs, stretch)),
      pieces: piecesWithin(route, pieces, stretch),
    };
  }, [stretch, route, runs, pieces]);
  const outline = useMemo(() => outlineOf(route, runs), [route, runs]);
  const isLit = lit.pieces.length > 0;

  return (
    <g fill="none" strokeLinecap="round" strokeLinejoin="round">
      <g opacity={isLit ? 0.35 : undefined}>
        <path d={outline} className="stroke-raised" strokeWidth="6.5" />
        <Pieces route={route} pieces={pieces} colouring={colouring} strokeWidth={3.25} />
      </g>
      {isLit && (
        <g data-stretch="lit">
          <path d={lit.outline} className="stroke-ink" strokeWidth="11" />
          <path d={lit.outline} className="stroke-raised" strokeWidth="8" />
          <Pieces route={route} pieces={lit.pieces} colouring={colouring} strokeWidth={5} />
        </g>
      )}
    </g>
  );
}

const Pieces = memo(function Pieces({
  route,
  pieces,
  colouring,
  strokeWidth,
}: {
  route: PlacedRoute;
  pieces: readonly RoutePiece[];
  colouring: Colouring;
  strokeWidth: number;
}) {
  return pieces.map(({ seconds, step }) => (
    <path
      key={seconds[0]}
      d={pathOf(route, seconds)}
      style={{ stroke: `var(--color-${colourOf(colouring, step)})` }}
      strokeWidth={step === 0 ? strokeWidth / 2 : strokeWidth}
    />
  ));
});

const outlineOf = (route: PlacedRoute, runs: Runs) => runs.map((seconds) => pathOf(route, seconds)).join("");
