import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { v7 as uuidv7 } from "uuid";
import { db } from "../db";
import { sendJob } from "../jobs";

const compress = promisify(zstdCompress);

/**
 * Keeps what Terra told when it was asked: it is no webhook of its own and has no signature, but waits for the worker like
 * one. The same told twice under one name is kept once.
 *
 * @param name what it was asked for; it stands for the trace id, the signature and the reference
 */
export async function keepAsDelivery(event: unknown, name: string, now: Date): Promise<void> {
  const body = Buffer.from(JSON.stringify(event));
  const bodyHash = createHash("sha256").update(body).digest();
  const bytes = await compress(body);
  const id = uuidv7();
  await db.$transaction(async (tx) => {
    const { count } = await tx.delivery.createMany({
      data: {
        bodyHash,
        id,
        traceKey: name,
        signature: Buffer.from(name),
        reference: name,
        origin: "asked",
        orderedAt: now,
        receivedAt: now,
        byteCount: body.length,
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    await tx.deliveryBody.create({ data: { bodyHash, deliveryId: id, bytes } });
    await sendJob(tx, "apply-delivery", { bodyHash: bodyHash.toString("hex"), id }, { group: name });
  });
}
