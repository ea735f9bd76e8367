"use client";

import { useEffect, useRef } from "react";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { type Axis, shareAt } from "./axis";

/** The line through all lanes, and the stretch that is lit up. Moved by transform alone: nothing is laid out anew. */
export function Crosshair({
  cursor,
  axis,
  view,
  width,
}: {
  cursor: Cursor;
  axis: Axis;
  view: Span;
  /** In CSS pixels. It is told: to ask the page for it would have it laid out in the middle of a move. */
  width: number;
}) {
  const line = useRef<HTMLDivElement>(null);
  const band = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const move = () => {
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
    return cursor.subscribe(move);
  }, [cursor, axis, view, width]);

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
