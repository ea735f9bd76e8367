import type { PlacedRoute } from "@/core/route";
import type { Span } from "@/core/span";

/** Seconds at which the line bends, in stretches without a gap. */
export type Runs = readonly (readonly number[])[];

/** A piece of the line in one colour. */
export interface RoutePiece {
  /** At which it bends; the first is of no other piece. */
  seconds: number[];
  /** Of the colouring, from 1; 0 where nothing is known. */
  step: number;
}

/**
 * The line in the order in which it was ridden, cut where its colour changes: on doubled roads what came later lies on
 * top, as it does in memory.
 */
export function routePieces(route: PlacedRoute, runs: Runs, stepAt: (second: number) => number): RoutePiece[] {
  return runs.flatMap((run) => {
    const pieces: RoutePiece[] = [];
    const seconds = withChanges(route, run, stepAt);
    for (const second of seconds) {
      const piece = pieces.at(-1);
      // A piece goes on to where the next begins, so that a change of colour leaves no hole.
      piece?.seconds.push(second);
      const isLast = second === seconds.at(-1);
      if (!isLast && piece?.step !== stepAt(second)) pieces.push({ seconds: [second], step: stepAt(second) });
    }
    return pieces;
  });
}

/** The parts of the line that were ridden in some seconds. */
export function runsWithin(route: PlacedRoute, runs: Runs, { start, end }: Span): number[][] {
  return runs
    .map((run) => pointsBetween(route, run, Math.max(start, run[0] ?? start), Math.min(end - 1, run.at(-1) ?? 0)))
    .filter((run) => run.length > 1);
}

/** The parts of pieces that were ridden in some seconds. A piece that is all of it stays the same one. */
export const piecesWithin = (route: PlacedRoute, pieces: readonly RoutePiece[], { start, end }: Span): RoutePiece[] =>
  pieces.flatMap((piece) => {
    const [first = 0, last = 0] = [piece.seconds[0], piece.seconds.at(-1)];
    if (first >= start && last < end) return [piece];
    const seconds = pointsBetween(route, piece.seconds, Math.max(start, first), Math.min(end - 1, last));
    return seconds.length > 1 ? [{ seconds, step: piece.step }] : [];
  });

/** A shorter piece than this cannot be told from its neighbours. */
const SHORTEST_PIECE_PIXELS = 3;

/** The seconds of a run, and those on its straights at which the colour changes. */
function withChanges(
  { x, y }: PlacedRoute,
  run: readonly number[],
  stepAt: (second: number) => number,
): readonly number[] {
  const bends = new Set(run);
  const [first = 0, last = -1] = [run.at(0), run.at(-1)];
  const seconds: number[] = [];
  let changed = first;
  for (let second = first; second <= last; second++) {
    const isKnown = !Number.isNaN(x[second] ?? Number.NaN);
    const isNew = isKnown && stepAt(second) !== stepAt(changed);
    const moved = isNew ? Math.hypot((x[second] ?? 0) - (x[changed] ?? 0), (y[second] ?? 0) - (y[changed] ?? 0)) : 0;
    if (moved >= SHORTEST_PIECE_PIXELS) changed = second;
    if (bends.has(second) || moved >= SHORTEST_PIECE_PIXELS) seconds.push(second);
  }
  return seconds;
}

/** With both ends: a straight road has no points of its own between them. */
const pointsBetween = ({ x, y }: PlacedRoute, run: readonly number[], first: number, last: number): number[] =>
  first >= last
    ? []
    : [first, ...run.filter((second) => second > first && second < last), last].filter(
        (second) => !Number.isNaN((x[second] ?? Number.NaN) + (y[second] ?? Number.NaN)),
      );
