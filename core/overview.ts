import { CHANNEL_NAMES, type Channel, type ChannelName, type Channels, type Track } from "./channel";
import {
  DamagedChannel,
  decodeChannel,
  decodeTrack,
  encodeChannel,
  encodeChannels,
  encodeTrack,
} from "./channel-codec";
import type { RecordedRide } from "./ride";
import { placeRoute, simplifyRoute } from "./route";
import type { Span } from "./span";

/*
 * A long ride as much as a page can show of it at once, and windows of it second by second.
 *
 * The lanes of a page are up to about 2,500 device pixels wide. Of each column of pixels they show the least and the most,
 * so of a ride that has four seconds or more to a column most seconds cannot be seen. Such a ride is told in buckets of
 * equal length: the two extremes in the order in which they came, the mean of all others, and how many there were. From
 * that it is laid out again a value a second: every extreme is where it was to within a bucket, and every mean of whole
 * buckets is the same to within the steps of its kind.
 *
 * Entries of packChannels: `overview` (uint32 seconds of a bucket, uint32 seconds of the ride), and for each channel
 * `name/early`, `name/late`, `name/rest`, `name/count`, a value a bucket; a count only where it is not a whole bucket's.
 * `position` is the track with only those seconds at which its line bends on a screen, and the first of each bucket.
 * A window has the entry `window` (uint32 its first second) and channels as long as it is.
 */

/** As many columns of device pixels as the lanes can have. */
const MOST_BUCKETS = 2560;

/** Of three seconds an overview would tell all: two extremes and the mean of the other. */
const LEAST_BUCKET_SECONDS = 4;

/** Pixels of the largest map there is, which is square. */
const MAP_PIXELS = 1800;

/** How many seconds of a ride a column of pixels stands for; 1 where every second can be seen. */
export function bucketSecondsOf(elapsedSeconds: number): number {
  const seconds = Math.ceil(elapsedSeconds / MOST_BUCKETS);
  return seconds < LEAST_BUCKET_SECONDS ? 1 : seconds;
}

/** A ride as much as a page can show of it at once: entries for `packChannels`. */
export function overviewOf({ channels, track, elapsedSeconds }: RecordedRide): [string, Uint8Array][] {
  const bucketSeconds = bucketSecondsOf(elapsedSeconds);
  if (bucketSeconds === 1) return encodeChannels(channels, track);
  const entries: [string, Uint8Array][] = [["overview", twoNumbers(bucketSeconds, elapsedSeconds)]];
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (!channel) continue;
    const thinned = thin(channel, bucketSeconds);
    for (const part of PARTS)
      entries.push([`${name}/${part}`, encodeChannel(part === "count" ? "power" : name, thinned[part])]);
  }
  if (track) entries.push(["position", encodeTrack(thinTrack(track, bucketSeconds))]);
  return entries;
}

/** A window of a ride second by second: entries for `packChannels`. */
export function windowOf({ channels, track }: RecordedRide, { start, end }: Span): [string, Uint8Array][] {
  const cut: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel) cut[name] = channel.slice(start, end);
  }
  const cutTrack = track && {
    latitude: track.latitude.slice(start, end),
    longitude: track.longitude.slice(start, end),
  };
  return [["window", twoNumbers(start, end)], ...encodeChannels(cut, cutTrack)];
}

/** Channels and track laid out a value a second. */
export interface LaidOut {
  channels: Channels;
  track: Track | null;
  /** How many seconds a value stands for; 1 where each stands for itself. */
  bucketSeconds: number;
  /** Of a window where it lies; null of a whole ride. */
  window: Span | null;
}

/**
 * What `overviewOf`, `windowOf` or `encodeChannels` made, a value a second.
 *
 * @throws DamagedChannel
 */
export function layOut(entries: ReadonlyMap<string, Uint8Array>): LaidOut {
  const [bucketSeconds, elapsedSeconds] = readTwoNumbers(entries.get("overview")) ?? [1, 0];
  const window = readTwoNumbers(entries.get("window"));
  const position = entries.get("position");
  const kept = position ? decodeTrack(position) : null;
  const channels: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel =
      bucketSeconds === 1 ? whole(entries, name) : thickened(entries, name, bucketSeconds, elapsedSeconds);
    if (channel) channels[name] = channel;
  }
  return {
    channels,
    track: kept && bucketSeconds > 1 ? thickenTrack(kept, bucketSeconds) : kept,
    bucketSeconds,
    window: window && { start: window[0], end: window[1] },
  };
}

const PARTS = ["early", "late", "rest", "count"] as const;

type Thinned = Record<(typeof PARTS)[number], Channel>;

