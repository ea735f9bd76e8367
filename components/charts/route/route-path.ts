import type { PlacedRoute } from "@/core/route";
import type { Span } from "@/core/span";

/** A piece of the line in one colour. */
export interface RoutePiece {
  /** The second at which it begins, which no other piece does. */
  start: number;
  /** An SVG path. */
  path: string;
  /** Among the zones, from 1; 0 where nothing is known. */
  zone: number;
}

/**
 * The line in the order in which it was ridden, cut where its colour changes: on doubled roads what came later lies on
 * top, as it does in memory.
 *
 * @param runs the seconds at which the line bends, in stretches without a gap
 */
export function routePieces(
  route: PlacedRoute,
  runs: readonly (readonly number[])[],
  zoneAt: (second: number) => number,
): RoutePiece[] {
  return runs.flatMap((run) => {
    const pieces: RoutePiece[] = [];
    const seconds = withChanges(route, run, zoneAt);
    for (const second of seconds) {
      const point = pointAt(route, second);
      const piece = pieces.at(-1);
      // A piece goes on to where the next begins, so that a change of colour leaves no hole.
      if (piece) piece.path += `L${point}`;
      const isLast = second === seconds.at(-1);
      if (!isLast && piece?.zone !== zoneAt(second))
        pieces.push({ start: second, path: `M${point}`, zone: zoneAt(second) });
    }
    return pieces;
  });
}

/** A shorter piece than this cannot be told from its neighbours. */
const SHORTEST_PIECE_PIXELS = 3;

/** The seconds of a run, and those on its straights at which the colour changes. */
function withChanges(
  { x, y }: PlacedRoute,
  run: readonly number[],
  zoneAt: (second: number) => number,
): readonly number[] {
  const bends = new Set(run);
  const [first = 0, last = -1] = [run.at(0), run.at(-1)];
  const seconds: number[] = [];
  let changed = first;
  for (let second = first; second <= last; second++) {
    const isKnown = !Number.isNaN(x[second] ?? Number.NaN);
    const isNew = isKnown && zoneAt(second) !== zoneAt(changed);
    const moved = isNew ? Math.hypot((x[second] ?? 0) - (x[changed] ?? 0), (y[second] ?? 0) - (y[changed] ?? 0)) : 0;
    if (moved >= SHORTEST_PIECE_PIXELS) changed = second;
    if (bends.has(second) || moved >= SHORTEST_PIECE_PIXELS) seconds.push(second);
  }
  return seconds;
}

/** The stretch of the line that was ridden in some seconds. */
export function stretchPath(route: PlacedRoute, runs: readonly (readonly number[])[], { start, end }: Span): string {
  return runs
    .map((run) => pointsBetween(route, run, Math.max(start, run[0] ?? start), Math.min(end - 1, run.at(-1) ?? 0)))
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map((second) => pointAt(route, second)).join("L")}`)
    .join("");
}

/** With both ends: a straight road has no points of its own between them. */
const pointsBetween = ({ x, y }: PlacedRoute, run: readonly number[], first: number, last: number): number[] =>
  first >= last
    ? []
    : [first, ...run.filter((second) => second > first && second < last), last].filter(
        (second) => !Number.isNaN((x[second] ?? Number.NaN) + (y[second] ?? Number.NaN)),
      );

/** The second at which the route was nearest to a point, or null when it never came within reach. */
export function nearestSecond({ x, y }: PlacedRoute, toX: number, toY: number, reach: number): number | null {
  let nearest: number | null = null;
  let least = reach ** 2;
  for (let second = 0; second < x.length; second++) {
    const distance = ((x[second] ?? Number.NaN) - toX) ** 2 + ((y[second] ?? Number.NaN) - toY) ** 2;
    if (distance < least) {
      least = distance;
      nearest = second;
    }
  }
  return nearest;
}

/** A place on the line, and which way it leads there, in degrees clockwise from the right. */
export interface Tick {
  x: number;
  y: number;
  degrees: number;
}

/** Marks along the line that show which way it was ridden. */
export function directionTicks(
  { x, y }: PlacedRoute,
  runs: readonly (readonly number[])[],
  everyPixels: number,
): Tick[] {
  const ticks: Tick[] = [];
  let until = everyPixels / 2;
  for (const run of runs) {
    for (let index = 1; index < run.length; index++) {
      const [from, to] = [run[index - 1] ?? 0, run[index] ?? 0];
      const [startX, startY] = [x[from] ?? 0, y[from] ?? 0];
      const [dx, dy] = [(x[to] ?? 0) - startX, (y[to] ?? 0) - startY];
      const length = Math.hypot(dx, dy);
      const degrees = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
      for (; until < length; until += everyPixels) {
        const share = until / length;
        ticks.push({ x: round(startX + share * dx), y: round(startY + share * dy), degrees });
      }
      until -= length;
    }
  }
  return ticks;
}

const pointAt = ({ x, y }: PlacedRoute, second: number) => `${round(x[second] ?? 0)} ${round(y[second] ?? 0)}`;

const round = (value: number) => Math.round(value * 10) / 10;
