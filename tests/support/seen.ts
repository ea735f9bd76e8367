import { Decoder, Stream } from "@garmin/fitsdk";
import { unpackChannels } from "@/core/channel-codec";
import type { FileId, RideId, UserId } from "@/core/ids";
import { layOut } from "@/core/overview";
import type { Viewer } from "@/server/viewer";

const FORMATS = ["fit", "gpx", "tcx", "csv"] as const;

/** Up to which change of the rider's what is kept at hand holds. */
const MARK = "the mark of a test";

/** Of what may be asked about a ride, an athlete's days or their files, all that somebody gets who asks for it. */
export async function everythingSeen(viewer: Viewer, riderId: UserId, rideIds: readonly RideId[], mark = MARK) {
  const [rides, health] = [await import("@/server/data/rides"), await import("@/server/data/health")];
  return {
    list: await rides.listRides(viewer, { riderId, take: 50 }),
    count: await rides.countRides(viewer, riderId),
    rides: await Promise.all(rideIds.map((id) => rideSeen(viewer, riderId, id, mark))),
    health: await health.listHealth(viewer, riderId, "2000-01-01", "2100-01-01"),
    healthSpan: await health.findHealthSpan(viewer, riderId),
  };
}

/** All that somebody gets of one ride; what is null they do not get. */
export async function rideSeen(viewer: Viewer, riderId: UserId, id: RideId, mark = MARK) {
  const rides = await import("@/server/data/rides");
  const recordings = await import("@/server/data/recordings");
  const files = await import("@/server/data/ride-files");
  const bests = await import("@/server/data/bests");
  const whole = await import("@/server/data/whole-recording");
  const written: [string, unknown][] = [];
  for (const format of FORMATS) {
    const file = await files.writeRide(viewer, riderId, id, format);
    written.push([format, file && { name: file.name, content: contentOf(format, file.bytes) }]);
  }
  const window = { window: { start: 60, end: 120 }, version: null };
  return {
    ride: await rides.findRide(viewer, riderId, id),
    recording: await recordings.findRecording(viewer, riderId, id),
    recorded: await recordings.readRecorded(viewer, riderId, id),
    channels: channelsIn(await recordings.readChannels(viewer, riderId, id)),
    window: channelsIn(await recordings.readChannels(viewer, riderId, id, window)),
    files: Object.fromEntries(written),
    bests: await bests.findBests(viewer, riderId, id),
    keptBests: await bests.findKeptBests(viewer, riderId, id, mark),
    original: await files.readFirstOriginal(viewer, riderId, id),
    broughtFile: await files.readBroughtFile(viewer, id as string as FileId),
    whole: channelsIn(await whole.readWholeChannels(viewer, id)),
  };
}

function channelsIn(bytes: Uint8Array | null): unknown {
  if (bytes === null) return null;
  const entries = unpackChannels(bytes);
  return { names: [...entries.keys()], ...layOut(entries) };
}

function contentOf(format: (typeof FORMATS)[number], bytes: Uint8Array): unknown {
  return format === "fit"
    ? new Decoder(Stream.fromByteArray(bytes)).read().messages
    : new TextDecoder().decode(bytes).split("\n");
}

/**
 * It as one text in which anything can be found, wherever it went. Two riders of whom everything that may be seen is the same
 * have the same text: ids and when something came here say nothing.
 */
export const asText = (seen: unknown): string =>
  JSON.stringify(
    seen,
    (_key, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array, finite) : value),
    1,
  )
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "an id")
    .replace(/"receivedAt": "[^"]*"/g, '"receivedAt": "then"');

const finite = (value: number) => (Number.isNaN(value) ? "gap" : value);

/** Every name of a field in it, each once. */
export function keysOf(seen: unknown, keys = new Set<string>()): Set<string> {
  if (seen === null || typeof seen !== "object" || ArrayBuffer.isView(seen) || seen instanceof Date) return keys;
  for (const [key, value] of Object.entries(seen)) {
    if (!Array.isArray(seen)) keys.add(key);
    keysOf(value, keys);
  }
  return keys;
}
