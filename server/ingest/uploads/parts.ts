import type { UploadId, UserId } from "@/core/ids";
import { db } from "../../db";
import type { RandomAccess } from "../../files/random-access";

/** What came of an upload. */
export interface UploadBytes extends RandomAccess {
  /**
   * Tells bytes that could not be read just now from an archive that is damaged, which look alike to whoever reads it.
   *
   * @throws what the last reading that failed did
   */
  failAsRead(): void;
}

interface Part {
  offset: number;
  bytes: Uint8Array;
}

/** A list of entries and an entry are read in turn: one part for each stays in memory. */
const KEPT_PARTS = 2;

/** Opens an upload for reading here and there; of its parts those used last stay in memory. */
export function openUpload(riderId: UserId, uploadId: UploadId, size: number): UploadBytes {
  let kept: Part[] = [];
  const partAt = async (position: number): Promise<Part> => {
    const part = kept.find((one) => holds(one, position)) ?? (await findPart(riderId, uploadId, position));
    kept = [part, ...kept.filter((one) => one !== part)].slice(0, KEPT_PARTS);
    return part;
  };
  const read = async (position: number, length: number): Promise<Uint8Array> => {
    const pieces: Uint8Array[] = [];
    for (let at = position; at < position + length; ) {
      const { offset, bytes } = await partAt(at);
      const piece = bytes.subarray(at - offset, position + length - offset);
      pieces.push(piece);
      at += piece.length;
    }
    const [only] = pieces;
    return pieces.length === 1 && only ? only : Buffer.concat(pieces, length);
  };
  let trouble: { error: unknown } | null = null;
  return {
    size,
    read: (position, length) =>
      read(position, length).catch((error: unknown) => {
        trouble = { error };
        throw error;
      }),
    failAsRead: () => {
      if (trouble) throw trouble.error;
    },
  };
}

const holds = ({ offset, bytes }: Part, position: number) => offset <= position && position < offset + bytes.length;

async function findPart(riderId: UserId, uploadId: UploadId, position: number): Promise<Part> {
  const row = await db.uploadPart.findFirst({
    where: { riderId, uploadId, offset: { lte: position } },
    orderBy: { offset: "desc" },
    select: { offset: true, bytes: true },
  });
  const part = row && { offset: Number(row.offset), bytes: row.bytes };
  if (!part || !holds(part, position)) throw new RangeError(`The upload has no byte ${position}`);
  return part;
}
