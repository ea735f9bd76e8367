import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/server";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication, startSandboxFor } from "../support/application";

const DELIVERIES = 240;
const PACE_MS = 100;
const MINUTE_MS = 60_000;

let application: Application;
let sandbox: Sandbox;

beforeAll(async () => {
  application = await startApplication();
  sandbox = await startSandboxFor(application);
}, 5 * MINUTE_MS);
afterAll(async () => {
  await sandbox?.close();
  await application?.close();
});

test(
  "every acknowledged delivery ends as exactly one ride, whoever is killed meanwhile [W2, W3, W12]",
  async () => {
    const rider = await addRider();
    const stream = Array.from({ length: DELIVERIES }, async (_, number) => {
      await sleep(number * PACE_MS);
      await deliverUntilAcknowledged(rider, `ride-${number}`);
    });
    const killing = (async () => {
      // Each in the middle of the stream, and each more than once.
      for (const kill of [
        () => application.killWorker(),
        () => application.killWeb(),
        () => application.killPostgres(),
        () => application.killWorker(),
        () => application.killWeb(),
        () => application.killPostgres(),
      ]) {
        await sleep((DELIVERIES * PACE_MS) / 8);
        await kill();
      }
    })();
    await Promise.all([...stream, killing]);

    await nothingWaits();
    const rides = await query<{ summaryId: string; count: number }>(
      application,
      `SELECT identity AS "summaryId", count(DISTINCT "rideId")::int AS count FROM "RideSource" GROUP BY 1 ORDER BY 1`,
    );
    const expected = Array.from({ length: DELIVERIES }, (_, number) => ({ summaryId: `ride-${number}`, count: 1 }));
    expect(rides).toEqual(expected.sort((one, other) => (one.summaryId < other.summaryId ? -1 : 1)));
    expect(await query(application, `SELECT state, count(*)::int AS count FROM "Delivery" GROUP BY 1`)).toEqual([
      { state: "applied", count: DELIVERIES + 1 },
    ]);
    expect(await query(application, `SELECT "sourceId" FROM "RideChannel" GROUP BY 1 HAVING count(*) <> 7`)).toEqual(
      [],
    );
  },
  10 * MINUTE_MS,
);

/** Somebody whom Terra has confirmed; the confirmation is a delivery like any other. */
async function addRider() {
  const reference = randomUUID();
  await query(
    application,
    `INSERT INTO "User" (id, email, name, "passwordHash", "terraReference")
     VALUES (gen_random_uuid(), 'rider@example.org', 'Rider', 'none', '${reference}')`,
  );
  const user = { user_id: randomUUID(), provider: "BRYTONSPORT", reference_id: reference };
  expect((await sandbox.deliver({ type: "auth", status: "success", user })).status).toBe(200);
  return user;
}

/** As Terra does: the same trace and the same ordering until somebody says 2xx. */
async function deliverUntilAcknowledged(user: object, summaryId: string): Promise<void> {
  const event = activityEvent(user, activity({ summaryId, seconds: 30 }));
  const told = { traceId: randomUUID(), orderingMs: Date.now() };
  for (let tries = 0; tries < 600; tries++) {
    const response = await sandbox.deliver(event, told).catch(() => null);
    await response?.body?.cancel();
    if (response?.status === 200) return;
    await sleep(200);
  }
  throw new Error(`${summaryId} was never acknowledged`);
}

/**
 * Waits for the worker, for as long as fewer and fewer wait: beside other work it takes its time, for it gives way. A job
 * that a killed one held moves on when its heartbeat has been missing for half a minute.
 */
async function nothingWaits(): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 150; tries++) {
    const waiting = await query(application, `SELECT id FROM "Delivery" WHERE state IN ('waiting', 'parked')`);
    if (waiting.length === 0) return;
    if (waiting.length < fewest) tries = 0;
    fewest = Math.min(fewest, waiting.length);
    await sleep(1000);
  }
  throw new Error(`${fewest} deliveries wait, and none less for 150 s`);
}
