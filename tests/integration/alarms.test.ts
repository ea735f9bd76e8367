import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type House, openHouse } from "../support/house";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const NOON = new Date("2026-11-28T12:00:00Z");

let house: House;
let db: typeof import("@/server/db").db;
let alarms: typeof import("@/server/alarms");
let silence: typeof import("@/server/ingest/silence");
let clocks: typeof import("@/server/ingest/clocks");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  alarms = await import("@/server/alarms");
  silence = await import("@/server/ingest/silence");
  clocks = await import("@/server/ingest/clocks");
});
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.alarm.deleteMany();
  await db.user.deleteMany();
});
afterAll(() => house.close());

/** Somebody who is connected, of whom no delivery is listed. */
async function connect() {
  await house.addRider();
  await db.delivery.deleteMany();
}

const received = (moments: Date[], more: { signedAt?: (at: Date) => Date; origin?: "asked"; type?: "activity" } = {}) =>
  db.delivery.createMany({
    data: moments.map((receivedAt) => ({
      bodyHash: randomBytes(32),
      traceKey: randomBytes(8).toString("hex"),
      signature: randomBytes(32),
      byteCount: 1,
      state: "applied" as const,
      receivedAt,
      origin: more.origin ?? "webhook",
      type: more.type ?? "healthcheck",
      signedAt: more.signedAt?.(receivedAt) ?? null,
    })),
  });

const hoursBefore = (hours: number) => new Date(NOON.getTime() - hours * HOUR_MS);
const everyHour = (until: number, count: number) =>
  Array.from({ length: count }, (_, index) => hoursBefore(until + index));

async function alarmAt(now: Date) {
  await silence.watchSilence(now);
  return (await alarms.listAlarms()).map(({ kind, severity }) => [kind, severity]);
}

describe("silence", () => {
  test("is told after two hours, calls somebody after six, and is over with the next delivery [W35]", async () => {
    await connect();
    await received(everyHour(0, 24));
    const hoursLater = (hours: number) => alarmAt(new Date(NOON.getTime() + hours * HOUR_MS));
    expect(await hoursLater(1.9)).toEqual([]);
    expect(await hoursLater(2)).toEqual([["silence", "warn"]]);
    expect(await hoursLater(5.9)).toEqual([["silence", "warn"]]);
    expect(await hoursLater(6)).toEqual([["silence", "page"]]);
    const [alarm] = await alarms.listAlarms();
    expect(alarm).toMatchObject({ count: 3, since: new Date("2026-11-28T14:00:00Z") });
    expect(alarm?.message).toContain("since 2026-11-28 12:00 UTC");
    await received([new Date(NOON.getTime() + 6.1 * HOUR_MS)]);
    expect(await hoursLater(6.2)).toEqual([]);
  });

  test("is watched though something before it in tidying up fails, which is told all the same [W35]", async () => {
    await connect();
    const now = Date.now();
    await received(Array.from({ length: 24 }, (_, index) => new Date(now - (7 + index) * HOUR_MS)));
    const { handlers } = await import("@/server/ingest/work");
    await db.$executeRawUnsafe('ALTER TABLE "RateLimit" RENAME TO "NoRateLimit"');
    try {
      await expect(handlers["tidy-up"]({})).rejects.toThrow("RateLimit");
    } finally {
      await db.$executeRawUnsafe('ALTER TABLE "NoRateLimit" RENAME TO "RateLimit"');
    }
    expect((await alarms.listAlarms()).map(({ kind }) => kind)).toEqual(["silence"]);
  });

  test("is nothing where nobody is connected, and where nothing ever came", async () => {
    await received([hoursBefore(100), hoursBefore(99), hoursBefore(98), hoursBefore(97)]);
    expect(await alarmAt(NOON)).toEqual([]);
    await db.delivery.deleteMany();
    await connect();
    expect(await alarmAt(NOON)).toEqual([]);
  });

  test("of the working week is usual where people ride on Sundays, once known", async () => {
    await connect();
    // Three Sundays, a ride each: pauses of 168 hours. 1.5 × 168 h = 252 h.
    await received([hoursBefore(140), hoursBefore(140 + 168), hoursBefore(140 + 336)], { type: "activity" });
    expect(await alarmAt(NOON)).toEqual([]);
    expect(await alarmAt(new Date(NOON.getTime() + 111 * HOUR_MS))).toEqual([]);
    expect(await alarmAt(new Date(NOON.getTime() + 112 * HOUR_MS))).toEqual([["silence", "warn"]]);
  });

  test("after the burst in which a rider's past came is nothing for a day and a half", async () => {
    await connect();
    const burst = Array.from({ length: 40 }, (_, index) => new Date(NOON.getTime() - index * MINUTE_MS));
    await received(burst, { type: "activity" });
    expect(await alarmAt(new Date(NOON.getTime() + 35 * HOUR_MS))).toEqual([]);
    expect(await alarmAt(new Date(NOON.getTime() + 36 * HOUR_MS))).toEqual([["silence", "warn"]]);
  });

  test("that was an outage does not make the next one usual", async () => {
    await connect();
    await received([...everyHour(3, 24), ...everyHour(3 + 24 + 40, 24)]);
    expect(await alarmAt(NOON)).toEqual([["silence", "warn"]]);
  });

  test("is not broken by what Terra told us when we asked", async () => {
    await connect();
    await received(everyHour(3, 24));
    await received([hoursBefore(0.1)], { origin: "asked" });
    expect(await alarmAt(NOON)).toEqual([["silence", "warn"]]);
  });
});

describe("clocks", () => {
  const kinds = async () => (await alarms.listAlarms()).map(({ kind }) => kind);

  test("more than five seconds apart are told, and over when they agree again [W13]", async () => {
    await clocks.watchClocks(() => new Date(Date.now() + 4_000));
    expect(await kinds()).toEqual([]);
    await clocks.watchClocks(() => new Date(Date.now() + 7_000));
    expect(await kinds()).toEqual(["clock"]);
    await clocks.watchClocks();
    expect(await kinds()).toEqual([]);
    await clocks.watchClocks(() => new Date(Date.now() - 7_000));
    expect(await kinds()).toEqual(["clock"]);
  });

  test("of Terra's are told when half of what was signed is more than a minute off [W13]", async () => {
    const recent = (count: number) => Array.from({ length: count }, () => new Date(Date.now() - MINUTE_MS));
    await received(recent(3), { signedAt: (at) => new Date(at.getTime() - 59_000) });
    await received(recent(2), { signedAt: (at) => new Date(at.getTime() - HOUR_MS) });
    await clocks.watchClocks();
    expect(await kinds()).toEqual([]);
    await received(recent(2), { signedAt: (at) => new Date(at.getTime() + 61_000) });
    await clocks.watchClocks();
    expect(await kinds()).toEqual(["terra-clock"]);
    expect((await alarms.listAlarms())[0]?.message).toContain("61 s from ours (the median of 7)");
  });
});

describe("an alarm", () => {
  test("is one for each kind however often it is raised, the most urgent first", async () => {
    await Promise.all([1, 2, 3].map(() => alarms.raiseAlarm("terra-warning", "warn", "Something", db, NOON)));
    await alarms.raiseAlarm("silence", "page", "Nothing comes", db, NOON);
    expect(await alarms.listAlarms()).toMatchObject([
      { kind: "silence", severity: "page", count: 1 },
      { kind: "terra-warning", severity: "warn", count: 3, since: NOON, lastAt: NOON },
    ]);
    await alarms.endAlarm("silence");
    expect((await alarms.listAlarms()).map(({ kind }) => kind)).toEqual(["terra-warning"]);
  });
});
