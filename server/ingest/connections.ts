import type { ConnectionId, UserId } from "@/core/ids";
import type { Transaction } from "../db";
import { db } from "../db";
import { announce } from "../live";
import type { TerraUser } from "../terra/user";

export interface BoundConnection {
  id: ConnectionId;
  riderId: UserId;
  state: "active" | "broken" | "revoked";
}

/** The connection that a Terra user is, or null when they are nobody's. */
export async function findConnection(terraUserId: string): Promise<BoundConnection | null> {
  const row = await db.connection.findUnique({
    where: { terraUserId },
    select: { id: true, riderId: true, state: true },
  });
  return row && { id: row.id as ConnectionId, riderId: row.riderId as UserId, state: row.state };
}

/**
 * Binds a Terra user to the rider whom their reference names. Only what Terra signed, or confirmed when asked, may
 * come here. A rider who connects again gets their old connection back under its new name, and so their rides.
 *
 * @returns null when the reference is nobody's
 */
export async function connect(user: TerraUser, now = new Date()): Promise<BoundConnection | null> {
  const riderId = await riderOf(user.reference_id);
  if (riderId === null) return null;
  return db.$transaction(async (tx) => {
    // One at a time for each rider: the event and the browser's return may both be at it.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${riderId}::uuid FOR UPDATE`;
    const id = await upsertConnection(tx, riderId, user, now);
    await announce(tx, { kind: "connection", riderId });
    return { id, riderId, state: "active" };
  });
}

/** Writes down why the rider's last attempt to connect came to nothing, for the page they come back to. */
export async function noteRefusal(reference: string | null | undefined, reason: string): Promise<void> {
  const riderId = await riderOf(reference);
  if (riderId === null) return;
  const attempt = await db.connectAttempt.findFirst({ where: { riderId }, orderBy: { createdAt: "desc" } });
  if (attempt === null) return;
  await db.$transaction(async (tx) => {
    await tx.connectAttempt.update({
      where: { stateHash: attempt.stateHash },
      data: { refusal: reason.slice(0, 200) },
    });
    await announce(tx, { kind: "connection", riderId });
  });
}

async function riderOf(reference: string | null | undefined): Promise<UserId | null> {
  if (!reference || !/^[0-9a-f-]{36}$/i.test(reference)) return null;
  const row = await db.user.findUnique({ where: { terraReference: reference }, select: { id: true } });
  return row && (row.id as UserId);
}

async function upsertConnection(tx: Transaction, riderId: UserId, user: TerraUser, now: Date): Promise<ConnectionId> {
  const known = await tx.connection.findUnique({ where: { terraUserId: user.user_id } });
  if (known !== null) {
    if (known.riderId !== riderId) throw new Error("This Terra user is the connection of another rider");
    if (known.state !== "active") {
      await tx.connection.update({ where: { id: known.id }, data: { state: "active", since: now, reason: null } });
    }
    return known.id as ConnectionId;
  }

  const ended = await tx.connection.findFirst({
    where: { riderId, provider: user.provider, state: "revoked" },
    orderBy: { since: "desc" },
  });
  const data = { terraUserId: user.user_id, state: "active" as const, since: now, reason: null };
  const row = ended
    ? await tx.connection.update({ where: { id: ended.id }, data })
    : await tx.connection.create({ data: { ...data, riderId, provider: user.provider } });
  return row.id as ConnectionId;
}

/** Terra or the rider ended the connection. Its rides stay; what Terra says of it later is not shown. */
export async function disconnect(user: TerraUser, reason: string, now = new Date()): Promise<BoundConnection | null> {
  const known = await findConnection(user.user_id);
  if (known === null) return null;
  if (known.state !== "revoked") {
    await db.$transaction(async (tx) => {
      await tx.connection.update({ where: { id: known.id }, data: { state: "revoked", since: now, reason } });
      await announce(tx, { kind: "connection", riderId: known.riderId });
    });
  }
  return { ...known, state: "revoked" };
}
