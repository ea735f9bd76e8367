import type { Channel } from "./channel";
import { smoothed } from "./chart-points";
import { wayRidden } from "./distance";
import { fillHoles, LONGEST_HOLE_SECONDS } from "./holes";
import type { RoadProfile } from "./road-profile";

/** A gradient is read over 80 m of road, half of it ahead: over time it would change with the speed. */
const REACH_METERS = 40;

/** A barometer's steps of 0.2 m, calmed before they are divided. */
const SMOOTHING_SECONDS = 5;

/** Less road tells nothing, and more was not recorded in between. */
const LEAST_METERS = 10;
const MOST_METERS = 200;

/** A gradient must hold for so much road to be the ride's steepest. */
const HELD_METERS = 100;

/** No road is steeper. */
const STEEPEST_PERCENT = 35;

/**
 * The gradient at each second in per cent, over 80 m of road around it.
 *
 * @param elevation metres above the sea
 * @param distance metres since the start
 */
export function gradientOf(elevation: Channel, distance: Channel): Channel {
  const gradient = new Float32Array(elevation.length).fill(Number.NaN);
  const way = fillHoles(Float32Array.from(wayRidden({ distance }, null) ?? []), []);
  const height = smoothed(fillHoles(elevation, []), SMOOTHING_SECONDS);
  const known = new Uint32Array(elevation.length);
  let count = 0;
  for (let second = 0; second < elevation.length; second++) {
    if (!Number.isNaN((height[second] ?? 0) + (way[second] ?? Number.NaN))) known[count++] = second;
  }

  const metersAt = (index: number) => way[known[index] ?? 0] ?? 0;
  let behind = 0;
  let ahead = 0;
  for (let index = 0; index < count; index++) {
    const second = known[index] ?? 0;
    const here = metersAt(index);
    while (behind < index && metersAt(behind + 1) <= here - REACH_METERS) behind++;
    while (ahead < count - 1 && metersAt(ahead) < here + REACH_METERS) ahead++;
    const meters = metersAt(ahead) - metersAt(behind);
    if (meters < LEAST_METERS || meters > MOST_METERS) continue;
    const rise = (height[known[ahead] ?? 0] ?? 0) - (height[known[behind] ?? 0] ?? 0);
    gradient[second] = within((100 * rise) / meters);
  }
  return gradient;
}

/**
 * The steepest that the road held for 100 m, in per cent: the rise over the 100 m for which it is greatest.
 *
 * @returns null when nowhere 100 m of road were recorded without a hole
 */
export function steepestPercent(road: RoadProfile): number | null {
  let steepest = Number.NEGATIVE_INFINITY;
  let behindHole = 0;
  let here = 0;
  for (let ahead = 1; ahead < road.meters.length; ahead++) {
    if ((road.seconds[ahead] ?? 0) - (road.seconds[ahead - 1] ?? 0) > LONGEST_HOLE_SECONDS) behindHole = ahead;
    for (here = Math.max(here, behindHole); metersBetween(road, here, ahead) >= HELD_METERS; here++) {
      steepest = Math.max(steepest, riseOverHeld(road, here, ahead));
    }
  }
  return steepest === Number.NEGATIVE_INFINITY ? null : within((100 * steepest) / HELD_METERS);
}

/** From a place in the profile to 100 m further, which lies before `ahead` and no more than a step. */
function riseOverHeld({ meters, heights }: RoadProfile, here: number, ahead: number): number {
  const [from, to] = [meters[ahead - 1] ?? 0, meters[ahead] ?? 0];
  const part = to > from ? ((meters[here] ?? 0) + HELD_METERS - from) / (to - from) : 1;
  const [below, above] = [heights[ahead - 1] ?? 0, heights[ahead] ?? 0];
  return below + part * (above - below) - (heights[here] ?? 0);
}

const metersBetween = ({ meters }: RoadProfile, from: number, to: number) => (meters[to] ?? 0) - (meters[from] ?? 0);

const within = (percent: number) => Math.min(Math.max(percent, -STEEPEST_PERCENT), STEEPEST_PERCENT);
