import type { Channel, Track } from "./channel";

/** Air pressure alone makes the altitude wander by some metres: only beyond these has the rider climbed. */
const DEAD_BAND_METERS = 3;

/** Altitudes come in steps of 0.1 or 0.2 m, which no float holds exactly: a rise of exactly 3 m must not be a toss-up. */
const ROUNDING_METERS = 0.001;

/** Without a fix to wait for: many barometers start somewhere and settle within two seconds. */
const SETTLING_SECONDS = 2;

/** Metres climbed and descended up to and with each second. */
export interface Climbing {
  gained: Float64Array;
  lost: Float64Array;
}

/**
 * What was climbed, by the dead-band rule: a reference altitude follows when the rider is more than 3 m above it, and the
 * difference has been climbed, or more than 3 m below it, and the difference has been descended. There is no standard;
 * head units print 10 to 40 % more. Whether a barometer or a satellite receiver told the height is not certain of any
 * file, so the band is the same for both, though some of a receiver's noise is then climbed.
 *
 * Gaps and pauses leave the reference as it is; what was recorded before the first fix (without positions: in the first
 * two seconds) is not believed.
 *
 * @param elevation metres above the sea
 * @param firstFix the second of the first fix, where the track does not have it any more
 * @returns null when there is no elevation
 */
export function climbing(elevation: Channel, track: Track | null, firstFix?: number): Climbing | null {
  const gained = new Float64Array(elevation.length);
  const lost = new Float64Array(elevation.length);
  let reference = Number.NaN;
  let up = 0;
  let down = 0;
  for (let second = firstFix ?? firstBelieved(track); second < elevation.length; second++) {
    const altitude = elevation[second] ?? Number.NaN;
    if (Number.isNaN(reference)) reference = altitude;
    const change = altitude - reference;
    if (Math.abs(change) > DEAD_BAND_METERS + ROUNDING_METERS) {
      up += Math.max(change, 0);
      down += Math.max(-change, 0);
      reference = altitude;
    }
    gained[second] = up;
    lost[second] = down;
  }
  return Number.isNaN(reference) ? null : { gained, lost };
}

/** The second from which on elevation is believed. */
export function firstBelieved(track: Track | null): number {
  const fix = track?.latitude.findIndex((value) => !Number.isNaN(value)) ?? -1;
  return fix < 0 ? SETTLING_SECONDS : fix;
}
