"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import type { Cursor } from "../cursor";
import { whenIdle } from "../use-due";

/**
 * The crosshair as something that can be held: by keyboard, and by those who hear it rather than see it.
 * Its text changes with the cursor without React, as a drawing does.
 */
export function Slider({
  cursor,
  elapsedSeconds,
  inWords,
  ...gestures
}: ComponentProps<"div"> & {
  cursor: Cursor;
  elapsedSeconds: number;
  /** A second in words, with all that was measured in it. */
  inWords: (second: number) => string;
}) {
  const slider = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const tell = () => {
      const second = cursor.second() ?? 0;
      slider.current?.setAttribute("aria-valuenow", String(second));
      slider.current?.setAttribute("aria-valuetext", inWords(second));
    };
    // Everything that was measured is told, what is not drawn yet, too: it need not be before there is time.
    const atRest = whenIdle(tell);
    const leave = cursor.subscribe(tell);
    return () => {
      atRest();
      leave();
    };
  }, [cursor, inWords]);

  return (
    <div
      ref={slider}
      role="slider"
      tabIndex={0}
      aria-label="Moment of the ride"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, elapsedSeconds - 1)}
      aria-valuenow={0}
      className="absolute inset-0 touch-pan-y cursor-crosshair rounded-small -outline-offset-2"
      {...gestures}
    />
  );
}
