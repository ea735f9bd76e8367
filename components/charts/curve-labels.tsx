import type { CurveLine } from "./curve-figure";
import { spreadLabels } from "./curve-scale";
import { STROKES } from "./curve-strokes";

const GAP = 17;
const LOWEST = 244;

/** The names of the lines at their ends, each with a piece of its line. */
export function CurveLabels({
  lines,
  colour,
  yOf,
}: {
  lines: readonly CurveLine[];
  colour: string;
  yOf: (value: number) => number;
}) {
  const places = spreadLabels(
    lines.map(({ values }) => yOf(values.at(-1) ?? 0)),
    GAP,
    LOWEST,
  );
  return lines.map(({ name, look }, index) => (
    <span
      key={name}
      className={`absolute right-0 flex w-[78px] -translate-y-1/2 items-center gap-1.5 text-note whitespace-nowrap ${index === 0 ? "font-medium" : "text-muted"}`}
      style={{ top: places[index], ...(index === 0 && { color: `var(--color-${colour})` }) }}
    >
      <svg width="16" height="4" aria-hidden="true" className="shrink-0">
        <line
          x2="16"
          y1="2"
          y2="2"
          stroke={STROKES[look].stroke}
          strokeWidth={STROKES[look].width}
          strokeDasharray={STROKES[look].dash}
        />
      </svg>
      {name}
    </span>
  ));
}
