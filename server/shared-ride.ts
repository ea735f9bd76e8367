import "server-only";
import { cache } from "react";
import { isWithin } from "@/core/crop";
import type { RideId, UserId } from "@/core/ids";
import type { RecordedRide, Ride } from "@/core/ride";
import { sharedRecording } from "@/core/shared-recording";
import { type Sharing, sharedRide } from "@/core/shared-ride";
import { channelBytes, findRecording, type Wanted } from "./data/recordings";
import { findRide } from "./data/rides";
import { db } from "./db";
import { linkTokenHash } from "./link-token";
import { placesOf } from "./private-places";
import { CROPPED, showsMoreThanLeft } from "./ride-crop";
import type { Viewer } from "./viewer";

/** A ride as whoever has a link to it sees it. */
export interface SharedRide extends Sharing {
  ride: Ride;
  /** The rider's name, which is all of them that is told. */
  sharedBy: string;
  expiresAt: Date;
}

/**
 * The ride that a link shows, without what it does not. Looked up once a request.
 *
 * @returns null when the link was never there, is over or was taken back, or its ride was deleted: from outside all look
 * the same
 */
export const findSharedRide = cache(async (token: string): Promise<SharedRide | null> => {
  const link = await findLink(token);
  const ride = link && (await findRide(link.rider, link.rider.userId, link.rideId));
  if (!ride || isMoreThanLeft(ride)) return null;
  const { rider, withMap, withHeartRate, expiresAt } = link;
  const isOnMap = withMap && (await hasTrack(link));
  const shown = sharedRide(ride, { withMap: isOnMap, withHeartRate });
  return { ride: shown, sharedBy: rider.name, expiresAt, withMap: isOnMap, withHeartRate };
});

/**
 * The channels that a link shows, as `readChannels` gives those of a rider's own.
 *
 * @returns null as in `findSharedRide`
 */
export async function readSharedChannels(token: string, { window, version }: Wanted): Promise<Uint8Array | null> {
  const recorded = await readSharedRecording(token, window && version);
  return recorded && channelBytes(recorded, window);
}

/**
 * The ride that a link shows second by second.
 *
 * @returns null as in `findSharedRide`
 */
export async function readSharedRecording(token: string, version: number | null = null): Promise<RecordedRide | null> {
  const link = await findLink(token);
  if (!link || (await isCropPending(link))) return null;
  return readRecording(link, link, version);
}

/** One of the viewer's rides as they would share it: what a link shows, and what a picture of it is drawn from. */
export async function previewSharedRide(
  viewer: Viewer,
  id: RideId,
  sharing: Sharing,
): Promise<{ ride: Ride; recorded: RecordedRide } | null> {
  const ride = await findRide(viewer, viewer.userId, id);
  const recorded = ride && (await readRecording({ rider: viewer, rideId: id }, sharing));
  if (!recorded) return null;
  const withMap = sharing.withMap && recorded.track !== null;
  return { ride: sharedRide(ride, { ...sharing, withMap }), recorded };
}

/** Counts that somebody looked, and when; not who. The rider's own looks do not count. */
export async function countOpening(token: string, viewer: Viewer | null): Promise<void> {
  await db.rideShare.updateMany({
    where: { tokenHash: linkTokenHash(token), ...(viewer ? { riderId: { not: viewer.userId } } : {}) },
    data: { openings: { increment: 1 }, lastOpenedAt: new Date() },
  });
}

interface Link extends Sharing {
  /** In whose name the ride is looked up: what they cannot see any more, nobody sees by their link. */
  rider: Viewer;
  rideId: RideId;
  expiresAt: Date;
}

/** By its hash: how far a guess is right cannot be told from how long it takes. */
const findLink = cache(async (token: string): Promise<Link | null> => {
  const row = await db.rideShare.findUnique({
    where: { tokenHash: linkTokenHash(token), expiresAt: { gt: new Date() } },
    select: { riderId: true, rideId: true, withMap: true, withHeartRate: true, expiresAt: true, rider: NAME },
  });
  return (
    row && {
      rider: {
        userId: row.riderId as UserId,
        name: row.rider.name,
        email: "",
        isDemonstration: true,
        isOperator: false,
      },
      rideId: row.rideId as RideId,
      withMap: row.withMap,
      withHeartRate: row.withHeartRate,
      expiresAt: row.expiresAt,
    }
  );
});

const NAME = { select: { name: true } } as const;

async function readRecording(
  { rider, rideId }: Pick<Link, "rider" | "rideId">,
  sharing: Sharing,
  version: number | null = null,
): Promise<RecordedRide | null> {
  const recorded = await findRecording(rider, rider.userId, rideId, version);
  return recorded && sharedRecording(recorded, sharing, await placesOf(rider.userId));
}

/** What its rider cut off is nobody's, also where a crop does not fit any more, or the worker has not come to it. */
const isMoreThanLeft = ({ crop, ...ride }: Pick<Ride, "crop" | "startedAt" | "elapsedSeconds">): boolean =>
  crop !== null && !isWithin(ride, crop);

async function isCropPending({ rider, rideId: id }: Link): Promise<boolean> {
  const row = await db.ride.findUnique({ where: { riderId_id: { riderId: rider.userId, id } }, select: CROPPED });
  return row !== null && showsMoreThanLeft(row);
}

/** A ride may lie all within places that its rider shows to nobody. */
const hasTrack = async (link: Link) => ((await readRecording(link, link))?.track ?? null) !== null;
