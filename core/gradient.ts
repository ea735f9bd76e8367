import type { Channel } from "./channel";
import { smoothed } from "./chart-points";
import { wayRidden } from "./distance";
import { fillHoles } from "./holes";

/** A gradient is read over 80 m of road, half of it ahead: over time it would change with the speed. */
const REACH_METERS = 40;

/** A barometer's steps of 0.2 m, calmed before they are divided. */
const SMOOTHING_SECONDS = 5;

/** Less road tells nothing, and more was not recorded in between. */
const LEAST_METERS = 10;
const MOST_METERS = 200;

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
  const known = [...height.keys()].filter(
    (second) => !Number.isNaN((height[second] ?? 0) + (way[second] ?? Number.NaN)),
  );

  const metersAt = (index: number) => way[known[index] ?? 0] ?? 0;
  let behind = 0;
  let ahead = 0;
  for (const [index, second] of known.entries()) {
    while (metersAt(behind + 1) <= metersAt(index) - REACH_METERS) behind++;
    while (ahead < known.length - 1 && metersAt(ahead) < metersAt(index) + REACH_METERS) ahead++;
    const meters = metersAt(ahead) - metersAt(behind);
    if (meters < LEAST_METERS || meters > MOST_METERS) continue;
    const rise = (height[known[ahead] ?? 0] ?? 0) - (height[known[behind] ?? 0] ?? 0);
    gradient[second] = Math.min(Math.max((100 * rise) / meters, -STEEPEST_PERCENT), STEEPEST_PERCENT);
  }
  return gradient;
}
