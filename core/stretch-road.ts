import type { Channel } from "./channel";
import type { Stretch } from "./stretch";

/** How steep a stretch was as a whole, and how fast it was climbed; null where that is not known, or it did not climb. */
export interface StretchRoad {
  gradientPercent: number | null;
  /** Pauses included, as of a climb. */
  vamMetersPerHour: number | null;
}

/** Less road is no slope: a barometer's steps would be walls. */
const LEAST_METERS = 10;

/**
 * From its first height to its last, over the road between them.
 *
 * @param elapsedSeconds how long the stretch lasted, pauses included
 */
export function stretchRoad({ ridden, ...stretch }: Stretch, elapsedSeconds: number): StretchRoad {
  // Where the barometer is not believed, nothing was climbed either.
  const rise = stretch.ascentMeters === null || !ridden.elevation ? null : riseOf(ridden.elevation);
  const meters = stretch.distanceMeters ?? 0;
  return {
    gradientPercent: rise === null || meters < LEAST_METERS ? null : (100 * rise) / meters,
    vamMetersPerHour:
      rise === null || rise <= 0 || stretch.ascentMeters === null || elapsedSeconds === 0
        ? null
        : (stretch.ascentMeters * 3600) / elapsedSeconds,
  };
}

function riseOf(elevation: Channel): number | null {
  const first = elevation.find((meters) => !Number.isNaN(meters));
  const last = elevation.findLast((meters) => !Number.isNaN(meters));
  return first === undefined || last === undefined ? null : last - first;
}
