import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EffortId, type FileId, parseEffortId, type RideId, type SourceId } from "@/core/ids";
import type { OwnEffort } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let efforts: typeof import("@/server/data/own-efforts");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  efforts = await import("@/server/data/own-efforts");
});
afterAll(() => house.close());

const START = "2026-11-20T08:00:00.000000+01:00";

/** Ten minutes. */
async function riderWithRide(wanted: Parameters<typeof activity>[0] = {}): Promise<{ rider: Person; id: RideId }> {
  const rider = await house.addRider();
  await arrive(rider, wanted);
  const [ride] = await rides.listRides(rider.viewer);
  if (!ride) throw new Error("There is no ride");
  return { rider, id: ride.id };
}

async function arrive(rider: Person, wanted: Parameters<typeof activity>[0]): Promise<void> {
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity({ start: START, ...wanted })));
  await house.workOff();
}

async function ownEfforts({ viewer }: Person, id: RideId): Promise<OwnEffort[]> {
  const ride = await rides.findRide(viewer, viewer.userId, id);
  if (!ride) throw new Error("There is no such ride");
  return ride.ownEfforts;
}

const SAID = { name: "The dyke", start: 60, end: 360, replaces: null, isHidden: false };
const NOTHING = { name: null, span: null, isHidden: null };

function anyId(): EffortId {
  const id = parseEffortId(randomUUID());
  if (!id) throw new Error("This is no id");
  return id;
}

async function firstId(rider: Person, id: RideId): Promise<EffortId> {
  const [effort] = await ownEfforts(rider, id);
  if (!effort) throw new Error("There is no effort");
  return effort.id;
}

