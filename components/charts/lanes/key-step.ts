import type { Span } from "@/core/span";

/** A key as it was pressed. */
export interface Key {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

/** Where no laps were recorded, a page is a minute. */
const PAGE_SECONDS = 60;

/**
 * Where a key leads from a second, or null when it leads nowhere: arrows by a second, with shift by ten, a page up or
 * down lap by lap. Keys with ctrl, alt or cmd are the browser's.
 *
 * @param lapStarts ascending; none of a ride without laps
 */
export function secondAfter(
  { key, shiftKey, ctrlKey, altKey, metaKey }: Key,
  from: number,
  whole: Span,
  lapStarts: readonly number[],
): number | null {
  if (ctrlKey || altKey || metaKey) return null;
  const step = shiftKey ? 10 : 1;
  const last = whole.end - 1;
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return from + step;
    case "ArrowLeft":
    case "ArrowDown":
      return from - step;
    case "PageUp":
      return lapStarts.length > 1 ? (lapStarts.find((start) => start > from) ?? last) : from + PAGE_SECONDS;
    case "PageDown":
      return lapStarts.length > 1 ? (lapStarts.findLast((start) => start < from) ?? whole.start) : from - PAGE_SECONDS;
    case "Home":
      return whole.start;
    case "End":
      return last;
    default:
      return null;
  }
}
