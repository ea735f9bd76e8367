import { v7 as uuidv7 } from "uuid";
import { type Stretch, windowsOf } from "@/core/history-windows";
import type { ConnectionId, UserId } from "@/core/ids";
import type { RequestKind } from "../prisma/generated/enums";
import type { Database, Transaction } from "./db";
import { env } from "./env";
import { sendJob } from "./jobs";
import { announce } from "./live";
import type { RequestedType } from "./terra/requests";

/** Names a connection together with whose it is. */
export interface ConnectionKey {
  riderId: UserId;
  id: ConnectionId;
}

/**
 * Writes down that a stretch of a connection's past is wanted, and has a worker ask for it.
 *
 * @param wanted types: what of it is asked for; without them, all that is wanted of the rider when the worker begins
 * @returns the id of the request
 */
export async function requestPast(
  tx: Transaction,
  connection: ConnectionKey,
  { kind, types, ...stretch }: Stretch & { kind: RequestKind; types?: readonly RequestedType[] },
  now: Date,
): Promise<string> {
  const id = uuidv7();
  // Terra knows whole seconds; the last one may not be over.
  const [from, until] = [wholeSecond(stretch.from), wholeSecond(stretch.until)];
  await tx.historyRequest.create({
    data: {
      riderId: connection.riderId,
      id,
      connectionId: connection.id,
      kind,
      createdAt: now,
      from,
      until,
    },
  });
  if (types) await layOutWindows(tx, { riderId: connection.riderId, id, from, until }, types);
  await haveAsked(tx, connection);
  await announce(tx, { kind: "connection", riderId: connection.riderId });
  return id;
}

/** Writes down the windows of a request, the newest first, for each of the types. @returns how many there are */
export async function layOutWindows(
  tx: Transaction,
  { riderId, id: requestId, ...stretch }: Stretch & { riderId: string; id: string },
  types: readonly RequestedType[],
): Promise<number> {
  const windows = windowsOf(stretch, env().care.windowDays);
  const { count } = await tx.historyWindow.createMany({
    data: types.flatMap((type) => windows.map((window, number) => ({ riderId, requestId, number, type, ...window }))),
  });
  return count;
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
