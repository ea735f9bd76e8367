import type { Span } from "@/core/span";
import { tickLabel } from "./time-ticks";

/** The moments below the lanes, in hours and minutes since the start. */
export function TimeAxis({ view, ticks, width }: { view: Span; ticks: readonly number[]; width: number }) {
  const xOf = (second: number) => ((second - view.start) / (view.end - view.start)) * width;
  const step = (ticks[1] ?? 60) - (ticks[0] ?? 0);
  return (
    <svg aria-hidden="true" className="block h-5 w-full overflow-visible text-note tabular-nums">
      {ticks.map((tick) => (
        <text key={tick} x={xOf(tick)} y={14} textAnchor={anchor(xOf(tick), width)} className="fill-muted">
          {tickLabel(tick, step)}
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
