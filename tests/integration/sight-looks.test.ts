import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RideId } from "@/core/ids";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { addMadeAthlete, type Made } from "../support/made-athlete";
import { everythingSeen, rideSeen } from "../support/seen";

let house: House;
let db: typeof import("@/server/db").db;
let made: Made;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  made = await addMadeAthlete(house);
}, 300_000);
afterAll(() => house.close());

describe("what a coach opened", () => {
  test("is written down once for five minutes, and of the athlete's own looks nothing", async () => {
    const { athlete, rideIds } = made;
    const coach = await house.addPerson();
    const riderId = athlete.viewer.userId;
    const looks = () => db.coachLook.findMany({ where: { riderId, coachId: { in: [coach.viewer.userId, riderId] } } });
    await everythingSeen(athlete.viewer, riderId, rideIds);
    expect(await looks()).toEqual([]);

    await beginCoaching({ athleteId: riderId, coachId: coach.viewer.userId });
    await db.coaching.updateMany({
      where: { athleteId: riderId, coachId: coach.viewer.userId },
      data: { acceptedAt: new Date(Date.now() - 3_600_000) },
    });
    const { readChannels } = await import("@/server/data/recordings");
    await Promise.all(Array.from({ length: 20 }, () => readChannels(coach.viewer, riderId, rideIds[1])));
    const rows = await looks();
    // Where five minutes end during the test there is one of each side.
    expect(rows.length).toBeLessThanOrEqual(2);
    expect(rows[0]).toMatchObject({ what: "ride", rideId: rideIds[1], coachId: coach.viewer.userId });
    const at = rows[0]?.at.getTime() ?? 0;
    expect(at % 300_000).toBe(0);
    expect(Math.abs(Date.now() - at)).toBeLessThan(360_000);
  });

  test.each([
    ["rides", async (viewer, riderId) => (await import("@/server/data/rides")).listRides(viewer, { riderId })],
    ["rides", async (viewer, riderId) => (await import("@/server/data/rides")).countRides(viewer, riderId)],
    ["ride", async (viewer, riderId, id) => (await import("@/server/data/rides")).findRide(viewer, riderId, id)],
    [
      "ride",
      async (viewer, riderId, id) => (await import("@/server/data/recordings")).findRecording(viewer, riderId, id),
    ],
    [
      "ride",
      async (viewer, riderId, id) => (await import("@/server/data/recordings")).readRecorded(viewer, riderId, id),
    ],
    [
      "ride",
      async (viewer, riderId, id) => (await import("@/server/data/recordings")).readChannels(viewer, riderId, id),
    ],
    ["ride", async (viewer, riderId, id) => (await import("@/server/data/bests")).findBests(viewer, riderId, id)],
    [
      "ride",
      async (viewer, riderId, id) => (await import("@/server/data/bests")).findKeptBests(viewer, riderId, id, "m"),
    ],
    [
      "file",
      async (viewer, riderId, id) => (await import("@/server/data/ride-files")).writeRide(viewer, riderId, id, "csv"),
    ],
    ["health", async (viewer, riderId) => (await import("@/server/data/health")).findHealthSpan(viewer, riderId)],
    [
      "health",
      async (viewer, riderId) =>
        (await import("@/server/data/health")).listHealth(viewer, riderId, "2026-11-20", "2026-11-20"),
    ],
  ] satisfies [
    string,
    (viewer: Person["viewer"], riderId: Person["viewer"]["userId"], id: RideId) => Promise<unknown>,
  ][])("as %s, by whatever shows it (%#), also where it was at hand", async (what, look) => {
    const { athlete, rideIds } = made;
    const riderId = athlete.viewer.userId;
    for (const coach of [await house.addPerson(), await house.addPerson()]) {
      await beginCoaching({ athleteId: riderId, coachId: coach.viewer.userId });
      for (let time = 0; time < 2; time++) {
        await db.coachLook.deleteMany({ where: { coachId: coach.viewer.userId } });
        await look(coach.viewer, riderId, rideIds[1]);
        const rows = await db.coachLook.findMany({ where: { coachId: coach.viewer.userId } });
        expect(new Set(rows.map((row) => row.what))).toEqual(new Set([what]));
        const isOfRide = what === "ride" || what === "file";
        expect(new Set(rows.map(({ rideId }) => rideId))).toEqual(new Set([isOfRide ? rideIds[1] : ""]));
      }
    }
  });

  test("is of no moment before the athlete let them, also where that was in the same five minutes", async () => {
    const coach = await house.addPerson();
    const riderId = made.athlete.viewer.userId;
    await beginCoaching({ athleteId: riderId, coachId: coach.viewer.userId });
    const pair = { athleteId: riderId, coachId: coach.viewer.userId };
    const { acceptedAt } = await db.coaching.findUniqueOrThrow({ where: { athleteId_coachId: pair } });
    const { countRides } = await import("@/server/data/rides");
    for (let time = 0; time < 2; time++) await countRides(coach.viewer, riderId);
    const rows = await db.coachLook.findMany({ where: { riderId, coachId: coach.viewer.userId } });
    expect(rows[0]?.what).toBe("rides");
    for (const { at } of rows) expect(at.getTime()).toBeGreaterThanOrEqual(acceptedAt.getTime());
    // Where five minutes end during the test there is one of each side.
    expect(rows.length).toBeLessThanOrEqual(2);
  });

  test("is not what was asked for and not shown", async () => {
    const stranger = await house.addPerson();
    const coach = await house.addPerson();
    const riderId = made.athlete.viewer.userId;
    await beginCoaching({ athleteId: riderId, coachId: coach.viewer.userId });
    await everythingSeen(stranger.viewer, riderId, made.rideIds);
    await rideSeen(coach.viewer, riderId, randomUUID() as RideId);
    const coachId = { in: [coach.viewer.userId, stranger.viewer.userId] };
    expect(await db.coachLook.count({ where: { coachId } })).toBe(0);
  });
});
