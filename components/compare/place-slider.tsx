"use client";

import { useEffect, useRef } from "react";
import type { Cursor } from "@/components/charts/cursor";
import { showing, zoomed } from "@/components/charts/lanes/view";
import type { Span } from "@/core/span";
import type { Shown } from "./compared";
import { inWords } from "./read-out";

const DRAG_PIXELS = 8;

/** The crosshair as something that can be held. Drawing across it with a mouse looks nearer at what was drawn across. */
export function PlaceSlider({
  shown,
  cursor,
  step,
  view,
  whole,
  show,
  isSeen,
  onZoom,
}: {
  shown: Shown;
  cursor: Cursor;
  step: number;
  view: Span;
  whole: Span;
  show: (view: Span) => void;
  isSeen: (index: number) => boolean;
  onZoom: (factor: number) => void;
}) {
  const slider = useRef<HTMLDivElement>(null);
  const from = useRef<{ x: number; place: number } | null>(null);
  const last = Math.floor(whole.end / step);

  useEffect(() => {
    const tell = () => {
      const at = cursor.second() ?? 0;
      slider.current?.setAttribute("aria-valuenow", String(at * step));
      slider.current?.setAttribute("aria-valuetext", inWords(shown, at * step, isSeen));
    };
    tell();
    return cursor.subscribe(tell);
  }, [cursor, shown, step, isSeen]);

  const placeAt = (clientX: number) => {
    const box = slider.current?.getBoundingClientRect();
    const share = box && box.width > 0 ? Math.min(1, Math.max(0, (clientX - box.left) / box.width)) : 0;
    return view.start + share * (view.end - view.start);
  };

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label="Place of the comparison"
      aria-valuemin={0}
      aria-valuemax={last * step}
      aria-valuenow={0}
      className="absolute inset-0 touch-pan-y cursor-crosshair rounded-small -outline-offset-2"
      onPointerMove={({ clientX }) => cursor.moveTo(placeAt(clientX) / step)}
      onPointerDown={(event) => {
        cursor.moveTo(placeAt(event.clientX) / step);
        if (event.pointerType === "mouse" && event.button === 0)
          from.current = { x: event.clientX, place: placeAt(event.clientX) };
      }}
      onPointerUp={({ clientX }) => {
        const begun = from.current;
        from.current = null;
        if (!begun || Math.abs(clientX - begun.x) < DRAG_PIXELS) return;
        const [one, other] = [begun.place, placeAt(clientX)];
        show(zoomed({ start: Math.min(one, other), end: Math.max(one, other) }, whole, 1, (one + other) / 2));
      }}
      onPointerLeave={({ pointerType }) => {
        from.current = null;
        if (pointerType === "mouse") cursor.moveTo(null);
      }}
      onDoubleClick={() => show(whole)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        const at = cursor.second() ?? Math.round(view.start / step);
        const next = stepAfter(event.key, event.shiftKey, at, last);
        if (next !== null) {
          cursor.moveTo(next);
          show(showing(view, whole, (cursor.second() ?? 0) * step));
        } else if (event.key === "+" || event.key === "-") onZoom(event.key === "+" ? 0.5 : 2);
        else if (event.key === "Escape") {
          cursor.moveTo(null);
          show(whole);
        } else return;
        event.preventDefault();
      }}
    />
  );
}

function stepAfter(key: string, isFar: boolean, at: number, last: number): number | null {
  const size = isFar ? 10 : 1;
  const steps: Record<string, number> = {
    ArrowRight: at + size,
    ArrowUp: at + size,
    ArrowLeft: at - size,
    ArrowDown: at - size,
    PageUp: at + 60,
    PageDown: at - 60,
    Home: 0,
    End: last,
  };
  return steps[key] ?? null;
}
