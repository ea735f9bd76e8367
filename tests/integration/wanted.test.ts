import { brotliDecompressSync, zstdDecompressSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { FIRST_ACCEPTED, FIRST_WANTED, readWanted, type WantedData } from "@/core/wanted-data";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let choices: typeof import("@/server/data/data-choices");
let settings: typeof import("@/server/house-settings");
let catalogue: Client;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  choices = await import("@/server/data/data-choices");
  settings = await import("@/server/house-settings");
  catalogue = new Client({ connectionString: house.databaseUrl });
  await catalogue.connect();
});
afterAll(async () => {
  await catalogue.end();
  await house.close();
});

const choose = (types: Partial<WantedData["types"]>, fields: Partial<WantedData["fields"]> = {}): WantedData =>
  readWanted({ types, fields }, FIRST_WANTED);

async function addRider(types: Partial<WantedData["types"]>, fields: Partial<WantedData["fields"]> = {}) {
  const rider = await house.addRider();
  await choices.saveDataChoices(rider.viewer, choose(types, fields), { isForgetting: false });
  return rider;
}

async function arrive(event: object, options: { orderingMs?: number } = {}) {
  const response = await house.sandbox.deliver(event, options);
  expect(response.status).toBe(200);
  await house.workOff();
}

const lastDelivery = () => db.delivery.findFirstOrThrow({ orderBy: { id: "desc" }, include: { body: true } });

/** The columns of all tables in which something stands, the compressed ones unpacked: wherever the house knows it. */
async function columnsWith(sought: RegExp): Promise<string[]> {
  const { rows: tables } = await catalogue.query(`
    SELECT table_schema, table_name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`);
  const found = new Set<string>();
  for (const { table_schema, table_name } of tables) {
    const { rows } = await catalogue.query(`SELECT * FROM "${table_schema}"."${table_name}"`);
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? unpacked(value) : JSON.stringify(value);
        if (sought.test(text ?? "")) found.add(`${table_name}.${name}`);
      }
    }
  }
  return [...found];
}

function unpacked(bytes: Buffer): string {
  for (const unpack of [zstdDecompressSync, brotliDecompressSync]) {
    try {
      return unpack(bytes).toString("latin1");
    } catch {
      // Not packed so.
    }
  }
  return bytes.toString("latin1");
}

/** A ride whose every number on place and heart is one of a kind, wherever Terra's model has room for one. */
function marked(summaryId: string, mark: string) {
  const plain = activity({ summaryId, title: `Ride ${mark}`, seconds: 120 });
  const at = [Number(`48.${mark}`), Number(`-117.${mark}`)];
  const bpm = Number(`151.${mark}`);
  return {
    ...plain,
    metadata: { ...(plain.metadata as object), city: `City ${mark}`, state: `State ${mark}`, country: `Land ${mark}` },
    position_data: {
      start_pos_lat_lng_deg: at,
      end_pos_lat_lng_deg: at,
      center_pos_lat_lng_deg: at,
      centre_pos_lat_lng_deg: at,
      position_samples: (plain.position_data as { position_samples: object[] }).position_samples.map((sample) => ({
        ...sample,
        coords_lat_lng_deg: at,
      })),
    },
    polyline_map_data: { summary_polyline: `poly${mark}` },
    heart_rate_data: {
      summary: { avg_hr_bpm: bpm, max_hr_bpm: bpm, hr_zone_data: [{ zone: 3, duration_seconds: bpm }] },
      detailed: (plain.heart_rate_data as { detailed: { hr_samples: object[] } }).detailed && {
        hr_samples: (plain.heart_rate_data as { detailed: { hr_samples: object[] } }).detailed.hr_samples.map(
          (sample) => ({ ...sample, bpm }),
        ),
        hrv_samples_rmssd: [{ hrv_rmssd: bpm }],
      },
    },
    lap_data: {
      laps: (plain.lap_data as { laps: object[] }).laps.map((lap) => ({
        ...lap,
        avg_hr_bpm: bpm,
        start_position_lat_lng_deg: at,
      })),
    },
    data_enrichment: { trimp_score: bpm },
    never_documented: { deep: [{ latitude: at[0], longitude: at[1], current_hr: bpm }] },
  };
}

