import type { Span } from "@/core/span";

/**
 * Where everybody is looking: one second of the ride, and one stretch of it that is lit up.
 * It lives outside React, because it changes with every move of the pointer and only moves things that are drawn.
 */
export interface Cursor {
  second(): number | null;
  stretch(): Span | null;
  moveTo(second: number | null): void;
  lightUp(stretch: Span | null): void;
  /** @returns what ends it */
  subscribe(listener: () => void): () => void;
}

/** A cursor over a ride of so many seconds, looking nowhere yet. */
export function createCursor(elapsedSeconds: number): Cursor {
  const last = Math.max(0, elapsedSeconds - 1);
  const listeners = new Set<() => void>();
  let second: number | null = null;
  let stretch: Span | null = null;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    second: () => second,
    stretch: () => stretch,
    moveTo(next) {
      const within = next === null ? null : Math.min(last, Math.max(0, Math.round(next)));
      if (within === second) return;
      second = within;
      tell();
    },
    lightUp(next) {
      if (next?.start === stretch?.start && next?.end === stretch?.end) return;
      stretch = next;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
