import type { Channel } from "./channel";
import { rollingMeans } from "./channel-statistics";
import { bestWindows, powerInRealTime } from "./mean-maximal";
import { atRestInPauses } from "./power";
import type { ReadyRide } from "./ready-ride";
import type { Figures, FoundEffort } from "./ride";
import type { Span } from "./span";

/** Steady efforts: power, smoothed over half a minute, against a line that holds still what is ridden just below threshold. */
export const EFFORT_SHARE = 0.88;
export const LEAST_EFFORT_SECONDS = 120;
/** A corner, a gear, a look around; who rests for longer begins anew. */
export const LONGEST_DIP_SECONDS = 45;
const SMOOTHING_SECONDS = 30;

/** Without power: the heart comes late and stays long, so its efforts are longer. */
export const HEART_RATE_SHARE = 0.95;
export const LEAST_HEART_RATE_SECONDS = 180;

/** A minute of it is no sprint any more, and in town every traffic light would make one: the ten strongest count. */
export const SPRINT_SHARE = 1.7;
export const LEAST_SPRINT_SECONDS = 5;
const LONGEST_SPRINT_SECONDS = 60;
const LONGEST_SPRINT_DIP_SECONDS = 2;
export const MOST_SPRINTS = 10;
const SPRINT_BASIS_SECONDS = 300;

/** How much efforts of one group may differ from the first of them. */
const LENGTH_TOLERANCE = 0.15;
const MEAN_TOLERANCE = 0.1;
/** Two may be alike by chance, unless they are long. */
const LEAST_IN_GROUP = 3;
const LONG_SECONDS = 600;

/** Less power than in half of the ride is no ride by power. */
const LEAST_POWER_SHARE = 0.5;

type Found = Pick<ReadyRide, "filled" | "pauses" | "recorded">;
type Thresholds = Pick<Figures, "ftpWatts" | "thresholdHeartRate">;

/**
 * The stretches of a ride that were ridden hard, in the order in which they came; sprints lie within efforts, too.
 *
 * An effort is a stretch of 2 minutes or more in which power, smoothed over 30 s, was at least 88 % of threshold power; it
 * may fall below for up to 45 s at a time. Its edges lie where it gains most above that line, so that no run-up and no
 * roll-out belongs to it. Without power, or without a threshold of it, heart rate tells: 3 minutes or more at 95 % of
 * threshold heart rate, with the same dips. A sprint is 5 s to a minute above 170 % of threshold power, or of the ride's
 * best 5 minutes where that is not known; of many the ten strongest count. Pauses and gaps are no effort.
 *
 * Efforts one after another belong to a group when they are as long as its first to 15 % and as hard to 10 %: three or
 * more, or two of ten minutes.
 */
