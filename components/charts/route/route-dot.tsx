"use client";

import { useEffect, useRef } from "react";
import type { PlacedRoute } from "@/core/route";
import type { Cursor } from "../cursor";

/** Where the rider was in the second that is looked at. */
export function RouteDot({ cursor, route }: { cursor: Cursor; route: PlacedRoute }) {
  const dot = useRef<SVGCircleElement>(null);

  useEffect(() => {
    const move = () => {
      const second = cursor.second() ?? -1;
      const [x, y] = [route.x[second] ?? Number.NaN, route.y[second] ?? Number.NaN];
      const isKnown = !Number.isNaN(x) && !Number.isNaN(y);
      dot.current?.setAttribute("visibility", isKnown ? "visible" : "hidden");
      if (isKnown) dot.current?.setAttribute("transform", `translate(${x} ${y})`);
    };
    move();
    return cursor.subscribe(move);
  }, [cursor, route]);

  return <circle ref={dot} r="6.5" visibility="hidden" className="fill-ink stroke-raised" strokeWidth="2.5" />;
}
