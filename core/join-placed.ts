import { CHANNEL_NAMES, type Channels, type Track } from "./channel";
import { LONGEST_HOLE_SECONDS, recordedSeconds } from "./holes";
import type { SourceId } from "./ids";
import { hasGoneOn } from "./pauses";
import type { RecordedLap, RecordedRide } from "./ride";
import type { Span } from "./span";

/** A recording with the second of the first recording's clock at which it began; may be below 0. */
export interface PlacedRide {
  id: SourceId;
  recorded: RecordedRide;
  at: number;
}

/**
 * Recordings of one ride as one, from the first to the last second of those that are used. Its pauses are the first
 * one's, but for those in which another recorded that the rider got on: there the first was switched off, not the rider.
 * Laps are from the one that has most of them.
 *
 * @param placed the one that has most first
 * @param channelsOf which channels to take from each; "position" is the track
 */
export function joinPlaced(
  placed: readonly PlacedRide[],
  channelsOf: ReadonlyMap<SourceId, readonly string[]>,
): RecordedRide {
  const used = placed.filter(({ id }, index) => index === 0 || (channelsOf.get(id)?.length ?? 0) > 0);
  const start = Math.min(...used.map(({ at }) => at));
  const seconds = Math.max(...used.map(({ at, recorded }) => at + recorded.elapsedSeconds)) - start;
  const moved = used.map((one) => ({ ...one, at: one.at - start }));
  const from = (name: string) => moved.find(({ id }) => channelsOf.get(id)?.includes(name));
  const channels = channelsFrom(from, seconds);
  const track = trackFrom(from("position"), seconds);
  const { recorded: first } = moved[0] ?? { recorded: null };
  if (first === null) throw new Error("A ride has at least one source");
  return {
    startedAt: new Date(first.startedAt.getTime() + start * 1000),
    offsetMinutes: firstKnown(used, ({ offsetMinutes }) => offsetMinutes),
    elapsedSeconds: seconds,
    channels,
    track,
    pauses: pausesOf(moved, seconds).filter((pause) => !isRidden(pause, channels, track, seconds)),
    laps: lapsOf(moved),
    told: {
      timerSeconds: firstKnown(placed, ({ told }) => told.timerSeconds),
      distanceMeters:
        from("distance")?.recorded.told.distanceMeters ?? firstKnown(placed, ({ told }) => told.distanceMeters),
      energyKilocalories: firstKnown(placed, ({ told }) => told.energyKilocalories),
    },
    isIndoor: first.isIndoor,
  };
}

function firstKnown(rides: readonly PlacedRide[], read: (ride: RecordedRide) => number | null): number | null {
  for (const { recorded } of rides) {
    const value = read(recorded);
    if (value !== null) return value;
  }
  return null;
}

function channelsFrom(from: (name: string) => PlacedRide | undefined, seconds: number): Channels {
  const channels: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const source = from(name);
    const channel = source?.recorded.channels[name];
    if (source && channel) channels[name] = placedIn(new Float32Array(seconds), channel, source.at);
  }
  return channels;
}

function trackFrom(source: PlacedRide | undefined, seconds: number): Track | null {
  if (!source?.recorded.track) return null;
  const { latitude, longitude } = source.recorded.track;
  return {
    latitude: placedIn(new Float64Array(seconds), latitude, source.at),
    longitude: placedIn(new Float64Array(seconds), longitude, source.at),
  };
}

function placedIn<Column extends Float32Array | Float64Array>(whole: Column, part: Column, at: number): Column {
  whole.fill(Number.NaN);
  whole.set(part, at);
  return whole;
}

/** The first one's within its own time; before and behind that those of the one that reaches furthest. */
function pausesOf(moved: readonly PlacedRide[], seconds: number): Span[] {
  const [first] = moved;
  if (first === undefined) return [];
  const end = first.at + first.recorded.elapsedSeconds;
  const earliest = moved.reduce((most, one) => (one.at < most.at ? one : most));
  const latest = moved.reduce((most, one) => (endOf(one) > endOf(most) ? one : most));
  return [
    ...within(placedSpans(earliest.recorded.pauses, earliest.at), { start: 0, end: first.at }),
    ...placedSpans(first.recorded.pauses, first.at),
    ...within(placedSpans(latest.recorded.pauses, latest.at), { start: end, end: seconds }),
  ];
}

const endOf = ({ at, recorded }: PlacedRide) => at + recorded.elapsedSeconds;

const placedSpans = <Kind extends Span>(spans: readonly Kind[], at: number): Kind[] =>
  spans.map((span) => ({ ...span, start: span.start + at, end: span.end + at }));

const within = (spans: readonly Span[], { start, end }: Span): Span[] =>
  spans
    .map((span) => ({ start: Math.max(span.start, start), end: Math.min(span.end, end) }))
    .filter((span) => span.end > span.start);

/** Whether readings from another recording say that a pause was none: the rider got on, or pedalled most of the time. */
function isRidden({ start, end }: Span, channels: Channels, track: Track | null, seconds: number): boolean {
  const count = (column: Iterable<number>) => [...column].filter((value) => value > 0).length;
  const recorded = count(recordedSeconds(seconds, channels, track).subarray(start, end));
  if (recorded * LONGEST_HOLE_SECONDS < end - start) return false;
  const { power = new Float32Array(), cadence = new Float32Array() } = channels;
  const pedalled = Math.max(count(power.subarray(start, end)), count(cadence.subarray(start, end)));
  return pedalled > (end - start) / 2 || hasGoneOn(channels, track, start - 1, end);
}

function lapsOf(moved: readonly PlacedRide[]): RecordedLap[] {
  const most = moved.reduce((best, one) => (one.recorded.laps.length > best.recorded.laps.length ? one : best));
  return placedSpans(most.recorded.laps, most.at);
}
