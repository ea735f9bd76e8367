import {
  CHANNEL_NAMES,
  type Channel,
  type ChannelName,
  type Channels,
  LONGEST_RIDE_SECONDS,
  type Track,
} from "./channel";
import { deltaPlanesLength, fromDeltaPlanes, toDeltaPlanes } from "./delta-planes";
import { fromVarints, toRuns, toVarints } from "./runs";

/*
 * A channel, or a track, as bytes, little-endian and not compressed (whoever stores or sends them does that; they are
 * laid out for it, see delta-planes.ts):
 *   +0   uint8     version, 1
 *   +1   uint8     columns: 1 is a channel, 2 a track (latitude, longitude)
 *   +2   uint32    scale: stored = value × scale, rounded
 *   +6   uint32    seconds
 *   +10  uint32    bytes of the runs
 *   +14  varint…   runs: so many seconds with a value, so many without, in turn until all seconds are told
 *   …    planes    for each column, the stored values of the seconds that have one
 *
 * Seven channels and the position of a road ride take 21 to 24 KB an hour under brotli 4 (core/reference-rides.test.ts measures).
 */

/** These bytes are no channel of ours: cut short, overwritten, or of a version that we do not know. */
export class DamagedChannel extends Error {
  override name = "DamagedChannel";
}

/** Steps in a unit. Fine enough to lose nothing that the common devices record, and as whole numbers small. */
const SCALE: Record<ChannelName, number> = {
  power: 1,
  "heart-rate": 1,
  speed: 1000,
  cadence: 1,
  elevation: 10,
  temperature: 10,
  balance: 2,
  distance: 100,
};

/** A millionth of a degree: 11 cm. */
const DEGREE_SCALE = 1_000_000;

/** A channel as bytes, rounded to the steps of its kind; infinite or absurdly large values become gaps. */
export const encodeChannel = (name: ChannelName, channel: Channel): Uint8Array<ArrayBuffer> =>
  encode([channel], SCALE[name]);

/** Hundredths: nothing is known of what an app records. */
const EXTRA_SCALE = 100;

/** A channel that we have no name for as bytes, rounded to hundredths. */
export const encodeExtra = (channel: Channel): Uint8Array<ArrayBuffer> => encode([channel], EXTRA_SCALE);

/** @throws DamagedChannel */
export function decodeChannel(bytes: Uint8Array): Channel {
  const { columns, scale, seconds, runs } = parse(bytes, 1);
  const channel = new Float32Array(seconds).fill(Number.NaN);
  spread(columns[0], scale, runs, channel);
  return channel;
}

/** A track as bytes, rounded to a millionth of a degree; a second without one of the two is a gap. */
export const encodeTrack = (track: Track): Uint8Array<ArrayBuffer> =>
  encode([track.latitude, track.longitude], DEGREE_SCALE);

/** @throws DamagedChannel */
export function decodeTrack(bytes: Uint8Array): Track {
  const { columns, scale, seconds, runs } = parse(bytes, 2);
  const latitude = new Float64Array(seconds).fill(Number.NaN);
  const longitude = new Float64Array(seconds).fill(Number.NaN);
  spread(columns[0], scale, runs, latitude);
  spread(columns[1], scale, runs, longitude);
  return { latitude, longitude };
}

/** Channels and track each as bytes, under their names; the track's is `position`. */
export function encodeChannels(channels: Channels, track: Track | null): [string, Uint8Array<ArrayBuffer>][] {
  const encoded: [string, Uint8Array<ArrayBuffer>][] = [];
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel) encoded.push([name, encodeChannel(name, channel)]);
  }
  if (track) encoded.push(["position", encodeTrack(track)]);
  return encoded;
}

/**
 * All channels of a ride in one answer:
 *   +0  uint8  version, 1
 *   then for each: uint8 bytes of the name, the name in UTF-8, uint32 bytes of the channel, the channel
 */
export function packChannels(entries: Iterable<readonly [string, Uint8Array]>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [Uint8Array.of(VERSION)];
  for (const [name, bytes] of entries) {
    const letters = new TextEncoder().encode(name);
    const length = new DataView(new ArrayBuffer(4));
    length.setUint32(0, bytes.length, true);
    parts.push(Uint8Array.of(letters.length), letters, new Uint8Array(length.buffer), bytes);
  }
  return concatenate(parts);
}

/**
 * The channels of one answer by name, still as bytes: who draws two of them decodes two.
 *
 * @throws DamagedChannel
 */
