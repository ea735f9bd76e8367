import "server-only";
import { SEEN_ACCOUNT } from "@/core/accounts";
import type { ConnectionId, RideId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { haveAsked } from "../history-requests";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { deauthenticate } from "../terra/client";
import type { Viewer } from "../viewer";

/** A rider's link to a provider, as its card shows it. States that exclude each other. */
export type Connection = {
  id: ConnectionId;
  provider: string;
  since: Date;
  /** When Terra last told of it. */
  lastDeliveryAt: Date | null;
  /** When Terra last had it on its list. */
  confirmedAt: Date | null;
  rideCount: number;
  /** Days and nights of health. */
  dayCount: number;
  /** The provider's own name for the account; null where it tells none, or it is not wanted. */
  account: string | null;
  /** Another rider has connected the same account, too. */
  isShared: boolean;
} & ({ state: "active" } | { state: "broken" | "revoked"; reason: string | null });

/** How much came through a connection. */
const countsOf = ({ userId: riderId }: Viewer) => ({
  _count: {
    select: { sources: { where: { riderId, deletedAt: null } }, healthDays: { where: { riderId, deletedAt: null } } },
  },
});

/** The viewer's connections, those that work first. One that was ended is listed as long as it has rides or days. */
export async function listConnections(viewer: Viewer): Promise<Connection[]> {
  const rows = await db.connection.findMany({
    where: { riderId: viewer.userId },
    orderBy: [{ state: "asc" }, { since: "desc" }],
    include: countsOf(viewer),
  });
  const shared = await listShared(rows);
  return rows
    .map((row) => toConnection(row, shared))
    .filter(({ state, rideCount, dayCount }) => state !== "revoked" || rideCount + dayCount > 0);
}

/** A connection that works only once its rider has done something. */
export interface ConnectionTrouble {
  id: ConnectionId;
  provider: string;
  /** In the rider's words. */
  reason: string;
}

/** The viewer's connections that need them. */
export async function listConnectionTroubles(viewer: Viewer): Promise<ConnectionTrouble[]> {
  const rows = await db.connection.findMany({
    where: { riderId: viewer.userId, state: "broken" },
    orderBy: { since: "desc" },
    select: { id: true, provider: true, reason: true },
  });
  return rows.map(({ id, provider, reason }) => ({
    id: id as ConnectionId,
    provider,
    reason: reason ?? `${providerName(provider)} wants you to sign in again.`,
  }));
}

type Account = Pick<ConnectionRow, "riderId" | "provider" | "accountId">;

const accountOf = ({ provider, accountId }: Account) => `${provider} ${accountId}`;

/** Those of a rider's accounts that another rider has connected, too. Nothing is told of whom. */
async function listShared(rows: readonly Account[]): Promise<ReadonlySet<string>> {
  const [riderId] = rows.map((row) => row.riderId);
  const accountIds = rows.flatMap(({ accountId }) => accountId ?? []);
  if (riderId === undefined || accountIds.length === 0) return new Set();
  const others = await db.connection.findMany({
    where: { accountId: { in: accountIds }, riderId: { not: riderId }, state: { not: "revoked" } },
    select: { riderId: true, provider: true, accountId: true },
  });
  return new Set(others.map(accountOf));
}

/** @returns null when there is no such connection, or it is not the viewer's */
export async function findConnection(viewer: Viewer, id: ConnectionId): Promise<Connection | null> {
  const row = await db.connection.findUnique({
    where: { riderId_id: { riderId: viewer.userId, id } },
    include: countsOf(viewer),
  });
  return row && toConnection(row, await listShared([row]));
}

/**
 * Ends a connection at Terra and here. Its rides stay.
 *
 * @returns false when there is no such connection of the viewer's
 * @throws TerraUnavailable, TerraRefused: then everything is as it was
 */
export async function disconnect(viewer: Viewer, id: ConnectionId, now = new Date()): Promise<boolean> {
  const connection = await db.connection.findUnique({ where: { riderId_id: { riderId: viewer.userId, id } } });
  if (!connection) return false;
  if (connection.state === "revoked") return true;

  await deauthenticate(connection.terraUserId);
  await db.$transaction(async (tx) => {
    // Terra's own event may have been quicker: it is the rider who ended it. They may have connected again since.
    await tx.connection.updateMany({
      where: { riderId: viewer.userId, id, terraUserId: connection.terraUserId },
      data: { state: "revoked", since: now, reason: null },
    });
    // Whatever of its past is still asked for ends with it.
    await haveAsked(tx, { riderId: viewer.userId, id });
    await announce(tx, { kind: "connection", riderId: viewer.userId });
  });
  return true;
}

/**
 * Deletes all rides and days of a connection that was ended, and what Terra had delivered of them.
 *
 * @returns how many there were; null when there is no such connection of the viewer's, or it is not ended
 */
export async function deleteRidesOf(viewer: Viewer, id: ConnectionId): Promise<number | null> {
  const connection = await db.connection.findUnique({
    where: { riderId_id: { riderId: viewer.userId, id }, state: "revoked" },
    include: { formerIds: true },
  });
  if (!connection) return null;

  // Whoever ended it: from here on its rider does not want what is still under way.
  await db.connection.updateMany({
    where: { riderId: viewer.userId, id, state: "revoked" },
    data: { reason: null, accountId: null },
  });
  // Waits for a ride that is just being stored: it refers to this row, and none comes after it.
  await db.$queryRaw`SELECT id FROM "Connection" WHERE id = ${id}::uuid FOR UPDATE`;
  const ofConnection = { riderId: viewer.userId, connectionId: id };
  const sources = await db.rideSource.findMany({
    where: ofConnection,
    select: { id: true, rideId: true, deliveryId: true },
  });
  const names = [connection, ...connection.formerIds].map(({ terraUserId }) => terraUserId);
  await db.deliveryBody.deleteMany({
    // By the names alone: of one that failed it may not be known whose it is.
    where: { delivery: { terraUserId: { in: names } } },
  });
  await deleteDays(ofConnection);
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    const some = sources.slice(from, from + AT_ONCE);
    // The bytes first: should we be cut off in between, the rides are still there to be deleted.
    await db.deliveryBody.deleteMany({
      where: { deliveryId: { in: some.flatMap(({ deliveryId }) => deliveryId ?? []) } },
    });
    await deleteSources(viewer, some);
  }
  await announce(db, { kind: "connection", riderId: viewer.userId });
  return sources.length;
}