describe("positions that are not wanted", () => {
  test("are nowhere when a ride was applied, and everything else of it is", async () => {
    const rider = await addRider({}, { positions: false });
    await arrive(activityEvent(rider.terraUser, marked("no-place", "7654321")));

    expect(await columnsWith(/Ride 7654321/)).not.toEqual([]);
    expect(await columnsWith(/151\.7654321/)).not.toEqual([]);
    expect(await columnsWith(/48\.7654321|117\.7654321|City 7654321|State 7654321|Land 7654321|poly7654321/)).toEqual(
      [],
    );
    const [ride] = await db.ride.findMany({ where: { riderId: rider.viewer.userId } });
    expect(ride).toMatchObject({ distanceMeters: 960, isIndoor: false, meanPowerWatts: 200 });
    const channels = await db.rideChannel.findMany({ where: { riderId: rider.viewer.userId } });
    expect(channels.map(({ name }) => name).sort()).toEqual([
      "cadence",
      "distance",
      "elevation",
      "heart-rate",
      "power",
      "speed",
    ]);
    expect(await lastDelivery()).toMatchObject({
      state: "applied",
      redactedAt: expect.any(Date),
      effects: [{ kind: "ride" }, { kind: "dropped", what: ["positions"] }],
    });
  });

  test("are there when they are wanted: the test above can fail", async () => {
    const rider = await addRider({});
    await arrive(activityEvent(rider.terraUser, marked("place", "1357913")));
    for (const mark of ["48.1357913", "117.1357913", "City 1357913", "Land 1357913", "poly1357913"]) {
      expect(await columnsWith(new RegExp(mark))).not.toEqual([]);
    }
    expect(await lastDelivery()).toMatchObject({ state: "applied", redactedAt: null });
  });
});

test("heart rates that are not wanted are nowhere when a ride was applied", async () => {
  const rider = await addRider({}, { heartRate: false });
  await arrive(activityEvent(rider.terraUser, marked("no-heart", "2468024")));
  expect(await columnsWith(/48\.2468024/)).not.toEqual([]);
  expect(await columnsWith(/151\.2468024/)).toEqual([]);
  const ofRider = { where: { riderId: rider.viewer.userId } };
  expect(await db.ride.findMany(ofRider)).toMatchObject([{ meanHeartRateBpm: null, maxHeartRateBpm: null }]);
  expect(await db.rideChannel.count({ where: { ...ofRider.where, name: "heart-rate" } })).toBe(0);
});

