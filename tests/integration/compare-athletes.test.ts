import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Consent } from "@/core/coaching";
import type { RideId, UserId } from "@/core/ids";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { withoutIds } from "../support/without-ids";

let house: House;
let compare: typeof import("@/server/data/compare-athletes");
let rides: typeof import("@/server/data/rides");
let figures: typeof import("@/server/data/figures");
let coachings: typeof import("@/server/data/coachings");
let edits: typeof import("@/server/data/ride-edits");
let db: typeof import("@/server/db").db;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  compare = await import("@/server/data/compare-athletes");
  rides = await import("@/server/data/rides");
  figures = await import("@/server/data/figures");
  coachings = await import("@/server/data/coachings");
  edits = await import("@/server/data/ride-edits");
});
afterAll(() => house.close());

const SINCE = new Date("2026-01-01T00:00:00Z");
const DEGREES_A_METER = 1 / 111_195;

interface Hill {
  day: string;
  /** Over the level, and up the hill of 2,400 m, at so many m/s. */
  speed?: number;
  watts?: number;
  bpm?: number;
  /** How far in the north of the equator the road lies. */
  latitude?: number;
  indoor?: boolean;
  title?: string;
}

/** Along the equator: 2,400 m on the level, 2,400 m at 6 %, 2,400 m on the level. */
async function climb(person: Person, { day, speed = 8, watts = 200, bpm = 140, latitude = 0.001, ...rest }: Hill) {
  const start = `${day}T08:00:00.000000+01:00`;
  const seconds = 7200 / speed;
  const made = activity({ summaryId: day, start, seconds, watts: () => watts, bpm: () => bpm, ...rest });
  const stamps = Array.from({ length: seconds }, (_, second) => ({
    timestamp: new Date(Date.parse(start) + second * 1000).toISOString(),
    timer_duration_seconds: second,
  }));
  const meters = (second: number) => second * speed;
  const height = (second: number) => 100 + 0.06 * Math.min(2400, Math.max(0, meters(second) - 2400));
  if (!rest.indoor)
    made.position_data = {
      position_samples: stamps.map((stamp, second) => ({
        ...stamp,
        coords_lat_lng_deg: [latitude, 30 + meters(second) * DEGREES_A_METER],
      })),
    };
  made.movement_data = { speed_samples: stamps.map((stamp) => ({ ...stamp, speed_meters_per_second: speed })) };
  made.distance_data = {
    summary: { distance_meters: 7200, elevation: { gain_actual_meters: 144 } },
    detailed: {
      distance_samples: stamps.map((stamp, second) => ({ ...stamp, distance_meters: meters(second) })),
      elevation_samples: stamps.map((stamp, second) => ({ ...stamp, elev_meters: height(second) })),
    },
  };
  await house.sandbox.deliver(activityEvent(person.terraUser, made));
  await house.workOff();
  const row = await db.ride.findFirst({
    where: { riderId: person.viewer.userId, startedAt: new Date(start) },
    select: { id: true },
  });
  if (!row) throw new Error("The ride did not arrive");
  return row.id as RideId;
}

async function addAthlete(coach: Person, name: string, consent: Partial<Consent> = {}): Promise<Person> {
  const athlete = await house.addRider();
  await db.user.update({ where: { id: athlete.viewer.userId }, data: { name } });
  await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId, consent });
  return athlete;
}

const anchor = async (person: Person, rideId: RideId) => {
  const ride = await rides.findRide(person.viewer, person.viewer.userId, rideId);
  return { riderId: person.viewer.userId, rideId, start: ride?.analysis.climbs[0]?.start ?? -1 };
};

