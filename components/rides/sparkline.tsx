import { readSketch } from "@/core/sketch";

const WIDTH = 96;
const HEIGHT = 28;

/** A ride at a glance: the land in grey, the power as a thin line before it. Decoration; its numbers stand beside it. */
export function Sparkline({ sketch }: { sketch: Uint8Array | null }) {
  if (!sketch) return <span className="block h-7 w-24 shrink-0" />;
  const { elevation, power } = readSketch(sketch);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" className="h-7 w-24 shrink-0">
      <path d={area(elevation)} className="fill-elevation/35" />
      <path d={line(power)} className="fill-none stroke-power" strokeWidth="1" strokeLinejoin="round" />
    </svg>
  );
}

type Column = ArrayLike<number>;

const xOf = (index: number, column: Column) => ((index + 0.5) / column.length) * WIDTH;
const yOf = (share: number) => HEIGHT - 1 - share * (HEIGHT - 3);

/** A line that is lifted over gaps (NaN). */
function line(column: Column): string {
  return runsOf(column)
    .map((run) => run.map((index, at) => `${at === 0 ? "M" : "L"}${point(index, column)}`).join(""))
    .join("");
}

/** The same down to the ground. */
function area(column: Column): string {
  return runsOf(column)
    .map((run) => {
      const [first = 0, last = 0] = [run.at(0), run.at(-1)];
      const top = run.map((index) => `L${point(index, column)}`).join("");
      return `M${round(xOf(first, column) - 1)} ${HEIGHT}${top}L${round(xOf(last, column) + 1)} ${HEIGHT}Z`;
    })
    .join("");
}

const point = (index: number, column: Column) => `${round(xOf(index, column))} ${round(yOf(column[index] ?? 0))}`;
const round = (value: number) => Math.round(value * 10) / 10;

/** The indices that have a value, in runs without a gap. */
function runsOf(column: Column): number[][] {
  const runs: number[][] = [];
  for (let index = 0; index < column.length; index++) {
    if (Number.isNaN(column[index] ?? Number.NaN)) continue;
    const isNew = index === 0 || Number.isNaN(column[index - 1] ?? Number.NaN);
    if (isNew) runs.push([]);
    runs.at(-1)?.push(index);
  }
  return runs;
}
