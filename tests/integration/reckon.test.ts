import { afterAll, beforeAll, expect, test } from "vitest";
import type { SourceId } from "@/core/ids";
import type { RideSummary } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let changes: typeof import("@/server/data/ride-changes");
let figures: typeof import("@/server/data/figures");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  changes = await import("@/server/data/ride-changes");
  figures = await import("@/server/data/figures");
});
afterAll(() => house.close());

/** Half an hour of steady power on a day. */
async function ride(
  person: Person,
  day: string,
  steadyWatts: number,
  watts = (_: number) => steadyWatts,
): Promise<void> {
  const start = `${day}T08:00:00.000000+01:00`;
  const steady = activity({ summaryId: day, start, seconds: 1800, watts });
  await house.sandbox.deliver(activityEvent(person.terraUser, steady));
  await house.workOff();
}

async function rideOf({ viewer }: Person, day: string): Promise<RideSummary> {
  const listed = await rides.listRides(viewer);
  const found = listed.find(({ startedAt }) => startedAt.toISOString().startsWith(day));
  if (found === undefined) throw new Error(`There is no ride on ${day}`);
  return found;
}

test("a ride that arrives late changes what later rides are estimated by, and only those", async () => {
  const rider = await house.addRider();
  await ride(rider, "2026-03-01", 180);
  await ride(rider, "2026-07-01", 200);
  const [before, after] = [await rideOf(rider, "2026-03-01"), await rideOf(rider, "2026-07-01")];
  // By hand: 200 W by the 95 % of it that are estimated as the threshold.
  expect(after.intensity).toBeCloseTo(200 / 190, 6);

  await ride(rider, "2026-06-01", 260);
  // By hand: 95 % of 260 W are 247 W.
  expect((await rideOf(rider, "2026-07-01")).intensity).toBeCloseTo(200 / 247, 6);
  expect((await rideOf(rider, "2026-03-01")).version).toBe(before.version);
  const { known } = (await rides.findRide(rider.viewer, rider.viewer.userId, after.id)) ?? {};
  expect(known?.origins.ftpWatts).toMatchObject({ is: "estimated" });
  expect((await rideOf(rider, "2026-07-01")).isLoadEstimated).toBe(true);
});

test("a ride that is taken away, or of which a repair is undone, changes what later rides are estimated by", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  await ride(rider, "2026-03-01", 200);
  await ride(rider, "2026-03-02", 260, (second) => (second >= 100 && second < 106 ? 47_000 : 260));
  await ride(rider, "2026-03-03", 200);
  expect((await rideOf(rider, "2026-03-03")).intensity).toBeCloseTo(200 / 247, 6);

  const strong = await rideOf(rider, "2026-03-02");
  const source = await db.rideSource.findFirstOrThrow({ where: { riderId, rideId: strong.id } });
  const [rideId, sourceId] = [strong.id, source.id as SourceId];
  await changes.setRepair(rider.viewer, { rideId, sourceId, kind: "power-spikes", isUndone: true });
  await house.workOff();
  // By hand: six seconds of 46,740 W more make 1,200 s stronger by 233.7 W; 95 % of 493.7 W are 469 W.
  expect((await rideOf(rider, "2026-03-03")).intensity).toBeCloseTo(200 / 469, 6);

  const { removeSources } = await import("@/server/ingest/sources");
  await db.$transaction((tx) => removeSources(tx, riderId, [sourceId]));
  await house.workOff();
  expect((await rideOf(rider, "2026-03-03")).intensity).toBeCloseTo(200 / 190, 6);
});

test("the rides of one day are estimated by all of them, in whatever order they come", async () => {
  const rider = await house.addRider();
  await ride(rider, "2026-03-01", 200);
  const evening = activity({
    summaryId: "2",
    start: "2026-03-01T18:00:00.000000+01:00",
    seconds: 1800,
    watts: () => 260,
  });
  await house.sandbox.deliver(activityEvent(rider.terraUser, evening));
  await house.workOff();
  const intensities = (await rides.listRides(rider.viewer)).map(({ intensity }) => intensity);
  expect(intensities).toEqual([expect.closeTo(260 / 247, 6), expect.closeTo(200 / 247, 6)]);
});

test("a ride that its provider brings back is estimated by itself again", async () => {
  const rider = await house.addRider();
  await ride(rider, "2026-03-01", 200);
  await db.ride.updateMany({ where: { riderId: rider.viewer.userId }, data: { deletedAt: new Date() } });
  await ride(rider, "2026-03-01", 220);
  expect((await rideOf(rider, "2026-03-01")).intensity).toBeCloseTo(220 / 209, 6);
});

test("a rider with many rides lets others have their turn, and goes on where they were", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  for (const day of ["2026-05-01", "2026-05-02", "2026-05-03"]) await ride(rider, day, 200);
  await db.ride.updateMany({ where: { riderId }, data: { reckoner: 0 } });
  const { reckonRides } = await import("@/server/ingest/reckon");
  expect(await reckonRides(riderId, 0)).toBe(1);
  expect(await db.reckoning.findUnique({ where: { riderId } })).toMatchObject({ total: 3, done: 1, finishedAt: null });
  await house.workOff();
  expect(await db.ride.count({ where: { riderId, reckoner: 0 } })).toBe(0);
  expect(await db.reckoning.findUnique({ where: { riderId } })).toMatchObject({
    total: 3,
    done: 3,
    finishedAt: expect.any(Date),
  });
});

