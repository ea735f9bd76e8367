import type { PlacedRoute } from "@/core/route";
import type { Runs } from "./route-pieces";

/** Some seconds of the route as an SVG path. */
export const pathOf = (route: PlacedRoute, seconds: readonly number[]): string =>
  `M${seconds.map((second) => pointAt(route, second)).join("L")}`;

/** Roads that lie closer to each other than this share of the reach cannot be told apart by pointing. */
const DOUBLED_SHARE = 1 / 8;

/**
 * The second at which the route was nearest to a point. On a road that was ridden more than once it is the one closest to
 * where somebody looks already, so that following a road does not leap between there and back.
 *
 * @param looking the second that is looked at; null for none
 * @returns null when the route never came within reach
 */
export function nearestSecond(
  { x, y }: PlacedRoute,
  to: { x: number; y: number },
  reach: number,
  looking: number | null = null,
): number | null {
  const distanceAt = (second: number) => Math.hypot((x[second] ?? Number.NaN) - to.x, (y[second] ?? Number.NaN) - to.y);
  let least = reach;
  for (let second = 0; second < x.length; second++) {
    const distance = distanceAt(second);
    if (distance < least) least = distance;
  }
  if (least >= reach) return null;

  let nearest: number | null = null;
  const away = (second: number) => (looking === null ? distanceAt(second) : Math.abs(second - looking));
  const most = looking === null ? least : least + reach * DOUBLED_SHARE;
  for (let second = 0; second < x.length; second++) {
    if (distanceAt(second) <= most && (nearest === null || away(second) < away(nearest))) nearest = second;
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
export function directionTicks({ x, y }: PlacedRoute, runs: Runs, everyPixels: number): Tick[] {
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
