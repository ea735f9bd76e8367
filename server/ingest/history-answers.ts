import { daysOf } from "@/core/history-windows";
import { providerName } from "@/core/provider-name";
import type { HistoryWindow } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { db } from "../db";
import { env } from "../env";
import { haveAsked, holdPast } from "../history-requests";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { log } from "../log";
import { TerraRefused, TerraUnavailable } from "../terra/client";
import { askForData, lookForData, type Pace, type RequestedType } from "../terra/requests";
import { keepAsDelivery } from "./asked-delivery";
import type { Effect } from "./effects";
import { failRequest, finishIfDone, LARGE_BUT_UNCOUNTED, noteDelivered } from "./history";
import { type AskedConnection, ENOUGH_FOR_NOW, ON_ITS_WAY, wait } from "./history-waiting";
import { refusalInWords } from "./refusal-words";

interface Task {
  window: HistoryWindow;
  connection: AskedConnection;
  /** What will be asked for after it. */
  next: HistoryWindow | null;
}

/**
 * Asks Terra for a window, and writes down what it says.
 *
 * @returns whether the window is answered, so that the next may follow at once
 */
export async function ask(task: Task, now: Date): Promise<boolean> {
  return orWait(task, now, async () => {
    const { window, connection } = task;
    const asked = await askForData(connection.terraUserId, window.type as RequestedType, window);
    await notePace(task, asked.pace, now);
    switch (asked.kind) {
      case "nothing":
        await endWindow(task, now);
        return true;
      case "told": {
        const name = `history ${window.requestId} ${window.type} ${window.number} ${window.attempts}`;
        await noteReference(task, name, null, now);
        await keepAsDelivery(asked.event, name, now);
        return false;
      }
      case "will-be-sent":
        await noteReference(task, asked.reference, asked.isLarge ? LARGE_BUT_UNCOUNTED : null, now);
        await lookLater(task, asked.lookAgainSeconds, now);
        return false;
    }
  });
}

/**
 * Looks into a window of which nothing has come: whether it came before we knew under which name, or whether Terra has
 * nothing of it. What Terra has is waited for while the next is asked for.
 *
 * @returns whether the window is answered, so that the next may follow at once
 */
export async function look(task: Task, now: Date): Promise<boolean> {
  return orWait(task, now, async () => {
    const { window, connection } = task;
    if (await countOvertaken(task, now)) return true;
    const seen = await lookForData(connection.terraUserId, window.type as RequestedType, window);
    await notePace(task, seen.pace, now);
    if (seen.kind === "nothing") {
      await endWindow(task, now);
    } else if (seen.kind === "told" && window.reference !== null) {
      await changeOpen(task, { reason: ON_ITS_WAY });
    } else if (seen.kind === "told") {
      await askNamelessAgain(task, now);
    } else {
      await lookLater(task, seen.lookAgainSeconds ?? LOOK_AGAIN_SECONDS, now);
      return false;
    }
    return true;
  });
}

const LOOK_AGAIN_SECONDS = 60;

const MOST_NAMELESS = 3;

/** Terra has something of it and did not say under which name it comes: it is asked for again, and at last given up. */
async function askNamelessAgain(task: Task, now: Date): Promise<void> {
  const namelessAnswers = task.window.namelessAnswers + 1;
  if (namelessAnswers < MOST_NAMELESS) return changeOpen(task, { state: "waiting", namelessAnswers });
  const provider = providerName(task.connection.provider);
  const reason = `${provider} has something of these days, but Terra does not say what of all it sends that is. What came is among your rides.`;
  await changeOpen(task, { state: "failed", reason, finishedAt: now, namelessAnswers: 0 });
}

/** A delivery may have been quicker than the answer that told us its reference. */
async function countOvertaken({ window, connection }: Task, now: Date): Promise<boolean> {
  if (window.reference === null) return false;
  const came = await db.delivery.findMany({
    where: {
      riderId: window.riderId,
      type: window.type,
      state: { in: ["applied", "failed", "unhandled"] },
      OR: [{ reference: window.reference }, { reference: { startsWith: `${window.reference}:chunk:` } }],
    },
    select: { bodyHash: true, id: true, effects: true },
  });
  const uncounted = came
    .map(({ effects, ...key }) => ({ ...key, effects: (effects ?? []) as unknown as Effect[] }))
    .filter(({ effects }) => !effects.some(({ kind }) => kind === "request"));
  for (const { effects, ...key } of uncounted) {
    const told = effects.filter(({ kind }) => kind === "ride" || kind === "health");
    await noteDelivered(connection, window.type, { ...key, reference: window.reference }, told.length, now);
  }
  return uncounted.length > 0;
}

