import { randomUUID } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileId, RideId } from "@/core/ids";
import type { RideSummary } from "@/core/ride";
import { NO_WORDS, type RideWords } from "@/core/ride-words";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;

const WORDS: RideWords = {
  title: "Over the dyke with Anna",
  notes: "Into the **wind** all the way.\n\n<script>alert(1)</script>",
  effort: 7,
  feeling: 4,
  tags: ["race", "winter bike"],
  type: "gravel",
};

let house: House;
let db: typeof import("@/server/db").db;
let edits: typeof import("@/server/data/ride-edits");
let rides: typeof import("@/server/data/rides");
let changes: typeof import("@/server/data/ride-changes");
let recordings: typeof import("@/server/data/recordings");
let work: typeof import("@/server/ingest/work");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  edits = await import("@/server/data/ride-edits");
  rides = await import("@/server/data/rides");
  changes = await import("@/server/data/ride-changes");
  recordings = await import("@/server/data/recordings");
  work = await import("@/server/ingest/work");
});
afterAll(() => house.close());

async function arrive(person: Person, wanted: Parameters<typeof activity>[0] = {}): Promise<void> {
  await house.sandbox.deliver(activityEvent(person.terraUser, activity(wanted)));
  await house.workOff();
}

async function onlyRide({ viewer }: Person): Promise<RideSummary> {
  const [ride, ...more] = await rides.listRides(viewer);
  if (!ride || more.length > 0) throw new Error(`There are ${ride ? more.length + 1 : 0} rides`);
  return ride;
}

async function riderWithRide(): Promise<{ rider: Person; id: RideId }> {
  const rider = await house.addRider();
  await arrive(rider);
  return { rider, id: (await onlyRide(rider)).id };
}

/** What the worker tidies up so many days after a ride was deleted. */
async function tidyUpAfter(days: number, id: RideId): Promise<void> {
  await db.ride.updateMany({ where: { id }, data: { removedAt: new Date(Date.now() - days * DAY_MS) } });
  await work.handlers["tidy-up"]({});
  await house.workOff();
}

describe("what a rider says of a ride", () => {
  test("is shown on its page, in the list and in its files", async () => {
    const { rider, id } = await riderWithRide();
    expect(await edits.saveRideWords(rider.viewer, id, WORDS)).toBe(true);
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    expect(ride).toMatchObject({ title: WORDS.title, words: WORDS });
    expect((await onlyRide(rider)).title).toBe(WORDS.title);
    const { writeRide } = await import("@/server/data/ride-files");
    const file = await writeRide(rider.viewer, rider.viewer.userId, id, "tcx");
    expect(file?.name).toBe("2026-11-20 Over the dyke with Anna.tcx");
  });

  test("stays when Terra delivers the ride anew, and when it is reckoned anew", async () => {
    const { rider, id } = await riderWithRide();
    await edits.saveRideWords(rider.viewer, id, WORDS);
    await arrive(rider, { title: "Renamed there", seconds: 1200, watts: () => 300 });
    const { saveFigures } = await import("@/server/data/figures");
    await saveFigures(rider.viewer, null, [{ kind: "ftpWatts", values: [250] }]);
    await house.workOff();

    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    // An hour at 250 W is 100; a third of an hour at 300 W is (300/250)² of a third of that.
    expect(ride?.load).toBeCloseTo(48, 0);
    expect(ride).toMatchObject({ title: WORDS.title, words: WORDS, elapsedSeconds: 1200 });
    expect(await edits.findRideEdit(rider.viewer, id)).toMatchObject({ recordedTitle: "Renamed there" });
  });

  test("is taken back by leaving it empty: the recorded title is there again, and follows later deliveries", async () => {
    const { rider, id } = await riderWithRide();
    await edits.saveRideWords(rider.viewer, id, WORDS);
    await edits.saveRideWords(rider.viewer, id, NO_WORDS);
    expect(await rides.findRide(rider.viewer, rider.viewer.userId, id)).toMatchObject({
      title: "Evening climb",
      words: NO_WORDS,
    });
    // To write what stands there already is to say nothing of one's own.
    await edits.saveRideWords(rider.viewer, id, { ...NO_WORDS, title: "Evening climb" });
    await arrive(rider, { title: "Renamed there" });
    expect((await onlyRide(rider)).title).toBe("Renamed there");
  });

  test("goes along when a ride that was separated is joined again", async () => {
    const { rider, id } = await riderWithRide();
    const source = await bring(rider);
    expect(source.rideId).toBe(id);
    await changes.separateSource(rider.viewer, id, source.sourceId);
    await house.workOff();
    const apart = (await rides.listRides(rider.viewer)).find((ride) => ride.id !== id);
    if (!apart) throw new Error("It was not separated");
    await edits.saveRideWords(rider.viewer, apart.id, WORDS);
    await edits.saveRideWords(rider.viewer, id, { ...NO_WORDS, title: "Mine", effort: 2 });
    await changes.joinAgain(rider.viewer, apart.id);
    await house.workOff();
    expect((await onlyRide(rider)).id).toBe(id);
    expect((await edits.findRideEdit(rider.viewer, id))?.words).toEqual({ ...WORDS, title: "Mine", effort: 2 });
  });
});

