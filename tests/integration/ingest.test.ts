import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { RideId } from "@/core/ids";
import type { RideSummary } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let recordings: typeof import("@/server/data/recordings");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  recordings = await import("@/server/data/recordings");
});
afterAll(() => house.close());

/** Terra delivers activities of a rider, and the worker takes them on. */
async function arrive(person: Person, activities: unknown[], options: { traceId?: string; orderingMs?: number } = {}) {
  const response = await house.sandbox.deliver(activityEvent(person.terraUser, ...activities), options);
  expect(response.status).toBe(200);
  await house.workOff();
}

async function onlyRide(person: Person): Promise<RideSummary> {
  const [ride, ...more] = await rides.listRides(person.viewer);
  expect(more).toEqual([]);
  if (ride === undefined) throw new Error("There is no ride");
  return ride;
}

const ALWAYS = new Date("1970-01-01");

const lastDelivery = () => db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });

describe("a ride that arrives", () => {
  test("is there once, whole, for its rider and for nobody else [T 4.7 activity, T 5.1 units]", async () => {
    const rider = await house.addRider();
    const stranger = await house.addRider();
    await arrive(rider, [activity({ seconds: 600 })], { traceId: "once" });
    await arrive(rider, [activity({ seconds: 600 })], { traceId: "once more" });

    const listed = await onlyRide(rider);
    expect(listed).toMatchObject({
      title: "Evening climb",
      startedAt: new Date("2026-11-20T07:00:00Z"),
      offsetMinutes: 60,
      isIndoor: false,
      elapsedSeconds: 600,
      timerSeconds: 600,
      movingSeconds: 600,
      // By hand: 8 m/s, 200 W, 140 bpm and 90 rpm throughout.
      distanceMeters: 4800,
      meanSpeedMps: 8,
      meanPowerWatts: 200,
      weightedPowerWatts: 200,
      workKilojoules: 120,
      meanHeartRateBpm: 140,
      meanCadenceRpm: 90,
      powerShare: 1,
      // Without figures of the rider there is no load to be had.
      load: null,
      heartRateLoad: null,
    });

    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, listed.id);
    expect(ride).toMatchObject({ device: "Bryton Rider S800", pauses: [], remarks: [] });
    expect(ride?.laps.map(({ start, end, trigger }) => [start, end, trigger])).toEqual([
      [0, 300, "MANUAL"],
      [300, 600, null],
    ]);
    expect([...(ride?.channelNames ?? [])].sort()).toEqual([
      "cadence",
      "distance",
      "elevation",
      "heart-rate",
      "position",
      "power",
      "speed",
    ]);

    const missing = "019adf00-0000-7000-8000-000000000000" as RideId;
    for (const id of [listed.id, missing]) {
      expect(await rides.findRide(stranger.viewer, rider.viewer.userId, id)).toBeNull();
      expect(await rides.findRide(stranger.viewer, stranger.viewer.userId, id)).toBeNull();
      expect(await recordings.readChannels(stranger.viewer, rider.viewer.userId, id)).toBeNull();
      expect(await recordings.readChannels(stranger.viewer, stranger.viewer.userId, id)).toBeNull();
    }
    expect(await rides.listRides(stranger.viewer)).toEqual([]);
    expect(await rides.countRides(stranger.viewer)).toBe(0);
  });

  test("keeps each second of each channel [T 5.3]", async () => {
    const { unpackChannels, decodeChannel, decodeTrack } = await import("@/core/channel-codec");
    const rider = await house.addRider();
    await arrive(rider, [activity({ seconds: 120, watts: (second) => 100 + second })]);

    const { id } = await onlyRide(rider);
    const bytes = await recordings.readChannels(rider.viewer, rider.viewer.userId, id);
    const channels = unpackChannels(bytes ?? new Uint8Array());
    const power = decodeChannel(channels.get("power") ?? new Uint8Array());
    expect([...power]).toEqual(Array.from({ length: 120 }, (_, second) => 100 + second));
    const track = decodeTrack(channels.get("position") ?? new Uint8Array());
    expect(track.latitude[119]).toBeCloseTo(10 + 119 * 5e-5, 6);
    expect(track.longitude[0]).toBeCloseTo(20, 6);
  });

  test("of more than two hours is sent as much as a page can show, and a window of it second by second", async () => {
    const { unpackChannels } = await import("@/core/channel-codec");
    const { layOut } = await import("@/core/overview");
    const rider = await house.addRider();
    const stranger = await house.addRider();
    const seconds = 10_000;
    await arrive(rider, [activity({ seconds, watts: (second) => (second === 7007 ? 900 : 150 + (second % 50)) })]);
    const { id } = await onlyRide(rider);
    const sentOf = async (window: { start: number; end: number } | null) =>
      layOut(
        unpackChannels(
          (await recordings.readChannels(rider.viewer, rider.viewer.userId, id, { window, version: null })) ??
            new Uint8Array(),
        ),
      );

    const whole = await sentOf(null);
    expect(whole.bucketSeconds).toBe(4);
    expect(whole.channels.power).toHaveLength(seconds);
    expect(Math.max(...(whole.channels.power ?? []))).toBe(900);
    const window = await sentOf({ start: 7000, end: 7010 });
    expect([...(window.channels.power ?? [])]).toEqual([150, 151, 152, 153, 154, 155, 156, 900, 158, 159]);
    expect(window.track?.latitude[0]).toBeCloseTo(10 + 7000 * 5e-5, 6);
    const { version = 0 } = (await rides.findRide(rider.viewer, rider.viewer.userId, id)) ?? {};
    const ofVersion = (asked: number) =>
      recordings.readChannels(rider.viewer, rider.viewer.userId, id, { window: { start: 0, end: 10 }, version: asked });
    expect(await ofVersion(version)).not.toBeNull();
    expect(await ofVersion(version + 1)).toBeNull();
    expect(
      await recordings.readChannels(stranger.viewer, rider.viewer.userId, id, {
        window: { start: 0, end: 10 },
        version: null,
      }),
    ).toBeNull();
  });

  test("has neither a map nor a place when it was ridden indoors [T 5.3 positions, T 5.10 indoor]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ indoor: true, title: null })]);
    const { id, isIndoor, title } = await onlyRide(rider);
    expect({ isIndoor, title }).toEqual({ isIndoor: true, title: "Indoor ride" });
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    expect(ride?.channelNames).not.toContain("position");
  });

  test("with several others in one delivery: each by itself, and a bad one costs only itself [T 5.10 two items, W10]", async () => {
    const rider = await house.addRider();
    const bad = { metadata: { summary_id: "bad" } };
    await arrive(rider, [activity({ summaryId: "one" }), bad, activity({ summaryId: "two" })]);
    expect(await rides.countRides(rider.viewer)).toBe(2);
    expect(await lastDelivery()).toMatchObject({ state: "failed", riderId: rider.viewer.userId });
    expect((await lastDelivery()).reason).toMatch(/^activity 2 of 3: lacks metadata\.start_time/);
  });

  test("is left alone when it was no ride, and the delivery says so", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ type: 8 })]);
    expect(await rides.countRides(rider.viewer)).toBe(0);
    expect(await lastDelivery()).toMatchObject({ state: "applied", reason: "activity 1 of 1 is not a ride" });
  });

  test("with nothing but its totals is kept with them, and says so [T 5.10 only totals]", async () => {
    const rider = await house.addRider();
    const bare = {
      metadata: {
        summary_id: "bare",
        type: 1,
        upload_type: 1,
        start_time: "2026-11-20T08:00:00.000000+01:00",
        end_time: "2026-11-20T09:00:00.000000+01:00",
      },
      distance_data: { summary: { distance_meters: 30_000 }, detailed: null },
      power_data: { avg_watts: 187, power_samples: null },
      heart_rate_data: null,
    };
    await arrive(rider, [bare]);
    expect(await onlyRide(rider)).toMatchObject({
      title: "Morning ride",
      elapsedSeconds: 3600,
      distanceMeters: 30_000,
      meanPowerWatts: 187,
      meanHeartRateBpm: null,
    });
  });

  test("leaves out what is impossible and tells how much [T 5.10 name, W23, W24]", async () => {
    const rider = await house.addRider();
    const bpm = (second: number) => (second < 5 ? 1e308 : 140);
    await arrive(rider, [activity({ bpm, title: "\u0000Tour\ud800 <b>" })]);
    const { id, title, meanHeartRateBpm } = await onlyRide(rider);
    expect(title).toBe("Tour\ufffd <b>");
    expect(meanHeartRateBpm).toBe(140);
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    expect(ride?.remarks).toEqual(["5 heart rate samples outside of what is possible left out."]);
  });
});

