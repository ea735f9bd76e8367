"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { formatDuration } from "@/core/format";

/** Seconds by key; with shift an arrow goes ten. */
const STEPS: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -60,
  PageUp: 60,
};

/** One end of what remains of a ride: dragged by mouse or finger, moved by keys. */
export function CropHandle({
  label,
  second,
  least,
  most,
  elapsedSeconds,
  onMove,
}: {
  label: string;
  second: number;
  least: number;
  most: number;
  elapsedSeconds: number;
  onMove: (second: number) => void;
}) {
  const handle = useRef<HTMLDivElement>(null);
  /** How far beside the line it was taken hold of. */
  const grip = useRef(0);
  const move = (to: number) => onMove(Math.min(most, Math.max(least, Math.round(to))));

  const secondAt = (clientX: number) => {
    const box = handle.current?.parentElement?.getBoundingClientRect();
    return box && box.width > 0 ? ((clientX - box.left) / box.width) * elapsedSeconds : second;
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = secondAt(event.clientX) - second;
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) move(secondAt(event.clientX) - grip.current);
  };
  const pressKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step !== undefined) move(second + (event.shiftKey && Math.abs(step) === 1 ? 10 * step : step));
    else if (event.key === "Home") move(least);
    else if (event.key === "End") move(most);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={second}
      aria-valuetext={`${formatDuration(second)} after the start`}
      aria-orientation="horizontal"
      onPointerDown={press}
      onPointerMove={drag}
      onKeyDown={pressKey}
      style={{ left: `${(second / elapsedSeconds) * 100}%` }}
      className="absolute inset-y-0 w-11 -translate-x-1/2 cursor-ew-resize touch-none rounded-small"
    >
      <span aria-hidden="true" className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-accent" />
      <span
        aria-hidden="true"
        className="absolute top-1/2 left-1/2 h-8 w-3.5 -translate-1/2 rounded-small border-2 border-accent bg-raised"
      />
    </div>
  );
}