export function findEfforts(ride: Found, figures: Thresholds): FoundEffort[] {
  return [...grouped(steadyEfforts(ride, figures)), ...sprints(ride, figures)].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

function steadyEfforts(ride: Found, { ftpWatts, thresholdHeartRate }: Thresholds): FoundEffort[] {
  const { power, "heart-rate": heartRate } = ride.filled;
  if (power && ftpWatts && hasEnough(power, ride))
    return effortsByPower(ridden(power, ride), EFFORT_SHARE * ftpWatts).map((span) => told(ride, "power", span));
  if (!heartRate || !thresholdHeartRate) return [];
  const beats = ridden(heartRate, ride);
  return runsAbove(beats, HEART_RATE_SHARE * thresholdHeartRate, LONGEST_DIP_SECONDS)
    .filter((span) => lengthOf(span) >= LEAST_HEART_RATE_SECONDS)
    .map((span) => told(ride, "heart-rate", span));
}

function hasEnough(power: Channel, { recorded }: Found): boolean {
  let [heard, all] = [0, 0];
  for (let second = 0; second < power.length; second++) {
    all += recorded[second] ?? 0;
    if (!Number.isNaN(power[second] ?? Number.NaN)) heard++;
  }
  return heard >= LEAST_POWER_SHARE * all;
}

/** What was ridden in each second, and 0 where nobody rode or nobody knows. */
const ridden = (channel: Channel, { pauses }: Found): Channel =>
  atRestInPauses(channel, pauses).map((value) => value || 0);

function effortsByPower(power: Channel, line: number): Span[] {
  const smoothed = rollingMeans(power, SMOOTHING_SECONDS);
  // A mean stands at its half-minute's first second, and belongs to all of it: the edges are within.
  return runsAbove(smoothed, line, LONGEST_DIP_SECONDS)
    .map(({ start, end }) => ({ start, end: end - 1 + SMOOTHING_SECONDS }))
    .flatMap((run) => strongParts(power, line, run));
}

/** Stretches in which a value is not below a line, or only for so short as to go on. */
function runsAbove(values: ArrayLike<number>, line: number, longestDip: number): Span[] {
  const runs: Span[] = [];
  for (let second = 0; second < values.length; second++) {
    if ((values[second] ?? 0) < line) continue;
    const last = runs.at(-1);
    if (last && second - last.end <= longestDip) last.end = second + 1;
    else runs.push({ start: second, end: second + 1 });
  }
  return runs;
}

/** First what gains most above the line, then what is left before and behind it. */
function strongParts(power: Channel, line: number, run: Span): Span[] {
  if (lengthOf(run) < LEAST_EFFORT_SECONDS) return [];
  const best = strongest(power, line, run);
  return [
    ...strongParts(power, line, { start: run.start, end: best.start }),
    ...(lengthOf(best) < LEAST_EFFORT_SECONDS ? [] : [best]),
    ...strongParts(power, line, { start: best.end, end: run.end }),
  ];
}

function strongest(power: Channel, line: number, run: Span): Span {
  let best: Span = { start: run.start, end: run.start + 1 };
  let most = Number.NEGATIVE_INFINITY;
  let gain = 0;
  let start = run.start;
  for (let second = run.start; second < run.end; second++) {
    if (gain < 0) {
      gain = 0;
      start = second;
    }
    gain += (power[second] ?? 0) - line;
    if (gain < most) continue;
    most = gain;
    best = { start, end: second + 1 };
  }
  return best;
}

function sprints(ride: Found, { ftpWatts }: Thresholds): FoundEffort[] {
  const { power } = ride.filled;
  const basis = power && (ftpWatts ?? best5Minutes(power, ride));
  if (!power || !basis) return [];
  return runsAbove(ridden(power, ride), SPRINT_SHARE * basis, LONGEST_SPRINT_DIP_SECONDS)
    .filter((span) => lengthOf(span) >= LEAST_SPRINT_SECONDS && lengthOf(span) <= LONGEST_SPRINT_SECONDS)
    .map((span) => told(ride, "sprint", span))
    .sort((one, other) => (other.meanPowerWatts ?? 0) - (one.meanPowerWatts ?? 0))
    .slice(0, MOST_SPRINTS);
}

const best5Minutes = (power: Channel, { pauses, recorded }: Found): number | null =>
  bestWindows(powerInRealTime(power, pauses, recorded), [SPRINT_BASIS_SECONDS])[0]?.mean ?? null;

function told({ filled }: Found, kind: FoundEffort["kind"], span: Span): FoundEffort {
  const { power, "heart-rate": heartRate } = filled;
  return {
    kind,
    ...span,
    meanPowerWatts: power ? meanWithin(power, span) : null,
    meanHeartRateBpm: heartRate ? meanWithin(heartRate, span) : null,
    group: null,
  };
}

/** Over the seconds that have a value; null when none has. */
function meanWithin(channel: Channel, { start, end }: Span): number | null {
  let [sum, count] = [0, 0];
  for (let second = start; second < end; second++) {
    const value = channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? null : sum / count;
}

function grouped(efforts: readonly FoundEffort[]): FoundEffort[] {
  let groups = 0;
  return alike(efforts).flatMap((row) => {
    const group = isGroup(row) ? ++groups : null;
    return row.map((effort) => ({ ...effort, group }));
  });
}

/** Rows of efforts that are each like the first of theirs. */
function alike(efforts: readonly FoundEffort[]): FoundEffort[][] {
  const rows: FoundEffort[][] = [];
  for (const effort of efforts) {
    const row = rows.at(-1);
    if (row?.[0] && isAlike(row[0], effort)) row.push(effort);
    else rows.push([effort]);
  }
  return rows;
}

const isAlike = (first: FoundEffort, other: FoundEffort): boolean =>
  isNear(lengthOf(first), lengthOf(other), LENGTH_TOLERANCE) && isNear(meanOf(first), meanOf(other), MEAN_TOLERANCE);

const isNear = (first: number, other: number, tolerance: number) => Math.abs(other / first - 1) <= tolerance;

const meanOf = ({ kind, meanPowerWatts, meanHeartRateBpm }: FoundEffort): number =>
  (kind === "heart-rate" ? meanHeartRateBpm : meanPowerWatts) ?? Number.NaN;

const isGroup = (row: readonly FoundEffort[]): boolean =>
  row.length >= LEAST_IN_GROUP || (row.length === 2 && row.every((effort) => lengthOf(effort) >= LONG_SECONDS));

const lengthOf = ({ start, end }: Span): number => end - start;
