import "server-only";
import { type Stretch, secondsLeft } from "@/core/history-windows";
import type { ConnectionId, RequestId } from "@/core/ids";
import type { RequestKind, RequestState } from "../../prisma/generated/enums";
import type { Transaction } from "../db";
import { db } from "../db";
import { haveAsked, holdPast, requestPast } from "../history-requests";
import { sendJob } from "../jobs";
import { announce } from "../live";
import type { Viewer } from "../viewer";

/** How far the asking for a stretch of the past has come. */
export interface PastProgress {
  id: RequestId;
  connectionId: ConnectionId;
  provider: string;
  kind: RequestKind;
  state: RequestState;
  from: Date;
  until: Date;
  /** All that is newer has been asked for and answered; null before the first answer. */
  doneBackTo: Date | null;
  /** Windows of all types of data. */
  done: number;
  failed: number;
  total: number;
  /** Rides were asked for; else only days of health. */
  isOfRides: boolean;
  /** Rides; where only days were asked for, days. */
  found: number;
  /** At the pace so far; null when it is over, waits, or nobody knows. */
  secondsLeft: number | null;
  waitsUntil: Date | null;
  /** Why it failed or waits. */
  reason: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const SHOWN: RequestKind[] = ["history", "again"];

/** What the viewer last wanted of the past of each of their connections, and all that is under way; the newest first. */
export async function listPasts(viewer: Viewer): Promise<PastProgress[]> {
  const requests = await db.historyRequest.findMany({
    where: { riderId: viewer.userId, kind: { in: SHOWN } },
    orderBy: { createdAt: "desc" },
    take: 100,
    include: { connection: { select: { provider: true } } },
  });
  const newest = new Map<string, string>();
  for (const { connectionId, kind, id } of requests) {
    const key = `${connectionId} ${kind}`;
    if (!newest.has(key)) newest.set(key, id);
  }
  const shown = requests.filter(({ id, state }) => state === "running" || [...newest.values()].includes(id));
  return Promise.all(shown.map(toProgress));
}

/** What is being asked for of the viewer's past just now. */
export async function listRunningPasts(viewer: Viewer): Promise<PastProgress[]> {
  return (await listPasts(viewer)).filter(({ state }) => state === "running");
}

type RequestRow = Awaited<ReturnType<typeof db.historyRequest.findMany>>[number] & { connection: { provider: string } };

async function toProgress({ connection, ...request }: RequestRow): Promise<PastProgress> {
  const windows = await db.historyWindow.findMany({
    where: { riderId: request.riderId, requestId: request.id },
    orderBy: { number: "asc" },
    select: {
      number: true,
      type: true,
      from: true,
      until: true,
      state: true,
      itemsFound: true,
      askedAt: true,
      finishedAt: true,
    },
  });
  const done = windows.filter(({ state }) => state === "done").length;
  const failed = windows.filter(({ state }) => state === "failed").length;
  const left = windows.length - done - failed;
  const ofRides = windows.filter(({ type }) => type === "activity");
  const shown = ofRides.length > 0 ? ofRides : windows;
  const open = shown.find(({ state }) => state === "waiting" || state === "asked");
  // One window is asked for at a time: what they took does not count the hours in which nothing was asked.
  const answered = windows.flatMap(({ askedAt, finishedAt }) =>
    askedAt && finishedAt ? [+finishedAt - +askedAt] : [],
  );
  const elapsedSeconds = answered.reduce((sum, ms) => sum + ms, 0) / 1000;
  const isAtIt = request.state === "running" && request.reason === null;
  return {
    id: request.id as RequestId,
    connectionId: request.connectionId as ConnectionId,
    provider: connection.provider,
    kind: request.kind,
    state: request.state,
    from: request.from,
    until: request.until,
    // Each begins where the next older one ends.
    doneBackTo: (open ? (open.number > 0 ? open.until : null) : shown.at(-1)?.from) ?? null,
    done,
    failed,
    total: windows.length,
    isOfRides: ofRides.length > 0 || windows.length === 0,
    found: shown.reduce((sum, { itemsFound }) => sum + itemsFound, 0),
    secondsLeft: isAtIt ? secondsLeft({ done: answered.length, total: answered.length + left, elapsedSeconds }) : null,
    waitsUntil: request.waitsUntil,
    reason: request.reason,
    createdAt: request.createdAt,
    finishedAt: request.finishedAt,
  };
}

/** What became of a wish for the past. */
export type PastWish =
  | { kind: "begun"; id: RequestId }
  /** Another stretch of this connection's is being asked for. */
  | { kind: "running" }
  /** The connection does not work. */
  | { kind: "impossible" }
  | { kind: "missing" };

/** Has a stretch of the past of a connection of the viewer's asked for; a worker does it, however long it takes. */
export async function wantPast(
  viewer: Viewer,
  connectionId: ConnectionId,
  wanted: Stretch & { kind: "history" | "again" },
  now = new Date(),
): Promise<PastWish> {
  return onConnection(viewer, connectionId, async (tx, state): Promise<PastWish> => {
    if (state === "missing") return { kind: "missing" };
    if (state !== "active") return { kind: "impossible" };
    const running = await tx.historyRequest.findFirst({
      where: { riderId: viewer.userId, connectionId, kind: { in: SHOWN }, state: "running" },
      select: { id: true },
    });
    if (running !== null) return { kind: "running" };
    const id = await requestPast(tx, { riderId: viewer.userId, id: connectionId }, wanted, now);
    return { kind: "begun", id: id as RequestId };
  });
}

/** Ends the asking; what came until then stays, and what is under way is kept when it comes. False when none runs. */
export async function cancelPast(viewer: Viewer, id: RequestId, now = new Date()): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  return db.$transaction(async (tx) => {
    const { count } = await tx.historyRequest.updateMany({
      where: { riderId: viewer.userId, id, state: "running" },
      data: { state: "cancelled", waitsUntil: null, reason: null, finishedAt: now },
    });
    if (count > 0) await announce(tx, { kind: "connection", riderId: viewer.userId });
    return count > 0;
  });
}

