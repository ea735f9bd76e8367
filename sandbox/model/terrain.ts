import { smoothNoise } from "./noise";

/**
 * An invented country: how high the ground is at a place. The same place has the same height on every ride.
 *
 * @param x kilometres east of home
 * @param y kilometres north of home
 * @param ruggedness 1 is hilly, 0.3 nearly flat
 */
export function heightAt(x: number, y: number, ruggedness: number): number {
  const relief = OCTAVES.reduce(
    (height, { km, meters, layer }) => height + meters * (2 * smoothNoise(x / km, y / km, layer) - 1),
    0,
  );
  return 260 + ruggedness * relief;
}

/** Wide hills, and on them smaller ones: half the width, less than half the height, so no road gets too steep. */
const OCTAVES = [
  { km: 9, meters: 210, layer: 1 },
  { km: 3.4, meters: 62, layer: 2 },
  { km: 1.1, meters: 10, layer: 3 },
  { km: 0.35, meters: 1.6, layer: 4 },
];
