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
  const isKnown = (second: number) => !Number.isNaN((height[second] ?? Number.NaN) + (way[second] ?? Number.NaN));
  const known: number[] = [];
  for (let second = firstBelieved(track); second < way.length; second++) if (isKnown(second)) known.push(second);
  return {
    seconds: Uint32Array.from(known),
    meters: Float64Array.from(known, (second) => way[second] ?? Number.NaN),
    heights: Float64Array.from(known, (second) => height[second] ?? Number.NaN),
  };
}