describe("an own effort", () => {
  test("is written down, changed and taken back, and the ride's numbers stay as they are", async () => {
    const { rider, id } = await riderWithRide();
    const before = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    expect(await efforts.addOwnEffort(rider.viewer, id, SAID)).toBe("saved");
    const [effort] = await ownEfforts(rider, id);
    expect(effort).toEqual({ ...SAID, id: effort?.id });

    const effortId = await firstId(rider, id);
    expect(await efforts.changeOwnEffort(rider.viewer, id, effortId, { ...NOTHING, name: "Up the dyke" })).toBe(
      "saved",
    );
    expect(
      await efforts.changeOwnEffort(rider.viewer, id, effortId, { ...NOTHING, span: { start: 0, end: 600 } }),
    ).toBe("saved");
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: "Up the dyke", start: 0, end: 600 }]);
    expect(await efforts.changeOwnEffort(rider.viewer, id, effortId, { ...NOTHING, name: " " })).toBe("saved");
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: null }]);

    expect(await efforts.removeOwnEffort(rider.viewer, id, effortId)).toBe("saved");
    expect(await efforts.removeOwnEffort(rider.viewer, id, effortId)).toBe("missing");
    expect(await rides.findRide(rider.viewer, rider.viewer.userId, id)).toEqual(before);
  });

  test("of a page that was made before the ride began later lies where the rider saw it", async () => {
    const { rider, id } = await riderWithRide();
    const ride = await rides.findRide(rider.viewer, rider.viewer.userId, id);
    const since = new Date((ride?.startedAt.getTime() ?? 0) - 120_000);
    expect(await efforts.addOwnEffort(rider.viewer, id, SAID, since)).toBe("outside");
    expect(await efforts.addOwnEffort(rider.viewer, id, { ...SAID, start: 180, end: 420 }, since)).toBe("saved");
    expect(await ownEfforts(rider, id)).toMatchObject([{ start: 60, end: 300 }]);
    const moved = { ...NOTHING, span: { start: 120, end: 240 } };
    expect(await efforts.changeOwnEffort(rider.viewer, id, await firstId(rider, id), moved, since)).toBe("saved");
    expect(await ownEfforts(rider, id)).toMatchObject([{ start: 0, end: 120 }]);
  });

  test("says of a found one that it is none, and that it is one after all", async () => {
    const { rider, id } = await riderWithRide();
    const replaces = { start: 60, end: 360 };
    await efforts.addOwnEffort(rider.viewer, id, { ...SAID, replaces, isHidden: true });
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: "The dyke", replaces, isHidden: true }]);
    await efforts.changeOwnEffort(rider.viewer, id, await firstId(rider, id), { ...NOTHING, isHidden: false });
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: "The dyke", replaces, isHidden: false }]);
  });

  test("is called what can be read and kept, in 80 characters", async () => {
    const { rider, id } = await riderWithRide();
    await efforts.addOwnEffort(rider.viewer, id, { ...SAID, name: `  a\u0000\u202eb${"🚴".repeat(90)}` });
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: `a b${"🚴".repeat(77)}` }]);
  });

  test.each([
    ["begins before the ride", { start: -1, end: 10 }],
    ["ends behind it", { start: 0, end: 601 }],
    ["has no second", { start: 10, end: 10 }],
    ["runs backwards", { start: 10, end: 5 }],
    ["has parts of seconds", { start: 1.5, end: 10 }],
    ["is no time", { start: Number.NaN, end: 10 }],
  ])("that %s is none", async (_, span) => {
    const { rider, id } = await riderWithRide();
    expect(await efforts.addOwnEffort(rider.viewer, id, { ...SAID, ...span })).toBe("outside");
    expect(await efforts.addOwnEffort(rider.viewer, id, { ...SAID, replaces: span })).toBe("outside");
    await efforts.addOwnEffort(rider.viewer, id, SAID);
    const effortId = await firstId(rider, id);
    expect(await efforts.changeOwnEffort(rider.viewer, id, effortId, { ...NOTHING, span })).toBe("outside");
    expect(await ownEfforts(rider, id)).toMatchObject([{ start: 60, end: 360 }]);
  });

  test("is one of 200 at most", async () => {
    const { rider, id } = await riderWithRide();
    const row = {
      riderId: rider.viewer.userId,
      rideId: id,
      startsAt: new Date(Date.parse("2026-11-20T07:01:00Z")),
      endsAt: new Date(Date.parse("2026-11-20T07:02:00Z")),
    };
    await db.ownEffort.createMany({ data: Array.from({ length: 199 }, () => row) });
    expect(await efforts.addOwnEffort(rider.viewer, id, SAID)).toBe("saved");
    expect(await efforts.addOwnEffort(rider.viewer, id, SAID)).toBe("too-many");
    expect(await ownEfforts(rider, id)).toHaveLength(200);
  });

  test("is announced to open pages", async () => {
    const { rider, id } = await riderWithRide();
    const { onChange } = await import("@/server/live");
    const heard: unknown[] = [];
    const leave = onChange([rider.viewer.userId], (message) => heard.push(message));
    await expect.poll(() => heard).toContainEqual({ kind: "missed" });
    await efforts.addOwnEffort(rider.viewer, id, SAID);
    await expect.poll(() => heard).toContainEqual({ kind: "ride", riderId: rider.viewer.userId, rideId: id });
    leave();
  });
});

