import type { BatchId, FileId, UploadId, UserId } from "@/core/ids";
import { db } from "../../db";
import { sendJob } from "../../jobs";

const WAITED_LONG_MS = 5 * 60_000;

/** Of uploads, files and batches that have waited long without a job, so many are sent again at one time. */
const AT_ONCE = 1000;

/**
 * Sends a job for what has waited long without one: were the whole queue lost, no file would be. An upload whose job has
 * failed for good is not tried for ever.
 */
export async function resendForgottenUploads(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - WAITED_LONG_MS);
  await refuseFailed();
  const uploads = await db.$queryRaw<{ riderId: UserId; id: UploadId }[]>`
    SELECT upload."riderId", upload.id FROM "Upload" upload
    JOIN "ImportBatch" batch ON batch."riderId" = upload."riderId" AND batch.id = upload."batchId"
    WHERE upload.state IN ('waiting', 'reading') AND upload."createdAt" < ${before} AND batch."undoingAt" IS NULL
      AND NOT EXISTS (SELECT FROM jobs.job job WHERE job.name = 'take-apart' AND job.state < 'completed'
        AND job.data->>'uploadId' = upload.id::text)
    LIMIT ${AT_ONCE}`;
  for (const { riderId, id } of uploads) await sendJob(db, "take-apart", { riderId, uploadId: id }, { group: riderId });

  const files = await db.$queryRaw<{ riderId: UserId; id: FileId }[]>`
    SELECT file."riderId", file.id FROM "RideFile" file
    JOIN "ImportBatch" batch ON batch."riderId" = file."riderId" AND batch.id = file."batchId"
    WHERE file.state = 'waiting' AND file."receivedAt" < ${before} AND batch."undoingAt" IS NULL
      AND NOT EXISTS (SELECT FROM jobs.job job WHERE job.name = 'read-file' AND job.state < 'completed'
        AND job.data->>'fileId' = file.id::text)
    LIMIT ${AT_ONCE}`;
  for (const { riderId, id } of files) await sendJob(db, "read-file", { riderId, fileId: id }, { group: riderId });

  const batches = await db.$queryRaw<{ riderId: UserId; id: BatchId }[]>`
    SELECT batch."riderId", batch.id FROM "ImportBatch" batch
    WHERE batch."undoingAt" < ${before} AND batch."undoneAt" IS NULL
      AND NOT EXISTS (SELECT FROM jobs.job job WHERE job.name = 'undo-batch' AND job.state < 'completed'
        AND job.data->>'batchId' = batch.id::text)
    LIMIT ${AT_ONCE}`;
  for (const { riderId, id } of batches) await sendJob(db, "undo-batch", { riderId, batchId: id }, { group: riderId });
}

const FAILED = "It could not be taken apart. Please bring the files in it in another way.";

async function refuseFailed(): Promise<void> {
  const failed = await db.$queryRaw<{ riderId: UserId; id: UploadId }[]>`
    SELECT upload."riderId", upload.id FROM "Upload" upload
    JOIN jobs.job job ON job.name = 'take-apart' AND job.data->>'uploadId' = upload.id::text
    WHERE upload.state IN ('waiting', 'reading')
    GROUP BY upload."riderId", upload.id HAVING bool_and(job.state = 'failed')
    LIMIT ${AT_ONCE}`;
  for (const { riderId, id } of failed) await refuseUpload(riderId, id, FAILED);
}

/** Ends an upload that comes to nothing, or to no more than was taken out of it, and lets go of its bytes. */
export async function refuseUpload(riderId: UserId, id: UploadId, reason: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.upload.updateMany({
      where: { riderId, id, state: { notIn: ["done", "refused"] } },
      data: { state: "refused", reason },
    });
    await tx.uploadPart.deleteMany({ where: { riderId, uploadId: id } });
  });
}

const LONGEST_ARRIVAL_MS = 7 * 86_400_000;

/** Lets go of what began to arrive a week ago and never came whole. */
export async function sweepUploads(now = new Date()): Promise<void> {
  const late = await db.upload.findMany({
    where: { state: "arriving", createdAt: { lt: new Date(now.getTime() - LONGEST_ARRIVAL_MS) } },
    select: { riderId: true, id: true },
    take: AT_ONCE,
  });
  for (const { riderId, id } of late) {
    await refuseUpload(riderId as UserId, id as UploadId, "It did not arrive whole within a week.");
  }
}
