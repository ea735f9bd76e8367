"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { type Axis, shareAt } from "./axis";

/** The line through all lanes, and the stretch that is lit up. Moved by transform alone: nothing is laid out anew. */
export function Crosshair({
  cursor,
  axis,
  view,
  plot,
}: {
  cursor: Cursor;
  axis: Axis;
  view: Span;
  plot: RefObject<HTMLElement | null>;
}) {
  const line = useRef<HTMLDivElement>(null);
  const band = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const move = () => {
      const width = plot.current?.clientWidth ?? 0;
      const xOf = (second: number) => shareAt(axis, view, second) * width;
      const second = cursor.second();
      const isSeen = second !== null && second >= view.start && second < view.end;
      place(line.current, isSeen, isSeen ? `translateX(${xOf(second + 0.5)}px)` : "");

      const stretch = cursor.stretch();
      const start = Math.max(view.start, stretch?.start ?? 0);
      const end = Math.min(view.end, stretch?.end ?? 0);
      place(band.current, end > start, `translateX(${xOf(start)}px) scaleX(${xOf(end) - xOf(start)})`);
    };
    move();
    const leave = cursor.subscribe(move);
    addEventListener("resize", move);
    return () => {
      leave();
      removeEventListener("resize", move);
    };
  }, [cursor, axis, view, plot]);

  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <div ref={band} hidden className="absolute inset-y-0 left-0 w-px origin-left bg-accent/14" />
      <div ref={line} hidden className="absolute inset-y-0 left-0 w-px bg-ink will-change-transform" />
    </div>
  );
}

function place(element: HTMLElement | null, isSeen: boolean, transform: string) {
  if (!element) return;
  element.hidden = !isSeen;
  element.style.transform = transform;
}