/** The same ride as another recording of it tells it. */
async function bring({ viewer: { userId: riderId } }: Person) {
  const { toRide } = await import("@/server/terra/to-ride");
  const { storeSource } = await import("@/server/ingest/sources");
  const read = toRide(activity());
  if (read.kind !== "ride") throw new Error("This is no ride");
  const batch = await db.importBatch.create({ data: { riderId } });
  const upload = await db.upload.create({ data: { riderId, batchId: batch.id, name: "ride.fit", byteCount: 1 } });
  const file = await db.rideFile.create({
    data: {
      ...{ riderId, batchId: batch.id, uploadId: upload.id, name: "ride.fit", format: "fit", byteCount: 1 },
      ...{ hash: Buffer.from(randomUUID()), state: "stored" },
    },
  });
  const origin = { kind: "file", riderId, fileId: file.id as FileId, receivedAt: new Date() } as const;
  const stored = await storeSource(origin, { ...read.ride, identity: "0", title: "From a file" });
  await house.workOff();
  if (stored.kind !== "joined" && stored.kind !== "stored") throw new Error(`It is ${stored.kind}`);
  return stored;
}

describe("a ride that its rider deleted", () => {
  test("is nowhere any more, and stays so when it is delivered and reckoned anew", async () => {
    const { rider, id } = await riderWithRide();
    const { viewer } = rider;
    expect(await edits.removeRide(viewer, id)).toBe(true);
    await arrive(rider, { title: "Renamed there", seconds: 1200 });
    const { saveFigures } = await import("@/server/data/figures");
    await saveFigures(viewer, null, [{ kind: "ftpWatts", values: [250] }]);
    await house.workOff();

    const { writeRide, readFirstOriginal } = await import("@/server/data/ride-files");
    expect(await rides.listRides(viewer)).toEqual([]);
    expect(await rides.countRides(viewer)).toBe(0);
    expect(await rides.findRide(viewer, viewer.userId, id)).toBeNull();
    expect(await recordings.readChannels(viewer, viewer.userId, id)).toBeNull();
    expect(await writeRide(viewer, viewer.userId, id, "fit")).toBeNull();
    expect(await readFirstOriginal(viewer, viewer.userId, id)).toBeNull();
    expect(await edits.findRideEdit(viewer, id)).toBeNull();
    expect(await edits.saveRideWords(viewer, id, WORDS)).toBe(false);
    expect(await edits.removeRide(viewer, id)).toBe(false);
  });

  test("is no ground for estimates any more", async () => {
    const rider = await house.addRider();
    await arrive(rider, {
      summaryId: "hard",
      seconds: 3600,
      watts: () => 300,
      start: "2026-11-19T08:00:00.000000+01:00",
    });
    await arrive(rider, { summaryId: "easy", seconds: 3600, watts: () => 150 });
    const [easy, hard] = await rides.listRides(rider.viewer);
    if (!easy || !hard) throw new Error("There are no two rides");
    const ftpBehind = async () => {
      const ride = await rides.findRide(rider.viewer, rider.viewer.userId, easy.id);
      return ride?.known.figures.ftpWatts ?? 0;
    };
    const before = await ftpBehind();
    await edits.removeRide(rider.viewer, hard.id);
    await house.workOff();
    expect(await ftpBehind()).toBeLessThan(before * 0.6);
    await edits.restoreRide(rider.viewer, hard.id);
    await house.workOff();
    expect(await ftpBehind()).toBe(before);
  });

  test("comes back with all that was said of it, and with what was delivered meanwhile", async () => {
    const { rider, id } = await riderWithRide();
    await edits.saveRideWords(rider.viewer, id, WORDS);
    await edits.removeRide(rider.viewer, id);
    await arrive(rider, { seconds: 1200 });
    expect(await edits.listRemovedRides(rider.viewer)).toMatchObject([{ id, title: WORDS.title }]);
    expect(await edits.restoreRide(rider.viewer, id)).toBe(true);
    expect(await edits.listRemovedRides(rider.viewer)).toEqual([]);
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    expect(ride).toMatchObject({ title: WORDS.title, words: WORDS, elapsedSeconds: 1200 });
    expect(await edits.restoreRide(rider.viewer, id)).toBe(false);
  });

  test("is kept for thirty days, then gone for good, and does not come back by a delivery", async () => {
    const { rider, id } = await riderWithRide();
    await bring(rider);
    await arrive(rider, { summaryId: "another", start: "2026-11-21T08:00:00.000000+01:00" });
    await edits.removeRide(rider.viewer, id);
    await tidyUpAfter(29.9, id);
    expect(await edits.listRemovedRides(rider.viewer)).toHaveLength(1);

    await tidyUpAfter(30.1, id);
    const { userId: riderId } = rider.viewer;
    expect(await edits.listRemovedRides(rider.viewer)).toEqual([]);
    expect(await edits.restoreRide(rider.viewer, id)).toBe(false);
    expect(await db.ride.count({ where: { riderId } })).toBe(1);
    expect(await db.rideSource.count({ where: { riderId } })).toBe(1);
    expect(await db.rideFile.count({ where: { riderId } })).toBe(0);
    expect(await db.deliveryBody.count({ where: { delivery: { riderId, type: "activity" } } })).toBe(1);

    await arrive(rider, { seconds: 1200 });
    expect(await rides.listRides(rider.viewer)).toHaveLength(1);
    expect(await db.rideSource.count({ where: { riderId } })).toBe(1);
  });
});

