import type { Channel } from "./channel";
import type { Curve } from "./ride";
import type { Span } from "./span";

/** Durations that people ask for by name, in s: each has its point on the curve, and its best effort in efforts.ts. */
export const EFFORT_SECONDS: readonly number[] = [
  1, 5, 10, 15, 30, 60, 120, 180, 300, 480, 600, 720, 1200, 1800, 3600, 5400,
];

/** A window in which more seconds than these have no value outside pauses is no best effort: nobody knows what it was. */
export const MOST_MISSING_SECONDS = 5;

/** The curve has a point every second up to here and every 5 % behind: closer than can be drawn. */
const DENSE_SECONDS = 60;
const STEP = 1.05;

/** A channel over real time, added up beforehand, so that a window of any length costs one subtraction. */
export interface RealTime {
  /** One longer than the ride: `sums[to] - sums[from]` is the sum of the seconds from `from` until before `to`. */
  sums: Float64Array;
  /** The same of the seconds outside pauses that have no value. */
  missing: Uint32Array;
}

/** The best of all windows of one length: its mean, and the second at which it began. */
export interface BestWindow {
  mean: number;
  start: number;
}

/**
 * The mean-maximal power of a ride: for each duration the highest mean power over so many seconds in a row. A pause is
 * 0 W, and so is a drop-out: what was ridden in it is not known, and the curve says what was ridden at least.
 *
 * The durations are a logarithmic grid; at each of them the curve is exact, by running sums over every second, and 200
 * durations of an 8 h ride are some 5 million subtractions (tests/bench/mean-maximal.bench.ts). It mostly falls, but need
 * not: of 10 W, 0 W and 10 W the best 2 s are 5 W and the best 3 s 6.7 W. What never rises is the mean of a multiple of a
 * duration above that of the duration.
 *
 * @param power W, with its short holes filled
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export const powerCurve = (power: Channel, pauses: readonly Span[]): Curve | null =>
  meanMaximalCurve(powerInRealTime(power, pauses), Number.POSITIVE_INFINITY);

/**
 * The mean-maximal heart rate of a ride, reckoned as power is, except that a window in which the strap was lost for more
 * than five seconds does not count. A pause in which nothing was recorded adds nothing, so that no pause can make a best.
 *
 * @param heartRate bpm, with its short holes filled
 */
export const heartRateCurve = (heartRate: Channel, pauses: readonly Span[]): Curve | null =>
  meanMaximalCurve(heartRateInRealTime(heartRate, pauses), MOST_MISSING_SECONDS);

/**
 * The best window of each duration from a second to the ride's length.
 *
 * @returns null when no window is good
 */
export function meanMaximalCurve(time: RealTime, mostMissing: number): Curve | null {
  const curve: Curve = { seconds: [], values: [], starts: [] };
  for (const seconds of durationsUpTo(time.sums.length - 1)) {
    const best = bestWindow(time, seconds, mostMissing);
    if (!best) continue;
    curve.seconds.push(seconds);
    curve.values.push(best.mean);
    curve.starts.push(best.start);
  }
  return curve.seconds.length === 0 ? null : curve;
}

/**
 * The window of a duration with the highest mean; of equal ones, the first.
 *
 * @param mostMissing windows in which more seconds have no value are passed over, and those that have no value at all
 * @returns null when the ride is shorter, or no window is good
 */
export function bestWindow({ sums, missing }: RealTime, seconds: number, mostMissing: number): BestWindow | null {
  const tolerated = Math.min(mostMissing, seconds - 1);
  const isComplete = (missing.at(-1) ?? 0) <= tolerated;
  const start = isComplete ? richest(sums, seconds) : richestKnown(sums, missing, seconds, tolerated);
  return start === null ? null : { mean: ((sums[start + seconds] ?? 0) - (sums[start] ?? 0)) / seconds, start };
}

/** Power over real time: 0 W in pauses, whatever was recorded in them, and 0 W, but missing, where it dropped out. */
export function powerInRealTime(power: Channel, pauses: readonly Span[]): RealTime {
  const ridden = power.slice();
  for (const { start, end } of pauses) ridden.fill(0, start, end);
  return addUp(ridden, []);
}

/** Heart rate over real time: a heart goes on in a pause, so what was recorded in one counts. */
export const heartRateInRealTime = (heartRate: Channel, pauses: readonly Span[]): RealTime => addUp(heartRate, pauses);

function addUp(channel: Channel, pauses: readonly Span[]): RealTime {
  const sums = new Float64Array(channel.length + 1);
  const missing = new Uint32Array(channel.length + 1);
  const isPaused = new Uint8Array(channel.length);
  for (const { start, end } of pauses) isPaused.fill(1, start, end);
  for (let second = 0; second < channel.length; second++) {
    const value = channel[second] ?? Number.NaN;
    const isGap = Number.isNaN(value);
    sums[second + 1] = (sums[second] ?? 0) + (isGap ? 0 : value);
    missing[second + 1] = (missing[second] ?? 0) + (isGap && !isPaused[second] ? 1 : 0);
  }
  return { sums, missing };
}

/** The start of the window with the largest sum. */
function richest(sums: Float64Array, seconds: number): number | null {
  let most = Number.NEGATIVE_INFINITY;
  let start: number | null = null;
  for (let from = 0, to = seconds; to < sums.length; from++, to++) {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    if (sum > most) {
      most = sum;
      start = from;
    }
  }
  return start;
}

function richestKnown(sums: Float64Array, missing: Uint32Array, seconds: number, tolerated: number): number | null {
  let most = Number.NEGATIVE_INFINITY;
  let start: number | null = null;
  for (let from = 0, to = seconds; to < sums.length; from++, to++) {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    if (sum > most && (missing[to] ?? 0) - (missing[from] ?? 0) <= tolerated) {
      most = sum;
      start = from;
    }
  }
  return start;
}

function durationsUpTo(longest: number): number[] {
  const durations = new Set(EFFORT_SECONDS.filter((seconds) => seconds <= longest));
  for (let seconds = 1; seconds < longest; seconds = nextDuration(seconds)) durations.add(seconds);
  if (longest > 0) durations.add(longest);
  return [...durations].sort((one, other) => one - other);
}

const nextDuration = (seconds: number) => (seconds < DENSE_SECONDS ? seconds + 1 : Math.round(seconds * STEP));