describe("a climb", () => {
  test("is found among all who agreed, each with their fastest; who is not there is named, and why", async () => {
    const coach = await house.addRider();
    await db.user.update({ where: { id: coach.viewer.userId }, data: { name: "Anna" } });
    const mei = await addAthlete(coach, "Mei");
    const [tom, ola, jo] = [
      await addAthlete(coach, "Tom"),
      await addAthlete(coach, "Ola", { mayCompare: false }),
      await addAthlete(coach, "Jo", { withMap: false }),
    ];
    const away = await addAthlete(coach, "Una");
    const first = await climb(mei, { day: "2026-03-01", speed: 4, watts: 231, bpm: 151 });
    await climb(tom, { day: "2026-03-02", speed: 4, watts: 240 });
    const quick = await climb(tom, { day: "2026-03-03", speed: 8, watts: 333, bpm: 171 });
    await climb(coach, { day: "2026-03-04", speed: 6, watts: 281, bpm: 161 });
    await climb(ola, { day: "2026-03-05", speed: 8, watts: 777 });
    await climb(jo, { day: "2026-03-06", speed: 8, watts: 888 });
    await climb(away, { day: "2026-03-07", latitude: 5 });
    await figures.saveFigures(tom.viewer, null, [{ kind: "weightKg", values: [74] }]);
    await house.workOff();

    const found = await compare.compareClimb(coach.viewer, await anchor(mei, first), SINCE);
    // By hand: 2,400 m take 300 s at 8 m/s, 400 s at 6 m/s and 600 s at 4 m/s; 144 m in 300 s are 1,728 m an hour.
    expect(found?.done.map(({ name, times }) => [name, times])).toEqual([
      ["Tom", 2],
      ["Somebody", 1],
      ["Mei", 1],
    ]);
    const [toms, annas, meis] = found?.done ?? [];
    const length = (done: typeof toms) => (done ? done.span.end - done.span.start : 0);
    expect(Math.abs(length(toms) - 300)).toBeLessThan(10);
    expect(Math.abs(length(annas) - 400)).toBeLessThan(12);
    expect(Math.abs(length(meis) - 600)).toBeLessThan(16);
    expect(Math.abs((toms?.vamMetersPerHour ?? 0) - 1728)).toBeLessThan(40);
    expect(toms).toMatchObject({ rideId: quick, meanPowerWatts: 333, meanHeartRateBpm: 171 });
    // By hand: 333 W by 74 kg.
    expect(toms?.wattsPerKilogram?.toFixed(1)).toBe("4.5");
    expect(meis).toMatchObject({ meanPowerWatts: 231, meanHeartRateBpm: 151, wattsPerKilogram: null });
    expect(found?.absent.map(({ name, why }) => [name, why])).toEqual([
      ["Jo", "no-map"],
      ["Ola", "not-agreed"],
      ["Una", "not-done"],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/777|888|latitude|longitude/);
  });

  test("tells neither heart rate nor weight of who does not share them", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei", { withHeartRate: false, withWeight: false });
    await figures.saveFigures(mei.viewer, null, [{ kind: "weightKg", values: [50] }]);
    const first = await climb(mei, { day: "2026-03-01", watts: 225, bpm: 187 });
    const found = await compare.compareClimb(coach.viewer, await anchor(mei, first), SINCE);
    expect(found?.done).toMatchObject([
      { name: "Mei", meanPowerWatts: 225, meanHeartRateBpm: null, wattsPerKilogram: null },
    ]);
    // By hand: 225 W by 50 kg.
    expect(JSON.stringify(found)).not.toMatch(/187|4\.5/);
    expect(JSON.stringify(await compare.compareEffort(coach.viewer, 300, SINCE))).not.toMatch(/187|4\.5/);
    const laid = await compare.findComparedRide(coach.viewer, mei.viewer.userId, first);
    expect(laid?.ride.channelNames).not.toContain("heart-rate");
    expect(JSON.stringify(laid)).not.toMatch(/\b187\b|\b4\.5\b/);
  });

  test("is looked for in rides in sight alone: not before the day they agreed to, nor before the day asked for", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei");
    const tom = await addAthlete(coach, "Tom", { since: new Date("2026-03-03T00:00:00Z") });
    const early = await climb(tom, { day: "2026-03-02", speed: 8, watts: 444 });
    const late = await climb(tom, { day: "2026-03-04", speed: 4 });
    const first = await climb(mei, { day: "2026-02-01" });
    const found = await compare.compareClimb(coach.viewer, await anchor(mei, first), SINCE);
    expect(found?.done.find(({ name }) => name === "Tom")).toMatchObject({ rideId: late, times: 1 });
    expect(withoutIds(found)).not.toContain("444");
    expect(await compare.findComparedRide(coach.viewer, tom.viewer.userId, early)).toBeNull();
    expect(await compare.compareClimb(coach.viewer, await anchor(tom, early), SINCE)).toBeNull();

    // The ascent that it began with is always there.
    const since = new Date("2026-03-05T00:00:00Z");
    const later = await compare.compareClimb(coach.viewer, await anchor(mei, first), since);
    expect(later?.done.map(({ name }) => name)).toEqual(["Mei"]);
    expect(later?.absent).toMatchObject([
      { name: "Somebody", why: "not-done" },
      { name: "Tom", why: "not-done" },
    ]);
  });

  test("around a private place is nobody's to find", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei");
    const first = await climb(mei, { day: "2026-03-01" });
    await climb(coach, { day: "2026-03-02" });
    const from = await anchor(mei, first);
    expect((await compare.compareClimb(coach.viewer, from, SINCE))?.done).toHaveLength(2);
    await db.privatePlace.create({
      data: {
        ...{ riderId: mei.viewer.userId, name: "Home", latitude: 0.001, longitude: 30 + 2400 * DEGREES_A_METER },
        ...{ radiusMeters: 500, shiftNorthMeters: 0, shiftEastMeters: 0 },
      },
    });
    expect(await compare.compareClimb(coach.viewer, from, SINCE)).toBeNull();
    expect(await compare.listClimbingRides(coach.viewer, mei.viewer.userId, SINCE)).toEqual([]);
  });

  test("can be chosen among the rides of who agreed and shares the map", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei");
    const first = await climb(mei, { day: "2026-03-01", title: "Up the hill" });
    await climb(mei, { day: "2026-03-02", indoor: true });
    const list = () => compare.listClimbingRides(coach.viewer, mei.viewer.userId, SINCE);
    expect(await list()).toMatchObject([{ ride: { id: first, title: "Up the hill" }, climbs: [{}] }]);
    const text = JSON.stringify(await list());
    expect(text).not.toMatch(/latitude|longitude/);
    for (const consent of [{ mayCompare: false }, { withMap: false }]) {
      await beginCoaching({ athleteId: mei.viewer.userId, coachId: coach.viewer.userId, consent });
      expect(await list()).toBeNull();
      expect(await compare.compareClimb(coach.viewer, await anchor(mei, first), SINCE)).toBeNull();
    }
  });
});