describe("types that are not wanted", () => {
  const cycle = (user: object, mark: string) => ({
    type: "menstruation",
    user,
    data: [{ metadata: { start_time: "2026-11-20T00:00:00" }, menstruation_data: { last_updated_time: mark } }],
  });

  test("are dropped unread while the operator does not accept them, whatever the rider wants", async () => {
    const rider = await addRider({ menstruation: true });
    await arrive(cycle(rider.terraUser, "canary-unaccepted"));
    expect(await columnsWith(/canary-unaccepted/)).toEqual([]);
    expect(await lastDelivery()).toMatchObject({
      state: "unhandled",
      type: "menstruation",
      riderId: rider.viewer.userId,
      body: null,
      redactedAt: expect.any(Date),
      effects: [{ kind: "dropped", what: ["menstruation"] }],
    });
  });

  test("are dropped before anybody knows whose they are, where the operator does not accept them", async () => {
    const nobody = { user_id: "nobody-yet", provider: "BRYTONSPORT", reference_id: null };
    await arrive(cycle(nobody, "canary-nobodys"));
    expect(await columnsWith(/canary-nobodys/)).toEqual([]);
  });

  test("are dropped of a rider who does not want them, and kept of one who does", async () => {
    await settings.writeAccepted(readWanted({ types: { menstruation: true } }, FIRST_ACCEPTED), db);
    const [one, other] = [await addRider({}), await addRider({ menstruation: true })];
    await arrive(cycle(one.terraUser, "canary-unwanted"));
    await arrive(cycle(other.terraUser, "canary-wanted"));
    expect(await columnsWith(/canary-unwanted/)).toEqual([]);
    expect(await columnsWith(/canary-wanted/)).not.toEqual([]);
    expect(await db.healthDay.count({ where: { riderId: one.viewer.userId } })).toBe(0);
    expect(await db.healthDay.count({ where: { riderId: other.viewer.userId } })).toBe(1);
    await settings.writeAccepted(FIRST_ACCEPTED, db);
  });

  test("are decided on when they are somebody's, having waited whole", async () => {
    const person = await house.addPerson();
    const body = (mark: string) => ({
      type: "body",
      user: person.terraUser,
      data: [{ metadata: { start_time: "2026-11-20T00:00:00" }, measurements_data: { user_notes: mark } }],
    });
    await arrive(body("canary-parked"));
    expect(await lastDelivery()).toMatchObject({ state: "parked" });
    await arrive({ type: "auth", status: "success", user: person.terraUser });
    expect(await columnsWith(/canary-parked/)).toEqual([]);
  });

  test("that nobody here can choose are never kept", async () => {
    const rider = await addRider({ body: true, daily: true });
    await arrive({ type: "hormone", user: rider.terraUser, data: [{ level: "canary-hormone" }] });
    await arrive({ type: "health_observation", user: rider.terraUser, data: [{ note: "canary-observation" }] });
    expect(await columnsWith(/canary-hormone|canary-observation/)).toEqual([]);
  });

  test("leave of an athlete the number of the account alone [T 5.9]", async () => {
    const rider = await addRider({});
    const athlete = { first_name: "canary-name", email: "canary@example.org", provider_user_id: "account-77" };
    await arrive({ type: "athlete", user: rider.terraUser, athlete });
    expect(await columnsWith(/canary-name|canary@example/)).toEqual([]);
    expect(await columnsWith(/account-77/)).not.toEqual([]);
  });
});

test("what is accepted is an operator's to say, and every change of it is written down", async () => {
  const { setAccepted } = await import("@/server/data/house-settings");
  const [rider, operator] = [await house.addRider(), await house.addRider()];
  const withoutSleep = readWanted({ types: { sleep: false, menstruation: true } }, FIRST_ACCEPTED);
  expect(await setAccepted(rider.viewer, withoutSleep)).toBe(false);
  expect(await settings.readAccepted()).toEqual(FIRST_ACCEPTED);

  await db.user.update({ where: { id: operator.viewer.userId }, data: { isOperator: true } });
  expect(await setAccepted(operator.viewer, withoutSleep)).toBe(true);
  expect(await setAccepted(operator.viewer, withoutSleep)).toBe(true);
  expect(await settings.readAccepted()).toEqual(withoutSleep);
  expect(await setAccepted(operator.viewer, FIRST_ACCEPTED)).toBe(true);
  const entries = await db.auditEntry.findMany({ where: { subject: "accepted-data" }, orderBy: { id: "asc" } });
  expect(entries).toMatchObject([
    {
      actorId: operator.viewer.userId,
      action: "change-setting",
      detail: { added: ["menstruation"], removed: ["sleep"] },
    },
    { detail: { added: ["sleep"], removed: ["menstruation"] } },
  ]);
});

