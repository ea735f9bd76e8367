import type { Channel, Channels, Track } from "./channel";
import { LONGEST_HOLE_SECONDS } from "./holes";
import { haversineMeters } from "./position";
import type { RecordedRide } from "./ride";
import type { Span } from "./span";

/** Faster than anybody rides: a receiver that says so has leapt. */
const LEAP_MPS = 130 / 3.6;

/** A leap ends where the receiver leaps back. One that stays away for longer has found itself. */
const LONGEST_LEAP_SECONDS = 60;

/** How long after its first fix a receiver may still be finding itself. */
const SETTLING_SECONDS = 60;

/** At a quick speed neither brakes nor legs change it by so much in a second; a receiver that settles does. */
const WILD_MPS_PER_SECOND = 8;
const QUICK_MPS = 60 / 3.6;

/**
 * Where positions are not believed: from the first fix until a receiver that began wildly has settled, and wherever it
 * leapt away and back. Noise of single positions stays: what is reckoned from positions is smoothed.
 */
export function positionJumps(track: Track): Span[] {
  const fixes = secondsOf(track.latitude);
  const settled = settledAt(fixes, (from, to) => meters(track, from, to));
  const spans = settled > 0 ? [{ start: fixes[0] ?? 0, end: fixes[settled] ?? 0 }] : [];
  return [...spans, ...leaps(track, fixes.subarray(settled))];
}

/** A ride without the positions that leapt, and without what its distance and speed have from them. */
export function withoutJumps(ride: RecordedRide, spans: readonly Span[]): Pick<RecordedRide, "channels" | "track"> {
  const { track } = ride;
  if (track === null) return ride;
  const [latitude, longitude] = [track.latitude.slice(), track.longitude.slice()];
  const channels = { ...ride.channels };
  for (const { start, end } of spans) {
    latitude.fill(Number.NaN, start, end);
    longitude.fill(Number.NaN, start, end);
  }
  for (const span of spans.filter((one) => isFollowed(ride.channels, one))) {
    if (channels.speed) channels.speed = channels.speed.slice().fill(Number.NaN, span.start, span.end);
    if (channels.distance) channels.distance = withoutWay(channels.distance, span, track);
  }
  return { channels, track: { latitude, longitude } };
}

/** The seconds that have a value. */
function secondsOf(column: Float64Array | Channel): Int32Array {
  const seconds: number[] = [];
  for (let second = 0; second < column.length; second++)
    if (!Number.isNaN(column[second] ?? Number.NaN)) seconds.push(second);
  return Int32Array.from(seconds);
}

const meters = ({ latitude, longitude }: Track, from: number, to: number): number =>
  haversineMeters(latitude[from] ?? 0, longitude[from] ?? 0, latitude[to] ?? 0, longitude[to] ?? 0);

/** The index of the first of these seconds that is believed, by how far it was from one to the next; 0 when all are. */
function settledAt(seconds: Int32Array, advance: (from: number, to: number) => number): number {
  let settled = 0;
  let before: { seconds: number; mps: number } | null = null;
  for (let index = 1; index < seconds.length; index++) {
    const [from = 0, to = 0] = [seconds[index - 1], seconds[index]];
    if (from - (seconds[0] ?? 0) > SETTLING_SECONDS) break;
    const step = { seconds: to - from, mps: advance(from, to) / (to - from) };
    if (step.mps > LEAP_MPS) settled = index;
    else if (before && isWild(before, step)) settled = step.mps > before.mps ? index : Math.max(settled, index - 1);
    before = step;
  }
  return settled;
}

interface Step {
  seconds: number;
  mps: number;
}

const isWild = (one: Step, other: Step): boolean =>
  Math.max(one.mps, other.mps) > QUICK_MPS &&
  Math.abs(one.mps - other.mps) > (WILD_MPS_PER_SECOND * (one.seconds + other.seconds)) / 2;

function leaps(track: Track, fixes: Int32Array): Span[] {
  const spans: Span[] = [];
  const isLeap = (from: number, to: number) => meters(track, from, to) > LEAP_MPS * (to - from);
  let last = fixes[0] ?? 0;
  for (let index = 1; index < fixes.length; index++) {
    const second = fixes[index] ?? 0;
    if (isLeap(last, second)) {
      const back = findBack(fixes, index, (from, to) => isLeap(from, to) && !isLeap(last, to));
      if (back !== null) spans.push({ start: second, end: fixes[back] ?? track.latitude.length });
      index = back ?? index;
    }
    last = fixes[index] ?? 0;
  }
  return spans;
}

/**
 * The index of the fix that leaps back from where the one at `away` began; behind the last when the track ends away.
 *
 * @returns null when it stays there
 */
function findBack(fixes: Int32Array, away: number, isBack: (from: number, to: number) => boolean): number | null {
  const start = fixes[away] ?? 0;
  for (let index = away + 1; index < fixes.length; index++) {
    const [from = 0, to = 0] = [fixes[index - 1], fixes[index]];
    if (to - start > LONGEST_LEAP_SECONDS) return null;
    if (isBack(from, to)) return index;
  }
  const end = fixes.at(-1) ?? start;
  return end - start < LONGEST_HOLE_SECONDS ? fixes.length : null;
}

/** Whether speed and distance leap with the positions: a wheel, or a receiver that measures speed, does not. */
function isFollowed({ speed, distance }: Channels, { start, end }: Span): boolean {
  const around = { start: Math.max(start - 1, 0), end: end + 1 };
  if (speed) {
    const seconds = secondsOf(speed.subarray(around.start, around.end));
    return isUnsteady(seconds, (second) => speed[around.start + second] ?? 0);
  }
  if (!distance) return false;
  const own = distance.subarray(around.start, around.end);
  const seconds = secondsOf(own);
  return settledAt(seconds, (from, to) => (own[to] ?? 0) - (own[from] ?? 0)) > 0;
}

function isUnsteady(seconds: Int32Array, speedAt: (second: number) => number): boolean {
  return seconds.some((second, index) => {
    const before = seconds[index - 1];
    const mps = speedAt(second);
    if (mps > LEAP_MPS) return true;
    return (
      before !== undefined &&
      isWild({ seconds: second - before, mps: speedAt(before) }, { seconds: second - before, mps })
    );
  });
}

/** Gaps instead of what was covered in a leap, and all that follows as much lower. */
function withoutWay(distance: Channel, { start, end }: Span, track: Track): Channel {
  const [before, behind] = [lastPresent(distance, start), firstPresent(distance, end)];
  const [fixBefore, fixBehind] = [lastPresent(track.latitude, start), firstPresent(track.latitude, end)];
  const way = before < 0 || behind < 0 ? 0 : (distance[behind] ?? 0) - (distance[before] ?? 0);
  const straight = fixBefore < 0 || fixBehind < 0 ? 0 : meters(track, fixBefore, fixBehind);
  const excess = Math.max(way - straight, 0);
  return distance.map((value, second) => {
    if (second < start) return value;
    return second < end ? Number.NaN : value - excess;
  });
}

function lastPresent(column: Channel | Float64Array, until: number): number {
  let second = until - 1;
  while (second >= 0 && Number.isNaN(column[second] ?? Number.NaN)) second--;
  return second;
}

function firstPresent(column: Channel | Float64Array, from: number): number {
  for (let second = from; second < column.length; second++)
    if (!Number.isNaN(column[second] ?? Number.NaN)) return second;
  return -1;
}