function thin(channel: Channel, bucketSeconds: number): Thinned {
  const count = Math.ceil(channel.length / bucketSeconds);
  const parts = PARTS.map(() => new Float32Array(count).fill(Number.NaN));
  const [early, late, rest, counts] = parts as [Channel, Channel, Channel, Channel];
  for (let bucket = 0; bucket < count; bucket++) {
    const from = bucket * bucketSeconds;
    const to = Math.min(channel.length, from + bucketSeconds);
    let [low, high, sum, present] = [from, from, 0, 0];
    for (let second = from; second < to; second++) {
      const value = channel[second] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      if (present === 0 || value < (channel[low] ?? 0)) low = second;
      // Of equal values the last: an even stretch then has its extremes at its ends.
      if (present === 0 || value >= (channel[high] ?? 0)) high = second;
      sum += value;
      present++;
    }
    if (present === 0) continue;
    const [first, last] = low <= high ? [low, high] : [high, low];
    early[bucket] = channel[first] ?? 0;
    late[bucket] = channel[last] ?? 0;
    if (present > 2) rest[bucket] = (sum - (channel[first] ?? 0) - (channel[last] ?? 0)) / (present - 2);
    if (present < to - from) counts[bucket] = present;
  }
  return { early, late, rest, count: counts };
}

function whole(entries: ReadonlyMap<string, Uint8Array>, name: ChannelName): Channel | null {
  const bytes = entries.get(name);
  return bytes ? decodeChannel(bytes) : null;
}

function thickened(
  entries: ReadonlyMap<string, Uint8Array>,
  name: ChannelName,
  bucketSeconds: number,
  elapsedSeconds: number,
): Channel | null {
  const [early, late, rest, count] = PARTS.map((part) => entries.get(`${name}/${part}`)).map(
    (bytes) => bytes && decodeChannel(bytes),
  );
  if (!early || !late || !rest || !count) return null;
  const channel = new Float32Array(elapsedSeconds).fill(Number.NaN);
  for (let bucket = 0; bucket < early.length; bucket++) {
    const first = early[bucket] ?? Number.NaN;
    if (Number.isNaN(first)) continue;
    const from = bucket * bucketSeconds;
    const present = count[bucket] || Math.min(bucketSeconds, elapsedSeconds - from);
    layBucket(channel.subarray(from, from + present), first, late[bucket] ?? first, rest[bucket] ?? first);
  }
  return channel;
}

/** Extremes at the ends, and between them a straight line with the mean that it had; where there is none, that mean. */
function layBucket(seconds: Channel, early: number, late: number, rest: number): void {
  const steps = seconds.length - 1;
  const step = (late - early) / Math.max(steps, 1);
  const lift = rest - (early + late) / 2;
  const isLine = Math.abs(lift) <= Math.abs(step);
  for (let index = 1; index < steps; index++) seconds[index] = isLine ? early + index * step + lift : rest;
  seconds[0] = early;
  if (steps > 0) seconds[steps] = late;
}

function thinTrack(track: Track, bucketSeconds: number): Track {
  const thinned = {
    latitude: new Float64Array(track.latitude.length).fill(Number.NaN),
    longitude: new Float64Array(track.longitude.length).fill(Number.NaN),
  };
  const keep = (second: number) => {
    thinned.latitude[second] = track.latitude[second] ?? Number.NaN;
    thinned.longitude[second] = track.longitude[second] ?? Number.NaN;
  };
  const placed = placeRoute(track, { width: MAP_PIXELS, height: MAP_PIXELS, margin: 0 });
  for (const run of simplifyRoute(placed, 0.5)) run.forEach(keep);
  let kept = -1;
  for (let second = 0; second < track.latitude.length; second++) {
    const bucket = Math.floor(second / bucketSeconds);
    if (bucket === kept || Number.isNaN(track.latitude[second] ?? Number.NaN)) continue;
    keep(second);
    kept = bucket;
  }
  return thinned;
}

/** Straight from each second that was kept to the next, unless there is a bucket without one between them. */
function thickenTrack({ latitude, longitude }: Track, bucketSeconds: number): Track {
  const bucketOf = (second: number) => Math.floor(second / bucketSeconds);
  let last = -1;
  for (let second = 0; second < latitude.length; second++) {
    if (Number.isNaN(latitude[second] ?? Number.NaN)) continue;
    if (last >= 0 && bucketOf(second) - bucketOf(last) <= 1) {
      for (const column of [latitude, longitude]) drawLine(column, last, second);
    }
    last = second;
  }
  return { latitude, longitude };
}

function drawLine(column: Float64Array, from: number, to: number): void {
  const start = column[from] ?? 0;
  const slope = ((column[to] ?? 0) - start) / (to - from);
  for (let second = from + 1; second < to; second++) column[second] = start + slope * (second - from);
}

function twoNumbers(one: number, other: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setUint32(0, one, true);
  bytes.setUint32(4, other, true);
  return new Uint8Array(bytes.buffer);
}

function readTwoNumbers(bytes: Uint8Array | undefined): [number, number] | null {
  if (!bytes) return null;
  if (bytes.length !== 8) throw new DamagedChannel(`${bytes.length} bytes are not two numbers`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return [view.getUint32(0, true), view.getUint32(4, true)];
}
