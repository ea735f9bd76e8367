import type { UserId } from "@/core/ids";
import type { Connection } from "../../prisma/generated/client";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { announce } from "../live";
import type { TerraUser } from "../terra/user";
import { type BoundConnection, findConnection, isEndedAfter, rename, riderOf, upsertConnection } from "./connections";
import { mergeConnections } from "./merge-connections";

/** What became of a rider's connecting again. */
export type Reauthenticated =
  | { kind: "renamed" | "merged" | "connected" | "unchanged"; connection: BoundConnection }
  /** Its rider ended the connection after that: Terra has to be told. */
  | { kind: "ended"; connection: BoundConnection }
  | { kind: "nobody" }
  | { kind: "two riders" };

/**
 * A rider connected again: the connection has a new name at Terra, and stays the connection it was. Where the new name
 * already made a connection of its own, the two become one.
 *
 * @param before the name it had; null where Terra does not say
 * @param at when Terra said so
 * @see terra-api.md, 4.6
 */
export async function reauthenticate(before: TerraUser | null, now: TerraUser, at: Date): Promise<Reauthenticated> {
  const riderId = await riderOfReauth(before, now);
  if (riderId === null) return { kind: "nobody" };
  return db.$transaction(
    async (tx) => {
      await holdRider(tx, riderId);
      const old = before && (await findConnection(before.user_id, tx));
      const fresh = await findConnection(now.user_id, tx);
      if ([old, fresh].some((one) => one && one.riderId !== riderId)) return { kind: "two riders" };
      const done = await unite(tx, { riderId, before, now, at, old, fresh });
      await announce(tx, { kind: "connection", riderId });
      return done;
    },
    { timeout: 120_000 },
  );
}

/** Their reference names the rider; where Terra leaves it out, whoever has the connection. */
async function riderOfReauth(before: TerraUser | null, now: TerraUser): Promise<UserId | null> {
  const named = await riderOf(now.reference_id ?? before?.reference_id);
  if (named !== null) return named;
  const known = (await findConnection(now.user_id)) ?? (before && (await findConnection(before.user_id)));
  return known?.riderId ?? null;
}

interface Again {
  riderId: UserId;
  before: TerraUser | null;
  now: TerraUser;
  at: Date;
  old: BoundConnection | null;
  fresh: BoundConnection | null;
}

async function unite(tx: Transaction, again: Again): Promise<Reauthenticated> {
  const { before, now, fresh, riderId } = again;
  const old = again.old ?? (before === null ? await onlyOther(tx, again) : null);
  if (old === null) {
    const connection = fresh ?? (await upsertConnection(tx, riderId, now, again.at));
    if (before) await noteFormer(tx, connection, before.user_id);
    return { kind: fresh ? "unchanged" : "connected", connection };
  }
  if (fresh === null) return takeOver(tx, old, again);
  if (old.id === fresh.id) return { kind: "unchanged", connection: fresh };
  await mergeConnections(tx, riderId, { into: old.id, from: fresh.id });
  const merged = await findConnection(now.user_id, tx);
  if (merged === null) throw new Error("A merged connection lost its name");
  return { kind: "merged", connection: merged };
}

/**
 * Terra does not say which connection it was: only where there is but one can it be known. One that was made after the
 * new one is another account.
 */
async function onlyOther(tx: Transaction, { riderId, now, fresh }: Again): Promise<BoundConnection | null> {
  const newest = fresh && (await tx.connection.findUniqueOrThrow({ where: { id: fresh.id } })).createdAt;
  const rows = await tx.connection.findMany({
    where: {
      riderId,
      provider: now.provider,
      ...(fresh && newest ? { id: { not: fresh.id }, createdAt: { lte: newest } } : {}),
      state: { not: "revoked" },
    },
    select: { terraUserId: true },
  });
  const [only, ...more] = rows;
  return only && more.length === 0 ? findConnection(only.terraUserId, tx) : null;
}

async function takeOver(tx: Transaction, old: BoundConnection, { now, at }: Again): Promise<Reauthenticated> {
  const row: Connection = await tx.connection.findUniqueOrThrow({ where: { id: old.id } });
  await rename(tx, row, now.user_id);
  if (await isEndedAfter(tx, row, at)) return { kind: "ended", connection: old };
  await tx.connection.update({
    where: { id: row.id },
    data: { state: "active", since: at, reason: null, ...(now.scopes ? { scopes: now.scopes } : {}) },
  });
  return { kind: "renamed", connection: { ...old, state: "active", isFormer: false } };
}

const noteFormer = (tx: Transaction, { id, riderId }: BoundConnection, terraUserId: string) =>
  tx.formerTerraUser.createMany({ data: [{ terraUserId, riderId, connectionId: id }], skipDuplicates: true });