test("nothing of a ride that is gone for good is left in deliveries that told of it before [W37]", async () => {
  const { rider, id } = await riderWithRide();
  // Changed twice; and once together with another that stays. Equal bytes would be the same delivery.
  await arrive(rider, { seconds: 1260 });
  await arrive(rider, { seconds: 1200 });
  const both = [
    activity({ seconds: 1200 }),
    activity({ summaryId: "stays", start: "2026-11-21T08:00:00.000000+01:00" }),
  ];
  await house.sandbox.deliver({ ...activityEvent(rider.terraUser, both[0] ?? {}), data: both });
  await house.workOff();
  const { userId: riderId } = rider.viewer;
  const bodies = () => db.deliveryBody.count({ where: { delivery: { riderId, type: "activity" } } });
  expect(await bodies()).toBe(4);
  await edits.removeRide(rider.viewer, id);
  await tidyUpAfter(30.1, id);
  expect(await bodies()).toBe(1);
  expect(await rides.listRides(rider.viewer)).toHaveLength(1);
  // Of the two that came together, the other is still told.
  const kept = await db.deliveryBody.findFirstOrThrow({ where: { delivery: { riderId, type: "activity" } } });
  expect(JSON.parse(zstdDecompressSync(kept.bytes).toString())).toMatchObject({
    type: "activity",
    user: rider.terraUser,
    data: [{ metadata: { summary_id: "stays" } }],
  });
});

test("a stranger can neither read, change, delete nor bring back a ride", async () => {
  const { rider, id } = await riderWithRide();
  const { viewer: stranger } = await house.addPerson();
  expect(await edits.findRideEdit(stranger, id)).toBeNull();
  expect(await edits.saveRideWords(stranger, id, WORDS)).toBe(false);
  expect(await edits.removeRide(stranger, id)).toBe(false);
  expect((await onlyRide(rider)).title).toBe("Evening climb");
  await edits.removeRide(rider.viewer, id);
  expect(await edits.listRemovedRides(stranger)).toEqual([]);
  expect(await edits.restoreRide(stranger, id)).toBe(false);
  expect(await edits.listRemovedRides(rider.viewer)).toHaveLength(1);
});
