import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseConnectionId } from "@/core/ids";
import { FIRST_WANTED, type HealthType, readWanted } from "@/core/wanted-data";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let health: typeof import("@/server/data/health");
let choices: typeof import("@/server/data/data-choices");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  health = await import("@/server/data/health");
  choices = await import("@/server/data/data-choices");
  const { writeAccepted } = await import("@/server/house-settings");
  await writeAccepted(EVERYTHING, db);
});
afterAll(() => house.close());

const EVERYTHING = readWanted(
  {
    types: { body: true, daily: true, sleep: true, nutrition: true, menstruation: true },
    fields: { bloodValues: true },
  },
  FIRST_WANTED,
);

/** Somebody who wants everything kept. */
async function addOpenRider(): Promise<Person> {
  const rider = await house.addRider();
  await choices.saveDataChoices(rider.viewer, EVERYTHING, { isForgetting: false });
  return rider;
}

async function arrive(
  { terraUser }: Person,
  type: HealthType,
  data: unknown,
  options: { traceId?: string; orderingMs?: number; signedAt?: number } = {},
) {
  const response = await house.sandbox.deliver({ type, user: terraUser, version: "2022-03-16", data }, options);
  expect(response.status).toBe(200);
  await house.workOff();
}

const rowsOf = ({ viewer }: Person, type: HealthType) =>
  db.healthDay.findMany({ where: { riderId: viewer.userId, type }, orderBy: { identity: "asc" } });

const wholeOf = (row: { whole: Uint8Array } | undefined) =>
  JSON.parse(zstdDecompressSync(row?.whole ?? new Uint8Array()).toString("utf8"));

const lastDelivery = () => db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });

const times = (day: string) => ({
  start_time: `${day}T00:00:00.000000+13:00`,
  end_time: `${day}T23:59:59.000000+13:00`,
});