export function unpackChannels(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes[0] !== VERSION) throw new DamagedChannel(`version ${bytes[0]} is not known`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const channels = new Map<string, Uint8Array>();
  for (let at = 1; at < bytes.length; ) {
    const nameEnd = at + 1 + view.getUint8(at);
    const start = nameEnd + 4;
    const end = start <= bytes.length ? start + view.getUint32(nameEnd, true) : start;
    if (end > bytes.length) throw new DamagedChannel(`an entry ends at ${end} of ${bytes.length} bytes`);
    channels.set(new TextDecoder().decode(bytes.subarray(at + 1, nameEnd)), bytes.subarray(start, end));
    at = end;
  }
  return channels;
}

const VERSION = 1;
const HEAD_BYTES = 14;

/** Below this, the change from any value to any other is an int32. */
const LARGEST_STORED = 2 ** 30;

type Numbers = Float32Array | Float64Array;

function encode(columns: Numbers[], scale: number): Uint8Array<ArrayBuffer> {
  const isPresent = presence(columns, scale);
  const runs = toVarints(toRuns(isPresent));
  const planes = columns.map((column) => toDeltaPlanes(storedValues(column, isPresent, scale)));
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint8(0, VERSION);
  head.setUint8(1, columns.length);
  head.setUint32(2, scale, true);
  head.setUint32(6, isPresent.length, true);
  head.setUint32(10, runs.length, true);
  return concatenate([new Uint8Array(head.buffer), runs, ...planes]);
}

function presence(columns: Numbers[], scale: number): Uint8Array {
  const isPresent = new Uint8Array(columns[0]?.length ?? 0).fill(1);
  for (const column of columns) {
    for (let second = 0; second < isPresent.length; second++) {
      const isStorable = Math.abs((column[second] ?? Number.NaN) * scale) < LARGEST_STORED;
      if (!isStorable) isPresent[second] = 0;
    }
  }
  return isPresent;
}

function storedValues(column: Numbers, isPresent: Uint8Array, scale: number): Int32Array {
  const stored = new Int32Array(column.length);
  let count = 0;
  for (let second = 0; second < column.length; second++) {
    if (isPresent[second]) stored[count++] = Math.round((column[second] ?? 0) * scale);
  }
  return stored.subarray(0, count);
}

interface Parsed {
  columns: Int32Array[];
  scale: number;
  seconds: number;
  runs: number[];
}

function parse(bytes: Uint8Array, columnCount: number): Parsed {
  if (bytes.length < HEAD_BYTES) throw new DamagedChannel(`${bytes.length} bytes are too few for a channel`);
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD_BYTES);
  if (head.getUint8(0) !== VERSION) throw new DamagedChannel(`version ${head.getUint8(0)} is not known`);
  if (head.getUint8(1) !== columnCount) throw new DamagedChannel(`${head.getUint8(1)} columns, not ${columnCount}`);
  const scale = head.getUint32(2, true);
  const seconds = head.getUint32(6, true);
  if (scale === 0 || seconds > LONGEST_RIDE_SECONDS) throw new DamagedChannel(`${seconds} seconds by ${scale}`);

  const planesStart = HEAD_BYTES + head.getUint32(10, true);
  const runs = fromVarints(bytes.subarray(HEAD_BYTES, planesStart));
  if (runs.reduce((sum, run) => sum + run, 0) !== seconds) throw new DamagedChannel("the runs do not fill the seconds");
  const present = runs.reduce((sum, run, index) => (index % 2 === 0 ? sum + run : sum), 0);
  return { columns: readColumns(bytes.subarray(planesStart), columnCount, present), scale, seconds, runs };
}

function readColumns(bytes: Uint8Array, columnCount: number, present: number): Int32Array[] {
  const columns: Int32Array[] = [];
  let rest = bytes;
  for (let column = 0; column < columnCount; column++) {
    const numbers = fromDeltaPlanes(rest, present);
    if (!numbers) throw new DamagedChannel(`column ${column} does not hold ${present} values`);
    columns.push(numbers);
    rest = rest.subarray(deltaPlanesLength(rest, present) ?? 0);
  }
  if (rest.length > 0) throw new DamagedChannel(`${rest.length} bytes too many`);
  return columns;
}

function spread(stored: Int32Array | undefined, scale: number, runs: number[], into: Numbers): void {
  let second = 0;
  let index = 0;
  for (const [turn, run] of runs.entries()) {
    if (turn % 2 === 0) for (let step = 0; step < run; step++) into[second + step] = (stored?.[index++] ?? 0) / scale;
    second += run;
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
