import { v7 as uuidv7 } from "uuid";
import type { Stretch } from "@/core/history-windows";
import type { ConnectionId, UserId } from "@/core/ids";
import type { RequestKind } from "../prisma/generated/enums";
import type { Database, Transaction } from "./db";
import { sendJob } from "./jobs";
import { announce } from "./live";

/** Names a connection together with whose it is. */
export interface ConnectionKey {
  riderId: UserId;
  id: ConnectionId;
}

/**
 * Writes down that a stretch of a connection's past is wanted, and has a worker ask for it. What it is asked for in is laid
 * out by the worker.
 *
 * @returns the id of the request
 */
export async function requestPast(
  tx: Transaction,
  connection: ConnectionKey,
  { kind, from, until }: Stretch & { kind: RequestKind },
  now: Date,
): Promise<string> {
  const id = uuidv7();
  await tx.historyRequest.create({
    data: {
      riderId: connection.riderId,
      id,
      connectionId: connection.id,
      kind,
      createdAt: now,
      // Terra knows whole seconds; the last one may not be over.
      from: wholeSecond(from),
      until: wholeSecond(until),
    },
  });
  await haveAsked(tx, connection);
  await announce(tx, { kind: "connection", riderId: connection.riderId });
  return id;
}

const wholeSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000);

/**
 * Has a worker go on with what is wanted of a connection's past.
 *
 * @param at not before then; at once when it is missing
 */
export async function haveAsked(database: Database, { riderId, id }: ConnectionKey, at?: Date, now = new Date()) {
  if (at === undefined) return sendJob(database, "ask-history", { riderId, connectionId: id }, { key: id, group: id });
  // A key of its own: one that waits for its time must not stand in the way of one that need not.
  const second = Math.ceil(at.getTime() / 1000);
  const afterSeconds = Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
  await sendJob(
    database,
    "ask-history",
    { riderId, connectionId: id },
    { key: `${id} ${second}`, group: id, afterSeconds },
  );
}

/** Holds what is asked of a connection's past until the transaction ends; storing its rides waits for none of it. */
export async function holdPast(tx: Transaction, connectionId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Connection" WHERE id = ${connectionId}::uuid FOR NO KEY UPDATE`;
}
