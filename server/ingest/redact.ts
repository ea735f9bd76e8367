import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { db, type Transaction } from "../db";
import type { DeliveryKey } from "./deliveries";

const compress = promisify(zstdCompress);

/**
 * Puts into the kept bytes of a delivery what is left of it without what is not wanted; deletes them when nothing is.
 * That it came, and how many bytes it had, stays listed.
 *
 * @param event what is left, null for nothing (withoutUnwanted of core/wanted-data.ts)
 */
export const redactDelivery = (key: DeliveryKey, event: unknown): Promise<void> =>
  db.$transaction((tx) => writeRedacted(tx, key, event));

/** As {@link redactDelivery}, together with what else is done. */
export async function writeRedacted(tx: Transaction, { bodyHash, id }: DeliveryKey, event: unknown): Promise<void> {
  const bytes = event === null ? null : await compress(JSON.stringify(event));
  const ofThis = { bodyHash, deliveryId: id };
  if (bytes === null) await tx.deliveryBody.deleteMany({ where: ofThis });
  else await tx.deliveryBody.updateMany({ where: ofThis, data: { bytes } });
  await tx.delivery.updateMany({ where: { bodyHash, id }, data: { redactedAt: new Date() } });
}
