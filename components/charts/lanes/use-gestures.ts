import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { Span } from "@/core/span";
import type { Cursor } from "../cursor";
import { between, showing, zoomed } from "./view";

const DRAG_PIXELS = 8;

/**
 * What a pointer and a keyboard do to the lanes. Moving looks at a second; drawing across with a mouse shows that stretch;
 * a finger moves the crosshair along and scrolls the page up and down. Arrows step by a second, with shift by ten.
 */
export function useGestures(
  plot: RefObject<HTMLElement | null>,
  { cursor, view, whole, show }: { cursor: Cursor; view: Span; whole: Span; show: (view: Span) => void },
) {
  const drag = useRef<{ x: number; second: number } | null>(null);

  const secondAt = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box || box.width === 0) return view.start;
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return Math.min(view.end - 1, Math.floor(view.start + share * (view.end - view.start)));
  };

  const isDragging = (event: PointerEvent) =>
    drag.current !== null && Math.abs(event.clientX - drag.current.x) >= DRAG_PIXELS;

  return {
    onPointerMove(event: PointerEvent) {
      const second = secondAt(event);
      cursor.moveTo(second);
      if (drag.current && isDragging(event)) {
        cursor.lightUp({ start: Math.min(second, drag.current.second), end: Math.max(second, drag.current.second) });
      }
    },
    onPointerDown(event: PointerEvent) {
      cursor.moveTo(secondAt(event));
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      drag.current = { x: event.clientX, second: secondAt(event) };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerUp(event: PointerEvent) {
      if (drag.current && isDragging(event)) show(between(drag.current.second, secondAt(event), whole));
      if (drag.current) cursor.lightUp(null);
      drag.current = null;
    },
    onPointerCancel() {
      drag.current = null;
      cursor.lightUp(null);
    },
    onPointerLeave(event: PointerEvent) {
      if (event.pointerType === "mouse" && !drag.current) cursor.moveTo(null);
    },
    onDoubleClick: () => show(whole),
    onKeyDown(event: KeyboardEvent) {
      const from = cursor.second() ?? view.start;
      const second = secondAfter(event, from, whole);
      if (second !== null) {
        cursor.moveTo(second);
        show(showing(view, whole, cursor.second() ?? second));
      } else if (event.key === "+" || event.key === "-") show(zoomed(view, whole, event.key === "+" ? 0.5 : 2, from));
      else if (event.key === "Escape") {
        cursor.moveTo(null);
        show(whole);
      } else return;
      event.preventDefault();
    },
  };
}

/** Where a key leads from a second, or null when it leads nowhere. Keys with ctrl, alt or cmd are the browser's. */
function secondAfter(event: KeyboardEvent, from: number, whole: Span): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = event.shiftKey ? 10 : 1;
  switch (event.key) {
    case "ArrowRight":
    case "ArrowUp":
      return from + step;
    case "ArrowLeft":
    case "ArrowDown":
      return from - step;
    case "PageUp":
      return from + 60;
    case "PageDown":
      return from - 60;
    case "Home":
      return whole.start;
    case "End":
      return whole.end - 1;
    default:
      return null;
  }
}
