import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import { db } from "../db";
import { sendJob } from "../jobs";

const compress = promisify(zstdCompress);

/**
 * Keeps what Terra told when it was asked. The same told twice under one name is kept once.
 *
 * @param name what it was asked for; it stands for the trace id, the signature and the reference
 */
export async function keepAsDelivery(event: unknown, name: string, now: Date): Promise<void> {
  const body = Buffer.from(JSON.stringify(event));
  await keepUnsigned({ body, name, origin: "asked", orderedAt: now, receivedAt: now, reference: name });
}

/** Bytes of Terra's that came in no webhook. */
export interface Unsigned {
  body: Buffer;
  /** Stands for the trace id and the signature. */
  name: string;
  origin: "asked" | "fetched";
  orderedAt: Date | null;
  receivedAt: Date;
  reference: string | null;
}

/**
 * Keeps what is no webhook of its own and has no signature; it waits for the worker like one.
 *
 * @returns its id, or null when the same bytes were kept under this name before
 */
export async function keepUnsigned({ body, name, ...about }: Unsigned): Promise<string | null> {
  const bodyHash = createHash("sha256").update(body).digest();
  const bytes = await compress(body);
  const id = uuidv7();
  return db.$transaction(async (tx) => {
    const { count } = await tx.delivery.createMany({
      data: { bodyHash, id, traceKey: name, signature: Buffer.from(name), byteCount: body.length, ...about },
      skipDuplicates: true,
    });
    if (count === 0) return null;
    await tx.deliveryBody.create({ data: { bodyHash, deliveryId: id, bytes } });
    await sendJob(tx, "apply-delivery", { bodyHash: bodyHash.toString("hex"), id }, { group: name });
    return id;
  });
}