describe("of a ride that is told again", () => {
  const at = (minute: number) => Date.UTC(2026, 10, 20, 12, minute);

  test("the newer version replaces the older whole [T 4.7, T 5.10 older and newer, T 10.3]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ seconds: 600 })], { orderingMs: at(1) });
    const first = await onlyRide(rider);
    await arrive(rider, [activity({ seconds: 60, title: "Shorter", indoor: true })], { orderingMs: at(2) });

    const second = await onlyRide(rider);
    expect(second).toMatchObject({ id: first.id, title: "Shorter", elapsedSeconds: 60 });
    expect(second.version).toBeGreaterThan(first.version);
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, second.id);
    expect(ride?.channelNames).not.toContain("position");
    expect(ride?.laps.map(({ end }) => end)).toEqual([30, 60]);
  });

  test("an older version that comes late changes nothing [T 4.3 retries, T 4.7 ordering, T 5.10 older and newer]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ title: "Newer" })], { orderingMs: at(2) });
    const before = await onlyRide(rider);
    await arrive(rider, [activity({ title: "Older" })], { orderingMs: at(1) });
    expect(await onlyRide(rider)).toEqual(before);
    expect(await lastDelivery()).toMatchObject({ state: "applied" });
  });

  test("whatever the order and however many at once, the newest stays [T 10.3, W5]", async () => {
    const rider = await house.addRider();
    const told = [3, 1, 4, 0, 2];
    await Promise.all(
      told.map((minute) =>
        house.sandbox.deliver(activityEvent(rider.terraUser, activity({ title: `Version ${minute}`, seconds: 60 })), {
          orderingMs: at(minute),
        }),
      ),
    );
    await Promise.all([house.workOff(), house.workOff(), house.workOff()]);
    expect((await onlyRide(rider)).title).toBe("Version 4");
  });

  test("one marked for deletion is gone until it is told anew [T 4.7 upload_type, T 5.10 upload_type]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity()], { orderingMs: at(1) });
    await arrive(rider, [activity({ uploadType: 4 })], { orderingMs: at(2) });
    expect(await rides.listRides(rider.viewer)).toEqual([]);
    await arrive(rider, [activity({ uploadType: 3, title: "Back" })], { orderingMs: at(3) });
    expect((await onlyRide(rider)).title).toBe("Back");
  });

  test("one that is pending is shown as such [T 4.7 upload_type, T 5.10 upload_type]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ uploadType: 5 })], { orderingMs: at(1) });
    expect((await onlyRide(rider)).isPending).toBe(true);
  });

  test("the same id of another rider is another ride [T 4.7 activity]", async () => {
    const [one, other] = [await house.addRider(), await house.addRider()];
    await arrive(one, [activity({ summaryId: "same" })]);
    await arrive(other, [activity({ summaryId: "same" })]);
    expect((await onlyRide(one)).id).not.toBe((await onlyRide(other)).id);
  });
});

