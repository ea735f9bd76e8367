import type { SourceId, UserId } from "@/core/ids";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { REMOVED_DAYS } from "../removed-days";
import { cutOutOfDeliveries } from "./cut-rides";
import { removeSources } from "./sources";

/** Rides in one turn; the next has the others. */
const AT_ONCE = 100;

/**
 * Deletes for good what riders deleted a while ago: the recordings, the files and what Terra delivered of it. Of what came through a connection a note stays that keeps it from becoming a ride again.
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
  // By the last of them, and by all that told of it before.
  const identities = removed.map(({ identity }) => identity);
  const deliveryIds = ride.sources.flatMap(({ deliveryId }) => deliveryId ?? []);
  await cutOutOfDeliveries(tx, riderId, { id, identities, deliveryIds });
}
