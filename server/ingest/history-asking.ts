import { daysOf, waitForDays } from "@/core/history-windows";
import type { ConnectionId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import type { HistoryRequest, HistoryWindow } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { db } from "../db";
import { env } from "../env";
import { type ConnectionKey, haveAsked, holdPast } from "../history-requests";
import type { JobData } from "../job-data";
import { failRequestsOf, finishIfDone, keyOf } from "./history";
import { ask, look } from "./history-answers";
import { layOut } from "./history-layout";
import { type AskedConnection, ENOUGH_FOR_NOW, wait } from "./history-waiting";

const HOUR_MS = 3_600_000;

/** What is to be done next for a connection: ask for a window, look into one of which nothing came, or nothing now. */
type Step =
  | { do: "ask" | "look"; window: HistoryWindow; connection: AskedConnection; next: HistoryWindow | null }
  | { do: "nothing" };

/**
 * Goes on with what is wanted of a connection's past: asks for the next window when the one before was answered. All that
 * it goes by is in the database, so that it can be cut off anywhere and called any number of times.
 */
export async function askHistory({ riderId, connectionId }: JobData["ask-history"], now = new Date()): Promise<void> {
  const key: ConnectionKey = { riderId, id: connectionId };
  for (let left = MOST_STEPS; left > 0; left--) {
    const step = await db.$transaction(async (tx) => {
      await holdPast(tx, connectionId);
      return nextStep(tx, key, now);
    });
    if (step.do === "nothing") return;
    const isAnswered = step.do === "ask" ? await ask(step, now) : await look(step, now);
    if (!isAnswered) return;
  }
  await haveAsked(db, key);
}

/** Then a job of its own goes on: what is answered at once must not keep others, and the time, waiting. */
const MOST_STEPS = 10;

async function nextStep(tx: Transaction, key: ConnectionKey, now: Date): Promise<Step> {
  const connection = await tx.connection.findUnique({ where: { riderId_id: key } });
  const requests = await tx.historyRequest.findMany({
    where: { riderId: key.riderId, connectionId: key.id, state: "running" },
    // The last days before what somebody asked for once more, and that before the long past.
    orderBy: [{ kind: "desc" }, { createdAt: "asc" }],
  });
  if (connection === null || requests.length === 0) return NOTHING;
  const { provider, terraUserId, state } = connection;
  if (state === "revoked") {
    await failRequestsOf(key.id, `${providerName(provider)} is not connected any more. ${SAFE}`, tx);
    return NOTHING;
  }
  if (state === "broken") return pause(tx, requests, `${providerName(provider)} wants you to sign in again. ${SAFE}`);
  for (const request of requests) await layOut(tx, request);

  const mine = { riderId: key.riderId, requestId: { in: requests.map(({ id }) => id) } };
  await giveUpUnanswered(tx, mine, providerName(provider), now);
  for (const request of requests) await finishIfDone(tx, request, now);

  const waitsUntil = latest(requests.map((request) => request.waitsUntil));
  if (waitsUntil !== null && waitsUntil > now) return wakeAt(tx, key, waitsUntil, now);
  await clearWaiting(tx, requests);

  const about = { connection: { ...key, provider, terraUserId } };
  const open = await tx.historyWindow.findFirst({ where: { ...mine, state: "asked", reason: null } });
  if (open !== null) {
    const due = new Date((open.askedAt ?? now).getTime() + env().care.settleSeconds * 1000);
    if (due > now) return wakeAt(tx, key, due, now);
  }
  const [window, next] = open ? [open] : await nextWindows(tx, requests);
  if (window === undefined) return wakeForUnanswered(tx, key, mine, now);
  // To look counts with Terra like to have it sent.
  const waitMs = waitForDays(await askedInLastHour(tx, key, now), daysOf(window), now);
  if (waitMs > 0) {
    const until = new Date(now.getTime() + waitMs);
    await wait(tx, requests, until, ENOUGH_FOR_NOW);
    return wakeAt(tx, key, until, now);
  }
  const requestedAt = [...window.requestedAt.filter((at) => now.getTime() - at.getTime() < HOUR_MS), now];
  if (open !== null) {
    await tx.historyWindow.update({ where: keyOf(open), data: { requestedAt } });
    return { do: "look", window: open, next: null, ...about };
  }
  await tx.historyWindow.update({
    where: keyOf(window),
    // Without a reference: what came of an earlier try has its own.
    data: { state: "asked", askedAt: now, attempts: { increment: 1 }, requestedAt, ...UNANSWERED },
  });
  const asked = { ...window, ...UNANSWERED, attempts: window.attempts + 1 };
  return { do: "ask", window: asked, next: next ?? null, ...about };
}

const NOTHING: Step = { do: "nothing" };
const UNANSWERED = { reference: null, expectedPayloads: null, receivedPayloads: 0, itemsFound: 0 };
const SAFE = "Your rides are safe.";

/** That Terra was asked a second time for what it had promised. */
const ASKED_ANEW = "It was promised and did not come; it was asked for once more.";

async function wakeAt(tx: Transaction, key: ConnectionKey, at: Date, now: Date): Promise<Step> {
  await haveAsked(tx, key, at, now);
  return NOTHING;
}

/** Nothing is left to ask; what is on its way is looked after when its time is over. */
async function wakeForUnanswered(
  tx: Transaction,
  key: ConnectionKey,
  mine: { riderId: string; requestId: { in: string[] } },
  now: Date,
): Promise<Step> {
  const first = await tx.historyWindow.findFirst({ where: { ...mine, state: "asked" }, orderBy: { askedAt: "asc" } });
  if (first?.askedAt) await haveAsked(tx, key, new Date(first.askedAt.getTime() + answerMs()), now);
  return NOTHING;
}

const answerMs = () => env().care.answerHours * HOUR_MS;

/** What was promised long ago is asked for once more, and then given up. */
async function giveUpUnanswered(
  tx: Transaction,
  mine: { riderId: string; requestId: { in: string[] } },
  provider: string,
  now: Date,
): Promise<void> {
  const overdue = { ...mine, state: "asked" as const, askedAt: { lte: new Date(now.getTime() - answerMs()) } };
  await tx.historyWindow.updateMany({
    where: { ...overdue, reason: ASKED_ANEW },
    data: {
      state: "failed",
      finishedAt: now,
      reason: `${provider} has something of these days, but it did not arrive, though it was asked for twice.`,
    },
  });
  await tx.historyWindow.updateMany({
    where: { ...overdue, reason: { not: null } },
    data: { state: "waiting", reason: ASKED_ANEW },
  });
}

/** Rides come first, then the newest days; two of them, the second to know how much will be asked for after the first. */
async function nextWindows(tx: Transaction, requests: readonly HistoryRequest[]): Promise<HistoryWindow[]> {
  for (const { riderId, id } of requests) {
    const waiting = await tx.historyWindow.findMany({
      where: { riderId, requestId: id, state: "waiting" },
      orderBy: [{ number: "asc" }],
    });
    if (waiting.length > 0) {
      const isRide = ({ type }: HistoryWindow) => (type === "activity" ? 0 : 1);
      return waiting.toSorted((one, other) => isRide(one) - isRide(other)).slice(0, 2);
    }
  }
  return [];
}

async function askedInLastHour(tx: Transaction, { riderId, id }: ConnectionKey, now: Date) {
  const asked = await tx.$queryRaw<{ at: Date; from: Date; until: Date }[]>`
    SELECT requested.at, "window"."from", "window".until FROM "HistoryRequest" request
    JOIN "HistoryWindow" "window" ON "window"."riderId" = request."riderId" AND "window"."requestId" = request.id
    CROSS JOIN unnest("window"."requestedAt") AS requested (at)
    WHERE request."riderId" = ${riderId}::uuid AND request."connectionId" = ${id}::uuid
      AND requested.at > ${new Date(now.getTime() - HOUR_MS)}`;
  return asked.map(({ at, ...stretch }) => ({ at, days: daysOf(stretch) }));
}

const latest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((one, other) => (other !== null && (one === null || other > one) ? other : one), null);

/** The rider has to do something first; a tidy-up goes on with it then. */
async function pause(tx: Transaction, requests: readonly HistoryRequest[], reason: string): Promise<Step> {
  if (requests.some((request) => request.reason !== reason)) await wait(tx, requests, null, reason);
  return NOTHING;
}

async function clearWaiting(tx: Transaction, requests: readonly HistoryRequest[]): Promise<void> {
  const waiting = requests.filter(({ waitsUntil, reason }) => waitsUntil !== null || reason !== null);
  if (waiting.length === 0) return;
  await tx.historyRequest.updateMany({
    where: { riderId: waiting[0]?.riderId ?? "", id: { in: waiting.map(({ id }) => id) }, state: "running" },
    data: { waitsUntil: null, reason: null },
  });
}

/** Sends a job for every connection of which something is wanted and that has none: no crash ends a request. */
export async function resendForgottenRequests(now = new Date()): Promise<number> {
  const forgotten = await db.$queryRaw<{ riderId: UserId; connectionId: ConnectionId }[]>`
    SELECT DISTINCT request."riderId", request."connectionId" FROM "HistoryRequest" request
    JOIN "Connection" connection ON connection.id = request."connectionId"
    WHERE request.state = 'running' AND connection.state <> 'broken'
      AND (request."waitsUntil" IS NULL OR request."waitsUntil" <= ${now})
      AND NOT EXISTS (
        SELECT FROM jobs.job job
        WHERE job.name = 'ask-history' AND job.state < 'completed'
          AND job.data->>'connectionId' = request."connectionId"::text
      )
    LIMIT 1000`;
  for (const { riderId, connectionId } of forgotten) await haveAsked(db, { riderId, id: connectionId });
  return forgotten.length;
}
