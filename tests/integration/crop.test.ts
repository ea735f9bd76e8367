import { randomUUID } from "node:crypto";
import { Decoder, Stream } from "@garmin/fitsdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileId, RideId } from "@/core/ids";
import { cropTo } from "@/core/open-crop";
import type { Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import type { StorableRide } from "@/server/ingest/sources";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let changes: typeof import("@/server/data/ride-changes");
let whole: typeof import("@/server/data/whole-recording");
let recordings: typeof import("@/server/data/recordings");
let files: typeof import("@/server/data/ride-files");
let efforts: typeof import("@/server/data/own-efforts");
let oneTime: typeof import("@/server/data/rides-at-one-time");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  changes = await import("@/server/data/ride-changes");
  whole = await import("@/server/data/whole-recording");
  recordings = await import("@/server/data/recordings");
  files = await import("@/server/data/ride-files");
  efforts = await import("@/server/data/own-efforts");
  oneTime = await import("@/server/data/rides-at-one-time");
});
afterAll(() => house.close());

/** Five minutes at 100 W, ten at 200 W, five at 400 W, at 8 m/s; a new lap after ten minutes. */
const watts = (second: number) => (second < 300 ? 100 : second < 900 ? 200 : 400);
const RIDE = { seconds: 1200, watts };

/** The ten minutes at 200 W. */
const MIDDLE = { start: 300, end: 900 };

async function arrive(person: Person, wanted: Parameters<typeof activity>[0] = {}): Promise<void> {
  await house.sandbox.deliver(activityEvent(person.terraUser, activity({ ...RIDE, ...wanted })));
  await house.workOff();
}

async function riderWithRide(): Promise<{ rider: Person; ride: Ride }> {
  const rider = await house.addRider();
  await arrive(rider);
  return { rider, ride: await onlyRide(rider) };
}

async function onlyRide({ viewer }: Person): Promise<Ride> {
  const [one, ...more] = await rides.listRides(viewer);
  const ride = one && (await rides.findRide(viewer, viewer.userId, one.id));
  if (!ride || more.length > 0) throw new Error(`There are ${one ? more.length + 1 : 0} rides`);
  return ride;
}

async function crop({ viewer }: Person, id: RideId, left: Span): Promise<void> {
  const all = await whole.findWhole(viewer, id);
  if (!all) throw new Error("There is no such ride");
  expect(await changes.cropRide(viewer, id, cropTo(all, left))).toBe(true);
  await house.workOff();
}

/** The same ride as another device's file tells it. */
async function bring(
  { viewer: { userId: riderId } }: Person,
  wanted: Parameters<typeof activity>[0] = {},
  change: (ride: StorableRide) => void = () => {},
) {
  const { toRide } = await import("@/server/terra/to-ride");
  const { storeSource } = await import("@/server/ingest/sources");
  const read = toRide(activity({ ...RIDE, ...wanted }));
  if (read.kind !== "ride") throw new Error("This is no ride");
  const ride: StorableRide = { ...read.ride, identity: "0", title: "From a file" };
  change(ride);
  const batch = await db.importBatch.create({ data: { riderId } });
  const upload = await db.upload.create({ data: { riderId, batchId: batch.id, name: "ride.fit", byteCount: 1 } });
  const about = { riderId, batchId: batch.id, uploadId: upload.id, name: "ride.fit", format: "fit", byteCount: 1 };
  const file = await db.rideFile.create({ data: { ...about, hash: Buffer.from(randomUUID()), state: "stored" } });
  const origin = { kind: "file", riderId, fileId: file.id as FileId, receivedAt: new Date() } as const;
  const stored = await storeSource(origin, ride);
  await house.workOff();
  return stored;
}

const bestMinuteOf = async ({ viewer: { userId: riderId } }: Person) =>
  (await db.rideBest.findFirst({ where: { riderId, kind: "power", size: 60 } }))?.value;

