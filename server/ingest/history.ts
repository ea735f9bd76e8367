import type { ConnectionId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import type { HistoryWindow } from "../../prisma/generated/client";
import type { Database, Transaction } from "../db";
import { db } from "../db";
import { type ConnectionKey, haveAsked, holdPast } from "../history-requests";
import { announce } from "../live";
import { toJson } from "../ride-json";
import type { DeliveryKey } from "./deliveries";
import type { Effect } from "./effects";

/** Chunks of a large request bear its reference with their number behind it (terra-api.md, 3.3). */
export const withoutChunk = (reference: string): string => reference.replace(/:chunk:.*$/s, "");

/** That Terra said a request is large, and not yet in how many parts it comes. */
export const LARGE_BUT_UNCOUNTED = 0;

/**
 * Counts a delivery that was applied towards the window in which it was asked for, once, however often it is applied; one
 * that nobody asked for changes nothing.
 *
 * @param delivery with its reference as it bears it, with or without its chunk
 * @param count how many things of this type it told of
 * @returns the request that it belongs to, or null
 */
export async function noteDelivered(
  connection: { riderId: string; id: string },
  type: string,
  delivery: DeliveryKey & { reference: string | null },
  count: number,
  now = new Date(),
): Promise<string | null> {
  const { reference } = delivery;
  if (reference === null || !(await findWindow(reference))) return null;
  return db.$transaction(async (tx) => {
    await holdPast(tx, connection.id);
    const window = await findWindow(reference, tx);
    if (window === null || window.type !== type || window.riderId !== connection.riderId) return null;
    if (!(await isFirstCount(tx, delivery, window.requestId))) return window.requestId;
    const receivedPayloads = window.receivedPayloads + 1;
    const isWhole =
      window.state !== "asked" || isAllOf({ receivedPayloads, expectedPayloads: window.expectedPayloads });
    await tx.historyWindow.update({
      where: keyOf(window),
      data: {
        receivedPayloads,
        itemsFound: { increment: count },
        ...(isWhole ? { state: "done", finishedAt: window.finishedAt ?? now, reason: null } : {}),
      },
    });
    await moveOn(tx, window, now);
    return window.requestId;
  });
}

/** Says on the delivery that it is counted, with the count itself: whoever dies after it does not count it again. */
async function isFirstCount(tx: Transaction, { bodyHash, id }: DeliveryKey, requestId: string): Promise<boolean> {
  const where = { bodyHash_id: { bodyHash, id } };
  const row = await tx.delivery.findUniqueOrThrow({ where, select: { effects: true } });
  const effects = (row.effects ?? []) as unknown as Effect[];
  if (effects.some(({ kind }) => kind === "request")) return false;
  const counted: Effect = { kind: "request", requestId, what: "counted" };
  await tx.delivery.update({ where, data: { effects: toJson([...effects, counted]) }, select: { id: true } });
  return true;
}

const isAllOf = ({
  receivedPayloads,
  expectedPayloads,
}: {
  receivedPayloads: number;
  expectedPayloads: number | null;
}) => expectedPayloads === null || (expectedPayloads !== LARGE_BUT_UNCOUNTED && receivedPayloads >= expectedPayloads);

/**
 * Notes that what was asked for is sent in parts. It may say so after some of them have come.
 *
 * @param expectedPayloads null as long as Terra has not counted them
 */
export async function noteLargeRequest(
  reference: string | null,
  expectedPayloads: number | null,
  now = new Date(),
): Promise<string | null> {
  const found = reference === null ? null : await findWindow(reference);
  if (reference === null || found === null) return null;
  return db.$transaction(async (tx) => {
    await holdPast(tx, found.request.connectionId);
    const window = await findWindow(reference, tx);
    if (window === null) return null;
    const expected = expectedPayloads ?? window.expectedPayloads ?? LARGE_BUT_UNCOUNTED;
    // Nothing at all comes of a request with no parts.
    const isWhole = expectedPayloads === 0 || isAllOf({ ...window, expectedPayloads: expected });
    const isOpen = window.state === "asked" || window.state === "done";
    await tx.historyWindow.update({
      where: keyOf(window),
      data: {
        expectedPayloads: expected,
        ...(isOpen && isWhole ? { state: "done", finishedAt: window.finishedAt ?? now, reason: null } : {}),
        // One of its parts was taken for the whole.
        ...(isOpen && !isWhole ? { state: "asked", finishedAt: null } : {}),
      },
    });
    if (isOpen && !isWhole) await reopen(tx, window);
    await moveOn(tx, window, now);
    return window.requestId;
  });
}

/** A request that was finished because one of several parts was taken for the whole. */
async function reopen(tx: Transaction, { riderId, requestId }: HistoryWindow): Promise<void> {
  await tx.historyRequest.updateMany({
    where: { riderId, id: requestId, state: "finished" },
    data: { state: "running", finishedAt: null },
  });
}

/** The connection has ended: nothing more is asked for of it. */
export async function failRequestsOf(connectionId: string, reason: string, database: Database = db): Promise<void> {
  const now = new Date();
  const running = await database.historyRequest.findMany({
    where: { connectionId, state: "running" },
    select: { riderId: true, id: true },
  });
  for (const request of running) await failRequest(database, request, reason, now);
}

/** Ends a request with a reason; what was told until then stays, and the rest can be asked for anew. */
export async function failRequest(
  database: Database,
  { riderId, id }: { riderId: string; id: string },
  reason: string,
  now: Date,
): Promise<void> {
  await database.historyWindow.updateMany({
    where: { riderId, requestId: id, state: { in: ["waiting", "asked"] } },
    data: { state: "failed", reason, finishedAt: now },
  });
  await database.historyRequest.updateMany({
    where: { riderId, id, state: "running" },
    data: { state: "failed", reason, waitsUntil: null, finishedAt: now },
  });
  await announce(database, { kind: "connection", riderId });
}

type FoundWindow = HistoryWindow & { request: { connectionId: string } };

function findWindow(reference: string, database: Database = db): Promise<FoundWindow | null> {
  return database.historyWindow.findFirst({
    where: { reference: withoutChunk(reference) },
    include: { request: { select: { connectionId: true } } },
  });
}

/** What names a window, as Prisma wants it. */
export const keyOf = ({
  riderId,
  requestId,
  number,
  type,
}: Pick<HistoryWindow, "riderId" | "requestId" | "number" | "type">) => ({
  riderId_requestId_number_type: { riderId, requestId, number, type },
});

/** Something of a request has changed: it may be done, the next window is due, and pages show it. */
async function moveOn(tx: Transaction, window: FoundWindow, now: Date): Promise<void> {
  const connection: ConnectionKey = {
    riderId: window.riderId as UserId,
    id: window.request.connectionId as ConnectionId,
  };
  await finishIfDone(tx, { riderId: window.riderId, id: window.requestId }, now);
  await haveAsked(tx, connection);
  await announce(tx, { kind: "connection", riderId: window.riderId });
}

/** Ends a request of which no window is open any more. */
export async function finishIfDone(
  tx: Transaction,
  { riderId, id }: { riderId: string; id: string },
  now: Date,
): Promise<void> {
  const states = await tx.historyWindow.groupBy({
    by: ["state"],
    where: { riderId, requestId: id },
    _count: { _all: true },
  });
  const count = (state: string) => states.find((one) => one.state === state)?._count._all ?? 0;
  if (states.length === 0 || count("waiting") + count("asked") > 0) return;
  const failed = count("failed");
  if (failed === 0 && (await asksOnceMore(tx, { riderId, id }, now))) return;
  await tx.historyRequest.updateMany({
    // What was given up may have come after all.
    where: { riderId, id, state: { in: ["running", "failed"] } },
    data: {
      state: failed > 0 ? "failed" : "finished",
      reason: failed > 0 ? await firstReason(tx, { riderId, id }) : null,
      waitsUntil: null,
      finishedAt: now,
    },
  });
}

/** Right after connecting a provider may still be gathering, and tell of nothing meanwhile (terra-api.md, 1.4). */
const GATHERING_MS = 30 * 60_000;

/** Where all of the past was empty just after connecting, it is asked for once more when there may be something. */
async function asksOnceMore(
  tx: Transaction,
  { riderId, id }: { riderId: string; id: string },
  now: Date,
): Promise<boolean> {
  const request = await tx.historyRequest.findUniqueOrThrow({
    where: { riderId_id: { riderId, id } },
    include: { connection: { select: { id: true, provider: true, since: true } } },
  });
  const { connection } = request;
  const ready = new Date(connection.since.getTime() + GATHERING_MS);
  if (request.kind !== "history" || request.state !== "running" || now >= ready) return false;
  const found = await tx.historyWindow.count({ where: { riderId, requestId: id, itemsFound: { gt: 0 } } });
  if (found > 0) return false;
  const name = providerName(connection.provider);
  await tx.historyWindow.updateMany({
    where: { riderId, requestId: id },
    data: { state: "waiting", reason: null, finishedAt: null },
  });
  await tx.historyRequest.update({
    where: { riderId_id: { riderId, id } },
    data: {
      waitsUntil: ready,
      reason: `${name} gave nothing so far. Just after connecting it may still be gathering, so it is asked once more.`,
    },
  });
  await haveAsked(tx, { riderId: riderId as UserId, id: connection.id as ConnectionId }, ready, now);
  return true;
}

async function firstReason(tx: Transaction, { riderId, id }: { riderId: string; id: string }): Promise<string | null> {
  const window = await tx.historyWindow.findFirst({
    where: { riderId, requestId: id, state: "failed" },
    orderBy: { number: "asc" },
    select: { reason: true },
  });
  return window?.reason ?? null;
}
