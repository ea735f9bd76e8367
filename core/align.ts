import {
  CHANNEL_NAMES,
  type Channel,
  type ChannelName,
  type Channels,
  LONGEST_RIDE_SECONDS,
  type Track,
} from "./channel";
import { type Clock, readClock, rightTime, rightTimes } from "./clock";
import { recordedSeconds } from "./holes";
import { pausesByHoles, pausesByTimer } from "./pauses";
import { isPosition } from "./position";
import { keepSamples, type Samples, sortSamples } from "./samples";
import type { ClockJump } from "./source-ride";
import type { Span } from "./span";

/** What one sensor said, on its own clock: as many times (unix ms) as values. Unsorted and doubled is allowed. */
export interface Series {
  at: Float64Array;
  values: Float64Array;
  /** Seconds since the start with pauses removed, one for each sample; NaN where it was not told. */
  timers?: Float64Array;
}

/** Where the rider was, on its own clock, in degrees. */
export interface PositionSeries {
  at: Float64Array;
  latitude: Float64Array;
  longitude: Float64Array;
  timers?: Float64Array;
}

/** A ride as it was told: each series by itself, and the span of the whole, in unix ms. */
export interface Recording {
  startedAt: number;
  endedAt: number;
  series: Partial<Record<ChannelName, Series>>;
  positions: PositionSeries | null;
}

/** A ride on one clock, a value a second. */
export interface AlignedRide {
  /** The first second, in unix ms. */
  startedAt: number;
  elapsedSeconds: number;
  /** As recorded: gaps are gaps, also those of slow recording (fillHoles in holes.ts). Only channels with a value. */
  channels: Channels;
  track: Track | null;
  pauses: Span[];
  /** Where time was left out because the device's clock was set. */
  clockJumps: ClockJump[];
  /** The second of a time told apart from the series, such as the start of a lap; within 0 and `elapsedSeconds`. */
  secondOf: (at: number) => number;
}

/** The recording spans more than any ride: its clock was wrong in a way that we cannot put right. */
export class RideTooLong extends Error {
  override name = "RideTooLong";
}

/** How far before the first and after the last sample the told span is believed; beyond that it is another clock. */
const LONGEST_MARGIN_MS = 600_000;

/**
 * A recording on one clock. Of the values of one second the last one counts. What the device's clock jumped when it
 * was set is left out.
 *
 * @throws RideTooLong when more than a week remains
 * @see pauses.ts for what counts as a pause, clock.ts for what counts as a correction
 */
export function alignRide(recording: Recording): AlignedRide {
  const { samples, clock } = ontoRightClock(samplesOf(recording));
  const { first, seconds } = spanOf(samples, clock, recording);
  if (seconds > LONGEST_RIDE_SECONDS) throw new RideTooLong(`a ride of ${seconds} s`);

  const channels = placeChannels(samples, first, seconds);
  const track = placeTrack(samples, first, seconds);
  const recorded = recordedSeconds(seconds, channels, track);
  return {
    startedAt: first * SECOND_MS,
    elapsedSeconds: seconds,
    channels,
    track,
    pauses: pausesByTimer(placeTimer(samples, first, seconds), recorded) ?? pausesByHoles(recorded, channels, track),
    clockJumps: clockJumpsOf(clock, first),
    secondOf: (at) => Math.min(Math.max(secondAt(rightTime(clock, at)) - first, 0), seconds),
  };
}

type SamplesByName = Map<ChannelName | "position", Samples>;

const SECOND_MS = 1000;

const secondAt = (at: number) => Math.floor(at / SECOND_MS);

function samplesOf({ series, positions }: Recording): SamplesByName {
  const samples: SamplesByName = new Map();
  for (const name of CHANNEL_NAMES) {
    const one = series[name];
    if (!one) continue;
    const { at, values, timers = null } = one;
    samples.set(
      name,
      keepSamples({ at, columns: [values], timers }, (index) => isSaid(at, values, index)),
    );
  }
  if (positions) {
    const { at, latitude, longitude, timers = null } = positions;
    const isFix = (index: number) =>
      isSaid(at, latitude, index) && isPosition(latitude[index] ?? Number.NaN, longitude[index] ?? Number.NaN);
    samples.set("position", keepSamples({ at, columns: [latitude, longitude], timers }, isFix));
  }
  return samples;
}