describe("a ride whose ends are cut off", () => {
  test("has the numbers, laps and bests of what is left", async () => {
    const { rider, ride } = await riderWithRide();
    // By hand: (5 · 100 + 10 · 200 + 5 · 400) / 20.
    expect(ride).toMatchObject({ meanPowerWatts: 225, maxPowerWatts: 400, elapsedSeconds: 1200 });
    expect(await bestMinuteOf(rider)).toBe(400);

    await crop(rider, ride.id, MIDDLE);
    const part = await onlyRide(rider);
    expect(part).toMatchObject({
      ...{ id: ride.id, elapsedSeconds: 600, timerSeconds: 600, meanPowerWatts: 200, maxPowerWatts: 200 },
      // 200 W for 600 s; the device's own count of calories was of the whole.
      ...{ workKilojoules: 120, startedAt: new Date("2026-11-20T07:05:00Z"), title: "Evening climb" },
      crop: { from: new Date("2026-11-20T07:05:00Z"), until: new Date("2026-11-20T07:15:00Z") },
    });
    // From the first to the last of 600 readings at 8 m/s.
    expect(part.distanceMeters).toBeCloseTo(599 * 8, 0);
    expect(part.laps.map(({ start, end, meanPowerWatts }) => [start, end, meanPowerWatts])).toEqual([
      [0, 300, 200],
      [300, 600, 200],
    ]);
    expect(await bestMinuteOf(rider)).toBe(200);
    expect(part.version).toBeGreaterThan(ride.version);
  });

  test("is brought back to the very same numbers", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    await crop(rider, ride.id, { start: 0, end: 1200 });
    const back = await onlyRide(rider);
    expect({ ...back, version: 0 }).toEqual({ ...ride, version: 0 });
    expect(await bestMinuteOf(rider)).toBe(400);
  });

  test("can be cropped at one end only, and then to other ends: it is the whole that is cropped", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, { start: 0, end: 900 });
    expect(await onlyRide(rider)).toMatchObject({ elapsedSeconds: 900, maxPowerWatts: 200 });
    await crop(rider, ride.id, { start: 900, end: 1200 });
    expect(await onlyRide(rider)).toMatchObject({ elapsedSeconds: 300, meanPowerWatts: 400 });
  });

  test("is shown whole where it is cropped, with what is left", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    expect(await whole.findWhole(rider.viewer, ride.id)).toEqual({
      ...{ startedAt: ride.startedAt, elapsedSeconds: 1200, left: MIDDLE, isDrawn: true },
    });
    expect((await powerIn(await whole.readWholeChannels(rider.viewer, ride.id))).length).toBe(1200);
    const shown = await powerIn(await recordings.readChannels(rider.viewer, rider.viewer.userId, ride.id));
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([600, 200, 200]);
  });

  test("is taken along cropped, and whole as it came", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    const write = (format: "fit" | "csv") => files.writeRide(rider.viewer, rider.viewer.userId, ride.id, format);
    const csv = new TextDecoder().decode((await write("csv"))?.bytes);
    expect(csv.trim().split("\n")).toHaveLength(1 + 600);
    const { messages } = new Decoder(Stream.fromByteArray([...((await write("fit"))?.bytes ?? [])])).read();
    expect(messages.recordMesgs).toHaveLength(600);
    expect(messages.sessionMesgs?.[0]).toMatchObject({ totalElapsedTime: 600, avgPower: 200 });

    const original = await files.readFirstOriginal(rider.viewer, rider.viewer.userId, ride.id);
    const told = JSON.parse(new TextDecoder().decode(original?.bytes));
    expect(JSON.stringify(told).match(/"watts":/g)).toHaveLength(1200);
  });

  test("moves the efforts that its rider marked along, and hides those that were cut off", async () => {
    const { rider, ride } = await riderWithRide();
    const mark = (name: string, span: Span) =>
      efforts.addOwnEffort(rider.viewer, ride.id, { ...span, name, replaces: null, isHidden: false });
    expect(await mark("within", { start: 400, end: 500 })).toBe("saved");
    expect(await mark("before", { start: 10, end: 100 })).toBe("saved");
    await crop(rider, ride.id, MIDDLE);
    expect((await onlyRide(rider)).ownEfforts).toMatchObject([{ name: "within", start: 100, end: 200 }]);
    await crop(rider, ride.id, { start: 0, end: 1200 });
    expect((await onlyRide(rider)).ownEfforts.map(({ name, start }) => [name, start])).toEqual([
      ["before", 10],
      ["within", 400],
    ]);
  });
});

