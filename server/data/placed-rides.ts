import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { decodeTrack } from "@/core/channel-codec";
import { type PlacedClimb, placeAt, type RoughWay, roughWay } from "@/core/compare/same-way";
import type { RideId } from "@/core/ids";
import { type PrivatePlace, withoutPrivatePlaces } from "@/core/private-places";
import type { Climb } from "@/core/ride";
import type { Prisma } from "../../prisma/generated/client";
import { openRow, POSITION } from "../channel-rows";
import { db } from "../db";
import { placesOf } from "../private-places";
import { CROPPED } from "../ride-crop";
import { readAnalysis } from "../ride-json";
import { activeSources } from "../ride-sources";
import type { Viewer } from "../viewer";
import { isShowable, ridesInSight, type Sight } from "./visibility";

/** A ride that can be chosen for a comparison. */
export interface Candidate {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  distanceMeters: number | null;
  movingSeconds: number;
  isIndoor: boolean;
}

/** The columns of a candidate. */
export const CANDIDATE = {
  id: true,
  title: true,
  ownTitle: true,
  startedAt: true,
  offsetMinutes: true,
  distanceMeters: true,
  movingSeconds: true,
  isIndoor: true,
} as const satisfies Prisma.RideSelect;

/** A candidate out of its row. */
export const toCandidate = ({ ownTitle, ...row }: Prisma.RideGetPayload<{ select: typeof CANDIDATE }>): Candidate => ({
  ...row,
  id: row.id as RideId,
  title: ownTitle ?? row.title,
});

/** A climb of a ride by where it was. */
export type RiddenClimb = Climb & PlacedClimb;

/** A ride with the way it went. */
export interface Placed {
  candidate: Candidate;
  distanceMeters: number | null;
  way: RoughWay | null;
  /** Those of which it is known, and may be seen, where they begin and end. */
  climbs: RiddenClimb[];
}

/** Reading a ride's positions takes milliseconds, and whoever looks for one ride to compare looks for another. */
const placedRides = new LRUCache<string, Omit<Placed, "candidate">>({ max: 4000 });

/**
 * Rides in sight with their rough ways, newest first: of others than the viewer's own without what is hidden around the
 * rider's private places, and none without the map. Repairs are not looked at: for a likeness what was recorded is enough.
 */
export async function findPlaced(
  viewer: Viewer,
  sight: Sight,
  where: Prisma.RideWhereInput,
  take: number,
): Promise<Placed[]> {
  const { riderId, coaching } = sight;
  if (coaching?.withMap === false) return [];
  const places = coaching === null ? [] : await placesOf(riderId);
  const rows = await db.ride.findMany({
    where: { AND: [ridesInSight(viewer, sight), where] },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take,
    select: { ...CANDIDATE, ...CROPPED, version: true },
  });
  const shown = rows.filter((row) => isShowable(sight, row));
  const hidden = fingerprint(places);
  const keyOf = ({ id, version }: { id: string; version: number }) => `${riderId} ${id} ${version} ${hidden}`;
  const unknown = shown.filter((row) => !placedRides.has(keyOf(row)));
  for (const row of await readWays(
    viewer,
    sight,
    unknown.map(({ id }) => id),
  ))
    placedRides.set(keyOf(row), await toPlaced(row, places));
  return shown.flatMap(({ version, elapsedSeconds: _, cropFrom: __, cropUntil: ___, ...row }) => {
    const placed = placedRides.get(keyOf({ id: row.id, version }));
    return placed ? [{ candidate: toCandidate(row), ...placed }] : [];
  });
}

/** Another one as soon as something else is hidden. */
const fingerprint = (places: readonly PrivatePlace[]): string =>
  places.length === 0 ? "" : createHash("sha256").update(JSON.stringify(places)).digest("base64");

const WAY = {
  id: true,
  version: true,
  startedAt: true,
  distanceMeters: true,
  analysis: true,
  sources: {
    select: { startedAt: true, deletedAt: true, channels: { where: { name: POSITION } } },
    where: { channelsUsed: { has: POSITION } },
  },
} as const satisfies Prisma.RideSelect;

type WayRow = Prisma.RideGetPayload<{ select: typeof WAY }>;

async function readWays(viewer: Viewer, sight: Sight, ids: string[]): Promise<WayRow[]> {
  if (ids.length === 0) return [];
  return db.ride.findMany({ where: { AND: [{ id: { in: ids } }, ridesInSight(viewer, sight)] }, select: WAY });
}

async function toPlaced(
  { startedAt, distanceMeters, analysis, sources }: WayRow,
  places: readonly PrivatePlace[],
): Promise<Omit<Placed, "candidate">> {
  const source = activeSources(sources)[0];
  const position = source?.channels[0];
  if (!source || !position) return { distanceMeters, way: null, climbs: [] };
  const track = withoutPrivatePlaces(decodeTrack((await openRow(position))[1]), places);
  const shift = Math.round((startedAt.getTime() - source.startedAt.getTime()) / 1000);
  const climbs = (readAnalysis(analysis)?.climbs ?? []).flatMap((climb) => {
    const [from, to] = [placeAt(track, climb.start + shift), placeAt(track, climb.end + shift)];
    return from && to ? [{ ...climb, from, to }] : [];
  });
  return { distanceMeters, way: roughWay(track), climbs };
}
