import { createHash, randomBytes } from "node:crypto";
import { Client } from "pg";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listMigrations } from "@/server/postgres/migrations";
import { createEmptyDatabase } from "../support/database";
import { type House, openHouse } from "../support/house";

const DAY_MS = 86_400_000;

let house: House;
let db: typeof import("@/server/db").db;
let retention: typeof import("@/server/ingest/retention");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  retention = await import("@/server/ingest/retention");
});
afterAll(() => house.close());
beforeEach(async () => {
  await db.delivery.deleteMany();
});

const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS);

const startOf = (moment: Date) => new Date(`${moment.toISOString().slice(0, 10)}T00:00:00Z`);

/** A delivery of a moment, with bytes, as receiving one would have left it. */
async function keepOne(at: Date, state: "applied" | "waiting" | "parked" = "applied"): Promise<string> {
  const id = uuidv7({ msecs: at.getTime() });
  const bytes = randomBytes(40);
  const bodyHash = createHash("sha256").update(bytes).digest();
  await db.delivery.create({
    data: {
      bodyHash,
      id,
      traceKey: id,
      signature: randomBytes(32),
      receivedAt: at,
      byteCount: 40,
      state,
      body: { create: { bytes } },
    },
  });
  return id;
}

const partOf = async (id: string): Promise<string | undefined> => {
  const rows = await db.$queryRaw<{ part: string }[]>`
    SELECT tableoid::regclass::text AS part FROM "DeliveryBody" WHERE "deliveryId" = ${id}::uuid`;
  return rows[0]?.part;
};

const listParts = async () =>
  (
    await db.$queryRaw<{ name: string }[]>`
      SELECT relname AS name FROM pg_class WHERE relnamespace = 'bodies'::regnamespace AND relkind = 'r' ORDER BY 1`
  ).map(({ name }) => name);

describe("the bounds of days", () => {
  test("are ids: of a moment, the least that a uuid v7 can be", () => {
    // 2026-11-28T00:00:00Z is 1,795,824,000,000 ms, in hex 1a2 1f58 f000 by the desk calculator.
    expect(retention.idBound(new Date("2026-11-28T00:00:00Z"))).toBe(
      `0${(1_795_824_000_000).toString(16)}`.replace(/^(.{8})(.{4})$/, "$1-$2-0000-0000-000000000000"),
    );
    const before = uuidv7({ msecs: Date.parse("2026-11-27T23:59:59.999Z") });
    const after = uuidv7({ msecs: Date.parse("2026-11-28T00:00:00Z") });
    const bound = retention.idBound(new Date("2026-11-28T00:00:00Z"));
    expect([before < bound, after < bound]).toEqual([true, false]);
  });
});

describe("bytes are kept by day", () => {
  test("each in the part of its own day, made some days ahead [W37]", async () => {
    await retention.keepDeliveries();
    const there = await listParts();
    expect(there).toContain("rest");
    const tomorrows = daysFromNow(5);
    const id = await keepOne(tomorrows);
    expect(await partOf(id)).toBe(`bodies.day_${tomorrows.toISOString().slice(0, 10).replaceAll("-", "")}`);
    await retention.keepDeliveries();
    expect(await listParts()).toEqual(there);
  });

  test("and what no part was made for is kept all the same", async () => {
    const far = await keepOne(daysFromNow(300));
    expect(await partOf(far)).toBe("bodies.rest");
    // The part of that day cannot be made any more, and nothing else is held up by that.
    await retention.keepDeliveries(daysFromNow(295), { bytesDays: 1000, listDays: 1000 });
    expect(await partOf(far)).toBe("bodies.rest");
    expect(await partOf(await keepOne(daysFromNow(303)))).toMatch(/^bodies\.day_/);
  });
});

