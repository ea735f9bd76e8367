import { firstBelieved } from "./ascent";
import type { Track } from "./channel";
import { smoothed } from "./chart-points";
import type { ReadyRide } from "./ready-ride";

/** A barometer's steps of 0.2 m and a receiver's noise, calmed before they are divided. */
const SMOOTHING_SECONDS = 5;

/** The road in the order in which it was ridden: of each second that knows both, how far and how high it was. */
export interface RoadProfile {
  seconds: Uint32Array;
  /** Since the start; it never falls. */
  meters: Float64Array;
  /** Above the sea, in m. */
  heights: Float64Array;
}

/**
 * The profile of a ride.
 *
 * @returns null where there are no hills to tell of, or no way
 */
export function roadProfile({ filled, way, climbs }: ReadyRide, track: Track | null): RoadProfile | null {
  if (!filled.elevation || !way || !climbs) return null;
  const height = smoothed(filled.elevation, SMOOTHING_SECONDS);
  const seconds = new Uint32Array(way.length);
  const meters = new Float64Array(way.length);
  const heights = new Float64Array(way.length);
  let places = 0;
  for (let second = firstBelieved(track); second < way.length; second++) {
    const far = way[second] ?? Number.NaN;
    const high = height[second] ?? Number.NaN;
    if (Number.isNaN(far + high)) continue;
    seconds[places] = second;
    meters[places] = far;
    heights[places] = high;
    places++;
  }
  return {
    seconds: seconds.subarray(0, places),
    meters: meters.subarray(0, places),
    heights: heights.subarray(0, places),
  };
}
