import type { RecordedRide } from "./ride";

const STEPS = 48;
const GAP = 255;
const TOP = 254;

/** A ride at a glance: 48 steps of each, from 0 (its lowest) to 1 (its highest); NaN where nothing was recorded. */
export interface Sketch {
  elevation: Float32Array;
  power: Float32Array;
}

/**
 * The bytes a list draws a ride from: 48 of elevation from the ride's lowest to its highest, then 48 of power from 0
 * to the highest mean of a step; 255 is a gap.
 *
 * @returns null when neither was recorded
 */
export function sketchOf({ channels }: RecordedRide): Uint8Array | null {
  const { elevation, power } = channels;
  if (!elevation && !power) return null;
  const sketch = new Uint8Array(2 * STEPS).fill(GAP);
  if (elevation) sketch.set(scaled(stepMeans(elevation), Number.POSITIVE_INFINITY), 0);
  if (power) sketch.set(scaled(stepMeans(power), 0), STEPS);
  return sketch;
}

/** Reads what `sketchOf` wrote. */
export function readSketch(bytes: Uint8Array): Sketch {
  const shares = Float32Array.from(bytes, (byte) => (byte === GAP ? Number.NaN : byte / TOP));
  return { elevation: shares.subarray(0, STEPS), power: shares.subarray(STEPS, 2 * STEPS) };
}

function stepMeans(channel: Float32Array): number[] {
  return Array.from({ length: STEPS }, (_, step) => {
    const from = Math.floor((step * channel.length) / STEPS);
    const to = Math.max(from + 1, Math.floor(((step + 1) * channel.length) / STEPS));
    const present = channel.subarray(from, to).filter((value) => !Number.isNaN(value));
    return present.length === 0 ? Number.NaN : present.reduce((sum, value) => sum + value, 0) / present.length;
  });
}

/** From the lowest value, or `floor` if that is lower, to the highest. */
function scaled(means: readonly number[], floor: number): Uint8Array {
  const present = means.filter((mean) => !Number.isNaN(mean));
  const low = Math.min(floor, ...present);
  const range = Math.max(...present) - low;
  return Uint8Array.from(means, (mean) =>
    Number.isNaN(mean) ? GAP : Math.round(range === 0 ? 0 : ((mean - low) / range) * TOP),
  );
}
