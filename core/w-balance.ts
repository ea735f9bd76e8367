import type { Channel } from "./channel";
import { atRestInPauses } from "./power";
import type { Span } from "./span";

/** What a rider can do above the threshold: at which power it begins, and how much it is. */
export interface Reserve {
  thresholdWatts: number;
  wPrimeJoules: number;
}

/**
 * What was left above the threshold at the end of each second, in J, by the differential form: spent above the threshold,
 * won back below it, the more slowly the fuller it is. Below 0 the rider's figures are too low; it is not cut off.
 *
 * Time is real time: in a pause the rider recovers at 0 W. In a drop-out nobody knows: there the balance is a gap, and it
 * goes on behind it from where it was, as if the rider had ridden at the threshold.
 *
 * @param power W, with its short holes filled
 * @see Skiba, Fulford, Clarke, Vanhatalo, Jones (2015), Eur J Appl Physiol 115
 */
export function wBalance(power: Channel, pauses: readonly Span[], { thresholdWatts, wPrimeJoules }: Reserve): Channel {
  let left = wPrimeJoules;
  return atRestInPauses(power, pauses).map((watts) => {
    if (Number.isNaN(watts)) return Number.NaN;
    const above = watts - thresholdWatts;
    left -= above >= 0 ? above : (above * (wPrimeJoules - left)) / wPrimeJoules;
    return left;
  });
}

/**
 * The same by the integral form: everything spent comes back by e^(-t/τ), τ by how far below the threshold the rider
 * rested. The integral is carried on from second to second, since a factor e^(-1/τ) ages all of it at once.
 *
 * In a drop-out nothing is spent and what was spent comes back: there the balance is a gap.
 *
 * @param power W, with its short holes filled
 * @see Skiba, Chidnok, Vanhatalo, Jones (2012), Med Sci Sports Exerc 44
 */
export function wBalanceIntegral(power: Channel, pauses: readonly Span[], reserve: Reserve): Channel {
  const { thresholdWatts, wPrimeJoules } = reserve;
  const ridden = atRestInPauses(power, pauses);
  const fading = Math.exp(-1 / recoverySeconds(ridden, thresholdWatts));
  let spent = 0;
  return ridden.map((watts) => {
    spent = spent * fading + (watts > thresholdWatts ? watts - thresholdWatts : 0);
    return Number.isNaN(watts) ? Number.NaN : wPrimeJoules - spent;
  });
}

/** The least that was left, in kJ; null where nothing is known. */
export function leastKilojoules(balance: Channel): number | null {
  let least = Number.POSITIVE_INFINITY;
  for (const joules of balance) if (joules < least) least = joules;
  return least === Number.POSITIVE_INFINITY ? null : least / 1000;
}

/** Skiba's τ. */
function recoverySeconds(power: Channel, thresholdWatts: number): number {
  let sum = 0;
  let seconds = 0;
  for (const watts of power) {
    if (watts < thresholdWatts) {
      sum += watts;
      seconds++;
    }
  }
  const depth = seconds === 0 ? 0 : thresholdWatts - sum / seconds;
  return 546 * Math.exp(-0.01 * depth) + 316;
}