describe("a crop stays", () => {
  test("when the ride is delivered anew, with another title and other power", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    await arrive(rider, { title: "Named there", watts: (second) => 2 * watts(second) });
    expect(await onlyRide(rider)).toMatchObject({ title: "Named there", elapsedSeconds: 600, meanPowerWatts: 400 });
  });

  test("at the start only, when more of the ride's end is delivered", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, { start: 300, end: 1200 });
    await arrive(rider, { seconds: 1500 });
    expect(await onlyRide(rider)).toMatchObject({ elapsedSeconds: 1200, startedAt: new Date("2026-11-20T07:05:00Z") });
  });

  test("when the ride is joined with another recording, which still finds it", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    expect(await bring(rider)).toMatchObject({ kind: "joined", rideId: ride.id });
    const joined = await onlyRide(rider);
    expect(joined.sources).toHaveLength(2);
    expect(joined).toMatchObject({ elapsedSeconds: 600, meanPowerWatts: 200, maxPowerWatts: 200 });
  });

  test("by time, when that recording began a minute earlier", async () => {
    const { rider, ride } = await riderWithRide();
    await crop(rider, ride.id, MIDDLE);
    const earlier = {
      ...{ start: "2026-11-20T07:59:00.000000+01:00", seconds: 1260 },
      watts: (second: number) => watts(second - 60),
    };
    // The same road at the same time: the minute more was ridden before it.
    const sameRoad = ({ recorded: { track } }: StorableRide) => {
      for (const column of track ? [track.latitude, track.longitude] : []) {
        column.forEach((degrees, second, all) => {
          all[second] = degrees - 60 * 5e-5;
        });
      }
    };
    expect(await bring(rider, earlier, sameRoad)).toMatchObject({ kind: "joined" });
    expect((await whole.findWhole(rider.viewer, ride.id))?.elapsedSeconds).toBe(1260);
    expect(await onlyRide(rider)).toMatchObject({
      ...{ elapsedSeconds: 600, meanPowerWatts: 200, maxPowerWatts: 200 },
      startedAt: new Date("2026-11-20T07:05:00Z"),
    });
  });
});

