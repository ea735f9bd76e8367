"use client";

import { useEffect, useRef } from "react";

/** For what lies over the foot of the window: the page keeps so much room below its end, and what is focused is not under it. */
export function useRoomBelow() {
  const over = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = document.documentElement;
    const watch = new ResizeObserver(() => {
      const height = `${over.current?.offsetHeight ?? 0}px`;
      root.style.scrollPaddingBottom = `calc(${height} + 5rem)`;
      document.body.style.paddingBottom = height;
    });
    if (over.current) watch.observe(over.current);
    return () => {
      watch.disconnect();
      root.style.scrollPaddingBottom = "";
      document.body.style.paddingBottom = "";
    };
  }, []);
  return over;
}