describe("an effort", () => {
  test("is the best of each over its time, with or without the map", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei", { withMap: false });
    const tom = await addAthlete(coach, "Tom");
    const ola = await addAthlete(coach, "Ola", { mayCompare: false });
    await climb(mei, { day: "2026-02-27", watts: 260 });
    await climb(mei, { day: "2026-03-01", watts: 231, bpm: 151 });
    const best = await climb(tom, { day: "2026-03-02", watts: 333, indoor: true });
    await climb(ola, { day: "2026-03-03", watts: 777 });
    const found = await compare.compareEffort(coach.viewer, 300, SINCE);
    expect(found.done.map(({ name, meanPowerWatts }) => [name, meanPowerWatts])).toEqual([
      ["Tom", 333],
      ["Mei", 260],
    ]);
    const [toms] = found.done;
    expect(toms).toMatchObject({ rideId: best, meanHeartRateBpm: 140 });
    expect((toms?.span.end ?? 0) - (toms?.span.start ?? 0)).toBe(300);
    expect(found.absent.map(({ name, why }) => [name, why])).toEqual([
      ["Somebody", "not-done"],
      ["Ola", "not-agreed"],
    ]);
    expect(withoutIds(found)).not.toContain("777");
    const since = new Date("2026-03-01T00:00:00Z");
    expect((await compare.compareEffort(coach.viewer, 300, since)).done[1]).toMatchObject({ meanPowerWatts: 231 });
  });

  test("is of rides that are there, and in sight", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei", { since: new Date("2026-03-02T00:00:00Z") });
    await climb(mei, { day: "2026-03-01", watts: 444 });
    await climb(mei, { day: "2026-03-02", watts: 250 });
    const removed = await climb(mei, { day: "2026-03-03", watts: 399 });
    await edits.removeRide(mei.viewer, removed);
    const found = await compare.compareEffort(coach.viewer, 300, SINCE);
    expect(found.done).toMatchObject([{ name: "Mei", meanPowerWatts: 250 }]);
    expect(withoutIds(found)).not.toMatch(/444|399/);
  });
});

