/** The highest mean power over a duration. */
export interface MaximalEffort {
  seconds: number;
  watts: number;
}

/** What can be held for long, and what can be done above it before it is used up. */
export interface CriticalPower {
  criticalWatts: number;
  wPrimeJoules: number;
}

/** With the power that cannot be passed even for a moment. */
export interface CriticalPowerAndMaximum extends CriticalPower {
  maximumWatts: number;
}

/** Shorter efforts end before the reserve is used up, longer ones for other reasons. */
const SHORTEST_SECONDS = 120;
const LONGEST_SECONDS = 1200;

/** A reserve outside of this is of no rider: then some of the efforts were not maximal. */
const LEAST_W_PRIME_JOULES = 5000;
const MOST_W_PRIME_JOULES = 50_000;

/**
 * Critical power by two parameters: work = W′ + CP × time, by least squares over efforts of 2 to 20 minutes; the others are
 * left out.
 *
 * @returns null when fewer than two durations remain, or the fit is of no rider: W′ below 5 or above 50 kJ, or critical
 * power above the best 20 minutes
 * @see Monod, Scherrer (1965), Ergonomics 8; Moritani et al. (1981), Ergonomics 24
 */
export function fitCriticalPower(efforts: readonly MaximalEffort[]): CriticalPower | null {
  const used = efforts.filter(({ seconds }) => seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS);
  const line = fitLine(used.map(({ seconds, watts }) => ({ x: seconds, y: seconds * watts })));
  return line && ofARider({ criticalWatts: line.slope, wPrimeJoules: line.start }, efforts);
}

/**
 * Critical power by three parameters: power = CP + W′ / (time − k), where k = W′ / (CP − Pmax) is below 0, so that power
 * stays finite in the shortest efforts. For each k it is a straight line; the k of the least squares is searched for.
 *
 * @param efforts of a second to 20 minutes; longer ones are left out
 * @returns null when fewer than three durations remain, or the fit is of no rider
 * @see Morton (1996), Ergonomics 39
 */
export function fitCriticalPowerAndMaximum(efforts: readonly MaximalEffort[]): CriticalPowerAndMaximum | null {
  const used = efforts.filter(({ seconds }) => seconds <= LONGEST_SECONDS);
  if (new Set(used.map(({ seconds }) => seconds)).size < 3) return null;
  const lineAt = (k: number) => fitLine(used.map(({ seconds, watts }) => ({ x: 1 / (seconds - k), y: watts })));
  const logarithm = lowest((at) => lineAt(-Math.exp(at))?.squares ?? Number.POSITIVE_INFINITY);
  if (logarithm === null) return null;
  const k = -Math.exp(logarithm);
  const line = lineAt(k);
  const fit = line && ofARider({ criticalWatts: line.start, wPrimeJoules: line.slope }, efforts);
  return fit && { ...fit, maximumWatts: fit.criticalWatts - fit.wPrimeJoules / k };
}

/** The power that a rider can hold for a duration, by three parameters. */
export function powerFor(
  seconds: number,
  { criticalWatts, wPrimeJoules, maximumWatts }: CriticalPowerAndMaximum,
): number {
  const k = wPrimeJoules / (criticalWatts - maximumWatts);
  return criticalWatts + wPrimeJoules / (seconds - k);
}

/** Threshold power by a test of 20 minutes: 95 % of it (Allen, Coggan). */
export const thresholdBy20Minutes = (watts: number): number => 0.95 * watts;

/** By two efforts of 8 minutes: 90 % of their mean. */
export const thresholdBy8Minutes = (first: number, second: number): number => (0.9 * (first + second)) / 2;

/** By a ramp until exhaustion: 75 % of its best minute. */
export const thresholdByRamp = (bestMinuteWatts: number): number => 0.75 * bestMinuteWatts;

function ofARider(fit: CriticalPower, efforts: readonly MaximalEffort[]): CriticalPower | null {
  const best20 = efforts.find(({ seconds }) => seconds === LONGEST_SECONDS)?.watts ?? Number.POSITIVE_INFINITY;
  const { criticalWatts, wPrimeJoules } = fit;
  const isPossible = wPrimeJoules >= LEAST_W_PRIME_JOULES && wPrimeJoules <= MOST_W_PRIME_JOULES;
  return isPossible && criticalWatts > 0 && criticalWatts <= best20 ? fit : null;
}

/** y = start + slope × x by least squares, and the sum of the squares that remain; null of fewer than two x. */
function fitLine(
  points: readonly { x: number; y: number }[],
): { start: number; slope: number; squares: number } | null {
  if (new Set(points.map(({ x }) => x)).size < 2) return null;
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const slope = mean(({ x, y }) => (x - meanX) * (y - meanY)) / mean(({ x }) => (x - meanX) ** 2);
  const start = meanY - slope * meanX;
  return { start, slope, squares: points.reduce((sum, { x, y }) => sum + (y - start - slope * x) ** 2, 0) };
}

/** k from a twentieth of a second to 400 s: 5 kJ over 2,000 W above the threshold are 2.5 s, 50 kJ over 200 W 250 s. */
const FIRST_LOGARITHM = -3;
const LAST_LOGARITHM = 6;
const STEPS = 90;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where a function of one number is lowest: on a grid first, then by golden sections beside its lowest point.
 *
 * @returns null when it still falls at an end of the grid
 */
function lowest(height: (at: number) => number): number | null {
  const step = (LAST_LOGARITHM - FIRST_LOGARITHM) / STEPS;
  const grid = Array.from({ length: STEPS + 1 }, (_, index) => FIRST_LOGARITHM + index * step);
  const least = grid.reduce((best, at) => (height(at) < height(best) ? at : best));
  if (least === grid[0] || least === grid.at(-1)) return null;
  let [from, to] = [least - step, least + step];
  while (to - from > 1e-9) {
    const [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)];
    if (height(left) < height(right)) to = right;
    else from = left;
  }
  return (from + to) / 2;
}
