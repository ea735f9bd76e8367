import type { Channel } from "./channel";

/** In so many colours a quantity is told along a route: more could not be told apart. */
const STEPS = 7;

/** Of what was ridden, what is outside this share at either end has no steps of its own. */
const OUTSIDE_SHARE = 0.05;

/** Round widths of a step, and their tens, hundreds, tenths. */
const ROUND = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** Those whose halves are round, too. */
const ROUND_HALVES = [1, 2, 4, 6, 8];

/** As far from the middle as limits lie, in halves of the width of the middle step. */
const AROUND = [-5, -3, -1, 1, 3, 5];

/**
 * Where one step of a quantity ends and the next begins: six round limits, as close as the ride fits between them.
 *
 * @param leastWidth of a step, in the unit of the values: less is noise
 * @returns null when there is no value
 */
export function evenLimits(values: Channel, leastWidth: number): number[] | null {
  const inner = innerRange(values);
  if (!inner) return null;
  for (const width of widthsFrom(leastWidth, ROUND)) {
    const first = Math.floor(inner.low / width) + 1;
    if (inner.high <= (first + STEPS - 1) * width) {
      return Array.from({ length: STEPS - 1 }, (_, index) => rounded((first + index) * width));
    }
  }
  return null;
}

/**
 * The same of a quantity that has a middle: the limits lie even to both sides of it, and the middle step is around it.
 *
 * @param leastWidth of the step in the middle
 */
export function limitsAround(values: Channel, middle: number, leastWidth: number): number[] | null {
  const inner = innerRange(values);
  if (!inner) return null;
  const farthest = Math.max(middle - inner.low, inner.high - middle);
  for (const width of widthsFrom(leastWidth, ROUND_HALVES)) {
    if (farthest <= (width / 2) * STEPS) return AROUND.map((halves) => rounded(middle + (halves * width) / 2));
  }
  return null;
}

/** In which step a value lies, from 1; 0 where there is no value. */
export function stepOf(value: number, limits: readonly number[]): number {
  if (Number.isNaN(value)) return 0;
  let step = 1;
  for (const limit of limits) if (value >= limit) step++;
  return step;
}

function innerRange(values: Channel): { low: number; high: number } | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  const last = known.length - 1;
  const at = (share: number) => known[Math.round(share * last)] ?? Number.NaN;
  return { low: at(OUTSIDE_SHARE), high: at(1 - OUTSIDE_SHARE) };
}

/** Up to what no quantity of a ride needs. */
function* widthsFrom(least: number, rounds: readonly number[]): Generator<number> {
  for (let ten = 10 ** Math.floor(Math.log10(least)); ten < 1e7; ten *= 10) {
    for (const round of rounds) if (round * ten >= least - 1e-9) yield round * ten;
  }
}

/** Tenths are not exact in binary. */
const rounded = (value: number) => Math.round(value * 1000) / 1000;