describe("a connection", () => {
  test("is made by the signed event alone, whoever its reference names [T 4.5 auth, T 10.5]", async () => {
    const person = await house.addPerson();
    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    const [connection] = await db.connection.findMany({ where: { riderId: person.viewer.userId } });
    expect(connection).toMatchObject({ state: "active", terraUserId: person.terraUser.user_id });
  });

  test("of a reference that is nobody's is not made [T 10.5]", async () => {
    await house.sandbox.deliver({
      type: "auth",
      status: "success",
      user: { user_id: "T0", provider: "BRYTONSPORT", reference_id: "x" },
    });
    await house.workOff();
    expect(await db.connection.count({ where: { terraUserId: "T0" } })).toBe(0);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", type: "auth" });
  });

  test("may be heard of after its first ride, which then appears [T 4.3 unknown, W29]", async () => {
    const person = await house.addPerson();
    await arrive(person, [activity()]);
    expect(await rides.countRides(person.viewer)).toBe(0);
    expect(await lastDelivery()).toMatchObject({ state: "parked", terraUserId: person.terraUser.user_id });

    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    expect(await rides.countRides(person.viewer)).toBe(1);
  });

  test("made in the very moment in which its first ride is put aside gets that ride all the same [W29]", async () => {
    const person = await house.addPerson();
    await house.sandbox.deliver(activityEvent(person.terraUser, activity()));
    const door = await closeDoor("parked");
    const parking = house.workOff();
    await door.somebodyWaits();

    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    expect(await rides.countRides(person.viewer)).toBe(0);
    await door.open();
    await parking;
    await house.workOff();
    expect(await rides.countRides(person.viewer)).toBe(1);
  });

  test("made again in the very moment in which a ride is refused gets that ride all the same [W29]", async () => {
    const rider = await house.addRider();
    await house.sandbox.deliver({ type: "deauth", status: "success", user: rider.terraUser });
    await house.workOff();
    await house.sandbox.deliver(activityEvent(rider.terraUser, activity()));
    const door = await closeDoor("unhandled");
    const refusing = house.workOff();
    await door.somebodyWaits();

    const again = { ...rider.terraUser, user_id: `${rider.terraUser.user_id}-again` };
    await house.sandbox.deliver({ type: "auth", status: "success", user: again });
    await house.workOff();
    expect(await rides.countRides(rider.viewer)).toBe(0);
    await door.open();
    await refusing;
    await house.workOff();
    expect(await rides.countRides(rider.viewer)).toBe(1);
  });

  test("whose end is heard of before its beginning ends as ended", async () => {
    const person = await house.addPerson();
    const [began, ended] = [Date.now() - 60_000, Date.now() - 30_000];
    await house.sandbox.deliver({ type: "deauth", status: "success", user: person.terraUser }, { orderingMs: ended });
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ state: "parked", type: "deauth" });
    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser }, { orderingMs: began });
    await house.workOff();
    expect(await db.connection.findMany({ where: { riderId: person.viewer.userId } })).toMatchObject([
      { state: "revoked" },
    ]);
  });

  test("that was ended takes no more rides, and keeps those it had [T 4.5 deauth, W29]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ summaryId: "before" })]);
    await house.sandbox.deliver({ type: "deauth", status: "success", user: rider.terraUser });
    await house.workOff();
    await arrive(rider, [activity({ summaryId: "after" })]);
    expect(await rides.countRides(rider.viewer)).toBe(1);
    expect(await db.connection.findMany({ where: { riderId: rider.viewer.userId } })).toMatchObject([
      { state: "revoked" },
    ]);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", reason: "The connection was ended before" });
  });

  test("made again under another Terra user is the same connection with the same rides [T 4.6]", async () => {
    const rider = await house.addRider();
    await arrive(rider, [activity({ summaryId: "kept" })]);
    await house.sandbox.deliver({ type: "deauth", status: "success", user: rider.terraUser });
    const again = { ...rider, terraUser: { ...rider.terraUser, user_id: `${rider.terraUser.user_id}-2` } };
    await house.sandbox.deliver({ type: "auth", status: "success", user: again.terraUser });
    await house.workOff();
    await arrive(again, [activity({ summaryId: "kept", title: "Told again" })]);
    expect(await db.connection.count({ where: { riderId: rider.viewer.userId } })).toBe(1);
    expect((await onlyRide(rider)).title).toBe("Told again");
  });
});

