import type { Channel } from "./channel";
import { rollingMeans, sumOf, withoutGaps } from "./channel-statistics";
import type { Figures } from "./ride";
import type { Span } from "./span";

/** Power is smoothed over the half-minute in which the body answers a change of effort. */
const SMOOTHING_SECONDS = 30;

/**
 * Weighted power: the steady power that would have been as hard as this ride was. It is Normalized Power by the book: the
 * fourth root of the mean fourth power of all complete half-minutes. Under twenty minutes of riding it means little.
 *
 * @param power W, one value a second, pauses taken out. A half-minute goes on behind a pause and behind a gap: filling
 * either with zeros would make the ride easier than it was
 * @returns null when no half-minute is complete
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export function weightedPower(power: Channel): number | null {
  const smoothed = rollingMeans(withoutGaps(power), SMOOTHING_SECONDS);
  if (smoothed.length === 0) return null;
  const sum = smoothed.reduce((total, value) => total + value ** 4, 0);
  return (sum / smoothed.length) ** 0.25;
}

/** The work done in kJ: a watt for a second is a joule. Seconds without power add nothing. */
export const workKilojoules = (power: Channel): number => sumOf(power) / 1000;

/** Power over real time: 0 W in pauses, whatever was recorded in them. */
export function atRestInPauses(power: Channel, pauses: readonly Span[]): Channel {
  const ridden = power.slice();
  for (const { start, end } of pauses) ridden.fill(0, start, end);
  return ridden;
}

/** How fast Skiba's mean forgets: the time in which the body answers a change of effort. */
const FORGETTING_SECONDS = 25;

/** Less than this is left of no effort. */
const FORGOTTEN_WATTS = 0.1;

/**
 * Skiba's xPower: as weighted power, over an exponentially weighted mean of 25 s instead of the half-minutes. It rises from
 * 0 at the start. In a pause it falls as it would at 0 W, until nothing is left of it, and that falling counts; a gap is
 * left out, since nobody knows what was ridden.
 *
 * @param power W over real time, with its short holes filled
 * @returns null when there is no power
 * @see Skiba (2007), "Analysis of Power Output and Training Stress in Cyclists"; GoldenCheetah for the pauses
 */
export function xPower(power: Channel, pauses: readonly Span[]): number | null {
  const isPaused = new Uint8Array(power.length);
  for (const { start, end } of pauses) isPaused.fill(1, start, end);
  let mean = 0;
  let sum = 0;
  let seconds = 0;
  for (let second = 0; second < power.length; second++) {
    const watts = isPaused[second] ? 0 : (power[second] ?? Number.NaN);
    if (Number.isNaN(watts)) continue;
    mean += (watts - mean) / (FORGETTING_SECONDS + 1);
    if (isPaused[second] && mean < FORGOTTEN_WATTS) continue;
    sum += mean ** 4;
    seconds++;
  }
  return seconds === 0 ? null : (sum / seconds) ** 0.25;
}

/**
 * How unsteady a ride was: weighted power by mean power, 1 for a steady one (the book's Variability Index).
 *
 * @returns null when either is not known, or the mean is 0
 */
export const variability = (weightedPowerWatts: number | null, meanPowerWatts: number | null): number | null =>
  weightedPowerWatts === null || !meanPowerWatts ? null : weightedPowerWatts / meanPowerWatts;

/** Power for each kilogram of the rider, without the bicycle; null when either is not known. */
export const wattsPerKilogram = (watts: number | null, { weightKg }: Pick<Figures, "weightKg">): number | null =>
  watts === null || !weightKg ? null : watts / weightKg;

/** The work done above a power, in kJ: of each second only what was above it. Gaps add nothing. */
export function workAboveKilojoules(power: Channel, thresholdWatts: number): number {
  let joules = 0;
  for (const watts of power) if (watts > thresholdWatts) joules += watts - thresholdWatts;
  return joules / 1000;
}

/**
 * The left leg's share of the power, in %: a second counts by its power, one without power or without a share not at all.
 *
 * @param power W, as long as the balance, the left leg's share in %
 * @returns null when no second has both
 */
export function meanBalance(power: Channel, balance: Channel): number | null {
  let left = 0;
  let whole = 0;
  for (let second = 0; second < power.length; second++) {
    const watts = power[second] ?? Number.NaN;
    const share = balance[second] ?? Number.NaN;
    if (!(watts > 0) || Number.isNaN(share)) continue;
    left += watts * share;
    whole += watts;
  }
  return whole === 0 ? null : left / whole;
}