const isSaid = (at: Float64Array, values: Float64Array, index: number) =>
  Number.isFinite(at[index] ?? Number.NaN) && Number.isFinite(values[index] ?? Number.NaN);

function ontoRightClock(told: SamplesByName): { samples: SamplesByName; clock: Clock } {
  const inOrder = readClock(longest(told));
  const samples = inOrder ? told : mapSamples(told, sortSamples);
  const clock = inOrder ?? readClock(longest(samples)) ?? [];
  const onRightClock = (one: Samples) => keepTimed({ ...one, at: rightTimes(clock, one.at) });
  return { samples: mapSamples(samples, onRightClock), clock };
}

const keepTimed = (samples: Samples) => keepSamples(samples, (index) => !Number.isNaN(samples.at[index]));

const mapSamples = (samples: SamplesByName, change: (one: Samples) => Samples): SamplesByName =>
  new Map([...samples].map(([name, one]) => [name, change(one)]));

function longest(samples: SamplesByName): Float64Array {
  let most: Float64Array = new Float64Array();
  for (const { at } of samples.values()) if (at.length > most.length) most = at;
  return most;
}

/** From the first to the last sample, and as far beyond as the told span goes on the same clock. */
function spanOf(samples: SamplesByName, clock: Clock, { startedAt, endedAt }: Recording) {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { at } of samples.values()) {
    for (const time of at) {
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
  }
  if (from > to) return { first: secondAt(startedAt), seconds: Math.max(secondAt(endedAt) - secondAt(startedAt), 0) };

  const start = rightTime(clock, startedAt);
  const end = rightTime(clock, endedAt);
  const first = secondAt(start < from && from - start <= LONGEST_MARGIN_MS ? start : from);
  const behind = secondAt(to) + 1;
  const isLater = end / SECOND_MS > behind && end - to <= LONGEST_MARGIN_MS;
  return { first, seconds: (isLater ? Math.ceil(end / SECOND_MS) : behind) - first };
}

/** What lay between two settings and was left out: by so much one is shifted less than the other. */
function clockJumpsOf(clock: Clock, first: number): ClockJump[] {
  return clock.slice(1).map(({ from, shiftMs }, index) => ({
    second: secondAt(from + shiftMs) - first,
    leftOutSeconds: Math.round(((clock[index]?.shiftMs ?? 0) - shiftMs) / SECOND_MS),
  }));
}

function placeChannels(samples: SamplesByName, first: number, seconds: number): Channels {
  const channels: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const one = samples.get(name);
    if (!one || one.at.length === 0) continue;
    const channel: Channel = new Float32Array(seconds).fill(Number.NaN);
    place(one.at, one.columns[0], channel, first);
    channels[name] = channel;
  }
  return channels;
}

function placeTrack(samples: SamplesByName, first: number, seconds: number): Track | null {
  const one = samples.get("position");
  if (!one || one.at.length === 0) return null;
  const latitude = new Float64Array(seconds).fill(Number.NaN);
  const longitude = new Float64Array(seconds).fill(Number.NaN);
  place(one.at, one.columns[0], latitude, first);
  place(one.at, one.columns[1], longitude, first);
  return { latitude, longitude };
}

function placeTimer(samples: SamplesByName, first: number, seconds: number): Float64Array {
  const timer = new Float64Array(seconds).fill(Number.NaN);
  for (const { at, timers } of samples.values()) if (timers) place(at, timers, timer, first);
  return timer;
}

function place(
  at: Float64Array,
  values: Float64Array | undefined,
  into: Float32Array | Float64Array,
  first: number,
): void {
  for (let index = 0; index < at.length; index++) {
    const value = values?.[index] ?? Number.NaN;
    if (!Number.isNaN(value)) into[secondAt(at[index] ?? 0) - first] = value;
  }
}