test("a worker that was slow cannot undo what another wrote of the same delivery meanwhile [W12]", async () => {
  const rider = await house.addRider();
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity()));
  const { claimDelivery, finishDelivery, noteFailure } = await import("@/server/ingest/deliveries");
  const slow = await claimDelivery(await lastDelivery());
  if (slow === null) throw new Error("There is nothing to take on");
  await house.workOff();
  await noteFailure(slow, "too late");
  await finishDelivery(slow, { state: "parked", reason: "too late" });
  expect(await lastDelivery()).toMatchObject({ state: "applied", reason: null });
});

describe("a delivery that cannot be applied", () => {
  test.each([
    ["is no JSON", Buffer.from('{"type":"activ'), "UnreadableDelivery: Not JSON"],
    ["is no UTF-8", Buffer.from([0x7b, 0xff]), "UnreadableDelivery: Not UTF-8"],
    [
      "is nested without end",
      Buffer.from("[".repeat(1_000_000)),
      "UnreadableDelivery: JSON nested deeper than 64 levels",
    ],
    ["has no type", Buffer.from("{}"), "Not in Terra's documented shape: type invalid_type"],
    ["lacks the user", Buffer.from('{"type":"deauth"}'), "Not in Terra's documented shape: user invalid_type"],
  ])("because it %s ends as failed with the reason, at once [W10, W22, W26]", async (_, body, reason) => {
    await house.sandbox.deliver(body);
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ state: "failed", attempts: 1, reason });
  });

  test("holds up nobody [W10]", async () => {
    const rider = await house.addRider();
    await house.sandbox.deliver(Buffer.from('{"type":"activity","user":1}'));
    await house.sandbox.deliver(activityEvent(rider.terraUser, activity()));
    await house.workOff();
    expect(await rides.countRides(rider.viewer)).toBe(1);
  });

  test("because it kills its worker is given up after five attempts [W11]", async () => {
    await house.sandbox.deliver({ type: "healthcheck", note: "deadly" });
    const { bodyHash, id } = await lastDelivery();
    await db.delivery.update({ where: { bodyHash_id: { bodyHash, id } }, data: { attempts: 5 } });
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ state: "failed", reason: "Given up after five attempts" });
  });

  test("and is given up is still known as whose it is, and as what [W11] [W37]", async () => {
    const rider = await house.addRider();
    const stranger = await house.addPerson();
    for (const { terraUser } of [rider, stranger]) {
      await house.sandbox.deliver(activityEvent(terraUser, activity({ summaryId: "deadly", seconds: 60 })));
      const { bodyHash, id } = await lastDelivery();
      await db.delivery.update({ where: { bodyHash_id: { bodyHash, id } }, data: { attempts: 5 } });
      await house.workOff();
      expect(await lastDelivery()).toMatchObject({
        state: "failed",
        type: "activity",
        terraUserId: terraUser.user_id,
        riderId: terraUser === rider.terraUser ? rider.viewer.userId : null,
      });
    }
    await house.sandbox.deliver({ type: "activity", user: rider.terraUser, data: "none" });
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ state: "failed", type: "activity", riderId: rider.viewer.userId });
  });

  test("because something on our side fails waits for it, and is given up at its own fifth attempt", async () => {
    const rider = await house.addRider();
    await db.$executeRaw`ALTER TABLE "Ride" ADD CONSTRAINT "trouble" CHECK (title <> 'Trouble') NOT VALID`;
    const [first, second] = [
      activity({ title: "Trouble", summaryId: "1" }),
      activity({ title: "Trouble", summaryId: "2" }),
    ];
    await house.sandbox.deliver(activityEvent(rider.terraUser, first));
    const saved = await lastDelivery();
    await house.sandbox.deliver(activityEvent(rider.terraUser, second));
    const { bodyHash, id } = await lastDelivery();
    await db.delivery.update({ where: { bodyHash_id: { bodyHash, id } }, data: { attempts: 4 } });
    await house.workOff();
    const stateOf = (key: string) => db.delivery.findFirstOrThrow({ where: { id: key } });
    expect(await stateOf(saved.id)).toMatchObject({ state: "waiting", attempts: 1, reason: expect.any(String) });
    expect(await stateOf(id)).toMatchObject({ state: "failed", attempts: 5, reason: expect.any(String) });

    await db.$executeRaw`ALTER TABLE "Ride" DROP CONSTRAINT "trouble"`;
    await db.$executeRaw`DELETE FROM jobs.job`;
    const { resendForgotten } = await import("@/server/ingest/deliveries");
    await resendForgotten(new Date(Date.now() + 3_600_000));
    await house.workOff();
    expect(await stateOf(saved.id)).toMatchObject({ state: "applied", reason: null });
    expect(await rides.countRides(rider.viewer)).toBe(1);
  });

  test("because we do not act on its kind is kept and says so", async () => {
    await house.sandbox.deliver({
      type: "request_completed",
      user: { user_id: "T9", provider: "BRYTONSPORT" },
      data: [],
    });
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", type: "request_completed" });
    expect(await db.deliveryBody.count({ where: { deliveryId: (await lastDelivery()).id } })).toBe(1);
  });
});

