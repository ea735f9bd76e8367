import type { Channel } from "./channel";
import type { Quadrants } from "./ride";

/** The length of most cranks, in m: nobody is asked for theirs. */
export const USUAL_CRANK_METERS = 0.1725;

/** How fast the pedals move along their circle, in m/s. */
export const pedalVelocity = (cadenceRpm: number, crankMeters = USUAL_CRANK_METERS): number =>
  (cadenceRpm * crankMeters * 2 * Math.PI) / 60;

/** The mean force that drives the pedals along their circle, in N. */
export const pedalForce = (powerWatts: number, cadenceRpm: number, crankMeters = USUAL_CRANK_METERS): number =>
  powerWatts / pedalVelocity(cadenceRpm, crankMeters);

/**
 * Seconds in each of Coggan's quadrants of force and speed on the pedals. They meet where the rider would be at threshold
 * power and the ride's mean cadence. What lies on a border belongs to the high side.
 *
 * @param power W, pauses taken out, as is cadence in rpm. Seconds without either, or with 0 of either, are left out
 * @returns null when no second remains
 * @see Coggan (2003), "Quadrant Analysis"
 */
export function quadrants(
  power: Channel,
  cadence: Channel,
  ftpWatts: number,
  crankMeters = USUAL_CRANK_METERS,
): Quadrants | null {
  const pedalled = Uint32Array.from(power.keys()).filter(
    (second) => (power[second] ?? 0) > 0 && (cadence[second] ?? 0) > 0,
  );
  if (pedalled.length === 0) return null;
  const cadenceRpm = pedalled.reduce((sum, second) => sum + (cadence[second] ?? 0), 0) / pedalled.length;
  const splitVelocityMps = pedalVelocity(cadenceRpm, crankMeters);
  const splitForceNewtons = pedalForce(ftpWatts, cadenceRpm, crankMeters);

  const seconds: Quadrants["seconds"] = [0, 0, 0, 0];
  for (const second of pedalled) {
    const rpm = cadence[second] ?? 0;
    const isFast = pedalVelocity(rpm, crankMeters) >= splitVelocityMps;
    const isForceful = pedalForce(power[second] ?? 0, rpm, crankMeters) >= splitForceNewtons;
    seconds[quadrantOf(isForceful, isFast)]++;
  }
  return { cadenceRpm, splitVelocityMps, splitForceNewtons, seconds };
}

const quadrantOf = (isForceful: boolean, isFast: boolean) => (isForceful ? (isFast ? 0 : 1) : isFast ? 3 : 2);
