import type { Channel, Channels } from "./channel";

/** GPS wanders while the rider stands: only from here on is it moving. */
const MOVING_MPS = 0.5;

/**
 * 1 for each second of a ride in which the rider moved: at 0.5 m/s or more, or pedalling; without a speed, pedalling or
 * putting out power. There is no standard; head units and services use 0.3 to 0.5 m/s.
 *
 * @param speed m/s with short holes filled; see speed.ts
 * @returns null when nothing tells: neither speed nor cadence nor power
 */
export function movingMask(
  speed: Channel | null,
  { cadence, power }: Pick<Channels, "cadence" | "power">,
): Uint8Array | null {
  const tells = speed ?? cadence ?? power;
  if (!tells) return null;
  const moving = new Uint8Array(tells.length);
  for (let second = 0; second < tells.length; second++) {
    const isPedalling = (cadence?.[second] ?? 0) > 0;
    const isRolling = speed ? (speed[second] ?? 0) >= MOVING_MPS : (power?.[second] ?? 0) > 0;
    if (isPedalling || isRolling) moving[second] = 1;
  }
  return moving;
}