test("were the whole queue lost, every delivery that waits is found again", async () => {
  const rider = await house.addRider();
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity()));
  await db.$executeRaw`DELETE FROM jobs.job`;
  await house.workOff();
  expect(await rides.countRides(rider.viewer)).toBe(0);

  const { resendForgotten } = await import("@/server/ingest/deliveries");
  expect(await resendForgotten(new Date(Date.now() + 3_600_000))).toBe(1);
  expect(await resendForgotten(new Date(Date.now() + 3_600_000))).toBe(0);
  await house.workOff();
  expect(await rides.countRides(rider.viewer)).toBe(1);
});

test("new figures of the rider are reckoned with", async () => {
  const rider = await house.addRider();
  await arrive(rider, [activity({ seconds: 3600 })]);
  const before = await onlyRide(rider);
  const always = { riderId: rider.viewer.userId, validFrom: ALWAYS };
  await db.riderFigure.createMany({
    data: [
      { ...always, kind: "ftpWatts", values: [250] },
      { ...always, kind: "thresholdHeartRate", values: [165] },
      { ...always, kind: "maxHeartRate", values: [190] },
      { ...always, kind: "restingHeartRate", values: [55] },
    ],
  });
  const { sendJob } = await import("@/server/jobs");
  await sendJob(db, "reckon-rides", { riderId: rider.viewer.userId }, { key: rider.viewer.userId });
  await house.workOff();

  const after = await onlyRide(rider);
  // By hand: 200 W of 250 W for an hour is 100 · 0.8².
  expect(after.intensity).toBeCloseTo(0.8, 6);
  expect(after.load).toBeCloseTo(64, 4);
  expect(after.heartRateLoad).not.toBeNull();
  expect(after.version).toBe(before.version + 1);
});

