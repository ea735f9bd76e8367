import { type RefObject, useEffect, useRef } from "react";
import type { Fingers } from "./view";

/** Two fingers on the lanes. */
export interface Pinch {
  /** Once they have come down; afterwards they are told where they came down and where they are, in shares of the width. */
  began: () => void;
  moved: (from: Fingers, to: Fingers) => void;
}

/**
 * Tells of two fingers, which then neither scroll the page nor do what one finger does.
 *
 * @returns whether fingers are still down that were two
 */
export function usePinch(plot: RefObject<HTMLElement | null>, pinch: Pinch): RefObject<boolean> {
  const isPinching = useRef(false);
  const latest = useRef(pinch);
  latest.current = pinch;

  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    let from: Fingers | null = null;

    const start = (event: TouchEvent) => {
      if (event.targetTouches.length !== 2) return;
      from = fingersOn(element, event);
      isPinching.current = true;
      latest.current.began();
    };
    const move = (event: TouchEvent) => {
      if (!isPinching.current) return;
      if (event.cancelable) event.preventDefault();
      if (from && event.targetTouches.length === 2) latest.current.moved(from, fingersOn(element, event));
    };
    const end = (event: TouchEvent) => {
      from = null;
      if (event.targetTouches.length === 0) isPinching.current = false;
    };
    element.addEventListener("touchstart", start, { passive: true });
    element.addEventListener("touchmove", move, { passive: false });
    element.addEventListener("touchend", end);
    element.addEventListener("touchcancel", end);
    return () => {
      element.removeEventListener("touchstart", start);
      element.removeEventListener("touchmove", move);
      element.removeEventListener("touchend", end);
      element.removeEventListener("touchcancel", end);
    };
  }, [plot]);

  return isPinching;
}

function fingersOn(element: HTMLElement, { targetTouches }: TouchEvent): Fingers {
  const { left, width } = element.getBoundingClientRect();
  const [one, other] = [...targetTouches].map(({ clientX }) => (clientX - left) / Math.max(1, width));
  return [one ?? 0, other ?? 0];
}
