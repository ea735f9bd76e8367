import type { UserId } from "@/core/ids";
import type { Transaction } from "./db";

/**
 * Lets nobody else change which sources a ride of this rider has, or put one together, until the transaction ends: two
 * recordings of one ride that come at the same time find each other, and none comes to a ride that is just being deleted.
 * The rider comes first, as everywhere. Signing in waits for none of it.
 */
export async function holdRider(tx: Transaction, riderId: UserId): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${riderId}::uuid FOR NO KEY UPDATE`;
}
