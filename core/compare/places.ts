import type { Span } from "../span";
import type { Knot } from "./follow";
import type { Way } from "./way";

/** So much road may be ridden beside the way before that counts as having left it. */
const DETOUR_METERS = 200;

/** Who crosses a way is on it for some metres, and does not follow it. */
const LEAST_FOLLOWED_METERS = 100;

/**
 * Where on the way of another ride each second of a ride was, in metres along it; NaN where it had left that way, and
 * outside of the stretch. Between two places that are known it got on as it did by its own distance: who stands, stands.
 */
export function placesAlong(knots: readonly Knot[], way: Way, soFar: Float64Array, { start, end }: Span): Float64Array {
  const places = new Float64Array(soFar.length).fill(Number.NaN);
  const least = Math.min(LEAST_FOLLOWED_METERS, wayLength(way) / 2);
  for (const run of runsOf(knots, way)) {
    if ((run.at(-1)?.place ?? 0) - (run[0]?.place ?? 0) < least) continue;
    for (const [index, knot] of run.entries()) fill(places, run[index - 1] ?? knot, knot, way, soFar);
  }
  places.fill(Number.NaN, 0, start);
  places.fill(Number.NaN, end);
  return places;
}

const wayLength = ({ meters }: Way) => (meters.at(-1) ?? 0) - (meters[0] ?? 0);

/** Without a detour in them. */
function runsOf(knots: readonly Knot[], { meters }: Way): Knot[][] {
  const runs: Knot[][] = [];
  for (const knot of knots) {
    const before = runs.at(-1)?.at(-1);
    const ridden = before && (meters[knot.point] ?? 0) - (meters[before.point] ?? 0);
    const along = before && knot.place - before.place;
    const isOn = ridden !== undefined && along !== undefined && Math.max(ridden, along) <= DETOUR_METERS;
    if (isOn) runs.at(-1)?.push(knot);
    else runs.push([knot]);
  }
  return runs;
}

function fill(places: Float64Array, from: Knot, to: Knot, { seconds }: Way, soFar: Float64Array): void {
  const [first, last] = [seconds[from.point] ?? 0, seconds[to.point] ?? 0];
  const ridden = (soFar[last] ?? 0) - (soFar[first] ?? 0);
  for (let second = first; second <= last; second++) {
    const share =
      ridden > 0 ? ((soFar[second] ?? 0) - (soFar[first] ?? 0)) / ridden : (second - first) / Math.max(1, last - first);
    places[second] = from.place + share * (to.place - from.place);
  }
}
