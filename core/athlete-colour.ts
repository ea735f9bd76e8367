import type { UserId } from "./ids";

/** How many colours there are for athletes: `--color-athlete-1` to `-8`. */
export const ATHLETE_COLOURS = 8;

/**
 * Which of the colours an athlete has: the same wherever and whenever, and for every coach. Two may have the same one,
 * so that a name always stands beside it.
 *
 * @returns from 1
 */
export function athleteColour(athleteId: UserId): number {
  // FNV-1a: ids that were made together differ in few places, and must not all fall on one colour.
  let hash = 0x811c9dc5;
  for (let at = 0; at < athleteId.length; at++) hash = Math.imul(hash ^ athleteId.charCodeAt(at), 0x01000193) >>> 0;
  return (((hash ^ (hash >>> 15)) >>> 0) % ATHLETE_COLOURS) + 1;
}
