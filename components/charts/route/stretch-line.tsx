"use client";

import { useEffect, useRef } from "react";
import type { PlacedRoute } from "@/core/route";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { stretchPath } from "./route-path";

/** The stretch that is lit up, as a broad line below the route. */
export function StretchLine({
  cursor,
  route,
  runs,
}: {
  cursor: Cursor;
  route: PlacedRoute;
  runs: readonly (readonly number[])[];
}) {
  const line = useRef<SVGPathElement>(null);

  useEffect(() => {
    let drawn: Span | null | undefined;
    const draw = () => {
      const stretch = cursor.stretch();
      if (stretch === drawn) return;
      drawn = stretch;
      line.current?.setAttribute("d", stretch ? stretchPath(route, runs, stretch) : "");
    };
    draw();
    return cursor.subscribe(draw);
  }, [cursor, route, runs]);

  return <path ref={line} className="stroke-accent/40" strokeWidth="9" />;
}
