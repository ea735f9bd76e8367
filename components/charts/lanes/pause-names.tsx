import { formatDuration } from "@/core/format";
import { shareAt } from "./axis";
import type { Ground } from "./draw-lane";

/** Names the pauses that are wide enough for it, in the middle of the first drawing. */
export function PauseNames({ ground: { axis, view, pauses }, width }: { ground: Ground; width: number }) {
  const xOf = (second: number) => Math.min(width, Math.max(0, shareAt(axis, view, second) * width));
  const wide = pauses.filter(({ start, end }) => xOf(end) - xOf(start) >= ROOM_PIXELS);
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-hidden text-note text-muted tabular-nums"
    >
      {wide.map(({ start, end }) => (
        <span
          key={start}
          className="absolute top-1/2 -translate-1/2 text-center"
          style={{ left: (xOf(start) + xOf(end)) / 2 }}
        >
          Pause
          <br />
          {formatDuration(end - start)}
        </span>
      ))}
    </div>
  );
}

const ROOM_PIXELS = 52;