describe("what a provider tells of a day", () => {
  test("is kept whole under its calendar date, for its rider alone [T 4.7 day] [T 4.5 daily]", async () => {
    const [rider, stranger] = [await addOpenRider(), await addOpenRider()];
    const item = {
      metadata: { ...times("2026-11-20"), upload_type: 1 },
      distance_data: { steps: 11_204, distance_meters: 8340, never_documented: [{ deep: "kept" }] },
      heart_rate_data: { summary: { resting_hr_bpm: 48 } },
    };
    await arrive(rider, "daily", [item]);

    const [row, ...more] = await rowsOf(rider, "daily");
    expect(more).toEqual([]);
    expect(row).toMatchObject({ identity: "2026-11-20", day: new Date("2026-11-20T00:00:00Z"), deletedAt: null });
    expect(wholeOf(row)).toEqual(item);
    expect(await health.listHealth(rider.viewer, rider.viewer.userId, "2026-11-20", "2026-11-20")).toMatchObject([
      { day: "2026-11-20", type: "daily", figures: { steps: 11_204, distanceMeters: 8340, restingHeartRateBpm: 48 } },
    ]);
    expect(await health.hasHealth(rider.viewer)).toBe(true);
    expect(await health.listHealth(stranger.viewer, stranger.viewer.userId, "2000-01-01", "2100-01-01")).toEqual([]);
    expect(await health.hasHealth(stranger.viewer)).toBe(false);
    expect(await lastDelivery()).toMatchObject({
      state: "applied",
      type: "daily",
      riderId: rider.viewer.userId,
      effects: [{ kind: "health", type: "daily", identity: "2026-11-20", what: "stored" }],
    });
  });

  test("is replaced by what was emitted later, never by what was emitted before [T 4.7 ordering]", async () => {
    const rider = await addOpenRider();
    const daily = (steps: number) => [{ metadata: times("2026-11-20"), distance_data: { steps } }];
    const now = Date.now();
    await arrive(rider, "daily", daily(5000), { orderingMs: now - 60_000 });
    await arrive(rider, "daily", daily(9000), { orderingMs: now - 30_000 });
    await arrive(rider, "daily", daily(7000), { orderingMs: now - 45_000 });
    expect((await rowsOf(rider, "daily")).map(({ figures }) => figures)).toEqual([{ steps: 9000 }]);
    expect((await lastDelivery()).effects).toMatchObject([{ kind: "health", what: "unchanged" }]);
  });

  test("that is told again as it was is not written again, and is as young as the last word", async () => {
    const rider = await addOpenRider();
    const item = { metadata: times("2026-11-20"), distance_data: { steps: 5000 } };
    const now = Date.now();
    await arrive(rider, "daily", [item], { orderingMs: now - 60_000 });
    const [before] = await rowsOf(rider, "daily");
    // Signed a second later: the very same request would be a replay.
    await arrive(rider, "daily", [item], { orderingMs: now - 30_000, signedAt: Math.floor(now / 1000) + 1 });
    const [after] = await rowsOf(rider, "daily");
    expect((await lastDelivery()).effects).toMatchObject([{ kind: "health", what: "unchanged" }]);
    expect(after).toEqual({
      ...before,
      orderedAt: new Date(now - 30_000),
      receivedAt: after?.receivedAt,
      deliveryId: (await lastDelivery()).id,
    });
  });

  test("that nobody can read costs none of the others of its delivery", async () => {
    const rider = await addOpenRider();
    const day = (start: string, steps: number) => ({ metadata: { start_time: start }, distance_data: { steps } });
    await arrive(rider, "daily", [day("2026-11-20T00:00:00", 1), day("no day", 2), null, day("2026-11-21", 3)]);
    expect((await rowsOf(rider, "daily")).map(({ identity }) => identity)).toEqual(["2026-11-20", "2026-11-21"]);
    expect(await lastDelivery()).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/daily 2 of 4: lacks .*daily 3 of 4: lacks/),
    });
  });

  test("is deleted when it is marked so, and comes back when it is told again", async () => {
    const rider = await addOpenRider();
    const now = Date.now();
    const daily = (upload_type: number) => [
      { metadata: { ...times("2026-11-20"), upload_type }, distance_data: { steps: 10 } },
    ];
    await arrive(rider, "daily", daily(1), { orderingMs: now - 3000 });
    await arrive(rider, "daily", daily(4), { orderingMs: now - 2000 });
    expect(await health.listHealth(rider.viewer, rider.viewer.userId, "2026-11-20", "2026-11-20")).toEqual([]);
    expect((await lastDelivery()).effects).toMatchObject([{ what: "deleted" }]);
    await arrive(rider, "daily", daily(3), { orderingMs: now - 1000 });
    expect(await health.listHealth(rider.viewer, rider.viewer.userId, "2026-11-20", "2026-11-20")).toHaveLength(1);
  });

  test("keeps scores that a later word leaves empty [T 4.7 data_enrichment]", async () => {
    const rider = await addOpenRider();
    const night = (data_enrichment: unknown, extra: object = {}) => [
      { metadata: { ...times("2026-11-20"), summary_id: "night" }, data_enrichment, ...extra },
    ];
    const now = Date.now();
    await arrive(rider, "sleep", night({ sleep_score: 84, readiness_score: 70 }), { orderingMs: now - 5000 });
    for (const [index, empty] of [null, undefined, {}, { sleep_score: null }].entries()) {
      await arrive(rider, "sleep", night(empty, { round: index }), { orderingMs: now - 4000 + index });
      const [row] = await rowsOf(rider, "sleep");
      expect(wholeOf(row)).toMatchObject({ round: index, data_enrichment: { sleep_score: 84, readiness_score: 70 } });
      expect(row?.figures).toMatchObject({ sleepScore: 84 });
    }
    await arrive(rider, "sleep", night({ sleep_score: 91 }), { orderingMs: now - 1000 });
    const [row] = await rowsOf(rider, "sleep");
    expect(wholeOf(row).data_enrichment).toEqual({ sleep_score: 91, readiness_score: 70 });
  });

  test("waits while it is nobody's, and is kept once it is somebody's", async () => {
    const person = await house.addPerson();
    await choices.saveDataChoices(person.viewer, EVERYTHING, { isForgetting: false });
    await arrive(person, "nutrition", [{ metadata: times("2026-11-20"), summary: { macros: { calories: 2450 } } }]);
    expect((await lastDelivery()).state).toBe("parked");
    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    expect((await rowsOf(person, "nutrition")).map(({ figures }) => figures)).toEqual([{ eatenKilocalories: 2450 }]);
  });

  test("is not shown of a connection that Terra ended, and waits in its delivery for a new sign-in", async () => {
    const rider = await addOpenRider();
    await house.sandbox.deliver({ type: "deauth", status: "success", user: rider.terraUser });
    await arrive(rider, "daily", [{ metadata: times("2026-11-20"), distance_data: { steps: 7 } }]);
    expect(await rowsOf(rider, "daily")).toEqual([]);
    const { bodyHash, id } = await lastDelivery();
    expect(await db.deliveryBody.count({ where: { bodyHash, deliveryId: id } })).toBe(1);
  });
});

