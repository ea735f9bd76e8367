import type { Channel } from "./channel";
import type { QuadrantBins, Quadrants } from "./ride";

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

/** A bin of the picture is so wide, and so high. */
export const BIN_RPM = 5;
export const BIN_NEWTONS = 20;

/** What lies further out is counted into the last column or row: a push at walking pace has any force. */
const MOST_COLUMNS = 40;
const MOST_ROWS = 40;

/**
 * How many seconds were pedalled at which cadence and with which force, in bins: what a picture of the quadrants is drawn
 * from. The same seconds count as in `quadrants`.
 */
export function quadrantBins(power: Channel, cadence: Channel, crankMeters = USUAL_CRANK_METERS): QuadrantBins | null {
  const counted = new Uint32Array(MOST_COLUMNS * MOST_ROWS);
  for (let second = 0; second < power.length; second++) {
    const [watts, rpm] = [power[second] ?? 0, cadence[second] ?? 0];
    if (!(watts > 0 && rpm > 0)) continue;
    const column = Math.min(Math.floor(rpm / BIN_RPM), MOST_COLUMNS - 1);
    const row = Math.min(Math.floor(pedalForce(watts, rpm, crankMeters) / BIN_NEWTONS), MOST_ROWS - 1);
    const bin = row * MOST_COLUMNS + column;
    counted[bin] = (counted[bin] ?? 0) + 1;
  }
  const filled = [...counted.keys()].filter((bin) => counted[bin]);
  if (filled.length === 0) return null;
  return {
    columns: filled.map((bin) => bin % MOST_COLUMNS),
    rows: filled.map((bin) => Math.floor(bin / MOST_COLUMNS)),
    seconds: filled.map((bin) => counted[bin] ?? 0),
  };
}