test("figures that come while a ride is being stored are reckoned with in it, too", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  await db.riderFigure.create({ data: { riderId, kind: "ftpWatts", validFrom: ALWAYS, values: [200] } });

  // The ride has read the old figures, and comes to its row only when the new ones are there.
  const figures = new Client({ connectionString: house.databaseUrl });
  await figures.connect();
  await figures.query(`BEGIN; SELECT FROM "User" WHERE id = '${riderId}' FOR UPDATE`);
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity({ seconds: 3600 })));
  const storing = house.workOff();
  await vi.waitFor(async () => {
    const { rowCount } = await figures.query("SELECT FROM pg_locks WHERE NOT granted");
    expect(rowCount).toBeGreaterThan(0);
  }, 10_000);
  await figures.query(`UPDATE "RiderFigure" SET values = '{250}' WHERE "riderId" = '${riderId}'; COMMIT`);
  await figures.end();
  await storing;
  await house.workOff();
  // By hand: 200 W of 250 W.
  expect((await onlyRide(rider)).intensity).toBeCloseTo(0.8, 6);
});

test("a refusal is written down for the page that the rider comes back to [T 4.5 auth_cancelled]", async () => {
  const person = await house.addPerson();
  const attempt = { riderId: person.viewer.userId, provider: "BRYTONSPORT", expiresAt: new Date(Date.now() + 60_000) };
  await db.connectAttempt.create({ data: { ...attempt, stateHash: new Uint8Array([1]) } });
  await house.sandbox.deliver({
    type: "auth_cancelled",
    status: "error",
    reason: "access_denied",
    reference_id: person.reference,
  });
  await house.workOff();
  expect(await db.connectAttempt.findMany({ where: { riderId: person.viewer.userId } })).toMatchObject([
    { refusal: "access_denied" },
  ]);
  expect(await db.connection.count({ where: { riderId: person.viewer.userId } })).toBe(0);
});

/** Lets nobody bring a delivery into a state until the door is opened. */
async function closeDoor(state: string) {
  const name = `door_${state}`;
  const keeper = new Client({ connectionString: house.databaseUrl });
  await keeper.connect();
  await keeper.query(`
    CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END $$;
    CREATE TRIGGER ${name} BEFORE UPDATE ON "Delivery" FOR EACH ROW WHEN (NEW.state = '${state}' AND OLD.state <> NEW.state)
      EXECUTE FUNCTION ${name}();
    SELECT pg_advisory_lock(4711)`);
  return {
    somebodyWaits: () =>
      vi.waitFor(async () => {
        const { rowCount } = await keeper.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
        expect(rowCount).toBe(1);
      }, 10_000),
    open: async () => {
      await keeper.query("SELECT pg_advisory_unlock(4711)");
      await keeper.query(`DROP TRIGGER ${name} ON "Delivery"`);
      await keeper.end();
    },
  };
}