describe("a wish that is withdrawn while a delivery is being applied", () => {
  /** Keeps a choice in the moment in which the worker, having cut the delivery by the one before, is about to store. */
  async function withdrawMeanwhile(rider: Person, event: object, own: WantedData) {
    expect((await house.sandbox.deliver(event)).status).toBe(200);
    const riderId = rider.viewer.userId;
    await catalogue.query("BEGIN");
    await catalogue.query(`SELECT id FROM "User" WHERE id = $1 FOR NO KEY UPDATE`, [riderId]);
    const applying = house.workOff();
    await vi.waitFor(async () => {
      const waiting = await db.$queryRaw<object[]>`
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE%'`;
      expect(waiting).toHaveLength(1);
    }, 20_000);
    await catalogue.query(
      `INSERT INTO "DataChoices" ("riderId", "values", "changedAt") VALUES ($1, $2, now())
       ON CONFLICT ("riderId") DO UPDATE SET "values" = excluded."values"`,
      [riderId, JSON.stringify(own)],
    );
    await catalogue.query("COMMIT");
    await applying;
  }

  test("leaves no place or heart rate of a ride behind, neither stored nor in the message", async () => {
    const rider = await addRider({});
    const event = activityEvent(rider.terraUser, marked("race-1", "8642086"));
    await withdrawMeanwhile(rider, event, choose({}, { positions: false, heartRate: false }));
    expect(await columnsWith(/Ride 8642086/)).not.toEqual([]);
    expect(await columnsWith(/48\.8642086|117\.8642086|151\.8642086|City 8642086|poly8642086/)).toEqual([]);
    const ofRider = { where: { riderId: rider.viewer.userId } };
    expect(await db.ride.findMany(ofRider)).toMatchObject([{ meanPowerWatts: 200, meanHeartRateBpm: null }]);
    const channels = (await db.rideChannel.findMany(ofRider)).map(({ name }) => name);
    expect(channels).toContain("power");
    expect(channels).not.toContain("position");
    expect(channels).not.toContain("heart-rate");
    expect(await lastDelivery()).toMatchObject({
      effects: [{ kind: "ride" }, { kind: "dropped", what: expect.arrayContaining(["positions", "heartRate"]) }],
    });
  });

  test("leaves nothing of a ride behind where no rides are wanted", async () => {
    const rider = await addRider({});
    await withdrawMeanwhile(
      rider,
      activityEvent(rider.terraUser, marked("race-2", "7531975")),
      choose({ activity: false }),
    );
    expect(await columnsWith(/7531975/)).toEqual([]);
    expect(await db.ride.count({ where: { riderId: rider.viewer.userId } })).toBe(0);
    expect(await lastDelivery()).toMatchObject({ body: null, redactedAt: expect.any(Date) });
  });

  const weighed = (user: object, mark: string) => ({
    type: "body",
    user,
    data: [
      {
        metadata: { start_time: "2026-11-20T00:00:00" },
        measurements_data: { measurements: [{ weight_kg: 70.625, user_notes: mark }] },
      },
    ],
  });

  test("leaves no day behind whose type is withdrawn, and no weight of a day that stays", async () => {
    const [one, other] = [await addRider({ body: true }), await addRider({ body: true })];
    await withdrawMeanwhile(one, weighed(one.terraUser, "race-day"), choose({ body: false }));
    expect(await columnsWith(/race-day/)).toEqual([]);
    await withdrawMeanwhile(other, weighed(other.terraUser, "race-weight"), choose({ body: true }, { weight: false }));
    expect(await columnsWith(/race-weight/)).not.toEqual([]);
    expect(await columnsWith(/70\.625/)).toEqual([]);
    expect(await db.healthDay.findMany({ where: { riderId: other.viewer.userId } })).toMatchObject([{ figures: {} }]);
  });
});

