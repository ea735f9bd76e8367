import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PlaceId, parsePlaceId, parseRideId, type RideId } from "@/core/ids";
import { haversineMeters } from "@/core/position";
import type { PrivatePlace } from "@/core/private-places";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { madeFit } from "../support/made-files";

let house: House;
let db: typeof import("@/server/db").db;
let places: typeof import("@/server/data/private-places");
let placesOf: typeof import("@/server/private-places").placesOf;
let rider: Person;
let stranger: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  places = await import("@/server/data/private-places");
  ({ placesOf } = await import("@/server/private-places"));
});
afterAll(() => house.close());
beforeEach(async () => {
  rider = await house.addPerson();
  stranger = await house.addPerson();
});

const HOME = { name: "Home", latitude: 50, longitude: 8, radiusMeters: 300 };

async function addHome(): Promise<PrivatePlace> {
  const id = await places.addPlace(rider.viewer, HOME);
  const [home] = await places.listPlaces(rider.viewer);
  expect(home?.id).toBe(id);
  return home ?? expect.fail("The place is not there");
}

const shiftOf = ({ shiftNorthMeters, shiftEastMeters }: PrivatePlace) => [shiftNorthMeters, shiftEastMeters];

describe("a place", () => {
  test("is kept with a shift of its own within 0.4 of its radius", async () => {
    const shifts = [];
    for (let number = 0; number < 8; number++) {
      await places.addPlace(rider.viewer, { ...HOME, name: String(number) });
    }
    for (const place of await places.listPlaces(rider.viewer)) {
      expect(place).toMatchObject({ latitude: 50, longitude: 8, radiusMeters: 300 });
      shifts.push(...shiftOf(place));
    }
    expect(new Set(shifts).size).toBeGreaterThan(8);
    for (const shift of shifts) expect(Math.abs(shift)).toBeLessThanOrEqual(120);
    expect((await placesOf(rider.viewer.userId)).map(({ name }) => name)).toEqual([..."01234567"]);
  });

  test("is nobody else's to see, to change, to remove", async () => {
    const home = await addHome();
    expect(await places.listPlaces(stranger.viewer)).toEqual([]);
    expect(await places.changePlace(stranger.viewer, home.id, { name: "Mine", radiusMeters: 100 })).toBe(false);
    expect(await places.removePlace(stranger.viewer, home.id)).toBeNull();
    expect(await places.listPlaces(rider.viewer)).toEqual([home]);
    expect(await placesOf(stranger.viewer.userId)).toEqual([]);
  });

  test("keeps its middle when it is renamed or grows, and gets another when it becomes too small for it", async () => {
    const home = await addHome();
    await db.privatePlace.updateMany({
      where: { riderId: rider.viewer.userId },
      data: { shiftNorthMeters: 119, shiftEastMeters: -7 },
    });
    const changeTo = async (name: string, radiusMeters: number) => {
      expect(await places.changePlace(rider.viewer, home.id, { name, radiusMeters })).toBe(true);
      return (await places.listPlaces(rider.viewer))[0] ?? expect.fail("The place is gone");
    };
    expect(await changeTo("At home", 300)).toMatchObject({
      name: "At home",
      shiftNorthMeters: 119,
      shiftEastMeters: -7,
    });
    expect(shiftOf(await changeTo("At home", 2000))).toEqual([119, -7]);
    const small = await changeTo("At home", 100);
    expect(small.radiusMeters).toBe(100);
    for (const shift of shiftOf(small)) expect(Math.abs(shift)).toBeLessThanOrEqual(40);
  });

  test("that was removed comes back as it was, once", async () => {
    const home = await addHome();
    expect(await places.removePlace(rider.viewer, home.id)).toEqual(home);
    expect(await places.removePlace(rider.viewer, home.id)).toBeNull();
    expect(await places.listPlaces(rider.viewer)).toEqual([]);
    expect(await places.restorePlace(rider.viewer, home)).toBe(true);
    expect(await places.restorePlace(rider.viewer, home)).toBe(true);
    expect(await places.listPlaces(rider.viewer)).toEqual([home]);
  });

  test("of another rider's id comes back as one's own, and changes nothing of theirs", async () => {
    const home = await addHome();
    await places.restorePlace(stranger.viewer, { ...home, name: "Taken" });
    expect(await places.listPlaces(rider.viewer)).toEqual([home]);
  });

  test("is the twentieth, also when many come at once", async () => {
    const kept = await Promise.all(Array.from({ length: 23 }, () => places.addPlace(rider.viewer, HOME)));
    expect(kept.filter(Boolean)).toHaveLength(20);
    expect(await places.listPlaces(rider.viewer)).toHaveLength(20);
    expect(await places.addPlace(stranger.viewer, HOME)).not.toBeNull();
  });

  test("that is not there cannot be changed", async () => {
    const id = parsePlaceId(randomUUID()) as PlaceId;
    expect(await places.changePlace(rider.viewer, id, { name: "Nowhere", radiusMeters: 100 })).toBe(false);
  });

  test("goes with its rider", async () => {
    await addHome();
    await db.user.delete({ where: { id: rider.viewer.userId } });
    expect(await placesOf(rider.viewer.userId)).toEqual([]);
  });
});

