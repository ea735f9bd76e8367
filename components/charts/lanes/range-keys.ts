import type { KeyboardEvent } from "react";
import type { Span } from "@/core/span";

/** An arrow moves an end by so much of the ride, a page by ten times as much. */
const STEP_SHARE = 0.01;

/** Where a key moves one end of what is shown; null when it does not. */
export function endAfter(key: string, from: number, whole: Span): number | null {
  const step = Math.max(1, Math.round((whole.end - whole.start) * STEP_SHARE));
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return from + step;
    case "ArrowLeft":
    case "ArrowDown":
      return from - step;
    case "PageUp":
      return from + 10 * step;
    case "PageDown":
      return from - 10 * step;
    case "Home":
      return whole.start;
    case "End":
      return whole.end;
    default:
      return null;
  }
}

/** Moves an end by a key; keys with ctrl, alt or cmd are the browser's. */
export function rangeKey(event: KeyboardEvent, from: number, whole: Span, move: (second: number) => void) {
  const second = event.ctrlKey || event.altKey || event.metaKey ? null : endAfter(event.key, from, whole);
  if (second === null) return;
  event.preventDefault();
  move(second);
}
