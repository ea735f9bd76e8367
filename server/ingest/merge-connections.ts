import type { ConnectionId, RideId, SourceId, UserId } from "@/core/ids";
import type { Connection } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { announce } from "../live";
import { composeRide } from "./compose";
import { moveSource } from "./move-source";
import { haveOthersReckoned, removeSources } from "./sources";

/** Two connections of one rider that turned out to be one. */
export interface Merging {
  /** It stays, with the name and the state of the other. */
  into: ConnectionId;
  from: ConnectionId;
}

/**
 * Makes one connection of two: everything of the newer comes to the older. Where both tell of one thing, what Terra
 * emitted later stays. The caller holds the rider.
 */
export async function mergeConnections(tx: Transaction, riderId: UserId, merging: Merging): Promise<void> {
  await holdBoth(tx, riderId, merging);
  await moveSources(tx, riderId, merging);
  await moveRemoved(tx, riderId, merging);
  await moveHealthDays(tx, riderId, merging);
  const ofGoing = { where: { riderId, connectionId: merging.from }, data: { connectionId: merging.into } };
  await tx.historyRequest.updateMany(ofGoing);
  await tx.formerTerraUser.updateMany(ofGoing);
  await handOnName(tx, riderId, merging);
}

/**
 * Before anything is announced: whoever asks for the past of one of the two holds it first and announces then, and each would
 * wait for the other.
 */
async function holdBoth(tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM "Connection" WHERE "riderId" = ${riderId}::uuid AND id IN (${into}::uuid, ${from}::uuid)
    ORDER BY id FOR UPDATE`;
}

/** The name, the state and what is known of the account go along with it. */
async function handOnName(tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<void> {
  const stays = await tx.connection.findUniqueOrThrow({ where: { id: into } });
  const goes = await tx.connection.delete({ where: { id: from } });
  await tx.connection.update({
    where: { id: into },
    data: {
      terraUserId: goes.terraUserId,
      state: goes.state,
      since: goes.since,
      reason: goes.reason,
      scopes: goes.scopes.length > 0 ? goes.scopes : stays.scopes,
      accountId: goes.accountId ?? stays.accountId,
      lastDeliveryAt: later(stays.lastDeliveryAt, goes.lastDeliveryAt),
      confirmedAt: later(stays.confirmedAt, goes.confirmedAt),
    },
  });
  await tx.formerTerraUser.createMany({
    data: [{ terraUserId: stays.terraUserId, riderId, connectionId: into }],
    skipDuplicates: true,
  });
}

const later = (one: Connection["confirmedAt"], other: Connection["confirmedAt"]) =>
  one === null || (other !== null && other > one) ? other : one;

async function moveSources(tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<void> {
  const removed = await tx.removedActivity.findMany({ where: { riderId, connectionId: into } });
  const gone = await tx.rideSource.findMany({
    where: { riderId, connectionId: from, identity: { in: removed.map(({ identity }) => identity) } },
    select: { id: true },
  });
  if (gone.length > 0) {
    const ids = gone.map(({ id }) => id as SourceId);
    await removeSources(tx, riderId, ids);
  }

  for (const pair of await listTwins(tx, riderId, { into, from })) await uniteTwins(tx, riderId, pair);
  await tx.rideSource.updateMany({ where: { riderId, connectionId: from }, data: { connectionId: into } });
}

/** One activity under both names, and which of the two was told later. */
interface Twins {
  stays: string;
  goes: string;
  isGoingNewer: boolean;
}

const listTwins = (tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<Twins[]> =>
  tx.$queryRaw<Twins[]>`
    SELECT stays.id AS stays, goes.id AS goes,
      (goes."orderedAt", goes."receivedAt") > (stays."orderedAt", stays."receivedAt") AS "isGoingNewer"
    FROM "RideSource" stays JOIN "RideSource" goes
      ON goes."riderId" = stays."riderId" AND goes.identity = stays.identity AND goes."connectionId" = ${from}::uuid
    WHERE stays."riderId" = ${riderId}::uuid AND stays."connectionId" = ${into}::uuid`;

/** The ride that was there first stays, with all that its rider said of it, and shows what was told last. */
async function uniteTwins(tx: Transaction, riderId: UserId, { stays, goes, isGoingNewer }: Twins): Promise<void> {
  const known = await tx.rideSource.findUniqueOrThrow({
    where: { riderId_id: { riderId, id: stays } },
    select: { rideId: true, isApart: true, repairs: { where: { isUndone: true }, select: { kind: true } } },
  });
  const { rideId: other } = await tx.rideSource.findUniqueOrThrow({
    where: { riderId_id: { riderId, id: goes } },
    select: { rideId: true },
  });
  const rideId = known.rideId as RideId;
  if (other !== rideId) await moveSource(tx, { riderId, sourceId: goes as SourceId, to: rideId });
  await tx.rideSource.delete({ where: { riderId_id: { riderId, id: isGoingNewer ? stays : goes } } });
  if (isGoingNewer) {
    await tx.rideSource.update({ where: { riderId_id: { riderId, id: goes } }, data: { isApart: known.isApart } });
    const kinds = known.repairs.map(({ kind }) => kind);
    await tx.rideRepair.updateMany({
      where: { riderId, sourceId: goes, kind: { in: kinds } },
      data: { isUndone: true },
    });
  }
  await composeRide(tx, riderId, rideId);
  await announce(tx, { kind: "ride", riderId, rideId });
  if (other !== rideId) {
    await composeRide(tx, riderId, other as RideId);
    await announce(tx, { kind: "ride", riderId, rideId: other });
  }
  await haveOthersReckoned(tx, riderId);
}

async function moveRemoved(tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<void> {
  const removed = await tx.removedActivity.findMany({ where: { riderId, connectionId: from } });
  await tx.removedActivity.createMany({
    data: removed.map(({ identity }) => ({ riderId, connectionId: into, identity })),
    skipDuplicates: true,
  });
}

async function moveHealthDays(tx: Transaction, riderId: UserId, { into, from }: Merging): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "HealthDay" stays USING "HealthDay" goes
    WHERE stays."riderId" = ${riderId}::uuid AND stays."connectionId" = ${into}::uuid
      AND goes."riderId" = stays."riderId" AND goes."connectionId" = ${from}::uuid
      AND goes.type = stays.type AND goes.identity = stays.identity
      AND (goes."orderedAt", goes."receivedAt") > (stays."orderedAt", stays."receivedAt")`;
  await tx.$executeRaw`
    DELETE FROM "HealthDay" goes USING "HealthDay" stays
    WHERE goes."riderId" = ${riderId}::uuid AND goes."connectionId" = ${from}::uuid
      AND stays."riderId" = goes."riderId" AND stays."connectionId" = ${into}::uuid
      AND stays.type = goes.type AND stays.identity = goes.identity`;
  await tx.healthDay.updateMany({ where: { riderId, connectionId: from }, data: { connectionId: into } });
}
