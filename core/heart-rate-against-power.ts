import type { Channel } from "./channel";
import type { HeartRateAgainstPower } from "./ride";
import type { Span } from "./span";

/** The heart answers a change of power after about half a minute: each second of power is set against the beat behind it. */
export const LAG_SECONDS = 30;

/** A dot is a minute; of a long ride several, so that there are never more dots than can be told apart. */
const WINDOW_SECONDS = 60;
const MOST_WINDOWS = 240;

/** Fewer say nothing of a ride, let alone of its halves. */
const LEAST_WINDOWS = 10;

/**
 * Power and the heart rate that answered it, minute by minute of riding. Pauses are cut out. A minute in which either is
 * known for less than half of it is left out.
 *
 * @param power W over real time, with its short holes filled, as is heart rate in bpm
 * @returns null when fewer than ten minutes remain
 */
export function heartRateAgainstPower(
  power: Channel,
  heartRate: Channel,
  pauses: readonly Span[],
): HeartRateAgainstPower | null {
  const ridden = secondsRidden(power.length, pauses);
  const windowSeconds = WINDOW_SECONDS * Math.max(Math.ceil(ridden.length / WINDOW_SECONDS / MOST_WINDOWS), 1);
  const isRidden = new Uint8Array(power.length + LAG_SECONDS);
  for (const second of ridden) isRidden[second] = 1;

  const found: HeartRateAgainstPower = { lagSeconds: LAG_SECONDS, windowSeconds, minutes: [], watts: [], bpm: [] };
  for (let from = 0; from + windowSeconds <= ridden.length; from += windowSeconds) {
    const mean = meansOf(ridden.subarray(from, from + windowSeconds), { power, heartRate, isRidden });
    if (mean === null) continue;
    found.minutes.push(Math.round(from / 60));
    found.watts.push(Math.round(mean.watts));
    found.bpm.push(Math.round(mean.bpm * 10) / 10);
  }
  return found.watts.length < LEAST_WINDOWS ? null : found;
}

function secondsRidden(length: number, pauses: readonly Span[]): Uint32Array {
  const isPaused = new Uint8Array(length);
  for (const { start, end } of pauses) isPaused.fill(1, start, end);
  const ridden = new Uint32Array(length);
  let count = 0;
  for (let second = 0; second < length; second++) if (isPaused[second] === 0) ridden[count++] = second;
  return ridden.subarray(0, count);
}

function meansOf(
  seconds: Uint32Array,
  { power, heartRate, isRidden }: { power: Channel; heartRate: Channel; isRidden: Uint8Array },
): { watts: number; bpm: number } | null {
  let [watts, bpm, count] = [0, 0, 0];
  for (const second of seconds) {
    const later = second + LAG_SECONDS;
    // In a pause the heart calms down: that answers no power.
    const beat = isRidden[later] ? (heartRate[later] ?? Number.NaN) : Number.NaN;
    const push = power[second] ?? Number.NaN;
    if (!(beat > 0) || Number.isNaN(push)) continue;
    watts += push;
    bpm += beat;
    count++;
  }
  return count < seconds.length / 2 ? null : { watts: watts / count, bpm: bpm / count };
}

/** A straight line through one half of a ride: heart rate by power. */
export interface HalfFitted {
  /** Of its dots. */
  meanWatts: number;
  meanBpm: number;
  leastWatts: number;
  mostWatts: number;
  /** In beats for each watt; 0 where all power was the same. */
  slope: number;
}

/** The two halves of a ride, each with its line, and how far apart these lie. */
export interface HalvesFitted {
  halves: [first: HalfFitted, second: HalfFitted];
  /** The mean power of all dots, where the lines are compared. */
  watts: number;
  /** How many beats a minute more the second half took for the same power; null where one of the halves has no such power. */
  driftBpm: number | null;
}

/** Fits a line (least squares) to each half of the dots: as many in the first as in the second, or one fewer. */
export function fitHalves({ watts, bpm }: Pick<HeartRateAgainstPower, "watts" | "bpm">): HalvesFitted {
  const middle = watts.length >> 1;
  const first = fitted(watts.slice(0, middle), bpm.slice(0, middle));
  const second = fitted(watts.slice(middle), bpm.slice(middle));
  const mean = meanOf(watts);
  const isWithin = ({ leastWatts, mostWatts }: HalfFitted) => leastWatts <= mean && mean <= mostWatts;
  return {
    halves: [first, second],
    watts: mean,
    driftBpm: isWithin(first) && isWithin(second) ? bpmAt(second, mean) - bpmAt(first, mean) : null,
  };
}

/** What the line of a half says of a power. */
export const bpmAt = ({ meanBpm, meanWatts, slope }: HalfFitted, watts: number): number =>
  meanBpm + slope * (watts - meanWatts);

function fitted(watts: readonly number[], bpm: readonly number[]): HalfFitted {
  const [meanWatts, meanBpm] = [meanOf(watts), meanOf(bpm)];
  let [together, alone] = [0, 0];
  for (const [index, push] of watts.entries()) {
    together += (push - meanWatts) * ((bpm[index] ?? 0) - meanBpm);
    alone += (push - meanWatts) ** 2;
  }
  return {
    meanWatts,
    meanBpm,
    leastWatts: Math.min(...watts),
    mostWatts: Math.max(...watts),
    slope: alone === 0 ? 0 : together / alone,
  };
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
