import type { Span } from "../span";
import type { Ground } from "./ground";

/** A ride as a line: places in the order in which they were passed, some metres apart, so that nobody stands in it. */
export interface Way {
  x: number[];
  y: number[];
  /** The second in which each place was passed. */
  seconds: number[];
  /** Metres ridden up to each place. */
  meters: number[];
}

/** Closer places than this are one: it is what a receiver wanders. */
const STEP_METERS = 12;

/** The line of a ride, or of a stretch of it, with its first and its last place. */
export function wayOf({ x, y }: Ground, soFar: Float64Array, { start, end }: Span): Way {
  const way: Way = { x: [], y: [], seconds: [], meters: [] };
  let last = -1;
  const add = (second: number) => {
    way.x.push(x[second] ?? 0);
    way.y.push(y[second] ?? 0);
    way.seconds.push(second);
    way.meters.push(soFar[second] ?? 0);
  };
  for (let second = Math.max(0, start); second < Math.min(end, x.length); second++) {
    if (Number.isNaN((x[second] ?? Number.NaN) + (y[second] ?? Number.NaN))) continue;
    last = second;
    const [fromX, fromY] = [way.x.at(-1), way.y.at(-1)];
    const isFar =
      fromX === undefined ||
      fromY === undefined ||
      Math.hypot((x[second] ?? 0) - fromX, (y[second] ?? 0) - fromY) >= STEP_METERS;
    if (isFar) add(second);
  }
  if (last >= 0 && last !== way.seconds.at(-1)) add(last);
  return way;
}

/** Which way it leads at a place, as a step of one metre. */
export function headingAt({ x, y }: Pick<Way, "x" | "y">, index: number): [number, number] {
  const [from, to] = [Math.max(0, index - 1), Math.min(x.length - 1, index + 1)];
  const [dx, dy] = [(x[to] ?? 0) - (x[from] ?? 0), (y[to] ?? 0) - (y[from] ?? 0)];
  const length = Math.hypot(dx, dy);
  return length === 0 ? [0, 0] : [dx / length, dy / length];
}