/** Goes on with what was cancelled, and asks anew for what failed; what is done is not asked for again. */
export async function resumePast(viewer: Viewer, id: RequestId): Promise<PastWish> {
  const request = await db.historyRequest.findUnique({ where: { riderId_id: { riderId: viewer.userId, id } } });
  if (request === null) return { kind: "missing" };
  const connectionId = request.connectionId as ConnectionId;
  return onConnection(viewer, connectionId, async (tx, state): Promise<PastWish> => {
    if (state === "missing") return { kind: "missing" };
    if (state !== "active") return { kind: "impossible" };
    const others = await tx.historyRequest.count({
      where: { riderId: viewer.userId, connectionId, kind: { in: SHOWN }, state: "running" },
    });
    if (others > 0) return { kind: "running" };
    await tx.historyWindow.updateMany({
      where: { riderId: viewer.userId, requestId: id, state: { in: ["failed", "asked"] } },
      data: { state: "waiting", reason: null, finishedAt: null, attempts: 0 },
    });
    await tx.historyRequest.updateMany({
      where: { riderId: viewer.userId, id, state: { in: ["cancelled", "failed"] } },
      data: { state: "running", reason: null, waitsUntil: null, finishedAt: null },
    });
    await haveAsked(tx, { riderId: viewer.userId, id: connectionId });
    await announce(tx, { kind: "connection", riderId: viewer.userId });
    return { kind: "begun", id };
  });
}

const CHECK_DAYS = 7;
const DAY_MS = 86_400_000;

/** So long after one check the next says nothing new. */
export const LEAST_MINUTES_BETWEEN_CHECKS = 10;

/**
 * Has Terra asked whether the viewer's connections stand, and for what a connection told in its last seven days.
 *
 * @returns too-soon where it was just done
 */
export async function checkNow(
  viewer: Viewer,
  connectionId: ConnectionId,
  now = new Date(),
): Promise<"asked" | "too-soon" | "missing"> {
  return onConnection(viewer, connectionId, async (tx, state) => {
    if (state === "missing") return "missing";
    const since = new Date(now.getTime() - LEAST_MINUTES_BETWEEN_CHECKS * 60_000);
    const recent = await tx.historyRequest.findFirst({
      where: { riderId: viewer.userId, connectionId, kind: "gap", createdAt: { gt: since } },
      select: { id: true },
    });
    if (recent !== null) return "too-soon";
    await sendJob(tx, "reconcile", { riderId: viewer.userId }, { key: viewer.userId });
    if (state === "active") {
      const from = new Date(now.getTime() - CHECK_DAYS * DAY_MS);
      await requestPast(tx, { riderId: viewer.userId, id: connectionId }, { kind: "gap", from, until: now }, now);
    }
    return "asked";
  });
}

/** Works on a connection of the viewer's, one at a time; the demonstration's are nobody's to change. */
function onConnection<Result>(
  viewer: Viewer,
  id: ConnectionId,
  work: (tx: Transaction, state: "active" | "broken" | "revoked" | "missing") => Promise<Result>,
): Promise<Result> {
  return db.$transaction(async (tx) => {
    await holdPast(tx, id);
    const connection = viewer.isDemonstration
      ? null
      : await tx.connection.findUnique({
          where: { riderId_id: { riderId: viewer.userId, id } },
          select: { state: true },
        });
    return work(tx, connection?.state ?? "missing");
  });
}
