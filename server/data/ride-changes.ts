import "server-only";
import { SHORTEST_CROP_SECONDS } from "@/core/crop";
import type { RideId, SourceId } from "@/core/ids";
import type { RepairKind } from "@/core/repair";
import { whyNotUndone } from "@/core/repairs";
import type { Crop } from "@/core/ride";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { readOriginal, SOURCE_PARTS, toRepair } from "../ride-sources";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/**
 * Makes one recording of a ride a ride of its own; a worker does it.
 *
 * @returns false when the viewer has no such ride, or it is not made from several
 */
export async function separateSource(viewer: Viewer, rideId: RideId, sourceId: SourceId): Promise<boolean> {
  const riderId = viewer.userId;
  return change(viewer, rideId, async (tx) => {
    if ((await tx.rideSource.count({ where: { riderId, rideId } })) < 2) return false;
    const { count } = await tx.rideSource.updateMany({
      where: { riderId, rideId, id: sourceId },
      data: { isApart: true },
    });
    return count === 1;
  });
}

/**
 * Has a ride that was separated joined again with the ride that it is a recording of; a worker does it.
 *
 * @returns false when the viewer has no such ride, or it was not separated
 */
export async function joinAgain(viewer: Viewer, rideId: RideId): Promise<boolean> {
  const riderId = viewer.userId;
  return change(viewer, rideId, async (tx) => {
    const { count } = await tx.rideSource.updateMany({
      where: { riderId, rideId, isApart: true },
      data: { isApart: false },
    });
    return count > 0;
  });
}

/** What became of a wish to undo a repair, or to do it again. */
export type RepairChange = { kind: "done" } | { kind: "impossible"; why: string } | { kind: "missing" };

/** Undoes a repair of one of the viewer's rides, or does it again; a worker reckons what follows. */
export async function setRepair(
  viewer: Viewer,
  { rideId, sourceId, kind, isUndone }: { rideId: RideId; sourceId: SourceId; kind: RepairKind; isUndone: boolean },
): Promise<RepairChange> {
  const riderId = viewer.userId;
  const source = await db.rideSource.findFirst({ where: { riderId, rideId, id: sourceId }, include: SOURCE_PARTS });
  const repair = source?.repairs.find((one) => one.kind === kind);
  if (!source || !repair) return { kind: "missing" };
  const why = isUndone ? whyNotUndone(toRepair(repair), await readOriginal(source)) : null;
  if (why !== null) return { kind: "impossible", why };
  const isThere = await change(viewer, rideId, async (tx) => {
    const { count } = await tx.rideRepair.updateMany({ where: { riderId, sourceId, kind }, data: { isUndone } });
    return count === 1;
  });
  return { kind: isThere ? "done" : "missing" };
}

/**
 * Cuts the ends off one of the viewer's rides, or with null brings them back; a worker reckons what is left. The recording
 * itself stays whole.
 *
 * @returns false when the viewer has no such ride, or next to nothing of it would be left
 */
export async function cropRide(viewer: Viewer, rideId: RideId, crop: Crop | null): Promise<boolean> {
  if (crop && crop.until.getTime() - crop.from.getTime() < SHORTEST_CROP_SECONDS * 1000) return false;
  const riderId = viewer.userId;
  const data = { cropFrom: crop?.from ?? null, cropUntil: crop?.until ?? null };
  return change(viewer, rideId, async (tx) => {
    await tx.ride.update({ where: { riderId_id: { riderId, id: rideId } }, data });
    return true;
  });
}

/** A change of one of the viewer's own rides, with the job that makes the ride follow. */
async function change(viewer: Viewer, rideId: RideId, act: (tx: Transaction) => Promise<boolean>): Promise<boolean> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const own = await tx.ride.findFirst({
      where: { AND: [{ riderId, id: rideId }, visibleTo(viewer)] },
      select: { id: true },
    });
    if (own === null || !(await act(tx))) return false;
    await sendJob(tx, "settle-ride", { riderId, rideId });
    return true;
  });
}