describe("nothing is compared of", () => {
  const everything = async (viewer: Person["viewer"], athlete: Person, rideId: RideId) => [
    await compare.listClimbingRides(viewer, athlete.viewer.userId, SINCE),
    await compare.compareClimb(viewer, await anchor(athlete, rideId), SINCE),
    await compare.findComparedRide(viewer, athlete.viewer.userId, rideId),
  ];

  test("an athlete who did not agree, who ended it, or whose time is over", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei");
    const ride = await climb(mei, { day: "2026-03-01" });
    const again = (consent: Partial<Consent>) =>
      beginCoaching({ athleteId: mei.viewer.userId, coachId: coach.viewer.userId, consent });
    expect((await everything(coach.viewer, mei, ride)).filter((one) => one === null)).toEqual([]);

    await again({ mayCompare: false });
    expect(await everything(coach.viewer, mei, ride)).toEqual([null, null, null]);
    expect((await compare.compareEffort(coach.viewer, 300, SINCE)).absent).toMatchObject([{}, { why: "not-agreed" }]);

    await again({ until: new Date(Date.now() - 1000) });
    expect(await everything(coach.viewer, mei, ride)).toEqual([null, null, null]);
    await again({});
    await coachings.endCoaching(mei.viewer, coach.viewer.userId);
    expect(await everything(coach.viewer, mei, ride)).toEqual([null, null, null]);
    expect(await compare.listComparable(coach.viewer)).toMatchObject([{ isViewer: true }]);
    expect(JSON.stringify(await compare.compareEffort(coach.viewer, 300, SINCE))).not.toContain("Mei");
  });

  test("somebody whom the viewer does not coach, nor of their own coach", async () => {
    const coach = await house.addRider();
    const mei = await addAthlete(coach, "Mei");
    const [ride, coachs] = [await climb(mei, { day: "2026-03-01" }), await climb(coach, { day: "2026-03-02" })];
    const stranger = await house.addRider();
    expect(await everything(stranger.viewer, mei, ride)).toEqual([null, null, null]);
    expect(await everything(mei.viewer, coach, coachs)).toEqual([null, null, null]);
    expect((await compare.compareEffort(mei.viewer, 300, SINCE)).done).toHaveLength(1);
    const nobody = randomUUID() as UserId;
    expect(await compare.findComparedRide(coach.viewer, nobody, ride)).toBeNull();
    // A ride under the name of another athlete is not there.
    expect(await compare.findComparedRide(coach.viewer, coach.viewer.userId, ride)).toBeNull();
  });
});

test("what was compared stands in the athletes' logs, and in nobody's that was not", async () => {
  const coach = await house.addRider();
  const mei = await addAthlete(coach, "Mei");
  const ola = await addAthlete(coach, "Ola", { mayCompare: false });
  const ride = await climb(mei, { day: "2026-03-01" });
  await climb(ola, { day: "2026-03-02" });
  await compare.compareEffort(coach.viewer, 300, SINCE);
  await compare.findComparedRide(coach.viewer, ola.viewer.userId, ride);
  const looks = (athlete: Person) =>
    db.coachLook.findMany({ where: { riderId: athlete.viewer.userId }, select: { what: true, rideId: true } });
  expect(await looks(mei)).toEqual([{ what: "compare", rideId: ride }]);
  expect(await looks(ola)).toEqual([]);
});
