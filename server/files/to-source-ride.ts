import { type AlignedRide, alignRide, type Recording } from "@/core/align";
import { CHANNEL_NAMES, type ChannelName } from "@/core/channel";
import { defaultTitle } from "@/core/default-title";
import type { RecordedLap, RecordedRide } from "@/core/ride";
import type { ExtraChannel, SourceRide } from "@/core/source-ride";
import type { Readings, ToldExtra, ToldLap, ToldRide } from "./told-activity";

/** What a device can write at all. What cannot have been is within it: that is for repairs, which can be undone. */
const RANGES: Record<ChannelName, { least: number; most: number }> = {
  power: { least: 0, most: 65_534 },
  "heart-rate": { least: 0, most: 254 },
  speed: { least: 0, most: 100 },
  cadence: { least: 0, most: 254 },
  elevation: { least: -500, most: 9_000 },
  temperature: { least: -60, most: 80 },
  balance: { least: 0, most: 100 },
  distance: { least: 0, most: 5_000_000 },
};

/** A minute beyond the ride a timer's total is still rounding; more is of something else. */
const LONGEST_ROUNDING_SECONDS = 60;

/**
 * A ride as its file told it, on one clock.
 *
 * @param identity which of the file's rides it is
 * @throws RideTooLong when its clock cannot be right
 */
export function toSourceRide(told: ToldRide, identity: string): SourceRide {
  const readings = { ...told.readings, at: withoutStrayTimes(told.readings.at) };
  const aligned = alignRide(recordingOf(told, readings));
  const recorded: RecordedRide = {
    startedAt: new Date(aligned.startedAt),
    offsetMinutes: told.offsetMinutes,
    elapsedSeconds: aligned.elapsedSeconds,
    channels: aligned.channels,
    track: aligned.track,
    pauses: aligned.pauses,
    laps: lapsOf(told.laps, aligned),
    told: { ...told.whole, timerSeconds: possibleTimer(told.whole.timerSeconds, aligned.elapsedSeconds) },
    isIndoor: told.isIndoor,
  };
  return {
    identity,
    title: told.title ?? defaultTitle(recorded),
    activityType: told.activityType,
    device: told.device,
    recorded,
    clockJumps: aligned.clockJumps,
    extras: extrasOf(told.extras, readings.at, aligned),
    told: told.numbers,
    remarks: [...told.remarks, ...remarksOn(recorded)],
    isIncomplete: told.isIncomplete,
    facts: told.facts,
  };
}

function recordingOf({ startedAt, endedAt }: ToldRide, { at, columns, timers }: Readings): Recording {
  const own = timers ? { at, timers } : { at };
  const series: Recording["series"] = {};
  for (const name of CHANNEL_NAMES) {
    const column = columns[name];
    if (column) series[name] = { ...own, values: column.map((value) => inRange(name, value)) };
  }
  const { latitude, longitude } = columns;
  return { startedAt, endedAt, series, positions: latitude && longitude ? { ...own, latitude, longitude } : null };
}

function inRange(name: ChannelName, value: number): number {
  const { least, most } = RANGES[name];
  return value >= least && value <= most ? value : Number.NaN;
}

const STRAY_MS = 10_000;

/**
 * The times without those that lie outside of the ones before and behind them, which are in order: one wrong digit in
 * one time must not take a ride apart. A clock that was set is another matter (clock.ts): there all that follows is
 * elsewhere, too.
 */
function withoutStrayTimes(at: Float64Array): Float64Array {
  return at.map((time, index) => {
    const [before, behind] = [at[index - 1] ?? Number.NaN, at[index + 1] ?? Number.NaN];
    const isStray = before <= behind && (time < before - STRAY_MS || time > behind + STRAY_MS);
    return isStray ? Number.NaN : time;
  });
}

/** Laps without an end last until the next begins; those outside of the ride are none. */
function lapsOf(told: readonly ToldLap[], { secondOf, elapsedSeconds }: AlignedRide): RecordedLap[] {
  const inOrder = told.toSorted((one, other) => one.start - other.start);
  return inOrder
    .map(({ start, end, trigger }, index) => {
      const next = inOrder[index + 1];
      const until = end ?? next?.start;
      return { start: secondOf(start), end: until === undefined ? elapsedSeconds : secondOf(until), trigger };
    })
    .filter(({ start, end }) => end > start);
}

/** The timer runs no longer than the ride; a figure that says so is of something else. */
const possibleTimer = (seconds: number | null, elapsedSeconds: number): number | null =>
  seconds !== null && seconds <= elapsedSeconds + LONGEST_ROUNDING_SECONDS ? seconds : null;

/** A hundred fields over a day: what claims more would cost memory and is not of a ride. */
const MOST_EXTRA_VALUES = 100 * 86_400;

/** On the clock of the ride; of two with one name the second is told apart by a number. */
function extrasOf(
  told: readonly ToldExtra[],
  at: Float64Array,
  { elapsedSeconds, secondOf }: AlignedRide,
): ExtraChannel[] {
  const seconds = Int32Array.from(at, (time) => (Number.isNaN(time) ? -1 : secondOf(time)));
  const names = new Map<string, number>();
  const fitting = told.slice(0, Math.max(Math.floor(MOST_EXTRA_VALUES / Math.max(elapsedSeconds, 1)), 0));
  return fitting.map(({ name, unit, values }) => {
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    const channel = new Float32Array(elapsedSeconds).fill(Number.NaN);
    for (const [index, value] of values.entries()) {
      const second = seconds[index] ?? -1;
      if (second >= 0 && !Number.isNaN(value)) channel[second] = value;
    }
    return { name: count === 1 ? name : `${name} ${count}`, unit, channel };
  });
}

const remarksOn = ({ channels, track }: RecordedRide): string[] =>
  Object.keys(channels).length === 0 && track === null
    ? ["The file tells only the totals of this ride, not what was recorded second by second."]
    : [];
