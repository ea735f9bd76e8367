import type { BatchId, UploadId, UserId } from "@/core/ids";
import { type Brought, broughtAs, MOST_BYTES, unpackedName } from "@/core/ride-file-name";
import { db } from "../../db";
import {
  type ArchiveEntry,
  type ArchiveLimits,
  archiveEntries,
  DamagedArchive,
  USUAL_LIMITS,
} from "../../files/archive";
import { gunzip } from "../../files/gunzip";
import { DamagedFile } from "../../files/told-activity";
import type { JobData } from "../../job-data";
import { sendJob } from "../../jobs";
import { log } from "../../log";
import { refuseUpload } from "./forgotten";
import { type FoundFile, keepFile, packFile } from "./kept-files";
import { openUpload, type UploadBytes } from "./parts";
import { tellProgress } from "./progress";

/** An upload that a worker is at. */
interface ClaimedUpload {
  riderId: UserId;
  id: UploadId;
  batchId: BatchId;
  name: string;
  size: number;
  /** How many of its files are kept already. */
  readCount: number;
  brought: Brought;
}

/** After this time other riders have their turn; what is taken out is not taken out again. */
const TURN_MS = 30_000;

/** Takes the ride files out of one upload that is here whole, and keeps each with the job that reads it. */
export async function takeApart({ riderId, uploadId }: JobData["take-apart"]): Promise<void> {
  const upload = await claimUpload(riderId, uploadId);
  if (upload === null) return;
  try {
    const { brought } = upload;
    const isOver = brought.kind === "archive" ? await takeArchive(upload) : await takeFile(upload, brought);
    if (!isOver) await sendJob(db, "take-apart", { riderId, uploadId }, { group: riderId });
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error;
    await refuseUpload(riderId, uploadId, error.message);
  }
  tellProgress(riderId);
}

/** @returns null when there is nothing to do: it was done, is not there, or is taken back */
async function claimUpload(riderId: UserId, id: UploadId): Promise<ClaimedUpload | null> {
  const [row] = await db.upload.updateManyAndReturn({
    where: { riderId, id, state: { in: ["waiting", "reading"] }, batch: { undoingAt: null } },
    data: { state: "reading" },
    select: { batchId: true, name: true, byteCount: true, readCount: true },
  });
  const brought = row && broughtAs(row.name);
  if (!row || !brought) return null;
  const { batchId, name, byteCount, readCount } = row;
  return { riderId, id, batchId: batchId as BatchId, name, size: Number(byteCount), readCount, brought };
}

/** @returns true: it is over */
async function takeFile(upload: ClaimedUpload, brought: Extract<Brought, { kind: "ride" }>): Promise<boolean> {
  const { riderId, id, name, size } = upload;
  if (upload.readCount === 0) {
    const bytes = await openUpload(riderId, id, size).read(0, size);
    await keepNext(
      upload,
      brought.isPacked ? await unpacked(name, bytes, MOST_BYTES[brought.format]) : { name, bytes },
    );
  }
  await endUpload(upload, 0);
  return true;
}

async function unpacked(packedName: string, packed: Uint8Array, mostBytes: number): Promise<FoundFile> {
  const name = unpackedName(packedName);
  try {
    return { name, bytes: await gunzip(packed, mostBytes) };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { name, problem: error.message };
  }
}

/**
 * Goes through the archive file by file, never holding more than one of them and a little of the archive.
 *
 * @returns false when others should have their turn first
 * @throws DamagedArchive when nothing more is to be had from it
 */
async function takeArchive(upload: ClaimedUpload): Promise<boolean> {
  const until = Date.now() + TURN_MS;
  const { riderId, id, size } = upload;
  const mostUnpackedBytes = USUAL_LIMITS.mostUnpackedBytes - (await countBytes(upload));
  const source = openUpload(riderId, id, size);
  for await (const entry of entriesOf(source, { ...USUAL_LIMITS, mostUnpackedBytes }, upload.readCount)) {
    if (entry.kind === "passed-over") await endUpload(upload, entry.count);
    else {
      const file = entry.kind === "file" ? entry : { name: entry.name, problem: entry.reason };
      if (!(await keepNext(upload, file))) return true;
      tellProgress(riderId);
    }
    if (Date.now() > until && entry.kind !== "passed-over") return false;
  }
  return true;
}

async function* entriesOf(source: UploadBytes, limits: ArchiveLimits, behind: number): AsyncGenerator<ArchiveEntry> {
  try {
    for await (const entry of archiveEntries(source, limits, behind)) {
      source.failAsRead();
      yield entry;
    }
  } catch (error) {
    source.failAsRead();
    throw error;
  }
}

/** What an archive holds is bounded over all turns together. */
async function countBytes({ riderId, id }: ClaimedUpload): Promise<number> {
  const { _sum } = await db.rideFile.aggregate({ where: { riderId, uploadId: id }, _sum: { byteCount: true } });
  return _sum.byteCount ?? 0;
}

/**
 * Keeps a file together with the word that it is kept, so that one who comes after us goes on behind it.
 *
 * @returns false when somebody else is ahead of us, or the rider takes the upload back
 */
async function keepNext(upload: ClaimedUpload, file: FoundFile): Promise<boolean> {
  const packed = await packFile(file);
  const { riderId, id, readCount } = upload;
  const isKept = await db.$transaction(async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { riderId, id, readCount, state: "reading", batch: { undoingAt: null } },
      data: { readCount: readCount + 1 },
    });
    // Of two riders with thousands of files each has every second turn; one with a single file comes first.
    if (count > 0) await keepFile(tx, upload, packed, -readCount);
    return count > 0;
  });
  upload.readCount++;
  return isKept;
}

async function endUpload({ riderId, id, readCount, batchId }: ClaimedUpload, otherCount: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.upload.updateMany({
      where: { riderId, id, state: "reading", readCount },
      data: { state: "done", entryCount: readCount + otherCount, otherCount },
    });
    if (count > 0) await tx.uploadPart.deleteMany({ where: { riderId, uploadId: id } });
  });
  log.info({ event: "taken-apart", id, batchId, files: readCount, others: otherCount });
}
