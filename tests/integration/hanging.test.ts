import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house";
import { type Line, layLine } from "../support/line";

/** Terra gives up after 8 s, and slows down for a receiver that lets it. */
const PROMISE_MS = 4_000;

let house: House;
let line: Line;

beforeAll(async () => {
  house = await openHouse();
  line = await layLine(house.databaseUrl);
  const { env } = await import("@/server/env");
  env().databaseUrl = line.url;
});
afterAll(async () => {
  line.close();
  await house.close();
});

test("somebody who looks at a page hears that the database hangs before they give up", async () => {
  const { db } = await import("@/server/db");
  expect(await db.user.count()).toBe(0);
  line.swallow({ newOnes: true });
  const start = performance.now();
  await expect(db.user.count()).rejects.toThrow();
  expect(performance.now() - start).toBeLessThan(20_000);
  line.mend();
  expect(await db.user.count()).toBe(0);
});

test("a database that hangs is told to the sender in time, and is found again by itself [T 4.3, W8]", async () => {
  const event = (number: number) => ({ type: "healthcheck", number });
  expect((await house.sandbox.deliver(event(0))).status).toBe(200);

  line.swallow({ newOnes: true });
  const start = performance.now();
  const statuses = await Promise.all([1, 2, 3, 4].map(async (n) => (await house.sandbox.deliver(event(n))).status));
  expect(statuses).toEqual([503, 503, 503, 503]);
  expect(performance.now() - start).toBeLessThan(PROMISE_MS);
  const { isReady } = await import("@/server/health");
  expect(await isReady()).toBe(false);

  line.mend();
  for (const n of [1, 2, 3, 4]) expect((await house.sandbox.deliver(event(n))).status).toBe(200);
});
