import type { Channel, Channels, Track } from "./channel";
import { LONGEST_HOLE_SECONDS } from "./holes";
import { haversineMeters } from "./position";
import type { Span } from "./span";

/** Slower than a walk over a whole hole is standing: an automatic pause sets in a few metres before the rider stands. */
const STANDING_MPS = 1;

/** The timer is told in whole seconds: only from here on is the difference not rounding. */
const LEAST_PAUSE_SECONDS = 2;

/**
 * The pauses by the device's own timer, which stands still in them.
 *
 * @param timer seconds since the start with pauses removed, where they are told; NaN elsewhere
 * @param recorded 1 for a second in which any channel has a value
 * @returns null when the timer never advances: then it says nothing
 */
export function pausesByTimer(timer: Float64Array, recorded: Uint8Array): Span[] | null {
  const pauses: Span[] = [];
  let told = { second: 0, timer: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  let hasAdvanced = false;
  for (let second = 0; second < timer.length; second++) {
    const value = timer[second] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    lowest = Math.min(lowest, value);
    hasAdvanced ||= value > lowest;
    const paused = Math.round(second - told.second - (value - told.timer));
    // Up to a second of difference is carried on, so that a timer that stands still second by second adds up.
    if (paused >= 0 && paused < LEAST_PAUSE_SECONDS) continue;
    if (paused > 0) pauses.push({ start: second - paused, end: second });
    told = { second, timer: value };
  }
  return hasAdvanced ? joined([...pauses, ...pauseAtTheEnd(recorded)]) : null;
}

/**
 * The pauses where no timer tells them: holes in everything, longer than slow recording explains, over which the rider
 * did not get on. Where the distance went on the rider rode, and only the recording was lost.
 *
 * @param recorded 1 for a second in which any channel has a value
 */
export function pausesByHoles(recorded: Uint8Array, channels: Channels, track: Track | null): Span[] {
  const pauses: Span[] = [];
  let last = -1;
  for (let second = 0; second < recorded.length; second++) {
    if (!recorded[second]) continue;
    const isLong = second - last > LONGEST_HOLE_SECONDS;
    if (isLong && (last < 0 || !hasGoneOn(channels, track, last, second)))
      pauses.push({ start: last + 1, end: second });
    last = second;
  }
  return [...pauses, ...pauseAtTheEnd(recorded)];
}

/** A ride that was told to last beyond its last reading was left standing; without any reading nothing says so. */
function pauseAtTheEnd(recorded: Uint8Array): Span[] {
  const last = recorded.lastIndexOf(1);
  if (last < 0) return [];
  return recorded.length - last > LONGEST_HOLE_SECONDS ? [{ start: last + 1, end: recorded.length }] : [];
}

/** The seconds of a channel in which the timer ran, one after another. */
export function withoutPauses(channel: Channel, pauses: readonly Span[]): Channel {
  const ridden = new Float32Array(channel.length - pausedSeconds(channel.length, pauses));
  let from = 0;
  let at = 0;
  for (const { start, end } of [...pauses, { start: channel.length, end: channel.length }]) {
    const part = channel.subarray(from, start);
    ridden.set(part, at);
    at += part.length;
    from = end;
  }
  return ridden;
}

/** How many of the first `seconds` are paused. */
export const pausedSeconds = (seconds: number, pauses: readonly Span[]): number =>
  pauses.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, seconds) - Math.min(start, seconds)), 0);

/** The parts of pauses that fall into a stretch, told from its start. */
export const pausesWithin = (pauses: readonly Span[], { start, end }: Span): Span[] =>
  pauses
    .map((pause) => ({ start: Math.max(pause.start, start) - start, end: Math.min(pause.end, end) - start }))
    .filter((pause) => pause.end > pause.start);

/** Whether the rider got on between two seconds, by what is known right before and behind. */
export function hasGoneOn({ distance, speed }: Channels, track: Track | null, from: number, to: number): boolean {
  const meters = advance(distance, from, to) ?? (track && displacement(track, from, to));
  if (meters !== null) return meters >= STANDING_MPS * (to - from);
  const before = near(speed, from, -1);
  const after = near(speed, to, 1);
  return before !== null && after !== null && before > STANDING_MPS && after > STANDING_MPS;
}

function advance(distance: Channel | undefined, from: number, to: number): number | null {
  const before = near(distance, from, -1);
  const after = near(distance, to, 1);
  return before === null || after === null ? null : after - before;
}

function displacement({ latitude, longitude }: Track, from: number, to: number): number | null {
  const [lat, lng, toLat, toLng] = [
    near(latitude, from, -1),
    near(longitude, from, -1),
    near(latitude, to, 1),
    near(longitude, to, 1),
  ];
  return lat === null || lng === null || toLat === null || toLng === null
    ? null
    : haversineMeters(lat, lng, toLat, toLng);
}

/** The value at a second or, where that is a gap, the next one in a direction, as far as slow recording goes. */
function near(column: Float32Array | Float64Array | undefined, second: number, direction: 1 | -1): number | null {
  for (let step = 0; step < LONGEST_HOLE_SECONDS; step++) {
    const value = column?.[second + step * direction] ?? Number.NaN;
    if (!Number.isNaN(value)) return value;
  }
  return null;
}

function joined(pauses: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const pause of pauses) {
    const last = whole.at(-1);
    if (last && pause.start <= last.end) last.end = Math.max(last.end, pause.end);
    else whole.push({ ...pause });
  }
  return whole;
}
