import { type RefObject, useLayoutEffect, useState } from "react";

/** What is so far below the window is drawn with what can be seen. */
const NEAR_PIXELS = 100;

/** Whether something is to be drawn: at once where it can be seen, and when the page has come to rest where it cannot. */
export function useDue(element: RefObject<HTMLElement | null>): boolean {
  const [isDue, setIsDue] = useState(false);
  useLayoutEffect(() => {
    if (isDue || !element.current) return;
    const { top, bottom } = element.current.getBoundingClientRect();
    if (top < innerHeight + NEAR_PIXELS && bottom > 0) return setIsDue(true);
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && setIsDue(true));
    watch.observe(element.current);
    const stop = whenIdle(() => setIsDue(true));
    return () => {
      watch.disconnect();
      stop();
    };
  }, [element, isDue]);
  return isDue;
}

/** A page that never rests comes to it all the same. */
const LATEST_MILLISECONDS = 2000;

/**
 * Calls back when the browser has nothing else to do. Safari cannot tell.
 *
 * @returns what calls it off
 */
export function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(act, LATEST_MILLISECONDS / 10);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(act, { timeout: LATEST_MILLISECONDS });
  return () => cancelIdleCallback(asked);
}