describe("a rider who withdraws a wish", () => {
  const day = (date: string, user: object, mark: string) => ({
    type: "body",
    user,
    data: [
      {
        metadata: { start_time: `${date}T00:00:00` },
        measurements_data: { measurements: [{ weight_kg: 70, user_notes: mark }] },
        heart_data: { heart_rate_data: { summary: { resting_hr_bpm: 51.25 } } },
      },
    ],
  });

  test("is told how much is stored of it, and keeps it unless they say otherwise", async () => {
    const rider = await addRider({ body: true });
    await arrive(day("2026-11-19", rider.terraUser, "kept-one"));
    await arrive(day("2026-11-20", rider.terraUser, "kept-two"));
    expect(await choices.countWithdrawn(rider.viewer, choose({ body: false }))).toEqual([{ what: "body", count: 2 }]);
    expect(await choices.countWithdrawn(rider.viewer, choose({ body: true, sleep: true }))).toEqual([]);
    await choices.saveDataChoices(rider.viewer, choose({ body: false }), { isForgetting: false });
    await house.workOff();
    expect(await db.healthDay.count({ where: { riderId: rider.viewer.userId } })).toBe(2);
  });

  test("has all of it deleted when they say so: rows, and the messages they came in", async () => {
    const [rider, other] = [await addRider({ body: true, daily: true }), await addRider({ body: true })];
    await arrive(day("2026-11-20", rider.terraUser, "canary-mine"));
    await arrive(day("2026-11-20", other.terraUser, "canary-others"));
    await arrive({ type: "daily", user: rider.terraUser, data: [{ metadata: { start_time: "2026-11-20" } }] });
    expect(await columnsWith(/canary-mine/)).not.toEqual([]);
    await choices.saveDataChoices(rider.viewer, choose({ daily: true }), { isForgetting: true });
    await house.workOff();
    expect(await columnsWith(/canary-mine/)).toEqual([]);
    expect(await columnsWith(/canary-others/)).not.toEqual([]);
    const left = await db.healthDay.findMany({ where: { riderId: rider.viewer.userId } });
    expect(left.map(({ type }) => type)).toEqual(["daily"]);
  });

  test("has it deleted from what could not be applied, too, though it was not noted whose it was [W37]", async () => {
    const rider = await addRider({ body: true });
    await arrive(day("2026-11-20", rider.terraUser, "canary-failed"));
    await db.delivery.updateMany({
      where: { terraUserId: rider.terraUser.user_id, type: "body" },
      data: { state: "failed", riderId: null, type: null },
    });
    expect((await columnsWith(/canary-failed/)).join()).toContain("DeliveryBody");
    await choices.saveDataChoices(rider.viewer, choose({ body: false }), { isForgetting: true });
    await house.workOff();
    expect(await columnsWith(/canary-failed/)).toEqual([]);
  });

  test("has fields taken out of days that stay, and W/kg with the weight", async () => {
    const rider = await addRider({ body: true });
    await arrive(day("2026-11-19", rider.terraUser, "stays"));
    await arrive(activityEvent(rider.terraUser, activity({ summaryId: "heavy", seconds: 120, watts: () => 210 })));
    const ofRider = { where: { riderId: rider.viewer.userId } };
    expect(await db.ride.findFirst(ofRider)).toMatchObject({ meanWattsPerKilogram: 3 });
    const own = choose({ body: true }, { weight: false });
    expect(await choices.countWithdrawn(rider.viewer, own)).toEqual([{ what: "weight", count: 1 }]);
    await choices.saveDataChoices(rider.viewer, own, { isForgetting: true });
    await house.workOff();
    const [row] = await db.healthDay.findMany(ofRider);
    expect(row?.figures).toEqual({ restingHeartRateBpm: 51.25 });
    expect(zstdDecompressSync(row?.whole ?? new Uint8Array()).toString()).toContain("stays");
    expect(zstdDecompressSync(row?.whole ?? new Uint8Array()).toString()).not.toContain("weight");
    expect(await db.ride.findFirst(ofRider)).toMatchObject({ meanWattsPerKilogram: null });
  });

  test("has the tracks and heart rates of their rides deleted, and the rides stay", async () => {
    const rider = await addRider({});
    await arrive(activityEvent(rider.terraUser, marked("track", "9753197")));
    const ofRider = { where: { riderId: rider.viewer.userId } };
    expect(await columnsWith(/48\.9753197/)).not.toEqual([]);
    const own = choose({}, { positions: false, heartRate: false });
    expect(await choices.countWithdrawn(rider.viewer, own)).toEqual([
      { what: "positions", count: 1 },
      { what: "heartRate", count: 1 },
    ]);
    await choices.saveDataChoices(rider.viewer, own, { isForgetting: true });
    await house.workOff();
    expect(await columnsWith(/48\.9753197|117\.9753197|151\.9753197|City 9753197|poly9753197/)).toEqual([]);
    expect(await db.ride.findMany(ofRider)).toMatchObject([
      { distanceMeters: 960, meanPowerWatts: 200, meanHeartRateBpm: null },
    ]);
    const channels = await db.rideChannel.findMany(ofRider);
    expect(channels.map(({ name }) => name)).not.toContain("position");
    expect(channels.map(({ name }) => name)).not.toContain("heart-rate");
  });

  describe("and keeps what is stored, has it still when the provider tells the same once more", () => {
    const told = (summaryId: string, wanted: Parameters<typeof activity>[0]) => {
      const plain = activity({ summaryId, ...wanted });
      const summary = { avg_hr_bpm: 139, max_hr_bpm: 171 };
      return { ...plain, heart_rate_data: { ...(plain.heart_rate_data as object), summary } };
    };
    const withdrawn = choose({}, { positions: false, heartRate: false });
    const channelsOf = async ({ viewer }: Person) => {
      const rows = await db.rideChannel.findMany({ where: { riderId: viewer.userId, name: { in: KEPT } } });
      return Object.fromEntries(rows.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("hex")]));
    };
    const KEPT = ["position", "heart-rate"];

    test("the track and the heart rates of a ride of the same seconds", async () => {
      const rider = await addRider({});
      const at = Date.now() - 60_000;
      // 255 is no heart rate: a spell of it is left out, and remarked on.
      const bpm = (second: number) => (second === 30 ? 255 : 140);
      await arrive(activityEvent(rider.terraUser, told("kept-1", { seconds: 60, bpm })), { orderingMs: at });
      const before = await channelsOf(rider);
      expect(Object.keys(before).sort()).toEqual(["heart-rate", "position"]);
      await choices.saveDataChoices(rider.viewer, withdrawn, { isForgetting: false });
      await house.workOff();

      const again = told("kept-1", { seconds: 60, bpm, watts: () => 210 });
      await arrive(activityEvent(rider.terraUser, again), { orderingMs: at + 1000 });
      expect(await channelsOf(rider)).toEqual(before);
      const ofRider = { where: { riderId: rider.viewer.userId } };
      expect(await db.ride.findFirst(ofRider)).toMatchObject({ meanPowerWatts: 210, meanHeartRateBpm: 140 });
      const [source] = await db.rideSource.findMany(ofRider);
      expect(source?.told).toMatchObject({ numbers: { meanHeartRateBpm: 139, maxHeartRateBpm: 171 } });
      expect(source?.remarks).toEqual(["1 heart rate sample outside of what is possible left out."]);
    });

    test("where they were in time, of a ride that became longer", async () => {
      const { unpackRows } = await import("@/server/channel-rows");
      const rider = await addRider({});
      const at = Date.now() - 60_000;
      const start = "2026-11-21T08:00:10.000000+01:00";
      await arrive(activityEvent(rider.terraUser, told("kept-2", { seconds: 60, start })), { orderingMs: at });
      await choices.saveDataChoices(rider.viewer, withdrawn, { isForgetting: false });
      const longer = told("kept-2", { seconds: 90, start: "2026-11-21T08:00:00.000000+01:00" });
      await arrive(activityEvent(rider.terraUser, longer), { orderingMs: at + 1000 });

      const rows = await db.rideChannel.findMany({ where: { riderId: rider.viewer.userId, name: { in: KEPT } } });
      const { channels, track } = await unpackRows(rows);
      // Begun 10 s earlier: the 60 seconds that are known are the 10th to the 69th of 90.
      const known = Array.from({ length: 90 }, (_, second) => second >= 10 && second < 70);
      expect(Array.from(channels["heart-rate"] ?? [], (bpm) => bpm === 140)).toEqual(known);
      expect(Array.from(track?.latitude ?? [], (latitude) => !Number.isNaN(latitude))).toEqual(known);
      expect(track?.latitude[10]).toBeCloseTo(10, 6);
    });

    test("what the operator does not accept any more", async () => {
      const rider = await addRider({});
      const at = Date.now() - 60_000;
      await arrive(activityEvent(rider.terraUser, told("kept-3", { seconds: 60 })), { orderingMs: at });
      const before = await channelsOf(rider);
      await settings.writeAccepted(readWanted({ fields: { heartRate: false } }, FIRST_ACCEPTED), db);
      try {
        const again = told("kept-3", { seconds: 60, watts: () => 210 });
        await arrive(activityEvent(rider.terraUser, again), { orderingMs: at + 1000 });
      } finally {
        await settings.writeAccepted(FIRST_ACCEPTED, db);
      }
      expect(await channelsOf(rider)).toEqual(before);
    });

    test("but nothing that was deleted when they said so", async () => {
      const rider = await addRider({});
      const at = Date.now() - 60_000;
      await arrive(activityEvent(rider.terraUser, told("gone-1", { seconds: 60 })), { orderingMs: at });
      await choices.saveDataChoices(rider.viewer, withdrawn, { isForgetting: true });
      await house.workOff();
      const again = told("gone-1", { seconds: 60, watts: () => 210 });
      await arrive(activityEvent(rider.terraUser, again), { orderingMs: at + 1000 });
      expect(await channelsOf(rider)).toEqual({});
      const ofRider = { where: { riderId: rider.viewer.userId } };
      expect(await db.ride.findFirst(ofRider)).toMatchObject({ meanPowerWatts: 210, meanHeartRateBpm: null });
    });

    test("a day's weight, and what else is told of the day anew", async () => {
      const rider = await addRider({ body: true });
      const at = Date.now() - 60_000;
      const said = (percent: number, ...more: object[]) => ({
        type: "body",
        user: rider.terraUser,
        data: [
          {
            metadata: { start_time: "2026-11-19T00:00:00" },
            measurements_data: {
              measurements: [{ measurement_time: "2026-11-19T07:00:00", weight_kg: 70 }, ...more],
            },
            oxygen_data: { avg_saturation_percentage: percent },
          },
        ],
      });
      await arrive(said(96), { orderingMs: at });
      await choices.saveDataChoices(rider.viewer, choose({ body: true }, { weight: false }), { isForgetting: false });
      await arrive(said(97, { measurement_time: "2026-11-19T19:00:00", weight_kg: 71 }), { orderingMs: at + 1000 });
      const [row] = await db.healthDay.findMany({ where: { riderId: rider.viewer.userId } });
      expect(row?.figures).toMatchObject({ weightKg: 70 });
      const whole = zstdDecompressSync(row?.whole ?? new Uint8Array()).toString();
      expect(JSON.parse(whole)).toMatchObject({
        measurements_data: { measurements: [{ weight_kg: 70 }, { measurement_time: "2026-11-19T19:00:00" }] },
        oxygen_data: { avg_saturation_percentage: 97 },
      });
      expect(whole).not.toContain("71");
    });
  });

  test("keeps the files that they brought themselves", async () => {
    const rider = await addRider({});
    await bringFile(rider);
    const ofRider = { where: { riderId: rider.viewer.userId } };
    const before = await db.rideChannel.findMany({ ...ofRider, orderBy: { name: "asc" } });
    expect(before.map(({ name }) => name)).toContain("position");
    const own = choose({ activity: false }, { positions: false, heartRate: false });
    expect(await choices.countWithdrawn(rider.viewer, own)).toEqual([]);
    await choices.saveDataChoices(rider.viewer, own, { isForgetting: true });
    await house.workOff();
    expect(await db.rideChannel.findMany({ ...ofRider, orderBy: { name: "asc" } })).toEqual(before);
  });
});

/** Brings a ride as a GPX file with places and heart rates, as the uploads page does, and lets the worker read it. */
async function bringFile({ viewer }: Person) {
  const points = Array.from({ length: 120 }, (_, second) => {
    const time = new Date(Date.UTC(2026, 5, 1, 8, 0, second)).toISOString();
    return `<trkpt lat="${46 + second * 5e-5}" lon="8"><ele>500</ele><time>${time}</time><extensions><gpxtpx:TrackPointExtension><gpxtpx:hr>140</gpxtpx:hr></gpxtpx:TrackPointExtension></extensions></trkpt>`;
  });
  const gpx = `<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"><trk><type>cycling</type><trkseg>${points.join("")}</trkseg></trk></gpx>`;
  const bytes = new TextEncoder().encode(gpx);
  const uploads = await import("@/server/data/uploads");
  const created = await uploads.createBatch(viewer, [{ name: "ride.gpx", size: bytes.length }]);
  const upload = created.kind === "created" ? created.uploads[0] : undefined;
  if (!upload) return expect.fail("The file was not taken");
  await uploads.appendPart(viewer, upload.id, 0, bytes);
  await house.workOff();
}
