import { type PointerEvent, type RefObject, useRef } from "react";
import type { Span } from "@/core/span";
import { type Axis, onAxis } from "./axis";
import { begunAt, endedAt, slidAlong } from "./view";

export type Held = "start" | "end" | "both";

/**
 * What a pointer does to the strip below the lanes: it takes either end, or what is shown as a whole. Beside it, a press
 * brings it there first.
 */
export function useHold(
  strip: RefObject<HTMLElement | null>,
  { axis, view, whole, show }: { axis: Axis; view: Span; whole: Span; show: (view: Span) => void },
) {
  /** Where it was taken, on the axis, and what was shown then. */
  const held = useRef<{ what: Held; place: number; view: Span } | null>(null);

  const placeOf = (event: PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    const { start, end } = onAxis(axis, whole);
    return start + (box?.width ? (event.clientX - box.left) / box.width : 0) * (end - start);
  };

  const take = (what: Held, event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    const shown = onAxis(axis, view);
    const isBeside = what === "both" && (place < shown.start || place > shown.end);
    const taken = isBeside ? slidAlong(axis, view, whole, place - (shown.start + shown.end) / 2) : view;
    held.current = { what, place, view: taken };
    show(taken);
  };

  const move = (event: PointerEvent) => {
    if (!held.current) return;
    const { what, place, view: before } = held.current;
    const by = placeOf(event) - place;
    if (what === "both") show(slidAlong(axis, before, whole, by));
    if (what === "start") show(begunAt(before, whole, axis.secondAt(axis.at(before.start) + by)));
    if (what === "end") show(endedAt(before, whole, axis.secondAt(axis.at(before.end) + by)));
  };

  const letGo = () => {
    held.current = null;
  };

  return (what: Held) => ({
    onPointerDown: (event: PointerEvent) => take(what, event),
    onPointerMove: move,
    onPointerUp: letGo,
    onPointerCancel: letGo,
  });
}
