import type { Channel, Channels, Track } from "@/core/channel";
import { CHANNEL_NAMES } from "@/core/channel";
import { unpackChannels } from "@/core/channel-codec";
import { fillHoles, fillPower, recordedSeconds } from "@/core/holes";
import { type LaidOut, layOut } from "@/core/overview";
import type { Span } from "@/core/span";

/** What a ride's page draws, a value a second, short holes of slow recording filled. */
export interface RideData {
  channels: Channels;
  /** The same as they were recorded, with all gaps: what numbers are reckoned from. */
  recorded: Channels;
  track: Track | null;
  /** How many seconds a value stands for where it is not exact (core/overview.ts); 1 where each stands for itself. */
  bucketSeconds: number;
  /** Where it is told second by second, in order. */
  exact: readonly Span[];
}

/** The channels did not come; another try may help, unless they are not there. */
export class ChannelsUnavailable extends Error {
  override name = "ChannelsUnavailable";

  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** @throws ChannelsUnavailable, or whatever the network or damaged bytes throw */
export async function loadRideData(address: string, pauses: readonly Span[], signal: AbortSignal): Promise<RideData> {
  return toRideData(await fetchBytes(address, signal), pauses);
}

/**
 * A window of a ride second by second, for `withWindow`.
 *
 * @throws as `loadRideData`
 */
export async function loadWindow(address: string, { start, end }: Span, signal: AbortSignal): Promise<LaidOut> {
  return layOut(unpackChannels(await fetchBytes(`${address}&from=${start}&to=${end}`, signal)));
}

async function fetchBytes(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new ChannelsUnavailable(`GET ${address} answered ${response.status}`, response.status);
  if (!response.body) throw new ChannelsUnavailable(`GET ${address} answered nothing`, response.status);
  return unzipped(response.body);
}

/** The server sends the channels gzipped, as what they are and not as how they travel. */
async function unzipped(body: ReadableStream<BufferSource>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** The bytes that a whole ride is sent as, as they are drawn. */
export function toRideData(bytes: Uint8Array, pauses: readonly Span[]): RideData {
  const { channels, track, bucketSeconds } = layOut(unpackChannels(bytes));
  const elapsedSeconds = (Object.values(channels)[0] ?? track?.latitude)?.length ?? 0;
  const exact = bucketSeconds === 1 ? [{ start: 0, end: elapsedSeconds }] : [];
  return { channels: filled(channels, track, pauses), recorded: channels, track, bucketSeconds, exact };
}

/** A ride of which a window is now known second by second. */
export function withWindow(data: RideData, { window, channels, track }: LaidOut, pauses: readonly Span[]): RideData {
  if (window === null) return data;
  const recorded: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const known = data.recorded[name];
    if (known) recorded[name] = laidInto(known, channels[name], window.start);
  }
  const wholeTrack = data.track &&
    track && {
      latitude: laidInto(data.track.latitude, track.latitude, window.start),
      longitude: laidInto(data.track.longitude, track.longitude, window.start),
    };
  return {
    ...data,
    recorded,
    channels: filled(recorded, wholeTrack ?? data.track, pauses),
    track: wholeTrack ?? data.track,
    exact: together([...data.exact, window]),
  };
}

/** Whether every second of a stretch is told. */
export const isExactIn = ({ exact }: Pick<RideData, "exact">, { start, end }: Span): boolean =>
  exact.some((known) => known.start <= start && known.end >= end);

function laidInto<Column extends Channel | Float64Array>(column: Column, part: Column | undefined, at: number): Column {
  if (!part || at >= column.length) return column;
  const whole = column.slice() as Column;
  whole.set(part.subarray(0, Math.max(0, column.length - at)), at);
  return whole;
}

function together(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function filled(recorded: Channels, track: Track | null, pauses: readonly Span[]): Channels {
  const channels: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = recorded[name];
    if (!channel) continue;
    channels[name] =
      name === "power"
        ? fillPower(channel, pauses, recordedSeconds(channel.length, recorded, track))
        : fillHoles(channel, pauses);
  }
  return channels;
}