test("a ride that cannot be reckoned holds up no other, and nobody waits for it", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  for (const day of ["2026-05-01", "2026-05-02", "2026-05-03"]) await ride(rider, day, 200);
  const broken = await rideOf(rider, "2026-05-03");
  await db.rideSource.updateMany({ where: { riderId, rideId: broken.id }, data: { laps: "no laps" } });
  await db.ride.updateMany({ where: { riderId }, data: { reckoner: 0 } });
  const { reckonRides } = await import("@/server/ingest/reckon");
  await expect(reckonRides(riderId)).rejects.toThrow();
  expect(await db.ride.findMany({ where: { riderId, reckoner: 0 }, select: { id: true } })).toEqual([
    { id: broken.id },
  ]);
  const { findReckoning } = await import("@/server/data/reckoning");
  expect(await findReckoning(rider.viewer)).toBeNull();
});

test("progress that was cut off behind its last ride ends with the next attempt", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  await db.reckoning.create({ data: { riderId, total: 3, done: 2 } });
  const { reckonRides } = await import("@/server/ingest/reckon");
  await reckonRides(riderId);
  const { findReckoning } = await import("@/server/data/reckoning");
  expect(await findReckoning(rider.viewer)).toBeNull();
});

test("critical power follows from the bests of the rider's own rides", async () => {
  const [rider, stranger] = [await house.addRider(), await house.addRider()];
  // 400 W for 3 minutes and 300 W for 12, each by itself.
  for (const [day, seconds, watts] of [
    ["2026-05-01", 180, 400],
    ["2026-05-02", 720, 300],
  ] as const) {
    const effort = activity({ summaryId: day, start: `${day}T08:00:00.000000+01:00`, seconds, watts: () => watts });
    await house.sandbox.deliver(activityEvent(rider.terraUser, effort));
  }
  await house.workOff();
  const { two } = await figures.findCriticalPowers(rider.viewer, "2026-05-03");
  // By hand: their bests of 2, 3, 5, 8, 10 and 12 min are 48, 72, 90, 144, 180 and 216 kJ, and the line through these has
  // a slope of 78.36e6 ÷ 285,600.
  expect(two?.criticalWatts).toBeCloseTo(274.4, 1);
  expect(await figures.findCriticalPowers(stranger.viewer, "2026-05-03")).toEqual({ two: null, three: null });
});

test("what the rider says from a day on changes the rides from that day on, newest first, with progress", async () => {
  const rider = await house.addRider();
  for (const day of ["2026-05-01", "2026-05-02", "2026-05-03"]) await ride(rider, day, 200);
  await figures.saveFigures(rider.viewer, null, [
    { kind: "ftpWatts", values: [200] },
    { kind: "wPrimeJoules", values: [20_000] },
    { kind: "maxHeartRate", values: [190] },
    { kind: "thresholdHeartRate", values: [165] },
    { kind: "restingHeartRate", values: [50] },
  ]);
  await house.workOff();
  const first = await rideOf(rider, "2026-05-01");

  await figures.saveFigures(rider.viewer, "2026-05-02", [{ kind: "ftpWatts", values: [250] }]);
  await house.workOff();
  expect((await rideOf(rider, "2026-05-01")).version).toBe(first.version);
  // By hand: 200 W of 200 W, then of 250 W; half an hour at the threshold is a load of 50.
  const loads = await Promise.all(["2026-05-01", "2026-05-02", "2026-05-03"].map((day) => rideOf(rider, day)));
  expect(loads.map(({ load }) => Math.round((load ?? 0) * 10) / 10)).toEqual([50, 32, 32]);
  expect(loads.map(({ isLoadEstimated }) => isLoadEstimated)).toEqual([false, false, false]);
  const { findReckoning } = await import("@/server/data/reckoning");
  expect(await db.reckoning.findUnique({ where: { riderId: rider.viewer.userId } })).toMatchObject({
    total: 2,
    done: 2,
    finishedAt: expect.any(Date),
  });
  expect(await findReckoning(rider.viewer)).toBeNull();
});

test("rides that an older version reckoned are reckoned again after the update, and its repairs are found", async () => {
  const rider = await house.addRider();
  const riderId = rider.viewer.userId;
  const spiky = activity({ seconds: 1800, watts: (second) => (second === 900 ? 9_000 : 200) });
  await house.sandbox.deliver(activityEvent(rider.terraUser, spiky));
  await house.workOff();
  await db.rideRepair.deleteMany({ where: { riderId } });
  await db.ride.updateMany({ where: { riderId }, data: { reckoner: 0, maxPowerWatts: 9_000 } });

  const { reckonAfterUpdate } = await import("@/server/ingest/reckon");
  await reckonAfterUpdate();
  await house.workOff();
  expect(await rides.listRides(rider.viewer)).toMatchObject([{ maxPowerWatts: 200 }]);
  expect(await db.rideRepair.findMany({ where: { riderId } })).toMatchObject([{ kind: "power-spikes" }]);
});
