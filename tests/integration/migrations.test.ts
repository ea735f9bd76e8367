import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listMigrations } from "@/server/postgres/migrations";
import { createEmptyDatabase, type TestDatabase } from "../support/database";

const RIDER = randomUUID();
const CONNECTION = randomUUID();
const DELIVERY = randomUUID();
const RIDE = randomUUID();
const BARE_RIDE = randomUUID();

let database: TestDatabase;
let client: Client;

const ask = async (sql: string, ...values: unknown[]) => (await client.query(sql, values)).rows;

beforeAll(async () => {
  database = await createEmptyDatabase();
  client = new Client({ connectionString: database.url });
  await client.connect();
  const [first, second] = listMigrations();
  await client.query(first?.sql ?? "");
  await fillAsBefore();
  await client.query(`BEGIN; ${second?.sql}; COMMIT`);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What the first version kept of a rider: two rides, one with nothing but its times, and figures of several days. */
async function fillAsBefore() {
  await ask(
    `INSERT INTO "User" (id, email, name, "passwordHash", "terraReference") VALUES ($1, 'a@b.example', 'A', 'none', $2)`,
    RIDER,
    randomUUID(),
  );
  await ask(
    `INSERT INTO "Connection" (id, "riderId", provider, "terraUserId", state, since)
     VALUES ($1, $2, 'BRYTONSPORT', 'terra-1', 'active', now())`,
    CONNECTION,
    RIDER,
  );
  const fields = `"riderId", id, "connectionId", "summaryId", "orderedAt", "deliveryId", version, "receivedAt", title,
    "activityType", "isIndoor", "startedAt", "offsetMinutes", "elapsedSeconds", "timerSeconds", "movingSeconds"`;
  await ask(
    `INSERT INTO "Ride" (${fields}, "isPending", device, "distanceMeters", "meanPowerWatts", "maxHeartRateBpm",
       "energyKilocalories", pauses, remarks)
     VALUES ($1, $2, $3, 'bs-1', '2026-11-20 09:00', $4, 7, '2026-11-20 09:01', 'Evening climb', 16, false,
       '2026-11-20 07:00', 60, 3700, 3600, 3500, true, 'Rider S800', 28000, 210, 181, 700, '{100,200}', $5)`,
    RIDER,
    RIDE,
    CONNECTION,
    DELIVERY,
    ["We left out 3 power values that nobody can ride.", "The device told no time zone."],
  );
  await ask(
    `INSERT INTO "Ride" (${fields}, "deletedAt", remarks)
     VALUES ($1, $2, $3, 'bs-2', '2026-11-21 09:00', $4, 1, '2026-11-21 09:01', 'Ride', 16, true,
       '2026-11-21 07:00', NULL, 60, 60, 60, '2026-11-22 09:00', '{}')`,
    RIDER,
    BARE_RIDE,
    CONNECTION,
    DELIVERY,
  );
  await ask(
    `INSERT INTO "RideChannel" VALUES ($1, $2, 'power', '\\x0102'), ($1, $2, 'position', '\\x03')`,
    RIDER,
    RIDE,
  );
  await ask(
    `INSERT INTO "RideLap" ("riderId", "rideId", number, "startSecond", "endSecond", "timerSeconds", trigger)
     VALUES ($1, $2, 2, 1800, 3700, 1900, NULL), ($1, $2, 1, 0, 1800, 1700, 'MANUAL')`,
    RIDER,
    RIDE,
  );
  await ask(
    `INSERT INTO "RiderFigures"
       ("riderId", "validFrom", "ftpWatts", "thresholdHeartRate", "maxHeartRate", "restingHeartRate", "weightKg")
     VALUES ($1, '1970-01-01', 240, 168, NULL, NULL, 72.5), ($1, '2026-03-01', 250, 168, 188, NULL, 72.5),
       ($1, '2026-05-03', 250, NULL, 188, NULL, 71)`,
    RIDER,
  );
}

describe("after the migration to sources, repairs and dated figures", () => {
  test("a ride has one source, with the ride's id, which says what the ride said", async () => {
    const [source] = await ask(
      `SELECT "rideId", kind, "connectionId", "deliveryId", "fileId", identity, title, "isIndoor", "isPending",
              "isIncomplete", "isApart", "deletedAt", device, "offsetMinutes", "elapsedSeconds", pauses, "clockJumps",
              "channelsUsed", "startedAt" = '2026-11-20 07:00' AND "orderedAt" = '2026-11-20 09:00'
                AND "receivedAt" = '2026-11-20 09:01' AS "hasItsTimes"
         FROM "RideSource" WHERE "riderId" = $1 AND id = $2`,
      RIDER,
      RIDE,
    );
    expect(source).toEqual({
      rideId: RIDE,
      kind: "terra",
      connectionId: CONNECTION,
      deliveryId: DELIVERY,
      fileId: null,
      identity: "bs-1",
      title: "Evening climb",
      isIndoor: false,
      isPending: true,
      isIncomplete: false,
      isApart: false,
      deletedAt: null,
      device: "Rider S800",
      offsetMinutes: 60,
      elapsedSeconds: 3700,
      pauses: [100, 200],
      clockJumps: [],
      channelsUsed: ["position", "power"],
      hasItsTimes: true,
    });
  });

  test("its channels are the source's, byte for byte", async () => {
    expect(await ask(`SELECT "sourceId", name, encode(bytes, 'hex') AS hex FROM "RideChannel" ORDER BY name`)).toEqual([
      { sourceId: RIDE, name: "position", hex: "03" },
      { sourceId: RIDE, name: "power", hex: "0102" },
    ]);
  });

  test("its laps are the source's, in order, and still the ride's", async () => {
    const [row] = await ask(`SELECT laps FROM "RideSource" WHERE id = $1`, RIDE);
    expect(row?.laps).toEqual([
      { start: 0, end: 1800, trigger: "MANUAL" },
      { start: 1800, end: 3700, trigger: null },
    ]);
    expect(await ask(`SELECT number FROM "RideLap" WHERE "rideId" = $1 ORDER BY number`, RIDE)).toHaveLength(2);
  });

  test("its numbers are kept as told, and of its remarks those that no repair says again", async () => {
    const [row] = await ask(`SELECT told, remarks FROM "RideSource" WHERE id = $1`, RIDE);
    expect(row?.told).toEqual({
      whole: { timerSeconds: 3600, distanceMeters: 28_000, energyKilocalories: 700 },
      numbers: { meanPowerWatts: 210, maxHeartRateBpm: 181 },
    });
    expect(row?.remarks).toEqual(["The device told no time zone."]);
  });

  test("a ride of which hardly anything was known is there, too", async () => {
    const [row] = await ask(
      `SELECT "deletedAt" IS NOT NULL AS "isDeleted", laps, told, remarks, pauses FROM "RideSource" WHERE id = $1`,
      BARE_RIDE,
    );
    expect(row).toEqual({
      isDeleted: true,
      laps: [],
      told: { whole: { timerSeconds: 60, distanceMeters: null, energyKilocalories: null }, numbers: {} },
      remarks: [],
      pauses: [],
    });
  });

  test("every ride waits to be reckoned again", async () => {
    expect(await ask(`SELECT DISTINCT reckoner, known, analysis FROM "Ride"`)).toEqual([
      { reckoner: 0, known: null, analysis: null },
    ]);
  });

  test("each figure has a row for every day on which it changed, and none for the others", async () => {
    const rows = await ask(
      `SELECT kind, "validFrom"::text, values FROM "RiderFigure" WHERE "riderId" = $1 ORDER BY kind, "validFrom"`,
      RIDER,
    );
    expect(rows.map(({ kind, validFrom, values }) => [kind, validFrom, ...values])).toEqual([
      ["ftpWatts", "1970-01-01", 240],
      ["ftpWatts", "2026-03-01", 250],
      ["thresholdHeartRate", "1970-01-01", 168],
      // Not known from here on.
      ["thresholdHeartRate", "2026-05-03"],
      ["maxHeartRate", "2026-03-01", 188],
      ["weightKg", "1970-01-01", 72.5],
      ["weightKg", "2026-05-03", 71],
    ]);
  });

  test("what says the same of a source is still told apart by connection", async () => {
    await expect(
      client.query(`UPDATE "RideSource" SET identity = 'bs-1' WHERE id = $1`, [BARE_RIDE]),
    ).rejects.toMatchObject({ code: "23505" });
  });
});
