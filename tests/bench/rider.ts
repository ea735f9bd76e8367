import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { activity, activityEvent } from "../support/activity";
import { type Application, query } from "../support/application";
import { postSteadily } from "./load";

export interface BenchRider {
  id: string;
  /** The rider in Terra's words. */
  terraUser: object;
  /** Makes deliveries of a ride of so many seconds, each a ride of its own. */
  deliveries: (seconds: number) => (number: number) => Buffer;
}

/** A rider whose connection Terra has confirmed. */
export async function addRider(application: Application): Promise<BenchRider> {
  const [id, reference, userId] = [randomUUID(), randomUUID(), randomUUID()];
  await query(
    application,
    `INSERT INTO "User" (id, email, name, "passwordHash", "terraReference") VALUES ($1, $2, 'Rider', 'none', $3)`,
    [id, `${id}@example.org`, reference],
  );
  const user = { user_id: userId, provider: "BRYTONSPORT", reference_id: reference };
  await deliver(application, () => Buffer.from(JSON.stringify({ type: "auth", status: "success", user })));
  await nothingWaits(application);
  return {
    id,
    terraUser: user,
    deliveries: (seconds) => {
      const name = randomUUID();
      const [before = "", after = ""] = JSON.stringify(
        activityEvent(user, activity({ summaryId: "ONE OF MANY", seconds, watts: wavy(200, 60), bpm: wavy(140, 15) })),
      ).split("ONE OF MANY");
      return (number) => Buffer.from(`${before}${name}-${number}${after}`);
    },
  };
}

/** Numbers that change from second to second as a rider's do, and are the same every time. */
const wavy = (middle: number, swing: number) => (second: number) =>
  Math.round(middle + swing * Math.sin(second / 37) + (swing / 3) * Math.sin(second * 1.7));

/** Posts one delivery and waits for its answer. */
export const deliver = (application: Application, body: (number: number) => Buffer) =>
  postSteadily({
    url: `${application.url}/api/webhook`,
    secret: application.signingSecret,
    body,
    perSecond: 1,
    seconds: 1,
    atOnce: 1,
  });

/** Waits until the worker has applied everything; how long that took, in ms. */
export async function nothingWaits(application: Application): Promise<number> {
  const start = performance.now();
  for (;;) {
    const [row] = await query<{ count: number }>(
      application,
      `SELECT count(*)::int AS count FROM "Delivery" WHERE state = 'waiting'`,
    );
    if (row?.count === 0) return performance.now() - start;
    await sleep(50);
  }
}
