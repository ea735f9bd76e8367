import "server-only";
import { v7 as uuidv7 } from "uuid";
import type { BatchId, UploadId } from "@/core/ids";
import { cleanFileName, MOST_FILES, whyNotTaken } from "@/core/ride-file-name";
import { db, type Transaction } from "../db";
import { env } from "../env";
import { sendJob } from "../jobs";
import { announce } from "../live";
import type { Viewer } from "../viewer";

/** A file as the rider's machine calls it, before any of it has come. */
export interface Announced {
  name: string;
  /** Bytes. */
  size: number;
}

/** What a rider wants to bring, taken down; `uploads` are in the order of the files. */
export type CreatedBatch =
  | { kind: "created"; batchId: BatchId; uploads: { id: UploadId; refusal: string | null }[] }
  /** Not one of them is taken. */
  | { kind: "refused"; message: string; refusals: string[] }
  | { kind: "too-much"; message: string };

/** Takes down which files a rider is about to bring. */
export async function createBatch(viewer: Viewer, files: readonly Announced[]): Promise<CreatedBatch> {
  const { archiveMaxBytes } = env().uploads;
  const cleaned = files.slice(0, MOST_FILES).map(({ name, size }) => ({ name: cleanFileName(name), size }));
  const refusals = cleaned.map(({ name, size }) => whyNotTaken(name, size, archiveMaxBytes));
  const taken = cleaned.filter((_, index) => refusals[index] === null);
  if (taken.length === 0) {
    const message = "None of these files can be taken for a ride.";
    return { kind: "refused", message, refusals: refusals.map((reason) => reason ?? message) };
  }
  const batchId = uuidv7() as BatchId;
  const uploads = cleaned.map((file, index) => ({
    ...file,
    id: uuidv7() as UploadId,
    refusal: refusals[index] ?? null,
  }));
  const byteCount = taken.reduce((sum, { size }) => sum + size, 0);
  return db.$transaction(async (tx) => {
    if (await isTooMuch(tx, viewer, byteCount)) return { kind: "too-much", message: TOO_MUCH };
    await writeBatch(tx, viewer, batchId, uploads);
    await announce(tx, { kind: "batch", riderId: viewer.userId });
    return { kind: "created", batchId, uploads: uploads.map(({ id, refusal }) => ({ id, refusal })) };
  });
}

const TOO_MUCH =
  "Too much of yours is waiting to be read just now. Please bring the rest when what is on its way has been read.";

/** Requests that come at the same time are counted one after another. */
async function isTooMuch(tx: Transaction, viewer: Viewer, byteCount: number): Promise<boolean> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${viewer.userId}, 0))::text`;
  const { _sum: waiting } = await tx.upload.aggregate({
    where: { riderId: viewer.userId, state: { in: ["arriving", "waiting", "reading"] } },
    _sum: { byteCount: true },
  });
  return Number(waiting.byteCount ?? 0n) + byteCount > env().uploads.waitingMaxBytes;
}

/** Rows in one statement: PostgreSQL takes some 65,000 values. */
const AT_ONCE = 1000;

async function writeBatch(
  tx: Transaction,
  { userId: riderId }: Viewer,
  batchId: BatchId,
  uploads: readonly { id: UploadId; name: string; size: number; refusal: string | null }[],
): Promise<void> {
  await tx.importBatch.create({ data: { riderId, id: batchId } });
  for (let from = 0; from < uploads.length; from += AT_ONCE) {
    await tx.upload.createMany({
      data: uploads.slice(from, from + AT_ONCE).map(({ id, name, size, refusal }) => ({
        ...{ riderId, id, batchId, name, byteCount: size, reason: refusal },
        state: refusal === null ? ("arriving" as const) : ("refused" as const),
      })),
    });
  }
}

/** What became of a part, and where to go on. */
export type Appended =
  | { kind: "kept"; receivedBytes: number; isWhole: boolean }
  /** Another part is missing before this one. */
  | { kind: "elsewhere"; receivedBytes: number }
  /** More than the file was said to have. */
  | { kind: "too-long" }
  /** No more of it is wanted: refused, or taken back. */
  | { kind: "closed"; message: string };

/**
 * Keeps one part of a file. The last one makes the file wait for being read. The same part again changes nothing.
 *
 * @param offset of the part's first byte in the file
 * @returns null when there is no such upload, or it is not the viewer's
 */
export async function appendPart(
  viewer: Viewer,
  id: UploadId,
  offset: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Appended | null> {
  return db.$transaction(async (tx) => {
    const upload = await findArriving(tx, viewer, id);
    const verdict = upload && judge(upload, offset, bytes.length);
    if (!upload || verdict) return verdict;
    const { riderId } = upload;
    await tx.uploadPart.create({ data: { riderId, uploadId: id, offset, bytes } });
    const receivedBytes = offset + bytes.length;
    const isWhole = receivedBytes === Number(upload.byteCount);
    const state = isWhole ? "waiting" : "arriving";
    await tx.upload.update({ where: { riderId_id: { riderId, id } }, data: { receivedBytes, state } });
    if (isWhole) {
      await sendJob(tx, "take-apart", { riderId: viewer.userId, uploadId: id }, { group: riderId });
      await announce(tx, { kind: "batch", riderId });
    }
    return { kind: "kept", receivedBytes, isWhole };
  });
}

type ArrivingRow = NonNullable<Awaited<ReturnType<typeof findArriving>>>;

/** Held until the end of the transaction, so that two requests with one part are one after the other. */
async function findArriving(tx: Transaction, { userId: riderId }: Viewer, id: UploadId) {
  await tx.$queryRaw`SELECT id FROM "Upload" WHERE "riderId" = ${riderId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.upload.findUnique({
    where: { riderId_id: { riderId, id } },
    include: { batch: { select: { undoingAt: true } } },
  });
}

/** @returns null when the part is the next one */
function judge(upload: ArrivingRow, offset: number, length: number): Appended | null {
  const receivedBytes = Number(upload.receivedBytes);
  if (upload.batch.undoingAt) return { kind: "closed", message: "These files were taken back." };
  if (upload.state === "refused") return { kind: "closed", message: upload.reason ?? "This file is not taken." };
  if (offset + length > Number(upload.byteCount)) return { kind: "too-long" };
  if (offset + length <= receivedBytes) {
    return { kind: "kept", receivedBytes, isWhole: receivedBytes === Number(upload.byteCount) };
  }
  return offset === receivedBytes ? null : { kind: "elsewhere", receivedBytes };
}

/**
 * Takes back what came with a batch; a worker does it, step by step.
 *
 * @returns false when there is no such batch of the viewer's
 */
export async function undoBatch(viewer: Viewer, id: BatchId, now = new Date()): Promise<boolean> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    const { count } = await tx.importBatch.updateMany({
      where: { riderId, id, undoingAt: null },
      data: { undoingAt: now },
    });
    if (count === 0) return (await tx.importBatch.count({ where: { riderId, id } })) > 0;
    await sendJob(tx, "undo-batch", { riderId, batchId: id }, { group: riderId });
    await announce(tx, { kind: "batch", riderId });
    return true;
  });
}
