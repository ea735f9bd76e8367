import "server-only";
import { LRUCache } from "lru-cache";
import { packChannels } from "@/core/channel-codec";
import type { RideId, UserId } from "@/core/ids";
import { overviewOf, windowOf } from "@/core/overview";
import { withoutPrivatePlaces } from "@/core/private-places";
import type { Crop, RecordedRide } from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import type { Span } from "@/core/span";
import { db } from "../db";
import { placesOf } from "../private-places";
import { activeSources, joinSources, readExtras, SOURCE_PARTS, type SourceRow } from "../ride-sources";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** What of a ride is asked for. */
export interface Wanted {
  /** In seconds; null for the whole ride. */
  window: Span | null;
  /** The version of which the seconds of a window are: those of another are other moments. */
  version: number | null;
}

/**
 * The channels of a ride that the viewer may see, as `packChannels` writes them: joined from its sources, without what
 * repairs and crops leave out. Of a long ride as much as a page can show of it at once; what lies in a window of it is
 * told second by second.
 *
 * @returns null as in `findRide`, and of a window when the ride changed since
 */
export async function readChannels(
  viewer: Viewer,
  riderId: UserId,
  id: RideId,
  { window, version }: Wanted = { window: null, version: null },
): Promise<Uint8Array | null> {
  const recorded = await findRecording(viewer, riderId, id, window && version);
  return recorded && channelBytes(recorded, window);
}

/** What a browser is sent of a recording; `readChannels`. */
export const channelBytes = (recorded: RecordedRide, window: Span | null): Uint8Array<ArrayBuffer> =>
  packChannels(window ? windowOf(recorded, window) : overviewOf(recorded));

/** A ride second by second, for what is reckoned or written from it. */
export interface RecordedFile {
  recorded: RecordedRide;
  extras: ExtraChannel[];
}

/**
 * A ride second by second, joined from its sources, without what repairs and crops leave out.
 *
 * @returns null as in `findRide`
 */
export async function readRecorded(viewer: Viewer, riderId: UserId, id: RideId): Promise<RecordedFile | null> {
  const found = await findSources(viewer, riderId, id);
  if (found === null) return null;
  const { recorded } = await joinSources(found.sources, found.crop);
  return {
    recorded: await seenBy(viewer, riderId, recorded),
    // Nobody knows what apps write there; it may be where somebody lives.
    extras: viewer.userId === riderId ? await readExtras(found.sources, recorded) : [],
  };
}

/**
 * What a viewer may see of where a ride went: its rider all of it, everybody else nothing of what is hidden around the
 * rider's private places. Whatever leaves here for a viewer went through this.
 */
export async function seenBy(viewer: Viewer, riderId: UserId, recorded: RecordedRide): Promise<RecordedRide> {
  const { track } = recorded;
  if (viewer.userId === riderId || track === null) return recorded;
  return { ...recorded, track: withoutPrivatePlaces(track, await placesOf(riderId)) };
}

/** Rides that are being looked at: putting one together from its sources takes longer than all the rest of an answer. */
const recordings = new LRUCache<string, RecordedRide>({ maxSize: 96_000_000, sizeCalculation: bytesOf });

/**
 * A ride second by second, kept at hand while it is looked at: what is reckoned from it leaves it as it is.
 *
 * @param version the only one that is wanted; null for the one there is
 * @returns null as in `findRide`
 */
export async function findRecording(
  viewer: Viewer,
  riderId: UserId,
  id: RideId,
  version: number | null = null,
): Promise<RecordedRide | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: { version: true },
  });
  if (row === null || (version !== null && version !== row.version)) return null;
  const key = `${riderId} ${id} ${row.version}`;
  const known = recordings.get(key);
  if (known) return seenBy(viewer, riderId, known);
  const found = await findSources(viewer, riderId, id);
  if (found === null) return null;
  const { recorded } = await joinSources(found.sources, found.crop);
  // What was written meanwhile is of another version: whoever asks for that one does not get this.
  if (found.version === row.version) recordings.set(key, recorded);
  return seenBy(viewer, riderId, recorded);
}

function bytesOf({ channels, track }: RecordedRide): number {
  const columns = [...Object.values(channels), ...(track ? [track.latitude, track.longitude] : [])];
  return columns.reduce((sum, { byteLength }) => sum + byteLength, 1000);
}

interface FoundSources {
  version: number;
  sources: SourceRow[];
  /** As the ride was last put together: a crop that its rider has just chosen waits for the worker. */
  crop: Crop;
}

/** @returns null as in `findRide` */
async function findSources(viewer: Viewer, riderId: UserId, id: RideId): Promise<FoundSources | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: {
      version: true,
      startedAt: true,
      elapsedSeconds: true,
      sources: { include: SOURCE_PARTS, orderBy: { id: "asc" } },
    },
  });
  if (row === null) return null;
  const until = new Date(row.startedAt.getTime() + row.elapsedSeconds * 1000);
  return { version: row.version, sources: activeSources(row.sources), crop: { from: row.startedAt, until } };
}
