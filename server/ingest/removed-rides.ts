import type { SourceId, UserId } from "@/core/ids";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { REMOVED_DAYS } from "../removed-days";
import { removeSources } from "./sources";

/** Rides in one turn; the next has the others. */
const AT_ONCE = 100;

/**
 * Deletes for good what riders deleted a while ago: the recordings, the files and what Terra delivered, unless another ride
 * is made from it, too. Of what came through a connection a note stays that keeps it from becoming a ride again.
 */
export async function sweepRemovedRides(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - REMOVED_DAYS * 86_400_000);
  const rides = await db.ride.findMany({
    where: { removedAt: { lt: before } },
    select: { riderId: true, id: true },
    take: AT_ONCE,
  });
  for (const { riderId, id } of rides) {
    await db.$transaction((tx) => sweepRide(tx, riderId as UserId, id, before), { timeout: 60_000 });
  }
}

async function sweepRide(tx: Transaction, riderId: UserId, id: string, before: Date): Promise<void> {
  await holdRider(tx, riderId);
  // Its rider may just have had it back.
  const ride = await tx.ride.findUnique({
    where: { riderId_id: { riderId, id }, removedAt: { lt: before } },
    select: { sources: true },
  });
  if (ride === null) return;
  const removed = ride.sources.flatMap(({ connectionId, identity }) =>
    connectionId === null ? [] : [{ riderId, connectionId, identity }],
  );
  await tx.removedActivity.createMany({ data: removed, skipDuplicates: true });
  const sourceIds = ride.sources.map((source) => source.id as SourceId);
  await removeSources(tx, riderId, sourceIds);

  const fileIds = ride.sources.flatMap(({ fileId }) => fileId ?? []);
  await tx.rideFile.deleteMany({ where: { riderId, id: { in: fileIds }, sources: { none: {} } } });
  const deliveryIds = [
    ...ride.sources.flatMap(({ deliveryId }) => deliveryId ?? []),
    ...(await listTelling(tx, riderId, id)),
  ];
  const needed = await tx.rideSource.findMany({
    where: { riderId, deliveryId: { in: deliveryIds } },
    select: { deliveryId: true },
  });
  const unneeded = deliveryIds.filter((deliveryId) => !needed.some((source) => source.deliveryId === deliveryId));
  await tx.deliveryBody.deleteMany({ where: { deliveryId: { in: unneeded } } });
}

/** The deliveries that told of a ride before the last one did, and of no other that is still there. */
async function listTelling(tx: Transaction, riderId: UserId, rideId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT delivery.id FROM "Delivery" delivery
    WHERE delivery."riderId" = ${riderId}::uuid AND delivery.type = 'activity'
      AND delivery.effects @> jsonb_build_array(jsonb_build_object('kind', 'ride', 'rideId', ${rideId}::text))
      AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(delivery.effects) effect
        JOIN "Ride" other ON other."riderId" = ${riderId}::uuid AND other.id::text = effect->>'rideId'
        WHERE effect->>'kind' = 'ride' AND other.id <> ${rideId}::uuid)`;
  return rows.map(({ id }) => id);
}