describe("what was kept long enough is let go", () => {
  test("one by one where they lie in no part of their day", async () => {
    const now = new Date();
    const [old, young] = [await keepOne(daysFromNow(-91)), await keepOne(daysFromNow(-89))];
    expect([await partOf(old), await partOf(young)]).toEqual(["bodies.before", "bodies.before"]);
    expect((await retention.keepDeliveries(now, { bytesDays: 90, listDays: 400 })).bodies).toBe(1);
    expect([await partOf(old), await partOf(young)]).toEqual([undefined, "bodies.before"]);
    expect(await db.delivery.count()).toBe(2);
  });

  test("a day's bytes as one part, after the days that were set, and the row is still listed [W37]", async () => {
    await retention.keepDeliveries();
    const day = startOf(daysFromNow(6));
    const [first, last] = [await keepOne(day), await keepOne(new Date(day.getTime() + DAY_MS - 1))];
    const dayAfter = await keepOne(new Date(day.getTime() + DAY_MS));
    const part = String(await partOf(first)).replace("bodies.", "");

    const keeping = { bytesDays: 10, listDays: 400 };
    const tenDaysOn = new Date(day.getTime() + 11 * DAY_MS - 1);
    expect((await retention.keepDeliveries(tenDaysOn, keeping)).parts).not.toContain(part);
    expect(await partOf(last)).toBe(`bodies.${part}`);

    const aMomentLater = new Date(day.getTime() + 11 * DAY_MS);
    expect((await import("@/server/kept-days")).bytesUntil(day, keeping)).toEqual(aMomentLater);
    expect((await retention.keepDeliveries(aMomentLater, keeping)).parts).toContain(part);
    expect(await listParts()).not.toContain(part);
    expect([await partOf(first), await partOf(last)]).toEqual([undefined, undefined]);
    expect(await partOf(dayAfter)).toMatch(/^bodies\.day_/);
    expect(await db.delivery.count()).toBe(3);
  });

  test.each(["waiting", "parked"] as const)("never what is still %s, nor the day it is in", async (state) => {
    const day = startOf(daysFromNow(state === "waiting" ? 8 : 9));
    await retention.keepDeliveries();
    const [done, needed, old] = [await keepOne(day), await keepOne(day, state), await keepOne(daysFromNow(-91), state)];
    const muchLater = new Date(day.getTime() + 500 * DAY_MS);
    await retention.keepDeliveries(muchLater, { bytesDays: 90, listDays: 400 });
    expect(await partOf(needed)).toMatch(/^bodies\.day_/);
    expect(await partOf(old)).toBeDefined();
    expect((await db.delivery.findMany()).map(({ id }) => id).sort()).toEqual([needed, old].sort());
    expect(await partOf(done)).toBeUndefined();
  });

  test("the row much later", async () => {
    await keepOne(daysFromNow(-402));
    const young = await keepOne(daysFromNow(-399));
    expect((await retention.keepDeliveries(new Date(), { bytesDays: 90, listDays: 400 })).deliveries).toBe(1);
    expect((await db.delivery.findMany()).map(({ id }) => id)).toEqual([young]);
  });

  test("not while somebody else reads them, who is not kept waiting for long either", async () => {
    const at = daysFromNow(13);
    await retention.keepDeliveries(daysFromNow(1));
    const id = await keepOne(at);
    const part = String(await partOf(id)).replace("bodies.", "");
    const holder = new Client({ connectionString: house.databaseUrl });
    await holder.connect();
    try {
      await holder.query("BEGIN");
      await holder.query(`SELECT FROM "DeliveryBody" LIMIT 1`);
      const late = daysFromNow(60);
      expect((await retention.keepDeliveries(late, { bytesDays: 10, listDays: 400 })).parts).not.toContain(part);
      expect(await partOf(id)).toBe(`bodies.${part}`);
      await holder.query("COMMIT");
      expect((await retention.keepDeliveries(late, { bytesDays: 10, listDays: 400 })).parts).toContain(part);
    } finally {
      await holder.end();
    }
  });
});

test("what was kept before there were parts is still there after the migration", async () => {
  const database = await createEmptyDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const migrations = listMigrations();
    const at = migrations.findIndex(({ name }) => name.endsWith("_bodies_by_day"));
    for (const { sql } of migrations.slice(0, at)) await client.query(sql);
    const ids = [uuidv7({ msecs: Date.now() - 100 * DAY_MS }), uuidv7(), uuidv7({ msecs: Date.now() + 9 * DAY_MS })];
    for (const [index, id] of ids.entries()) {
      await client.query(
        `INSERT INTO "Delivery" ("bodyHash", id, "traceKey", signature, "byteCount") VALUES ($1, $2, $3, $1, 3)`,
        [Buffer.from([index]), id, id],
      );
      await client.query(`INSERT INTO "DeliveryBody" VALUES ($1, $2, '\\x010203')`, [Buffer.from([index]), id]);
    }
    await client.query(migrations[at]?.sql ?? "");
    const { rows } = await client.query(
      `SELECT "deliveryId", tableoid::regclass::text AS part, encode(bytes, 'hex') AS hex FROM "DeliveryBody" ORDER BY 1`,
    );
    expect(rows).toEqual(
      ids.map((deliveryId, index) => ({
        deliveryId,
        part: index === 2 ? "bodies.rest" : "bodies.before",
        hex: "010203",
      })),
    );
    await client.query(`DELETE FROM "Delivery" WHERE id = $1`, [ids[0]]);
    expect((await client.query(`SELECT FROM "DeliveryBody"`)).rowCount).toBe(2);
  } finally {
    await client.end();
    await database.drop();
  }
});