describe("two rides that become one", () => {
  /** A ride of two recordings, taken apart. */
  async function separated() {
    const { rider, ride } = await riderWithRide();
    const stored = await bring(rider);
    if (stored.kind !== "joined") throw new Error(`It is ${stored.kind}`);
    await changes.separateSource(rider.viewer, ride.id, stored.sourceId);
    await house.workOff();
    const apart = (await rides.listRides(rider.viewer)).find(({ id }) => id !== ride.id);
    if (!apart) throw new Error("It was not separated");
    const mark = (id: RideId, name: string) =>
      efforts.addOwnEffort(rider.viewer, id, { start: 400, end: 500, name, replaces: null, isHidden: false });
    return { rider, stays: ride.id, goes: apart.id, mark };
  }

  async function join(rider: Person, goes: RideId) {
    await changes.joinAgain(rider.viewer, goes);
    await house.workOff();
    return onlyRide(rider);
  }

  test("know of each other while they are apart", async () => {
    const { rider, stays, goes } = await separated();
    expect(await oneTime.listSeparated(rider.viewer, stays)).toEqual([{ id: goes, title: "From a file" }]);
    expect(await oneTime.listSeparated(rider.viewer, goes)).toEqual([{ id: stays, title: "Evening climb" }]);
    const stranger = await house.addPerson();
    expect(await oneTime.listSeparated(stranger.viewer, stays)).toEqual([]);
    await join(rider, goes);
    expect(await oneTime.listSeparated(rider.viewer, stays)).toEqual([]);
  });

  test("keep the crop and the marked efforts of the one that goes", async () => {
    const { rider, stays, goes, mark } = await separated();
    await mark(goes, "marked there");
    await crop(rider, goes, MIDDLE);
    const joined = await join(rider, goes);
    expect(joined).toMatchObject({ id: stays, elapsedSeconds: 600, meanPowerWatts: 200 });
    expect(joined.ownEfforts).toMatchObject([{ name: "marked there", start: 100, end: 200 }]);
  });

  test("keep the links to the one that goes", async () => {
    const { createShare, listShares } = await import("@/server/data/shares");
    const { rider, stays, goes } = await separated();
    const expiresAt = new Date(Date.now() + 86_400_000);
    await createShare(rider.viewer, goes, { withMap: true, withHeartRate: false, expiresAt });
    await join(rider, goes);
    expect(await listShares(rider.viewer, stays)).toMatchObject([{ withMap: true, withHeartRate: false }]);
  });

  test("keep the crop of the one that stays where both have one, and the efforts of both", async () => {
    const { rider, stays, goes, mark } = await separated();
    await mark(goes, "marked there");
    await mark(stays, "marked here");
    await crop(rider, goes, MIDDLE);
    await crop(rider, stays, { start: 0, end: 900 });
    const joined = await join(rider, goes);
    expect(joined).toMatchObject({ id: stays, elapsedSeconds: 900 });
    expect(joined.ownEfforts.map(({ name, start }) => [name, start]).sort()).toEqual([
      ["marked here", 400],
      ["marked there", 400],
    ]);
  });

  test("leave both what they have when one of two recordings goes only", async () => {
    const { rider, ride } = await riderWithRide();
    const stored = await bring(rider);
    if (stored.kind !== "joined") throw new Error(`It is ${stored.kind}`);
    await crop(rider, ride.id, MIDDLE);
    await changes.separateSource(rider.viewer, ride.id, stored.sourceId);
    await house.workOff();
    const both = await rides.listRides(rider.viewer);
    expect(both.map(({ id, elapsedSeconds }) => [id === ride.id, elapsedSeconds]).sort()).toEqual([
      [false, 1200],
      [true, 600],
    ]);
  });
});

test("nobody else crops a ride or sees the whole of it, and nobody leaves next to nothing", async () => {
  const { rider, ride } = await riderWithRide();
  await crop(rider, ride.id, MIDDLE);
  const { viewer: stranger } = await house.addPerson();
  const all = { startedAt: ride.startedAt, elapsedSeconds: 1200 };
  expect(await changes.cropRide(stranger, ride.id, cropTo(all, { start: 0, end: 600 }))).toBe(false);
  expect(await changes.cropRide(stranger, ride.id, null)).toBe(false);
  expect(await whole.findWhole(stranger, ride.id)).toBeNull();
  expect(await whole.readWholeChannels(stranger, ride.id)).toBeNull();
  expect(await changes.cropRide(rider.viewer, ride.id, cropTo(all, { start: 300, end: 359 }))).toBe(false);
  await house.workOff();
  expect(await onlyRide(rider)).toMatchObject({ elapsedSeconds: 600 });
});

async function powerIn(bytes: Uint8Array | null): Promise<Float32Array> {
  const { unpackChannels, decodeChannel } = await import("@/core/channel-codec");
  return decodeChannel(unpackChannels(bytes ?? new Uint8Array()).get("power") ?? new Uint8Array());
}
