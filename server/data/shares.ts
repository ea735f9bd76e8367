import "server-only";
import type { RideId, ShareId } from "@/core/ids";
import type { Sharing } from "@/core/shared-ride";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { linkTokenHash, newLinkToken } from "../link-token";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** A link that shows a ride to whoever has it, as its rider sees it in a list. */
export interface Share extends Sharing {
  id: ShareId;
  createdAt: Date;
  expiresAt: Date;
  /** How often somebody looked; who, nobody knows. */
  openings: number;
  lastOpenedAt: Date | null;
}

/** What a link is to be. */
export interface WantedShare extends Sharing {
  expiresAt: Date;
}

/** The token is here once, and nowhere on our side. */
export type NewShare =
  | { outcome: "made"; token: string }
  | { outcome: "no-ride" }
  | { outcome: "too-many" }
  | { outcome: "only-looking" };

/** Whoever has more links to one ride has lost sight of them. */
export const MOST_SHARES = 50;

/** Makes a link to one of the viewer's rides. */
export async function createShare(viewer: Viewer, rideId: RideId, wanted: WantedShare): Promise<NewShare> {
  if (viewer.isDemonstration) return { outcome: "only-looking" };
  const { userId: riderId } = viewer;
  const token = newLinkToken();
  return db.$transaction(async (tx) => {
    // Two that are made at once are counted one after the other.
    await holdRider(tx, riderId);
    const ride = await tx.ride.findFirst({
      where: { AND: [{ riderId, id: rideId }, visibleTo(viewer)] },
      select: { id: true },
    });
    if (ride === null) return { outcome: "no-ride" };
    await tx.rideShare.deleteMany({ where: { riderId, expiresAt: { lte: new Date() } } });
    if ((await tx.rideShare.count({ where: { riderId, rideId } })) >= MOST_SHARES) return { outcome: "too-many" };
    const { withMap, withHeartRate, expiresAt } = wanted;
    await tx.rideShare.create({
      data: { tokenHash: linkTokenHash(token), riderId, rideId, withMap, withHeartRate, expiresAt },
    });
    return { outcome: "made", token };
  });
}

/** The links to one of the viewer's rides that show it now, the newest first. */
export async function listShares(viewer: Viewer, rideId: RideId): Promise<Share[]> {
  const rows = await db.rideShare.findMany({
    where: { riderId: viewer.userId, rideId, expiresAt: { gt: new Date() } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: SHARE,
  });
  return rows.map(toShare);
}

/**
 * Has one of the viewer's links show nothing any more, at once and for good.
 *
 * @returns false when they have no such link
 */
export async function revokeShare(viewer: Viewer, id: ShareId): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  const { count } = await db.rideShare.deleteMany({ where: { riderId: viewer.userId, id } });
  return count > 0;
}

const SHARE = {
  id: true,
  withMap: true,
  withHeartRate: true,
  createdAt: true,
  expiresAt: true,
  openings: true,
  lastOpenedAt: true,
} as const satisfies Prisma.RideShareSelect;

const toShare = (row: Prisma.RideShareGetPayload<{ select: typeof SHARE }>): Share => ({
  id: row.id as ShareId,
  withMap: row.withMap,
  withHeartRate: row.withHeartRate,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  openings: row.openings,
  lastOpenedAt: row.lastOpenedAt,
});
