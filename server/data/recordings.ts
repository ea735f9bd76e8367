import "server-only";
import { LRUCache } from "lru-cache";
import { packChannels } from "@/core/channel-codec";
import type { RideId, UserId } from "@/core/ids";
import { overviewOf, windowOf } from "@/core/overview";
import type { Crop, RecordedRide } from "@/core/ride";
import { sharedRecording } from "@/core/shared-recording";
import type { ExtraChannel } from "@/core/source-ride";
import type { Span } from "@/core/span";
import { db } from "../db";
import { noteLook } from "../looks";
import { placesOf } from "../private-places";
import { CROPPED } from "../ride-crop";
import { activeSources, joinSources, readExtras, SOURCE_PARTS, type SourceRow } from "../ride-sources";
import type { Viewer } from "../viewer";
import { findSight, isShowable, ridesInSight, type Sight } from "./visibility";

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
  const sight = await findSight(viewer, riderId);
  const file = sight && (await readRecordedInSight(viewer, sight, id));
  if (file) await noteLook(viewer, sight, "ride", id);
  return file;
}

/** The same for what writes down itself what was looked at. */
export async function readRecordedInSight(viewer: Viewer, sight: Sight, id: RideId): Promise<RecordedFile | null> {
  const found = await findSources(viewer, sight, id);
  if (found === null) return null;
  const { recorded } = await joinSources(found.sources, found.crop);
  return {
    recorded: await seenRecording(sight, recorded),
    // Nobody knows what apps write there; it may be where somebody lives.
    extras: sight.coaching === null ? await readExtras(found.sources, recorded) : [],
  };
}

/**
 * What may be seen of a recording: its rider sees all of it, a coach what was agreed to and nothing of what is hidden around
 * the rider's private places. Whatever leaves here for a viewer went through this.
 */
async function seenRecording({ riderId, coaching }: Sight, recorded: RecordedRide): Promise<RecordedRide> {
  return coaching === null ? recorded : sharedRecording(recorded, coaching, await placesOf(riderId));
}

/** Whether there is a place of a ride that a coach with the map may see: it may lie all within private ones. */
export async function isOnMap(viewer: Viewer, sight: Sight, id: RideId): Promise<boolean> {
  if ((await placesOf(sight.riderId)).length === 0) return true;
  return ((await findSeen(viewer, sight, id, null))?.track ?? null) !== null;
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
  const sight = await findSight(viewer, riderId);
  const recorded = sight && (await findSeen(viewer, sight, id, version));
  if (recorded) await noteLook(viewer, sight, "ride", id);
  return recorded;
}

/** The same as `findRecording` for what writes down itself what was looked at. */
export async function findSeen(
  viewer: Viewer,
  sight: Sight,
  id: RideId,
  version: number | null,
): Promise<RecordedRide | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ id }, ridesInSight(viewer, sight)] },
    select: { version: true, ...CROPPED },
  });
  if (row === null || !isShowable(sight, row) || (version !== null && version !== row.version)) return null;
  // As it was recorded, whoever looks: what they may see of it is taken from it for each anew.
  const key = `${sight.riderId} ${id} ${row.version}`;
  const known = recordings.get(key);
  if (known) return seenRecording(sight, known);
  const found = await findSources(viewer, sight, id);
  if (found === null) return null;
  const { recorded } = await joinSources(found.sources, found.crop);
  // What was written meanwhile is of another version: whoever asks for that one does not get this.
  if (found.version === row.version) recordings.set(key, recorded);
  return seenRecording(sight, recorded);
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
async function findSources(viewer: Viewer, sight: Sight, id: RideId): Promise<FoundSources | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ id }, ridesInSight(viewer, sight)] },
    select: {
      version: true,
      ...CROPPED,
      sources: { include: SOURCE_PARTS, orderBy: { id: "asc" } },
    },
  });
  if (row === null || !isShowable(sight, row)) return null;
  const until = new Date(row.startedAt.getTime() + row.elapsedSeconds * 1000);
  return { version: row.version, sources: activeSources(row.sources), crop: { from: row.startedAt, until } };
}
