import { formatDuration } from "@/core/format";
import type { Span } from "@/core/span";
import { type Axis, shareAt } from "./axis";

/** Names the pauses that are wide enough for it, in the middle of the first lane. */
export function PauseNames({
  axis,
  view,
  pauses,
  width,
}: {
  axis: Axis;
  view: Span;
  pauses: readonly Span[];
  width: number;
}) {
  const xOf = (second: number) => Math.min(width, Math.max(0, shareAt(axis, view, second) * width));
  const wide = pauses.filter(({ start, end }) => xOf(end) - xOf(start) >= ROOM_PIXELS);
  return (
    <svg
      aria-hidden="true"
      className="pointer-events-none absolute top-7 left-0 h-[72px] w-full text-note tabular-nums"
    >
      {wide.map(({ start, end }) => (
        <text key={start} x={(xOf(start) + xOf(end)) / 2} textAnchor="middle" className="fill-muted">
          <tspan x={(xOf(start) + xOf(end)) / 2} y="33">
            Pause
          </tspan>
          <tspan x={(xOf(start) + xOf(end)) / 2} y="49">
            {formatDuration(end - start)}
          </tspan>
        </text>
      ))}
    </svg>
  );
}

const ROOM_PIXELS = 52;
