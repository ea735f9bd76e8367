import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import type { UserId } from "@/core/ids";
import type { Transaction } from "../db";
import { identityIn } from "../terra/to-ride";
import type { DeliveryKey } from "./deliveries";
import { parseDeliveredJson } from "./json";
import { writeRedacted } from "./redact";

const decompress = promisify(zstdDecompress);
const LARGEST_BODY = 256 * 1024 * 1024;

/**
 * Takes a ride out of the bytes of every delivery that told of it, the last and those before: what else they told stays, and
 * those that told nothing else lose theirs.
 *
 * @param ride identities: what the activities are called that it was made from; deliveryIds: what told of each last
 */
export async function cutOutOfDeliveries(
  tx: Transaction,
  riderId: UserId,
  { id, identities, deliveryIds }: { id: string; identities: readonly string[]; deliveryIds: readonly string[] },
): Promise<void> {
  const telling = await tx.$queryRaw<DeliveryKey[]>`
    SELECT delivery."bodyHash", delivery.id FROM "Delivery" delivery
    WHERE delivery."riderId" = ${riderId}::uuid AND delivery.type = 'activity'
      AND (delivery.id = ANY(${deliveryIds}::uuid[])
        OR delivery.effects @> jsonb_build_array(jsonb_build_object('kind', 'ride', 'rideId', ${id}::text)))`;
  for (const key of telling) {
    const where = { bodyHash_deliveryId: { bodyHash: key.bodyHash, deliveryId: key.id } };
    const body = await tx.deliveryBody.findUnique({ where, select: { bytes: true } });
    if (body === null) continue;
    const event = parseDeliveredJson(await decompress(body.bytes, { maxOutputLength: LARGEST_BODY }));
    const left = without(event, identities);
    if (left !== event) await writeRedacted(tx, key, left);
  }
}

/** @returns null when nothing else is in it */
function without(event: unknown, identities: readonly string[]): unknown {
  if (event === null || typeof event !== "object" || !("data" in event) || !Array.isArray(event.data)) return event;
  const data = event.data.filter((item) => !identities.includes(identityIn(item) ?? ""));
  if (data.length === event.data.length) return event;
  return data.length === 0 ? null : { ...event, data };
}
