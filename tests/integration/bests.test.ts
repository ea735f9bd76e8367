import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Best, Placing, RideBests } from "@/core/bests";
import type { RideId } from "@/core/ids";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let bests: typeof import("@/server/data/bests");
let edits: typeof import("@/server/data/ride-edits");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  bests = await import("@/server/data/bests");
  edits = await import("@/server/data/ride-edits");
});
afterAll(() => house.close());

/** Ten minutes of steady power, at a wall clock with its offset. */
async function ride({ viewer, terraUser }: Person, start: string, watts: number, seconds = 600): Promise<RideId> {
  const summaryId = randomUUID();
  await house.sandbox.deliver(
    activityEvent(terraUser, activity({ summaryId, title: start, start, seconds, watts: () => watts })),
  );
  await house.workOff();
  const found = await db.ride.findFirstOrThrow({ where: { riderId: viewer.userId, title: start } });
  return found.id as RideId;
}

async function bestsOf({ viewer }: Person, id: RideId): Promise<RideBests> {
  const found = await bests.findBests(viewer, viewer.userId, id);
  if (found === null) throw new Error("There is no such ride");
  return found;
}

const over = <One extends { kind: string; size: number }>(rows: readonly One[], size: number, kind = "power") =>
  rows.find((row) => row.kind === kind && row.size === size);

const told = (best: Best | undefined) => best && [best.title.slice(0, 10), best.value];
const fiveMinutes = ({ byValue }: RideBests) => ({
  ninetyDays: told(over(byValue["ninety-days"], 300)),
  season: told(over(byValue.season, 300)),
  allTime: told(over(byValue["all-time"], 300)),
});
const placing = ({ placings }: RideBests, size = 300): Placing | undefined => over(placings, size);

describe("what a ride is compared with", () => {
  test("is the best of the 90 days up to it, of its calendar year, and of all time", async () => {
    const rider = await house.addRider();
    await ride(rider, "2025-10-01T08:00:00.000000+01:00", 320);
    await ride(rider, "2026-02-01T08:00:00.000000+01:00", 280);
    await ride(rider, "2026-06-01T08:00:00.000000+01:00", 240);
    const asked = await ride(rider, "2026-07-01T08:00:00.000000+01:00", 230);
    await ride(rider, "2026-08-01T08:00:00.000000+01:00", 250);
    const found = await bestsOf(rider, asked);
    expect(found.year).toBe(2026);
    expect(fiveMinutes(found)).toEqual({
      ninetyDays: ["2026-06-01", 240],
      season: ["2026-02-01", 280],
      allTime: ["2025-10-01", 320],
    });
    // The shortest first, and by heart rate, too: 140 bpm in each of them, of which the first keeps it.
    const sizes = found.byValue["all-time"].filter(({ kind }) => kind === "power").map(({ size }) => size);
    expect(sizes).toEqual([1, 5, 10, 15, 30, 60, 120, 180, 300, 480, 600]);
    const ofHeart = found.byValue["all-time"].filter(({ kind }) => kind === "heart-rate").map(({ size }) => size);
    expect(ofHeart).toEqual(sizes);
    expect(told(over(found.byValue["all-time"], 300, "heart-rate"))).toEqual(["2025-10-01", 140]);
    // Before its 230 W come 240, 250, 280 and 320.
    expect(placing(found)).toMatchObject({ rank: 5, of: 5, value: 230, record: null });
  });

  test("ends with the 90th day", async () => {
    const rider = await house.addRider();
    await ride(rider, "2026-04-01T08:00:00.000000+00:00", 300);
    await ride(rider, "2026-04-01T08:00:01.000000+00:00", 290);
    // By hand: 90 days before 30 June are 1 April; the first of the two is 90 days old to the second.
    const asked = await ride(rider, "2026-06-30T08:00:00.000000+00:00", 200);
    expect(fiveMinutes(await bestsOf(rider, asked)).ninetyDays?.[1]).toBe(290);
  });

  test("counts a year where the ride was ridden", async () => {
    const rider = await house.addRider();
    // 31 December in Greenwich, 1 January where it was ridden; and the other way about.
    await ride(rider, "2026-01-01T00:30:00.000000+01:00", 260);
    await ride(rider, "2025-12-31T23:30:00.000000-05:00", 300);
    const asked = await ride(rider, "2026-01-02T08:00:00.000000+01:00", 200);
    const found = await bestsOf(rider, asked);
    expect(found.year).toBe(2026);
    expect(fiveMinutes(found)).toMatchObject({ season: ["2026-01-01", 260], allTime: ["2025-12-31", 300] });

    const early = await ride(rider, "2026-01-01T00:45:00.000000+13:00", 100, 700);
    expect((await bestsOf(rider, early)).year).toBe(2026);
  });

  test("is by weight what was most for each kilogram of that day", async () => {
    const rider = await house.addRider();
    await db.riderFigure.createMany({
      data: [
        { riderId: rider.viewer.userId, kind: "weightKg", validFrom: new Date("2026-01-01"), values: [80] },
        { riderId: rider.viewer.userId, kind: "weightKg", validFrom: new Date("2026-05-01"), values: [70] },
      ],
    });
    await ride(rider, "2025-06-01T08:00:00.000000+01:00", 400);
    await ride(rider, "2026-02-01T08:00:00.000000+01:00", 300);
    const asked = await ride(rider, "2026-06-01T08:00:00.000000+01:00", 280);
    const { byValue, byWeight } = await bestsOf(rider, asked);
    // By hand: 300 W by 80 kg are 3.75 W/kg, 280 W by 70 kg 4; in 2025 nobody knows.
    expect(over(byWeight["all-time"], 300)).toMatchObject({ value: 280, weightKg: 70 });
    expect(over(byValue.season, 300)).toMatchObject({ value: 300, weightKg: 80 });
    expect(over(byValue["all-time"], 300)).toMatchObject({ value: 400, weightKg: null });
    expect(byWeight["all-time"].every(({ kind }) => kind === "power")).toBe(true);
  });
});