describe("what a provider tells", () => {
  test.each([
    ["body", { measurements_data: { measurements: [{ weight_kg: 70 }] } }],
    ["daily", { distance_data: { steps: 9 } }],
    ["sleep", { sleep_durations_data: { asleep: { duration_asleep_state_seconds: 9 } } }],
    ["nutrition", { summary: { water_ml: 9 }, meals: [{ id: "m", name: "Porridge" }] }],
    ["menstruation", { menstruation_data: { day_in_cycle: 9 } }],
  ] as const)("is kept whole [T 4.5 %s]", async (type, groups) => {
    const rider = await addOpenRider();
    const item = { metadata: { ...times("2026-11-20"), summary_id: "one" }, device_data: { name: "Scale" }, ...groups };
    await arrive(rider, type, [item]);
    expect((await rowsOf(rider, type)).map(wholeOf)).toEqual([item]);
  });
});

test("an ended connection's days are deleted with its rides, and what they came in", async () => {
  const rider = await addOpenRider();
  await arrive(rider, "daily", [{ metadata: times("2026-11-20"), distance_data: { steps: 7 } }]);
  const { bodyHash, id } = await lastDelivery();
  const connection = await db.connection.findFirstOrThrow({ where: { riderId: rider.viewer.userId } });
  await house.sandbox.deliver({ type: "deauth", status: "success", user: rider.terraUser });
  await house.workOff();
  const { deleteRidesOf } = await import("@/server/data/connections");
  const connectionId = parseConnectionId(connection.id) ?? expect.fail("No id");
  expect(await deleteRidesOf(rider.viewer, connectionId)).toBe(0);
  expect(await rowsOf(rider, "daily")).toEqual([]);
  expect(await db.deliveryBody.count({ where: { bodyHash, deliveryId: id } })).toBe(0);
});

test("sleeps are told apart by their own names, and a night with upload_type 4 is no deleted one [T 4.7 sleep] [T 5.6 upload_type]", async () => {
  const rider = await addOpenRider();
  const sleep = (summary_id: string, start: string, end: string, more: object = {}) => ({
    metadata: { summary_id, start_time: start, end_time: end, ...more },
    sleep_durations_data: { asleep: { duration_asleep_state_seconds: 3600 } },
  });
  await arrive(rider, "sleep", [
    sleep("night", "2026-11-19T23:10:00+01:00", "2026-11-20T06:50:00+01:00", { upload_type: 4 }),
    sleep("nap", "2026-11-20T13:00:00+01:00", "2026-11-20T14:00:00+01:00", { is_nap: true }),
  ]);
  expect(
    (await health.listHealth(rider.viewer, rider.viewer.userId, "2026-11-20", "2026-11-20")).map(
      ({ figures }) => figures,
    ),
  ).toEqual([
    { asleepSeconds: 3600, sleepBeganMinute: 1390, sleepEndedMinute: 410, isTentative: 1 },
    { asleepSeconds: 3600, sleepBeganMinute: 780, sleepEndedMinute: 840, isNap: 1 },
  ]);
});

