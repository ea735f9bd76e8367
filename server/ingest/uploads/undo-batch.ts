import type { BatchId, SourceId, UserId } from "@/core/ids";
import type { FileState } from "../../../prisma/generated/enums";
import { db, type Transaction } from "../../db";
import { holdRider } from "../../hold-rider";
import type { JobData } from "../../job-data";
import { sendJob } from "../../jobs";
import { log } from "../../log";
import { removeSources } from "../sources";
import { tellProgress } from "./progress";

/** Files in one transaction: putting a ride together again takes some hundred milliseconds, and its rider waits so long. */
const AT_ONCE = 10;

/** After this time other riders have their turn. */
const TURN_MS = 45_000;

/**
 * Takes back what came with a batch: rides that have no other source are deleted, others are put together without it.
 * Works in steps, each of which leaves everything in order; begun again, it goes on where it was cut off.
 */
export async function undoBatch({ riderId, batchId }: JobData["undo-batch"]): Promise<void> {
  const until = Date.now() + TURN_MS;
  // What has not come whole, or is not taken apart, becomes no ride any more.
  await db.uploadPart.deleteMany({ where: { riderId, upload: { riderId, batchId } } });
  while (await undoSome(riderId, batchId)) {
    tellProgress(riderId);
    if (Date.now() > until) return sendJob(db, "undo-batch", { riderId, batchId }, { group: riderId });
  }
  await endBatch(riderId, batchId);
  tellProgress(riderId);
  log.info({ event: "batch-undone", id: batchId });
}

/** @returns whether there may be more */
async function undoSome(riderId: UserId, batchId: BatchId): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const files = await tx.rideFile.findMany({
      where: { riderId, batchId, batch: { undoingAt: { not: null } } },
      select: { id: true, hash: true, state: true, sources: { select: { id: true } } },
      orderBy: { id: "asc" },
      take: AT_ONCE,
    });
    const goes: typeof files = [];
    for (const file of files) if (!(await handOver(tx, riderId, batchId, file))) goes.push(file);
    const sourceIds = goes.flatMap(({ sources }) => sources.map(({ id }) => id as SourceId));
    if (sourceIds.length > 0) await removeSources(tx, riderId, sourceIds);
    await tx.rideFile.deleteMany({ where: { riderId, id: { in: goes.map(({ id }) => id) } } });
    return files.length > 0;
  });
}

/** What another file with the same bytes is told to be a duplicate of: what became a ride, or is about to. */
const TOLD_AS_THERE: readonly FileState[] = ["waiting", "stored", "joined"];

/**
 * The rider brought the same file again with another batch, where it only says that it is already there: the file and its
 * ride are that batch's from now on.
 */
async function handOver(
  tx: Transaction,
  riderId: UserId,
  batchId: BatchId,
  { id, hash, state }: { id: string; hash: Uint8Array<ArrayBuffer>; state: FileState },
): Promise<boolean> {
  if (!TOLD_AS_THERE.includes(state)) return false;
  const twin = await tx.rideFile.findFirst({
    where: { riderId, hash, state: "duplicate", batchId: { not: batchId }, batch: { undoingAt: null } },
    orderBy: { id: "asc" },
  });
  if (twin === null) return false;
  await tx.rideFile.delete({ where: { riderId_id: { riderId, id: twin.id } } });
  await tx.rideFile.update({
    where: { riderId_id: { riderId, id } },
    data: { batchId: twin.batchId, uploadId: twin.uploadId, name: twin.name },
  });
  return true;
}

async function endBatch(riderId: UserId, batchId: BatchId, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.upload.deleteMany({ where: { riderId, batchId } });
    await tx.importBatch.updateMany({
      where: { riderId, id: batchId, undoingAt: { not: null }, undoneAt: null },
      data: { undoneAt: now },
    });
  });
}