describe("where an effort stands", () => {
  test("is told with the record that it was, and until when", async () => {
    const rider = await house.addRider();
    const first = await ride(rider, "2026-03-01T08:00:00.000000+01:00", 200);
    const record = await ride(rider, "2026-04-01T08:00:00.000000+01:00", 250);
    const beaten = await ride(rider, "2026-05-03T08:00:00.000000+02:00", 260);
    expect(placing(await bestsOf(rider, first))).toMatchObject({ rank: 3, of: 3, record: null });
    expect(placing(await bestsOf(rider, record))).toMatchObject({
      rank: 2,
      of: 3,
      record: { of: "all-time", until: { startedAt: new Date("2026-05-03T06:00:00Z"), offsetMinutes: 120 } },
    });
    expect(placing(await bestsOf(rider, beaten))).toMatchObject({ rank: 1, record: { of: "all-time", until: null } });
  });

  test("is the season's, where another year was better", async () => {
    const rider = await house.addRider();
    await ride(rider, "2025-06-01T08:00:00.000000+01:00", 300);
    await ride(rider, "2026-06-01T08:00:00.000000+01:00", 200);
    const asked = await ride(rider, "2026-07-01T08:00:00.000000+01:00", 250);
    await ride(rider, "2027-07-01T08:00:00.000000+01:00", 280);
    expect(placing(await bestsOf(rider, asked))).toMatchObject({ rank: 3, record: { of: "season", until: null } });
  });

  test("is no record where an earlier ride was as good, and that one keeps its own", async () => {
    const rider = await house.addRider();
    await ride(rider, "2026-03-01T08:00:00.000000+01:00", 200);
    const earlier = await ride(rider, "2026-04-01T08:00:00.000000+01:00", 250);
    const equal = await ride(rider, "2026-05-01T08:00:00.000000+01:00", 250);
    expect(placing(await bestsOf(rider, equal))).toMatchObject({ rank: 1, of: 3, record: null });
    const { placings, byValue } = await bestsOf(rider, earlier);
    expect(over(placings, 300)).toMatchObject({ rank: 1, record: { of: "all-time", until: null } });
    expect(over(byValue["all-time"], 300)?.rideId).toBe(earlier);
  });

  test("over a distance is the better, the less time it took", async () => {
    const rider = await house.addRider();
    // 5 km at 8 m/s take as long on every ride: 625 s.
    await ride(rider, "2026-03-01T08:00:00.000000+01:00", 200, 700);
    const asked = await ride(rider, "2026-04-01T08:00:00.000000+01:00", 200, 700);
    expect(over((await bestsOf(rider, asked)).placings, 5000, "distance")).toMatchObject({
      rank: 1,
      of: 2,
      record: null,
    });
    await db.rideBest.updateMany({ where: { rideId: asked, kind: "distance" }, data: { value: 600 } });
    const { placings } = await bestsOf(rider, asked);
    expect(over(placings, 5000, "distance")).toMatchObject({ rank: 1, record: { of: "all-time", until: null } });
  });
});

