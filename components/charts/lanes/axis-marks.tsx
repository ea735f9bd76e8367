import type { Span } from "@/core/span";
import { type Axis, onAxis, shareOf } from "./axis";
import { distanceLabel } from "./distance-ticks";
import { tickLabel } from "./time-ticks";

/** The marks below the lanes: moments in hours and minutes since the start, or places in km. */
export function AxisMarks({
  axis,
  view,
  ticks,
  width,
}: {
  axis: Axis;
  view: Span;
  ticks: readonly number[];
  width: number;
}) {
  const shown = onAxis(axis, view);
  const xOf = (tick: number) => shareOf(shown, tick) * width;
  const label = axis.kind === "distance" ? distanceLabel : tickLabel;
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  return (
    <svg aria-hidden="true" className="block h-5 w-full overflow-visible text-note tabular-nums">
      {ticks.map((tick) => (
        <text key={tick} x={xOf(tick)} y={14} textAnchor={anchor(xOf(tick), width)} className="fill-muted">
          {label(tick, step)}
        </text>
      ))}
    </svg>
  );
}

/** The first and the last one stay on the sheet. */
function anchor(x: number, width: number) {
  if (x < 16) return "start";
  return x > width - 16 ? "end" : "middle";
}