describe("a ride from a private place", () => {
  let id: RideId;
  beforeEach(async () => {
    // Ten minutes eastwards at 8 m/s: 4.8 km.
    id = await bring(madeFit({ title: "From home", from: HOME }));
  });

  async function bring(bytes: Uint8Array): Promise<RideId> {
    const uploads = await import("@/server/data/uploads");
    const created = await uploads.createBatch(rider.viewer, [{ name: "ride.fit", size: bytes.length }]);
    const upload = created.kind === "created" ? created.uploads[0] : undefined;
    if (!upload) return expect.fail("The file was not taken");
    await uploads.appendPart(rider.viewer, upload.id, 0, new Uint8Array(bytes));
    await house.workOff();
    const ride = await db.ride.findFirstOrThrow({ where: { riderId: rider.viewer.userId } });
    return parseRideId(ride.id) ?? expect.fail("The ride has no id");
  }

  test("is seen whole by its rider, and by a coach of theirs without the way out", async () => {
    const { findRecording } = await import("@/server/data/recordings");
    await addHome();
    const { userId } = rider.viewer;
    const recorded = await findRecording(rider.viewer, userId, id);
    if (!recorded?.track) return expect.fail("The ride has no track");
    expect(Number.isNaN(recorded.track.latitude[0])).toBe(false);

    const coach = await house.addPerson();
    await beginCoaching({ athleteId: userId, coachId: coach.viewer.userId });
    const seen = await findRecording(coach.viewer, userId, id);
    if (!seen) return expect.fail("The coach does not see the ride");
    const { track, channels } = seen;
    expect(channels).toEqual(recorded.channels);
    const away = Array.from(track?.latitude ?? [], (latitude, second) =>
      haversineMeters(latitude, track?.longitude[second] ?? Number.NaN, HOME.latitude, HOME.longitude),
    );
    expect(away).toHaveLength(recorded.track.latitude.length);
    const shown = away.filter((meters) => !Number.isNaN(meters));
    expect(Math.min(...shown)).toBeGreaterThan(300);
    // By hand: it is hidden for at most 470.7 + 169.7 m of 4.8 km, which are 80 of 600 s.
    expect(shown.length).toBeGreaterThanOrEqual(519);
    // What the rider sees did not change by it.
    expect(Number.isNaN(recorded.track.latitude[0])).toBe(false);
    expect(await findRecording(rider.viewer, userId, id)).toBe(recorded);
  });

  test("is not told to a stranger at all, nor what it was made from", async () => {
    const { findRecording, readRecorded } = await import("@/server/data/recordings");
    const { readFirstOriginal } = await import("@/server/data/ride-files");
    const { userId } = rider.viewer;
    expect(await readFirstOriginal(rider.viewer, userId, id)).not.toBeNull();
    expect(await readFirstOriginal(stranger.viewer, userId, id)).toBeNull();
    expect(await findRecording(stranger.viewer, userId, id)).toBeNull();
    expect(await readRecorded(stranger.viewer, userId, id)).toBeNull();
  });

  test("is among those that its rider chooses places from, and nobody else", async () => {
    const [ride, ...others] = await places.listRecentTracks(rider.viewer, 60);
    expect(others).toEqual([]);
    expect(ride).toMatchObject({ title: "From home" });
    expect(ride?.track.latitude[0]).toBeCloseTo(50, 5);
    expect(ride?.track.longitude[0]).toBeCloseTo(8, 5);
    expect(await places.listRecentTracks(stranger.viewer, 60)).toEqual([]);

    await db.ride.updateMany({ where: { riderId: rider.viewer.userId }, data: { removedAt: new Date() } });
    expect(await places.listRecentTracks(rider.viewer, 60)).toEqual([]);
  });
});
