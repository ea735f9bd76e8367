import type { ConnectionId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import type { Transaction } from "../db";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { notify } from "../notices";
import type { TerraUser } from "../terra/user";
import { failRequestsOf } from "./history";
import { missingForRides } from "./scopes";

export interface BoundConnection {
  id: ConnectionId;
  riderId: UserId;
  provider: string;
  state: "active" | "broken" | "revoked";
  since: Date;
  /** Why it is not active; null when its rider ended it here. */
  reason: string | null;
  /** It was asked for by a name that Terra gave it before its rider connected again. */
  isFormer: boolean;
}

const KEYS = { id: true, riderId: true, provider: true, state: true, since: true, reason: true } as const;

type Keys = Omit<BoundConnection, "isFormer" | "id" | "riderId"> & { id: string; riderId: string };

const bound = ({ id, riderId, provider, state, since, reason }: Keys, isFormer: boolean): BoundConnection => ({
  id: id as ConnectionId,
  riderId: riderId as UserId,
  provider,
  state,
  since,
  reason,
  isFormer,
});

/**
 * Whether a connection takes what Terra emitted at a moment: one that Terra ended takes what was emitted before, one that
 * its rider ended takes nothing more.
 */
export const takes = (
  { state, reason, since }: Pick<BoundConnection, "state" | "reason" | "since">,
  emittedAt: Date,
): boolean => state !== "revoked" || (reason !== null && emittedAt < since);

/**
 * The same, held until the end of the transaction: a rider who deletes a connection's rides waits for what is being stored,
 * so that it is among what is deleted.
 */
export async function takesNow(
  tx: Transaction,
  { riderId, id }: { riderId: UserId; id: ConnectionId },
  emittedAt: Date,
): Promise<boolean> {
  const [connection] = await tx.$queryRaw<Pick<BoundConnection, "state" | "reason" | "since">[]>`
    SELECT state::text, reason, since FROM "Connection"
    WHERE "riderId" = ${riderId}::uuid AND id = ${id}::uuid FOR KEY SHARE`;
  return connection !== undefined && takes(connection, emittedAt);
}

/** The connection that a Terra user is, or was before its rider connected again; null when they are nobody's. */
export async function findConnection(
  terraUserId: string,
  database: Pick<Transaction, "connection" | "formerTerraUser"> = db,
): Promise<BoundConnection | null> {
  const row = await database.connection.findUnique({ where: { terraUserId }, select: KEYS });
  if (row !== null) return bound(row, false);
  const former = await database.formerTerraUser.findUnique({
    where: { terraUserId },
    select: { connection: { select: KEYS } },
  });
  return former && bound(former.connection, true);
}

/** The rider whom a reference names: what we call them to Terra. */
export async function riderOf(reference: string | null | undefined): Promise<UserId | null> {
  if (!reference || !/^[0-9a-f-]{36}$/i.test(reference)) return null;
  const row = await db.user.findUnique({ where: { terraReference: reference }, select: { id: true } });
  return row && (row.id as UserId);
}

/**
 * Binds a Terra user to the rider whom their reference names. Only what Terra signed, or confirmed when asked, may
 * come here. A rider who connects again gets their old connection back under its new name, and so their rides. Which account
 * it is, Terra is asked.
 *
 * @param at when Terra said so; what it said later of the same connection stands
 * @returns null when the reference is nobody's
 */
export async function connect(user: TerraUser, at = new Date()): Promise<BoundConnection | null> {
  const riderId = await riderOf(user.reference_id);
  if (riderId === null) return null;
  return db.$transaction(async (tx) => {
    // One at a time for each rider: the events, and the browser's return, may all be at it.
    await holdRider(tx, riderId);
    const connection = await upsertConnection(tx, riderId, user, at);
    if (connection.state === "active" && !connection.isFormer) {
      await sendJob(tx, "ask-athlete", { riderId, connectionId: connection.id }, { key: connection.id });
    }
    await announce(tx, { kind: "connection", riderId });
    return connection;
  });
}

/** As {@link connect}, of a rider who is held. */
export async function upsertConnection(
  tx: Transaction,
  riderId: UserId,
  user: TerraUser,
  at: Date,
): Promise<BoundConnection> {
  const known = await findConnection(user.user_id, tx);
  if (known !== null && known.riderId !== riderId)
    throw new Error("This Terra user is the connection of another rider");
  if (known?.isFormer) return known;
  const fresh = { state: "active" as const, since: at, reason: null, ...(user.scopes ? { scopes: user.scopes } : {}) };
  if (known !== null) {
    await tx.connection.updateMany({
      where: { id: known.id, state: { not: "active" }, since: { lte: at } },
      data: fresh,
    });
    if (user.scopes) {
      await tx.connection.updateMany({ where: { id: known.id, since: { lte: at } }, data: { scopes: user.scopes } });
    }
    return bound(await tx.connection.findUniqueOrThrow({ where: { id: known.id }, select: KEYS }), false);
  }
  // Where Terra had ended the old link already, it tells of the new one only.
  const lapsed = await tx.connection.findFirst({
    where: { riderId, provider: user.provider, state: { in: ["broken", "revoked"] } },
    orderBy: [{ state: "asc" }, { since: "desc" }],
  });
  if (lapsed !== null) await rename(tx, lapsed, user.user_id);
  if (lapsed !== null && (await isEndedAfter(tx, lapsed, at))) return bound(lapsed, false);
  const row = lapsed
    ? await tx.connection.update({ where: { id: lapsed.id }, data: fresh, select: KEYS })
    : await tx.connection.create({
        data: { ...fresh, riderId, provider: user.provider, terraUserId: user.user_id },
        select: KEYS,
      });
  return bound(row, false);
}

/**
 * Whether the rider ended a connection after a moment of Terra's, and did not set out to connect again since. Then what
 * Terra said at that moment is over, though it comes only now.
 */
export async function isEndedAfter(
  tx: Transaction,
  { riderId, provider, state, since }: { riderId: string; provider: string; state: string; since: Date },
  at: Date,
): Promise<boolean> {
  if (state !== "revoked" || since <= at) return false;
  return (await tx.connectAttempt.count({ where: { riderId, provider, createdAt: { gte: since } } })) === 0;
}

/** Gives a connection the name that Terra has for it now; what is under way under the old one is still its. */
export async function rename(
  tx: Transaction,
  { id, riderId, terraUserId }: { id: string; riderId: string; terraUserId: string },
  to: string,
): Promise<void> {
  await tx.connection.update({ where: { id }, data: { terraUserId: to } });
  await tx.formerTerraUser.createMany({
    data: [{ terraUserId, riderId, connectionId: id }],
    skipDuplicates: true,
  });
}

/** Writes down why the rider's last attempt to connect came to nothing, for the page they come back to. */
export async function noteRefusal(reference: string | null | undefined, reason: string): Promise<UserId | null> {
  const riderId = await riderOf(reference);
  if (riderId === null) return null;
  const attempt = await db.connectAttempt.findFirst({ where: { riderId }, orderBy: { createdAt: "desc" } });
  if (attempt === null) return riderId;
  await db.$transaction(async (tx) => {
    await tx.connectAttempt.update({
      where: { stateHash: attempt.stateHash },
      data: { refusal: reason.slice(0, 200) },
    });
    await announce(tx, { kind: "connection", riderId });
  });
  return riderId;
}

/** A connection after somebody's word on it, and whether the word changed anything. */
export interface Noted {
  connection: BoundConnection;
  isChanged: boolean;
}

interface Word {
  state: "active" | "broken" | "revoked";
  /** In the rider's words. */
  reason: string | null;
  /** Of which states it is a word at all. */
  from: ("active" | "broken" | "revoked")[];
}

/** Has a word of Terra's count, unless it is about a former name or something later is known. */
async function note(terraUserId: string, { from, ...data }: Word, at: Date): Promise<Noted | null> {
  const connection = await findConnection(terraUserId);
  if (connection === null) return null;
  return db.$transaction(async (tx) => {
    const { count } = await tx.connection.updateMany({
      where: { id: connection.id, terraUserId, state: { in: from }, since: { lte: at } },
      data: { ...data, since: at },
    });
    if (count > 0) await announce(tx, { kind: "connection", riderId: connection.riderId });
    if (count > 0 && data.state === "broken") await tellBroken(tx, connection);
    return { connection: count > 0 ? { ...connection, state: data.state } : connection, isChanged: count > 0 };
  });
}

/** Terra or the rider ended the connection. Its rides stay; what Terra says of it later is not shown. */
export async function disconnect(user: TerraUser, reason: string, at = new Date()): Promise<Noted | null> {
  const noted = await note(user.user_id, { state: "revoked", reason, from: ["active", "broken"] }, at);
  if (noted?.isChanged) await failRequestsOf(noted.connection.id, reason);
  return noted;
}

/** One that breaks again and again is told of once, until its rider has read it. */
async function tellBroken(tx: Transaction, { riderId, provider }: BoundConnection): Promise<void> {
  const content = { path: ["provider"], equals: provider };
  const unread = await tx.notice.count({ where: { riderId, kind: "connection-broken", readAt: null, content } });
  if (unread === 0) await notify(tx, riderId, { kind: "connection-broken", provider });
}

const signInAgain = (provider: string) => `${providerName(provider)} wants you to sign in again.`;

/** The provider does not let Terra in any more: its rider has to sign in there again. Nothing is lost by it. */
export const noteTrouble = (user: TerraUser, at: Date): Promise<Noted | null> =>
  note(user.user_id, { state: "broken", reason: signInAgain(user.provider), from: ["active"] }, at);

/**
 * What was delivered shows that the provider lets Terra in. Where it withheld the rides, only rides show that.
 *
 * @param orderedAt when Terra emitted it: what it emitted before the trouble shows nothing
 */
export async function noteWorking(
  { id, riderId, provider }: BoundConnection,
  type: string,
  { orderedAt, receivedAt }: { orderedAt: Date; receivedAt: Date },
): Promise<void> {
  const healed = await db.connection.updateMany({
    where: {
      id,
      state: "broken",
      since: { lte: orderedAt },
      ...(type === "activity" ? {} : { reason: signInAgain(provider) }),
    },
    data: { state: "active", since: orderedAt, reason: null },
  });
  if (healed.count > 0) await announce(db, { kind: "connection", riderId });
  if (type !== "activity") return;
  await db.connection.updateMany({
    where: { id, OR: [{ lastDeliveryAt: null }, { lastDeliveryAt: { lt: receivedAt } }] },
    data: { lastDeliveryAt: receivedAt },
  });
}

/**
 * The provider lets Terra see more, or less, than before. Where the rides are withheld, their rider has to know. What Terra
 * emitted before another such word that was applied changes nothing.
 */
export async function notePermissions(
  user: TerraUser,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
  at: Date,
): Promise<Noted | null> {
  const connection = await findConnection(user.user_id);
  if (connection === null || connection.isFormer) return connection && { connection, isChanged: false };
  return db.$transaction(async (tx) => {
    await holdRider(tx, connection.riderId);
    const isOvertaken = await tx.delivery.count({
      where: { type: "permission_change", terraUserId: user.user_id, state: "applied", orderedAt: { gt: at } },
    });
    if (isOvertaken > 0) return { connection, isChanged: false };
    const { scopes: before, state, since } = await tx.connection.findUniqueOrThrow({ where: { id: connection.id } });
    const scopes = user.scopes ?? [...new Set([...before, ...added])].filter((scope) => !removed.includes(scope));
    await tx.connection.update({ where: { id: connection.id }, data: { scopes } });
    const missing = missingForRides(scopes, removed);
    const name = providerName(connection.provider);
    const withheld = `${name} does not let us see your rides any more: the permission ${missing.join(", ")} is missing.`;
    // A state that was entered later stands.
    const changed =
      missing.length > 0 && state === "active"
        ? ({ state: "broken", reason: withheld, since: at } as const)
        : missing.length === 0 && added.length > 0 && state === "broken"
          ? ({ state: "active", reason: null, since: at } as const)
          : null;
    const wanted = since <= at ? changed : null;
    if (wanted) await tx.connection.update({ where: { id: connection.id }, data: wanted });
    if (wanted?.state === "broken") await tellBroken(tx, connection);
    await announce(tx, { kind: "connection", riderId: connection.riderId });
    return { connection: { ...connection, state: wanted?.state ?? state }, isChanged: true };
  });
}