test("what a ride is compared with is kept at hand for as long as its rider's mark is the same", async () => {
  const rider = await house.addRider();
  const asked = await ride(rider, "2026-03-01T08:00:00.000000+01:00", 200);
  const allTime = async (mark: string | null) => {
    const found = await bests.findKeptBests(rider.viewer, rider.viewer.userId, asked, mark);
    return found && fiveMinutes(found).allTime?.[1];
  };
  expect(await allTime("before")).toBe(200);
  await ride(rider, "2026-03-02T08:00:00.000000+01:00", 300);
  expect(await allTime("before")).toBe(200);
  expect(await allTime("after")).toBe(300);
  expect(await allTime(null)).toBe(300);
  // Kept for who may see it alone.
  const stranger = await house.addRider();
  expect(await bests.findKeptBests(stranger.viewer, rider.viewer.userId, asked, "after")).toBeNull();
});

describe("a ride", () => {
  test("that was removed does not count, until it is brought back", async () => {
    const rider = await house.addRider();
    const strong = await ride(rider, "2026-03-01T08:00:00.000000+01:00", 400);
    const asked = await ride(rider, "2026-04-01T08:00:00.000000+01:00", 250);
    const before = await bestsOf(rider, asked);
    expect(fiveMinutes(before).allTime?.[1]).toBe(400);
    await edits.removeRide(rider.viewer, strong);
    await house.workOff();
    expect(fiveMinutes(await bestsOf(rider, asked)).allTime?.[1]).toBe(250);
    expect(placing(await bestsOf(rider, asked))).toMatchObject({ rank: 1, of: 1 });
    expect(await bests.findBests(rider.viewer, rider.viewer.userId, strong)).toBeNull();
    await edits.restoreRide(rider.viewer, strong);
    expect(fiveMinutes(await bestsOf(rider, asked)).allTime?.[1]).toBe(400);
  });

  test("of somebody else counts for nobody else", async () => {
    const [rider, stranger] = [await house.addRider(), await house.addRider()];
    const strong = await ride(rider, "2026-03-01T08:00:00.000000+01:00", 400);
    const own = await ride(stranger, "2026-03-02T08:00:00.000000+01:00", 200);
    expect(placing(await bestsOf(stranger, own))).toMatchObject({ rank: 1, of: 1 });
    expect(await bests.findBests(stranger.viewer, rider.viewer.userId, strong)).toBeNull();
    expect(await bests.findBests(stranger.viewer, stranger.viewer.userId, strong)).toBeNull();
    expect(await bests.findBests(rider.viewer, stranger.viewer.userId, strong)).toBeNull();
    expect(await bests.findBests(rider.viewer, rider.viewer.userId, randomUUID() as RideId)).toBeNull();
  });
});
