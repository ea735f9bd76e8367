import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import type { BatchId, FileId, UploadId, UserId } from "@/core/ids";
import { db, type Transaction } from "../../db";
import { sendJob } from "../../jobs";

/** One ride file as it was brought, alone or in an archive. */
export type FoundFile =
  | { name: string; bytes: Uint8Array }
  /** It is there, but its bytes are not to be had. */
  | { name: string; problem: string };

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** 8 ms a megabyte; text becomes a tenth, .fit files a half. */
const QUALITY = { [constants.ZSTD_c_compressionLevel]: 6 };

/** No more than this was kept. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** Keeps a file with its job, or why it cannot be read. Called within the transaction that says how far its upload is. */
export async function keepFile(
  tx: Transaction,
  { riderId, batchId, id: uploadId }: { riderId: UserId; batchId: BatchId; id: UploadId },
  packed: PackedFile,
  priority: number,
): Promise<void> {
  const { bytes, ...file } = packed;
  const id = uuidv7() as FileId;
  const isOver = bytes === null;
  await tx.rideFile.create({
    data: { riderId, id, batchId, uploadId, ...file, ...(isOver && { state: "damaged", finishedAt: new Date() }) },
  });
  if (isOver) return;
  await tx.rideFileBody.create({ data: { riderId, fileId: id, bytes } });
  await sendJob(tx, "read-file", { riderId, fileId: id }, { group: riderId, priority });
}

/** A file as its row and its body hold it; without bytes where they are not to be had. */
export interface PackedFile {
  name: string;
  byteCount: number;
  hash: Uint8Array<ArrayBuffer>;
  reason: string | null;
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** What can be done about a file before the database is asked for anything. */
export async function packFile(file: FoundFile): Promise<PackedFile> {
  if ("problem" in file) {
    return { name: file.name, byteCount: 0, hash: hashOf(new Uint8Array()), reason: file.problem, bytes: null };
  }
  const { name, bytes } = file;
  const packed = new Uint8Array(await compress(bytes, { params: QUALITY }));
  return { name, byteCount: bytes.length, hash: hashOf(bytes), reason: null, bytes: packed };
}

const hashOf = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());

/** @returns the bytes as they came, null when they are not there */
export async function readKeptBytes(riderId: UserId, fileId: FileId): Promise<Uint8Array | null> {
  const body = await db.rideFileBody.findUnique({ where: { riderId_fileId: { riderId, fileId } } });
  return body && decompress(body.bytes, { maxOutputLength: LARGEST_BYTES });
}
