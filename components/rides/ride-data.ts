import type { Channels, Track } from "@/core/channel";
import { CHANNEL_NAMES } from "@/core/channel";
import { decodeChannel, decodeTrack, unpackChannels } from "@/core/channel-codec";
import { fillHoles, fillPower, recordedSeconds } from "@/core/holes";
import type { Span } from "@/core/span";

/** What a ride's page draws, a value a second, short holes of slow recording filled. */
export interface RideData {
  channels: Channels;
  /** The same as they were recorded, with all gaps: what numbers are reckoned from. */
  recorded: Channels;
  track: Track | null;
}

/** The channels did not come; another try may help. */
export class ChannelsUnavailable extends Error {
  override name = "ChannelsUnavailable";
}

/** Where the browser gets a ride's channels; another address for every version of the ride. */
export const channelsAddress = (rideId: string, version: number) => `/api/rides/${rideId}/channels?v=${version}`;

/** @throws ChannelsUnavailable, or whatever the network or damaged bytes throw */
export async function loadRideData(address: string, pauses: readonly Span[], signal: AbortSignal): Promise<RideData> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new ChannelsUnavailable(`GET ${address} answered ${response.status}`);
  if (!response.body) throw new ChannelsUnavailable(`GET ${address} answered nothing`);
  return toRideData(await unzipped(response.body), pauses);
}

/** The server sends the channels gzipped, as what they are and not as how they travel. */
async function unzipped(body: ReadableStream<BufferSource>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** The bytes of `packChannels` as they are drawn. */
export function toRideData(bytes: Uint8Array, pauses: readonly Span[]): RideData {
  const packed = unpackChannels(bytes);
  const position = packed.get("position");
  const track = position ? decodeTrack(position) : null;
  const recorded: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = packed.get(name);
    if (channel) recorded[name] = decodeChannel(channel);
  }
  return { channels: filled(recorded, track, pauses), recorded, track };
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
