import type { Channel } from "./channel";
import { presentSeconds } from "./channel-statistics";
import { atRestInPauses } from "./power";
import type { Curve } from "./ride";
import type { Span } from "./span";

/** Durations that people ask for by name, in s: each has its point on the curve, and its best effort in efforts.ts. */
export const EFFORT_SECONDS: readonly number[] = [
  1, 5, 10, 15, 30, 60, 120, 180, 300, 480, 600, 720, 1200, 1800, 3600, 5400,
];

/** A sensor that is silent for up to so long is taken to have missed nothing. */
const LONGEST_SILENCE_SECONDS = 5;

/** The curve has a point every second up to here and every 5 % behind: closer than can be drawn. */
const DENSE_SECONDS = 60;
const STEP = 1.05;

/** A channel over real time, added up beforehand, so that a window of any length costs one subtraction. */
export interface RealTime {
  /** One longer than the ride: `sums[to] - sums[from]` is the sum of the seconds from `from` until before `to`. */
  sums: Float64Array;
  /** The same of the seconds in which the sensor was lost for longer than five seconds. */
  lost: Uint32Array;
}

/** The best of all windows of one length. */
export interface BestWindow {
  seconds: number;
  mean: number;
  /** The second at which it began. */
  start: number;
}

/**
 * The mean-maximal power of a ride: for each duration the highest mean over so many seconds in a row of real time. A pause
 * is 0 W, and so is every gap: what was ridden in it is not known, and the curve says what was ridden at least.
 *
 * The durations are a logarithmic grid; at each of them the curve is exact, by running sums over every second: 200
 * durations of an 8 h ride are some 5 million subtractions (tests/bench/mean-maximal.bench.ts). It mostly falls with the
 * duration, but need not: of 10 W, 0 W and 10 W the best 2 s are 5 W, the best 3 s 6.7 W. What holds is that no multiple
 * of a duration has a higher mean than the duration itself.
 *
 * @param power W, with its short holes filled
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export const powerCurve = (power: Channel, pauses: readonly Span[]): Curve | null =>
  meanMaximalCurve(powerInRealTime(power, pauses, new Uint8Array(power.length)));

/**
 * The mean-maximal heart rate of a ride, as of power; only that a window in which nothing was heard of the heart for more
 * than five seconds, riding or paused, does not count, since nobody's heart rate is 0.
 *
 * @param heartRate bpm, with its short holes filled
 */
export const heartRateCurve = (heartRate: Channel): Curve | null => meanMaximalCurve(heartRateInRealTime(heartRate));

/**
 * The best windows of durations from a second to the ride's length.
 *
 * @returns null when no window counts
 */
export function meanMaximalCurve(time: RealTime): Curve | null {
  const windows = bestWindows(time, durationsUpTo(time.sums.length - 1));
  if (windows.length === 0) return null;
  return {
    seconds: windows.map(({ seconds }) => seconds),
    values: windows.map(({ mean }) => mean),
    starts: windows.map(({ start }) => start),
  };
}

/**
 * Of each duration the window with the highest mean; of equal ones, the first. Where the sensor was lost for more than
 * five of its seconds a window does not count. A duration without a window is left out.
 */
export function bestWindows({ sums, lost }: RealTime, durations: readonly number[]): BestWindow[] {
  const windows: BestWindow[] = [];
  // Both loops in one function: with the inner one apart, the engine gives up its quickest code, and it takes four times
  // as long (tests/bench/mean-maximal.bench.ts).
  for (const seconds of durations) {
    const tolerated = Math.min(LONGEST_SILENCE_SECONDS, seconds - 1);
    let most = Number.NEGATIVE_INFINITY;
    let start = -1;
    for (let from = 0, to = seconds; to < sums.length; from++, to++) {
      const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
      if (sum > most && (lost[to] ?? 0) - (lost[from] ?? 0) <= tolerated) {
        most = sum;
        start = from;
      }
    }
    if (start >= 0) windows.push({ seconds, mean: most / seconds, start });
  }
  return windows;
}

/**
 * Power over real time. A pause is 0 W, whatever was recorded in it. Where the whole device was silent nobody knows what
 * was ridden, and it is 0 W, too; where the others went on and only power was missing, the sensor was lost.
 *
 * @param power W, with its short holes filled
 * @param recorded 1 for a second in which any channel has a value
 */
export function powerInRealTime(power: Channel, pauses: readonly Span[], recorded: Uint8Array): RealTime {
  if (presentSeconds(power) === 0) return allLost(power.length);
  const ridden = atRestInPauses(power, pauses);
  return addUp(ridden, lostSeconds(ridden, pauses, recorded));
}

/**
 * Heart rate over real time. A heart goes on in a pause: what was recorded in one counts, and where nothing was nobody
 * knows.
 *
 * @param heartRate bpm, with its short holes filled
 */
export function heartRateInRealTime(heartRate: Channel): RealTime {
  if (presentSeconds(heartRate) === 0) return allLost(heartRate.length);
  return addUp(heartRate, lostSeconds(heartRate, [], new Uint8Array(heartRate.length).fill(1)));
}

/** A sensor that never said anything. */
const allLost = (seconds: number): RealTime => addUp(new Float32Array(seconds), new Uint8Array(seconds).fill(1));

function addUp(channel: Channel, isLost: Uint8Array): RealTime {
  const sums = new Float64Array(channel.length + 1);
  const lost = new Uint32Array(channel.length + 1);
  for (let second = 0; second < channel.length; second++) {
    sums[second + 1] = (sums[second] ?? 0) + (channel[second] || 0);
    lost[second + 1] = (lost[second] ?? 0) + (isLost[second] ?? 0);
  }
  return { sums, lost };
}

/** 1 for the seconds of each gap in which the others went on, if they went on for longer than a sensor may be silent. */
function lostSeconds(channel: Channel, pauses: readonly Span[], recorded: Uint8Array): Uint8Array {
  const missing = recorded.map((one, second) => (one && Number.isNaN(channel[second] ?? Number.NaN) ? 1 : 0));
  for (const { start, end } of pauses) missing.fill(0, start, end);
  const isLost = new Uint8Array(channel.length);
  for (const { start, end } of gapsOf(channel)) {
    const gap = missing.subarray(start, end);
    if (gap.reduce((sum, one) => sum + one, 0) > LONGEST_SILENCE_SECONDS) isLost.set(gap, start);
  }
  return isLost;
}

function gapsOf(channel: Channel): Span[] {
  const gaps: Span[] = [];
  for (let second = 0; second < channel.length; second++) {
    if (!Number.isNaN(channel[second])) continue;
    const last = gaps.at(-1);
    if (last?.end === second) last.end++;
    else gaps.push({ start: second, end: second + 1 });
  }
  return gaps;
}

function durationsUpTo(longest: number): number[] {
  const durations = new Set(EFFORT_SECONDS.filter((seconds) => seconds <= longest));
  for (let seconds = 1; seconds < longest; seconds = nextDuration(seconds)) durations.add(seconds);
  if (longest > 0) durations.add(longest);
  return [...durations].sort((one, other) => one - other);
}

const nextDuration = (seconds: number) => (seconds < DENSE_SECONDS ? seconds + 1 : Math.floor(seconds * STEP));