describe("a weight that is told", () => {
  const body = (day: string, weight_kg: number) => ({
    metadata: times(day),
    measurements_data: { measurements: [{ weight_kg }] },
  });
  const rideOn = (day: string) =>
    activity({ summaryId: day, start: `${day}T10:00:00.000000+00:00`, seconds: 1200, watts: () => 210 });
  const perKilogram = async ({ viewer }: Person) => {
    const rides = await db.ride.findMany({ where: { riderId: viewer.userId }, orderBy: { startedAt: "asc" } });
    return rides.map(({ meanWattsPerKilogram }) => meanWattsPerKilogram && Number(meanWattsPerKilogram.toFixed(3)));
  };

  test("gives W/kg from its day on, and says where it comes from", async () => {
    const rider = await addOpenRider();
    const days = ["2026-10-01", "2026-10-10", "2026-10-20"];
    await house.sandbox.deliver(activityEvent(rider.terraUser, ...days.map(rideOn)));
    await house.workOff();
    expect(await perKilogram(rider)).toEqual([null, null, null]);

    await arrive(rider, "body", [body("2026-10-05", 70), body("2026-10-15", 75)]);
    // By hand: 210 W by 70 kg and by 75 kg.
    expect(await perKilogram(rider)).toEqual([null, 3, 2.8]);
    const { findKnownFigures, listFigures } = await import("@/server/data/figures");
    expect((await findKnownFigures(rider.viewer, "2026-10-12")).origins.weightKg).toEqual({
      is: "told",
      how: "by Bryton for 5 Oct 2026",
    });
    // It is not the rider's own word, and does not stand among theirs.
    expect(await listFigures(rider.viewer)).toEqual([]);
  });

  test("gives way to what the rider says of the same day, and counts again when they take it back", async () => {
    const rider = await addOpenRider();
    await house.sandbox.deliver(activityEvent(rider.terraUser, rideOn("2026-10-10")));
    await arrive(rider, "body", [body("2026-10-05", 70)]);
    const { saveFigures, deleteFigure } = await import("@/server/data/figures");
    await saveFigures(rider.viewer, "2026-10-05", [{ kind: "weightKg", values: [60] }]);
    await house.workOff();
    expect(await perKilogram(rider)).toEqual([3.5]);
    await arrive(rider, "body", [body("2026-10-05", 84)], { orderingMs: Date.now() });
    expect(await perKilogram(rider)).toEqual([3.5]);
    await deleteFigure(rider.viewer, "weightKg", "2026-10-05");
    await house.workOff();
    expect(await perKilogram(rider)).toEqual([2.5]);
  });

  test("that differs by less than 0.1 kg has nothing reckoned again", async () => {
    const rider = await addOpenRider();
    await house.sandbox.deliver(activityEvent(rider.terraUser, rideOn("2026-10-10")));
    await arrive(rider, "body", [body("2026-10-05", 70)]);
    const versionOf = async () => (await db.ride.findFirstOrThrow({ where: { riderId: rider.viewer.userId } })).version;
    const before = await versionOf();
    await arrive(rider, "body", [body("2026-10-06", 70.04), body("2026-10-07", 70.03), body("2026-10-08", 69.98)]);
    expect(await versionOf()).toBe(before);
    await arrive(rider, "body", [body("2026-10-09", 70.3)]);
    expect(await versionOf()).toBe(before + 1);
  });

  test("has many days reckoned with once", async () => {
    const rider = await addOpenRider();
    await house.sandbox.deliver(activityEvent(rider.terraUser, rideOn("2026-10-10")));
    await house.workOff();
    const days = Array.from({ length: 9 }, (_, index) => `2026-10-0${index + 1}`);
    for (const [index, day] of days.entries()) {
      await house.sandbox.deliver({ type: "body", user: rider.terraUser, data: [body(day, 70 + index)] });
    }
    const { version } = await db.ride.findFirstOrThrow({ where: { riderId: rider.viewer.userId } });
    await house.workOff();
    expect((await db.ride.findFirstOrThrow({ where: { riderId: rider.viewer.userId } })).version).toBe(version + 1);
  });
});
