import "server-only";
import type { BatchId, FileId, RideId, UploadId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import type { FileState, UploadState } from "../../prisma/generated/enums";
import { db } from "../db";
import type { Viewer } from "../viewer";

/** Where a batch is: its files come, are read, were read; or are being taken back, or were. */
export type BatchState = "arriving" | "reading" | "done" | "undoing" | "undone";

/** Files that were brought together, with how far they are. */
export interface Batch {
  id: BatchId;
  createdAt: Date;
  state: BatchState;
  /** When it was taken back, or is being so. */
  undoingAt: Date | null;
  /** What was sent, by how far it is. */
  uploads: Record<UploadState, number>;
  /** The ride files in it, by what became of them. */
  files: Record<FileState, number>;
  /** Entries of archives that are no ride files. */
  otherCount: number;
  /** Entries of archives that were not looked at so far. */
  unopenedCount: number;
}

/** Batches of the viewer's, the newest first. */
export async function listBatches(viewer: Viewer, take = 50): Promise<Batch[]> {
  const rows = await db.importBatch.findMany({
    where: { riderId: viewer.userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return withCounts(viewer, rows);
}

/** A file that was brought, and what became of it. */
export interface BroughtFile {
  id: FileId;
  name: string;
  state: FileState;
  reason: string | null;
  /** Those it tells of; of one that was already there, those that it is there as. */
  rides: { id: RideId; title: string; startedAt: Date; offsetMinutes: number | null }[];
}

/** A batch with everything that its page shows. */
export interface BatchPage {
  batch: Batch;
  /** What has not come whole; at most a hundred. */
  arriving: { id: UploadId; name: string; byteCount: number; receivedBytes: number }[];
  /** What is not taken, and why; at most a hundred. */
  refused: { id: UploadId; name: string; reason: string }[];
  files: BroughtFile[];
  /** Behind which file the next page begins; null on the last. */
  next: FileId | null;
  /** What taking it back means for rides. */
  undoing: { deletedRides: number; keptRides: number };
}

/** Which of a batch's files are asked for. */
export interface FilesWanted {
  state: FileState | null;
  after: FileId | null;
}

const FILES_A_PAGE = 100;

/** @returns null when there is no such batch, or it is not the viewer's */
export async function findBatch(viewer: Viewer, id: BatchId, wanted: FilesWanted): Promise<BatchPage | null> {
  const riderId = viewer.userId;
  const rows = await db.importBatch.findMany({ where: { riderId, id } });
  const [[batch], arriving, refused, files, undoing] = await Promise.all([
    withCounts(viewer, rows),
    db.upload.findMany({
      where: { riderId, batchId: id, state: "arriving" },
      orderBy: { id: "asc" },
      take: FILES_A_PAGE,
    }),
    db.upload.findMany({
      where: { riderId, batchId: id, state: "refused" },
      orderBy: { id: "asc" },
      take: FILES_A_PAGE,
    }),
    listFiles(viewer, id, wanted),
    countUndoing(viewer, id),
  ]);
  if (batch === undefined) return null;
  const shown = files.slice(0, FILES_A_PAGE);
  return {
    batch,
    arriving: arriving.map((upload) => ({
      id: upload.id as UploadId,
      name: upload.name,
      byteCount: Number(upload.byteCount),
      receivedBytes: Number(upload.receivedBytes),
    })),
    refused: refused.map((upload) => ({ id: upload.id as UploadId, name: upload.name, reason: upload.reason ?? "" })),
    files: shown,
    next: files.length > FILES_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
    undoing,
  };
}

/** Those that are not read yet are counted, not listed. */
async function listFiles(viewer: Viewer, batchId: BatchId, { state, after }: FilesWanted): Promise<BroughtFile[]> {
  const riderId = viewer.userId;
  const rows = await db.rideFile.findMany({
    where: { riderId, batchId, state: state ?? { not: "waiting" }, ...(after && { id: { gt: after } }) },
    include: { sources: { select: { ride: { select: RIDE } } } },
    orderBy: { id: "asc" },
    take: FILES_A_PAGE + 1,
  });
  const twins = await listTwins(viewer, rows);
  return rows.map((row) => ({
    id: row.id as FileId,
    name: row.name,
    state: row.state,
    reason: row.reason,
    rides: (row.state === "duplicate" ? (twins.get(keyOf(row.hash)) ?? []) : row.sources.map(({ ride }) => ride))
      .filter(({ deletedAt, removedAt }) => deletedAt === null && removedAt === null)
      .map(({ id, title, ownTitle, startedAt, offsetMinutes }) => ({
        id: id as RideId,
        title: ownTitle ?? title,
        startedAt,
        offsetMinutes,
      })),
  }));
}

const RIDE = {
  id: true,
  title: true,
  ownTitle: true,
  startedAt: true,
  offsetMinutes: true,
  deletedAt: true,
  removedAt: true,
} as const;

type RideRow = Prisma.RideGetPayload<{ select: typeof RIDE }>;

/** The rides that files with the same bytes became, by those bytes' hash. */
async function listTwins(
  viewer: Viewer,
  rows: readonly { state: FileState; hash: Uint8Array<ArrayBuffer> }[],
): Promise<Map<string, RideRow[]>> {
  const hashes = rows.filter(({ state }) => state === "duplicate").map(({ hash }) => hash);
  if (hashes.length === 0) return new Map();
  const twins = await db.rideFile.findMany({
    where: { riderId: viewer.userId, hash: { in: hashes }, state: { in: ["stored", "joined"] } },
    select: { hash: true, sources: { select: { ride: { select: RIDE } } } },
  });
  return new Map(twins.map(({ hash, sources }) => [keyOf(hash), sources.map(({ ride }) => ride)]));
}

const keyOf = (hash: Uint8Array) => Buffer.from(hash).toString("hex");

/** Rides that have nothing but files of this batch go with it; what was brought again by another batch stays there. */
async function countUndoing(viewer: Viewer, id: BatchId): Promise<BatchPage["undoing"]> {
  const [row] = await db.$queryRaw<{ deleted: bigint; kept: bigint }[]>`
    SELECT count(*) FILTER (WHERE NOT "isKept") AS deleted, count(*) FILTER (WHERE "isKept") AS kept
    FROM (
      SELECT source."rideId", bool_or(file.id IS NULL OR file."batchId" <> ${id}::uuid OR EXISTS (
        SELECT FROM "RideFile" twin WHERE twin."riderId" = file."riderId" AND twin.hash = file.hash
          AND twin."batchId" <> ${id}::uuid AND twin.state = 'duplicate'
      )) AS "isKept"
      FROM "RideSource" source
      LEFT JOIN "RideFile" file ON file."riderId" = source."riderId" AND file.id = source."fileId"
      WHERE source."riderId" = ${viewer.userId}::uuid AND source."rideId" IN (
        SELECT mine."rideId" FROM "RideSource" mine
        JOIN "RideFile" brought ON brought."riderId" = mine."riderId" AND brought.id = mine."fileId"
        WHERE mine."riderId" = ${viewer.userId}::uuid AND brought."riderId" = ${viewer.userId}::uuid
          AND brought."batchId" = ${id}::uuid
      )
      GROUP BY source."rideId"
    ) rides`;
  return { deletedRides: Number(row?.deleted ?? 0n), keptRides: Number(row?.kept ?? 0n) };
}

type BatchRow = Prisma.ImportBatchGetPayload<object>;

async function withCounts(viewer: Viewer, rows: readonly BatchRow[]): Promise<Batch[]> {
  const of = { riderId: viewer.userId, batchId: { in: rows.map(({ id }) => id) } };
  const [uploads, files] = await Promise.all([
    db.upload.groupBy({
      by: ["batchId", "state"],
      where: of,
      _count: true,
      _sum: { otherCount: true, entryCount: true, readCount: true },
    }),
    db.rideFile.groupBy({ by: ["batchId", "state"], where: of, _count: true }),
  ]);
  return rows.map((row) =>
    toBatch(
      row,
      uploads.filter(({ batchId }) => batchId === row.id),
      files.filter(({ batchId }) => batchId === row.id),
    ),
  );
}

interface UploadCount {
  state: UploadState;
  _count: number;
  _sum: { otherCount: number | null; entryCount: number | null; readCount: number | null };
}

function toBatch(
  row: BatchRow,
  uploadCounts: UploadCount[],
  fileCounts: { state: FileState; _count: number }[],
): Batch {
  const uploads = { arriving: 0, waiting: 0, reading: 0, done: 0, refused: 0 };
  const files = { waiting: 0, stored: 0, joined: 0, duplicate: 0, notRide: 0, damaged: 0 };
  let [otherCount, unopenedCount] = [0, 0];
  for (const { state, _count, _sum } of uploadCounts) {
    uploads[state] = _count;
    otherCount += _sum.otherCount ?? 0;
    if (state === "reading") unopenedCount += Math.max(0, (_sum.entryCount ?? 0) - (_sum.readCount ?? 0));
  }
  for (const { state, _count } of fileCounts) files[state] = _count;
  const { id, createdAt, undoingAt } = row;
  return {
    ...{ id: id as BatchId, createdAt, undoingAt, uploads, files, otherCount, unopenedCount },
    state: stateOf(row, uploads, files),
  };
}

function stateOf(
  { undoingAt, undoneAt }: BatchRow,
  uploads: Record<UploadState, number>,
  files: Record<FileState, number>,
): BatchState {
  if (undoneAt) return "undone";
  if (undoingAt) return "undoing";
  if (uploads.arriving > 0) return "arriving";
  return uploads.waiting + uploads.reading + files.waiting > 0 ? "reading" : "done";
}
