import type { Span } from "@/core/span";

/**
 * Where everybody is looking: one second of the ride, one stretch of it that is lit up, and one that was selected.
 * It lives outside React, because it changes with every move of the pointer and only moves things that are drawn.
 */
export interface Cursor {
  second(): number | null;
  /** What is lit up: what somebody points at, else what was selected. */
  stretch(): Span | null;
  selection(): Span | null;
  moveTo(second: number | null): void;
  lightUp(stretch: Span | null): void;
  /** Until another is selected; cut to the ride, and null where nothing is left. */
  select(stretch: Span | null): void;
  /** @returns what ends it */
  subscribe(listener: () => void): () => void;
}

/** A cursor over a ride of so many seconds, looking nowhere yet. */
export function createCursor(elapsedSeconds: number, selected: Span | null = null): Cursor {
  const last = Math.max(0, elapsedSeconds - 1);
  const listeners = new Set<() => void>();
  let second: number | null = null;
  let lit: Span | null = null;
  let selection = selected;
  const tell = () => {
    for (const listener of listeners) listener();
  };

  return {
    second: () => second,
    stretch: () => lit ?? selection,
    selection: () => selection,
    moveTo(next) {
      const within = next === null ? null : Math.min(last, Math.max(0, Math.round(next)));
      if (within === second) return;
      second = within;
      tell();
    },
    lightUp(next) {
      if (isSame(lit, next)) return;
      lit = next;
      tell();
    },
    select(next) {
      const within = next && cut(next, elapsedSeconds);
      if (isSame(selection, within)) return;
      selection = within;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const isSame = (one: Span | null, other: Span | null) => one?.start === other?.start && one?.end === other?.end;

function cut({ start, end }: Span, elapsedSeconds: number): Span | null {
  const within = { start: Math.max(0, Math.round(start)), end: Math.min(elapsedSeconds, Math.round(end)) };
  return within.end > within.start ? within : null;
}