describe("nobody else marks a ride", () => {
  test.each([
    ["a stranger", async () => (await house.addRider()).viewer, "missing"],
    [
      "somebody who looks around",
      async (rider: Person) => ({ ...rider.viewer, isDemonstration: true }),
      "only-looking",
    ],
  ] as const)("not %s", async (_, viewerFor, answer) => {
    const { rider, id } = await riderWithRide();
    await efforts.addOwnEffort(rider.viewer, id, SAID);
    const effortId = await firstId(rider, id);
    const before = await ownEfforts(rider, id);
    const viewer = await viewerFor(rider);
    expect(await efforts.addOwnEffort(viewer, id, SAID)).toBe(answer);
    expect(await efforts.changeOwnEffort(viewer, id, effortId, { ...NOTHING, name: "Theirs" })).toBe(answer);
    expect(await efforts.removeOwnEffort(viewer, id, effortId)).toBe(answer);
    expect(await ownEfforts(rider, id)).toEqual(before);
  });

  test("not its rider by another of their rides", async () => {
    const { rider, id } = await riderWithRide();
    await arrive(rider, { summaryId: "another", start: "2026-11-21T08:00:00.000000+01:00" });
    const other = (await rides.listRides(rider.viewer)).find((ride) => ride.id !== id);
    if (!other) throw new Error("There is no other ride");
    await efforts.addOwnEffort(rider.viewer, id, SAID);
    const effortId = await firstId(rider, id);
    expect(await efforts.changeOwnEffort(rider.viewer, other.id, effortId, { ...NOTHING, name: "x" })).toBe("missing");
    expect(await efforts.removeOwnEffort(rider.viewer, other.id, effortId)).toBe("missing");
    expect(await efforts.changeOwnEffort(rider.viewer, id, anyId(), { ...NOTHING, name: "x" })).toBe("missing");
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: "The dyke" }]);
  });
});

describe("an own effort stays where it was ridden", () => {
  test("when the ride is delivered anew from another start", async () => {
    const { rider, id } = await riderWithRide();
    await efforts.addOwnEffort(rider.viewer, id, { ...SAID, replaces: { start: 60, end: 350 } });
    // The same ride, of which the first half-minute is missing now.
    await arrive(rider, { start: "2026-11-20T08:00:30.000000+01:00", seconds: 570 });
    expect(await ownEfforts(rider, id)).toMatchObject([{ start: 30, end: 330, replaces: { start: 30, end: 320 } }]);
  });

  test("when the ride's ends are cut off, and when they are brought back", async () => {
    const { rider, id } = await riderWithRide();
    const { cropRide } = await import("@/server/data/ride-changes");
    await efforts.addOwnEffort(rider.viewer, id, SAID);
    await efforts.addOwnEffort(rider.viewer, id, { ...SAID, name: "Cut off", start: 0, end: 90 });
    const crop = { from: new Date("2026-11-20T07:02:00Z"), until: new Date("2026-11-20T07:10:00Z") };
    expect(await cropRide(rider.viewer, id, crop)).toBe(true);
    await house.workOff();
    // Two minutes are gone: what began after one begins a minute before what is left, and ends after four of it.
    expect(await ownEfforts(rider, id)).toMatchObject([{ name: "The dyke", start: -60, end: 240 }]);

    await cropRide(rider.viewer, id, null);
    await house.workOff();
    expect(await ownEfforts(rider, id)).toMatchObject([
      { name: "Cut off", start: 0, end: 90 },
      { name: "The dyke", start: 60, end: 360 },
    ]);
  });

  test("when two recordings of it are found to be one ride", async () => {
    const { rider, id } = await riderWithRide();
    const { separateSource, joinAgain } = await import("@/server/data/ride-changes");
    await separateSource(rider.viewer, id, await bring(rider));
    await house.workOff();
    const apart = (await rides.listRides(rider.viewer)).find((ride) => ride.id !== id);
    if (!apart) throw new Error("It was not separated");
    await efforts.addOwnEffort(rider.viewer, apart.id, { ...SAID, name: "Apart" });
    await efforts.addOwnEffort(rider.viewer, id, { ...SAID, name: "Stays", start: 400, end: 500 });
    await joinAgain(rider.viewer, apart.id);
    await house.workOff();
    expect(await ownEfforts(rider, id)).toMatchObject([
      { name: "Apart", start: 60, end: 360 },
      { name: "Stays", start: 400, end: 500 },
    ]);
  });
});

/** The same ride as a file tells it. */
async function bring({ viewer: { userId: riderId } }: Person): Promise<SourceId> {
  const { toRide } = await import("@/server/terra/to-ride");
  const { storeSource } = await import("@/server/ingest/sources");
  const read = toRide(activity({ start: START }));
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
  if (stored.kind !== "joined") throw new Error(`It is ${stored.kind}`);
  return stored.sourceId;
}