/** Terra's no, and Terra's silence, become words and a wait. */
async function orWait(task: Task, now: Date, work: () => Promise<boolean>): Promise<boolean> {
  const { window, connection } = task;
  try {
    return await work();
  } catch (error) {
    if (error instanceof TerraRefused) return giveUp(task, error, now);
    if (!(error instanceof TerraUnavailable)) throw error;
    log.warn({ event: "history-waits", reason: error.message });
    const seconds = error.retryAfterSeconds ?? backOffSeconds(window.attempts);
    const until = new Date(now.getTime() + seconds * 1000);
    await inPast(connection, async (tx) => {
      // Nobody knows whether Terra took it on: what comes of it all the same is kept like any delivery.
      await tx.historyWindow.updateMany({
        where: { ...windowOf(window), state: "asked", reference: window.reference },
        data: window.reference === null ? { state: "waiting" } : {},
      });
      const isLimit = error.retryAfterSeconds !== null;
      await wait(tx, [requestOf(window)], until, isLimit ? ENOUGH_FOR_NOW : UNREACHED);
      await haveAsked(tx, connection, until, now);
    });
    return false;
  }
}

const UNREACHED = "Terra could not be reached; we try again by ourselves.";

const LONGEST_BACK_OFF_SECONDS = 900;

const backOffSeconds = (attempts: number) => Math.min(LONGEST_BACK_OFF_SECONDS, 10 * 2 ** Math.min(attempts, 10));

async function giveUp(task: Task, error: TerraRefused, now: Date): Promise<boolean> {
  const { window, connection } = task;
  const provider = providerName(connection.provider);
  log.warn({ event: "history-refused", reason: error.message });
  // Not every provider tells of everything (terra-api.md, 1.4): that is an answer, too.
  if (window.type !== "activity" && (error.status === 404 || error.status === 400)) {
    await inPast(connection, async (tx) => {
      await tx.historyWindow.updateMany({
        where: { ...requestIdOf(window), type: window.type, state: { in: ["waiting", "asked"] } },
        data: { state: "done", reason: `${provider} does not tell of this.`, finishedAt: now },
      });
      await finishIfDone(tx, requestOf(window), now);
    });
    return true;
  }
  await inPast(connection, async (tx) => {
    await failRequest(tx, requestOf(window), refusalInWords(error, provider, "Your rides are safe."), now);
    // Terra may have lost the user since: then the connection has to say so.
    if (error.status === 404 || error.status === 410) {
      await sendJob(tx, "reconcile", { riderId: connection.riderId }, { key: connection.riderId });
    }
  });
  return true;
}

async function notePace(task: Task, { remainingDays, resetAfterSeconds }: Pace, now: Date): Promise<void> {
  const { window, connection, next } = task;
  if (next === null || remainingDays === null || remainingDays >= daysOf(next)) return;
  const until = new Date(now.getTime() + (resetAfterSeconds ?? 3600) * 1000);
  await inPast(connection, async (tx) => {
    await wait(tx, [requestOf(window)], until, ENOUGH_FOR_NOW);
    await haveAsked(tx, connection, until, now);
  });
}

/** Deliveries wake us as they come; what stays away is looked into when it should have settled, or when Terra said. */
async function lookLater(task: Task, seconds: number | null, now: Date): Promise<void> {
  const { window, connection } = task;
  const until = new Date(now.getTime() + 1000 * (seconds ?? env().care.settleSeconds));
  await inPast(connection, async (tx) => {
    const words = `${providerName(connection.provider)} is still gathering what it has.`;
    if (seconds !== null) await wait(tx, [requestOf(window)], until, words);
    await haveAsked(tx, connection, until, now);
  });
}

const noteReference = (task: Task, reference: string | null, expectedPayloads: number | null, now: Date) =>
  changeOpen(task, { reference, expectedPayloads, askedAt: now });

/** Terra has nothing of these days. */
async function endWindow({ window, connection }: Task, now: Date): Promise<void> {
  await inPast(connection, async (tx) => {
    await tx.historyWindow.updateMany({
      where: { ...windowOf(window), state: "asked" },
      data: { state: "done", reason: null, finishedAt: now },
    });
    await finishIfDone(tx, requestOf(window), now);
  });
}

type Change = Partial<
  Pick<
    HistoryWindow,
    "state" | "reason" | "reference" | "expectedPayloads" | "askedAt" | "finishedAt" | "namelessAnswers"
  >
>;

async function changeOpen({ window, connection }: Task, data: Change): Promise<void> {
  await inPast(connection, async (tx) => {
    await tx.historyWindow.updateMany({ where: { ...windowOf(window), state: "asked" }, data });
  });
}

async function inPast(connection: AskedConnection, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdPast(tx, connection.id);
    await work(tx);
    await announce(tx, { kind: "connection", riderId: connection.riderId });
  });
}

const requestOf = ({ riderId, requestId }: HistoryWindow) => ({ riderId, id: requestId });
const requestIdOf = ({ riderId, requestId }: HistoryWindow) => ({ riderId, requestId });
const windowOf = ({ riderId, requestId, number, type }: HistoryWindow) => ({ riderId, requestId, number, type });
