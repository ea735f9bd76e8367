import "server-only";
import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Track } from "@/core/channel";
import { decodeTrack } from "@/core/channel-codec";
import type { PlaceId } from "@/core/ids";
import { LARGEST_SHIFT, type PrivatePlace } from "@/core/private-places";
import { openRow, POSITION } from "../channel-rows";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import type { NamedPlace } from "../private-place-form";
import { placesOf, toPrivatePlace } from "../private-places";
import { activeSources } from "../ride-sources";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** More would slow down whoever looks at a shared ride, and nobody lives at so many places. */
export const MOST_PLACES = 20;

/** The viewer's own places, in the order in which they were named. */
export async function listPlaces(viewer: Viewer): Promise<PrivatePlace[]> {
  return placesOf(viewer.userId);
}

/** @returns null when there are as many as there may be */
export async function addPlace(viewer: Viewer, place: NamedPlace): Promise<PlaceId | null> {
  const id = uuidv7() as PlaceId;
  return (await keep(viewer, { id, ...place, ...randomShift(place.radiusMeters) })) ? id : null;
}

/**
 * Puts a place back as it was: around another middle, what is hidden would tell more of the place than each of the two.
 *
 * @returns false when there are as many as there may be
 */
export async function restorePlace(viewer: Viewer, place: PrivatePlace): Promise<boolean> {
  return keep(viewer, place);
}

/** @returns false when there is no such place */
export async function changePlace(
  viewer: Viewer,
  id: PlaceId,
  { name, radiusMeters }: Pick<PrivatePlace, "name" | "radiusMeters">,
): Promise<boolean> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const row = await tx.privatePlace.findUnique({ where: { riderId_id: { riderId, id } } });
    if (row === null) return false;
    // The middle stays as long as it suits the radius: each other one would tell more of the place.
    const farthest = Math.max(Math.abs(row.shiftNorthMeters), Math.abs(row.shiftEastMeters));
    const shift = farthest <= LARGEST_SHIFT * radiusMeters ? {} : randomShift(radiusMeters);
    await tx.privatePlace.update({ where: { riderId_id: { riderId, id } }, data: { name, radiusMeters, ...shift } });
    return true;
  });
}

/** @returns what was removed; null when there was nothing */
export async function removePlace(viewer: Viewer, id: PlaceId): Promise<PrivatePlace | null> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const row = await tx.privatePlace.findUnique({ where: { riderId_id: { riderId, id } } });
    if (row) await tx.privatePlace.delete({ where: { riderId_id: { riderId, id } } });
    return row && toPrivatePlace(row);
  });
}

/** A ride, and where it went. */
export interface RideTrack {
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  track: Track;
}

/** Where the viewer's newest rides went, of those that know it. Reads nothing else of them. */
export async function listRecentTracks(viewer: Viewer, count: number): Promise<RideTrack[]> {
  const riderId = viewer.userId;
  const rows = await db.ride.findMany({
    where: { AND: [{ riderId }, visibleTo(viewer), { isIndoor: false }] },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: count,
    select: {
      title: true,
      ownTitle: true,
      startedAt: true,
      offsetMinutes: true,
      sources: { orderBy: { id: "asc" }, select: { deletedAt: true, channels: { where: { name: POSITION } } } },
    },
  });
  const tracks = await Promise.all(
    rows.map(async ({ title, ownTitle, sources, ...ride }) => {
      const [position] = activeSources(sources).flatMap(({ channels }) => channels);
      return position ? [{ ...ride, title: ownTitle ?? title, track: decodeTrack((await openRow(position))[1]) }] : [];
    }),
  );
  return tracks.flat();
}

async function keep(viewer: Viewer, place: PrivatePlace): Promise<boolean> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    if ((await tx.privatePlace.count({ where: { riderId } })) >= MOST_PLACES) return false;
    await tx.privatePlace.createMany({ data: [{ riderId, ...place }], skipDuplicates: true });
    return true;
  });
}

const randomShift = (radiusMeters: number) => ({
  shiftNorthMeters: randomShare() * LARGEST_SHIFT * radiusMeters,
  shiftEastMeters: randomShare() * LARGEST_SHIFT * radiusMeters,
});

/** From −1 to 1, so that nobody can tell. */
const randomShare = (): number => randomInt(-1_000_000, 1_000_001) / 1_000_000;
