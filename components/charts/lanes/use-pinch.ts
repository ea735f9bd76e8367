import { type RefObject, useEffect, useRef } from "react";
import type { Fingers } from "./view";

/** Two fingers on the lanes. */
export interface Pinch {
  /** Once they have come down; afterwards they are told where they came down and where they are, in shares of the width. */
  began: () => void;
  moved: (from: Fingers, to: Fingers) => void;
}

/**
 * Tells of two fingers, which then neither scroll the page nor do what one finger does. Either may have come down on
 * what can be pressed beside the lanes.
 *
 * @returns whether fingers are still down that were two
 */
export function usePinch(plot: RefObject<HTMLElement | null>, pinch: Pinch): RefObject<boolean> {
  const isPinching = useRef(false);
  const latest = useRef(pinch);
  latest.current = pinch;

  useEffect(() => {
    const element = plot.current;
    const around = element?.parentElement;
    if (!element || !around) return;
    let from: Fingers | null = null;
    const fingers = ({ touches }: TouchEvent) =>
      [...touches].filter(({ target }) => target instanceof Node && around.contains(target));

    const start = (event: TouchEvent) => {
      const down = fingers(event);
      if (down.length !== 2) return;
      from = fingersOn(element, down);
      isPinching.current = true;
      latest.current.began();
    };
    const move = (event: TouchEvent) => {
      if (!isPinching.current) return;
      if (event.cancelable) event.preventDefault();
      const down = fingers(event);
      if (from && down.length === 2) latest.current.moved(from, fingersOn(element, down));
    };
    const end = (event: TouchEvent) => {
      from = null;
      if (fingers(event).length === 0) isPinching.current = false;
    };
    around.addEventListener("touchstart", start, { passive: true });
    around.addEventListener("touchmove", move, { passive: false });
    around.addEventListener("touchend", end);
    around.addEventListener("touchcancel", end);
    return () => {
      around.removeEventListener("touchstart", start);
      around.removeEventListener("touchmove", move);
      around.removeEventListener("touchend", end);
      around.removeEventListener("touchcancel", end);
    };
  }, [plot]);

  return isPinching;
}

function fingersOn(element: HTMLElement, down: readonly Touch[]): Fingers {
  const { left, width } = element.getBoundingClientRect();
  const [one, other] = down.map(({ clientX }) => (clientX - left) / Math.max(1, width));
  return [one ?? 0, other ?? 0];
}