/** The bytes first, as of rides. */
async function deleteDays(ofConnection: { riderId: string; connectionId: string }): Promise<void> {
  const days = await db.healthDay.findMany({
    where: ofConnection,
    distinct: ["deliveryId"],
    select: { deliveryId: true },
  });
  for (let from = 0; from < days.length; from += AT_ONCE) {
    const some = days.slice(from, from + AT_ONCE).flatMap(({ deliveryId }) => deliveryId ?? []);
    await db.deliveryBody.deleteMany({ where: { deliveryId: { in: some } } });
  }
  await db.healthDay.deleteMany({ where: ofConnection });
}

/** A ride that a file tells of, too, stays with what the file told. */
async function deleteSources(viewer: Viewer, sources: readonly { id: string; rideId: string }[]): Promise<void> {
  const riderId = viewer.userId;
  const rides = { riderId, id: { in: sources.map(({ rideId }) => rideId) } };
  await db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    await tx.rideSource.deleteMany({ where: { riderId, id: { in: sources.map(({ id }) => id) } } });
    await tx.ride.deleteMany({ where: { ...rides, sources: { none: {} } } });
    const left = await tx.ride.findMany({ where: rides, select: { id: true } });
    for (const { id } of left) await sendJob(tx, "settle-ride", { riderId, rideId: id as RideId });
    // Other rides may have been estimated by those that are gone.
    await sendJob(tx, "reckon-rides", { riderId }, { key: riderId });
  });
}

/** Years of rides are more than one statement should take on. */
const AT_ONCE = 500;

type ConnectionRow = Prisma.ConnectionGetPayload<object> & { _count: { sources: number; healthDays: number } };

function toConnection(row: ConnectionRow, shared: ReadonlySet<string>): Connection {
  const { id, provider, state, since, reason, accountId, lastDeliveryAt, confirmedAt, _count } = row;
  const about = {
    id: id as ConnectionId,
    provider,
    since,
    lastDeliveryAt,
    confirmedAt,
    rideCount: _count.sources,
    dayCount: _count.healthDays,
    account: accountId === null || accountId.startsWith(SEEN_ACCOUNT) ? null : accountId,
    isShared: state !== "revoked" && shared.has(accountOf(row)),
  };
  return state === "active" ? { ...about, state } : { ...about, state, reason };
}
