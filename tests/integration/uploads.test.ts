import { randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { BatchId, FileId, UploadId } from "@/core/ids";
import type { BatchPage } from "@/server/data/batches";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";
import { madeFit, madeGpx, madeTcx } from "../support/made-files";
import { zipOf } from "../support/zip";

interface Bytes {
  name: string;
  bytes: Uint8Array;
}

let house: House;
let db: typeof import("@/server/db").db;
let uploads: typeof import("@/server/data/uploads");
let batches: typeof import("@/server/data/batches");
let rides: typeof import("@/server/data/rides");
let work: typeof import("@/server/ingest/work");

beforeAll(async () => {
  house = await openHouse({ UPLOAD_ARCHIVE_MAX_BYTES: "30000000", UPLOAD_WAITING_MAX_BYTES: "40000000" });
  ({ db } = await import("@/server/db"));
  uploads = await import("@/server/data/uploads");
  batches = await import("@/server/data/batches");
  rides = await import("@/server/data/rides");
  work = await import("@/server/ingest/work");
});
afterAll(async () => {
  const { closeReader } = await import("@/server/ingest/uploads/read-file");
  await closeReader();
  await house.close();
});

const PART = 100_000;

/** Takes files down, in the order they are named. */
async function announce({ viewer }: Person, files: readonly Bytes[]) {
  const created = await uploads.createBatch(
    viewer,
    files.map(({ name, bytes }) => ({ name, size: bytes.length })),
  );
  if (created.kind !== "created") throw new Error(`Not created: ${created.message}`);
  return created;
}

async function send({ viewer }: Person, id: UploadId, bytes: Uint8Array, from = 0): Promise<void> {
  for (let offset = from; offset < bytes.length; offset += PART) {
    await uploads.appendPart(viewer, id, offset, new Uint8Array(bytes.subarray(offset, offset + PART)));
  }
}

/** What a rider drops on the page, until nothing is left to do. */
async function bring(person: Person, ...files: Bytes[]): Promise<BatchId> {
  const { batchId, uploads: created } = await announce(person, files);
  for (const [index, { id, refusal }] of created.entries()) {
    if (refusal === null) await send(person, id, files[index]?.bytes ?? new Uint8Array());
  }
  await house.workOff();
  return batchId;
}

/** A file that is kept and not read yet. */
async function bringUnread(person: Person, file: Bytes) {
  const { batchId, uploads: created } = await announce(person, [file]);
  for (const { id } of created) {
    await send(person, id, file.bytes);
    await work.handlers["take-apart"]({ riderId: person.viewer.userId, uploadId: id });
  }
  return db.rideFile.findFirstOrThrow({ where: { riderId: person.viewer.userId, batchId } });
}

async function see({ viewer }: Person, id: BatchId): Promise<BatchPage> {
  const page = await batches.findBatch(viewer, id, { state: null, after: null });
  if (page === null) throw new Error("There is no such batch");
  return page;
}

const outcomes = async (person: Person, id: BatchId) =>
  Object.fromEntries((await see(person, id)).files.map(({ name, state }) => [name, state]));

const titlesOf = async ({ viewer }: Person) =>
  (await rides.listRides(viewer, { before: null, take: 100 })).map(({ title }) => title).sort();

const partsOf = ({ viewer }: Person) => db.uploadPart.count({ where: { riderId: viewer.userId } });

describe("bringing files", () => {
  test("makes rides of a .fit, a .gpx and a .tcx file", async () => {
    const person = await house.addPerson();
    const id = await bring(
      person,
      { name: "one.fit", bytes: madeFit({ title: "Over the dyke", start: "2026-05-01T08:00:00Z" }) },
      { name: "two.gpx.gz", bytes: gzipSync(madeGpx({ title: "To the sea", start: "2026-05-02T08:00:00Z" })) },
      { name: "three.tcx", bytes: madeTcx({ start: "2026-05-03T08:00:00Z" }) },
    );
    expect(await outcomes(person, id)).toEqual({ "one.fit": "stored", "two.gpx": "stored", "three.tcx": "stored" });
    const { batch, files } = await see(person, id);
    expect(batch.state).toBe("done");
    expect(files.find(({ name }) => name === "one.fit")?.rides).toMatchObject([
      { title: "Over the dyke", startedAt: new Date("2026-05-01T08:00:00Z") },
    ]);
    expect(await titlesOf(person)).toHaveLength(3);
    expect(await partsOf(person)).toBe(0);
  });

  test("opens an archive, with packed files and folders in it, and passes over what is no ride file", async () => {
    const person = await house.addPerson();
    const archive = await zipOf([
      { name: "export/1.fit.gz", bytes: gzipSync(madeFit({ start: "2026-05-01T08:00:00Z" })) },
      { name: "export/2.gpx", bytes: madeGpx({ start: "2026-05-02T08:00:00Z" }) },
      { name: "export/readme.txt", bytes: Buffer.from("Thank you for riding with us") },
      { name: "__MACOSX/export/._2.gpx", bytes: randomBytes(100) },
    ]);
    const id = await bring(person, { name: "export.zip", bytes: archive });
    const { batch, files } = await see(person, id);
    expect(files.map(({ state }) => state)).toEqual(["stored", "stored"]);
    expect(batch).toMatchObject({ state: "done", otherCount: 2, unopenedCount: 0 });
  });

  test("says of each file why it is no ride", async () => {
    const person = await house.addPerson();
    // FIT's number for running; 900 s at 8 m/s.
    const run = madeFit({ sport: 1, subSport: 0, seconds: 900 });
    const id = await bring(
      person,
      { name: "run.fit", bytes: run },
      { name: "broken.fit", bytes: randomBytes(5_000) },
      { name: "hill.jpg", bytes: randomBytes(10) },
    );
    const { batch, files, refused } = await see(person, id);
    expect(files).toMatchObject([
      { name: "run.fit", state: "notRide", reason: expect.stringMatching(/a run of 7\.2 km/), rides: [] },
      { name: "broken.fit", state: "damaged", reason: expect.stringMatching(/\w+/), rides: [] },
    ]);
    expect(refused).toMatchObject([{ name: "hill.jpg", reason: expect.stringMatching(/\.fit, \.gpx and \.tcx/) }]);
    expect(batch.uploads.refused).toBe(1);
    expect(await titlesOf(person)).toEqual([]);

    // No ride is not lost: it can be had back as it came.
    const { readBroughtFile } = await import("@/server/data/ride-files");
    const kept = files[0] && (await readBroughtFile(person.viewer, files[0].id));
    expect(Buffer.compare(kept?.bytes ?? new Uint8Array(), run)).toBe(0);
  });

  test("keeps what is readable of a file that was cut short, and says so", async () => {
    const person = await house.addPerson();
    const whole = madeFit({ seconds: 900 });
    const id = await bring(person, { name: "half.fit", bytes: whole.subarray(0, whole.length / 2) });
    const { files } = await see(person, id);
    expect(files).toMatchObject([{ state: "stored", reason: expect.stringMatching(/incomplete/) }]);
  });

  test("refuses a list with nothing to take in it, in words, and keeps nothing", async () => {
    const person = await house.addPerson();
    const refused = await uploads.createBatch(person.viewer, [{ name: "notes.txt", size: 5 }]);
    expect(refused).toMatchObject({ kind: "refused", refusals: [expect.stringMatching(/\.fit/)] });
    expect(await batches.listBatches(person.viewer)).toEqual([]);
  });

  test("takes no more from one rider than may wait", async () => {
    const [person, other] = [await house.addPerson(), await house.addPerson()];
    const large = { name: "all.zip", size: 25_000_000 };
    expect((await uploads.createBatch(person.viewer, [large])).kind).toBe("created");
    expect(await uploads.createBatch(person.viewer, [large])).toMatchObject({ kind: "too-much" });
    expect((await uploads.createBatch(other.viewer, [large])).kind).toBe("created");
  });
});

describe("the parts of a file", () => {
  const bytes = new Uint8Array(randomBytes(3 * PART));
  const part = (index: number) => bytes.slice(index * PART, (index + 1) * PART);
  const start = async (size = bytes.length) => {
    const person = await house.addPerson();
    const { uploads: created } = await announce(person, [{ name: "a.zip", bytes: new Uint8Array(size) }]);
    const id = created[0]?.id;
    if (!id) throw new Error("There is no upload");
    return {
      person,
      id,
      put: (offset: number, some: Uint8Array<ArrayBuffer>) => uploads.appendPart(person.viewer, id, offset, some),
    };
  };

  test("are kept once, however often they come", async () => {
    const { person, put } = await start();
    await put(0, part(0));
    expect(await put(0, part(0))).toEqual({ kind: "kept", receivedBytes: PART, isWhole: false });
    expect(await partsOf(person)).toBe(1);
  });

  test("that do not follow are told where to go on", async () => {
    const { put } = await start();
    expect(await put(PART, part(1))).toEqual({ kind: "elsewhere", receivedBytes: 0 });
    await put(0, part(0));
    expect(await put(2 * PART, part(2))).toEqual({ kind: "elsewhere", receivedBytes: PART });
    expect(await put(PART / 2, part(1))).toEqual({ kind: "elsewhere", receivedBytes: PART });
  });

  test("are refused beyond the end of the file", async () => {
    const { put } = await start(PART + 1);
    await put(0, part(0));
    expect(await put(PART, part(1))).toEqual({ kind: "too-long" });
  });

  test("that come at the same time are one part", async () => {
    const { person, put } = await start();
    const answers = await Promise.all([put(0, part(0)), put(0, part(0)), put(0, part(0))]);
    expect(answers).toEqual(Array(3).fill({ kind: "kept", receivedBytes: PART, isWhole: false }));
    expect(await partsOf(person)).toBe(1);
  });

  test("make the file wait for being read when the last one is there, and have it read once", async () => {
    const { person, id, put } = await start();
    for (const index of [0, 1, 2]) await put(index * PART, part(index));
    expect(await put(2 * PART, part(2))).toEqual({ kind: "kept", receivedBytes: 3 * PART, isWhole: true });
    expect(await db.upload.findFirst({ where: { riderId: person.viewer.userId, id } })).toMatchObject({
      state: "waiting",
    });
    const [jobs] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM jobs.job WHERE name = 'take-apart' AND data->>'uploadId' = ${id}`;
    expect(Number(jobs?.count)).toBe(1);
    await house.workOff();
  });

  test("tell what is missing after the window was closed, and the file goes on from there", async () => {
    const { person, id, put } = await start();
    await put(0, part(0));
    const [batch] = await batches.listBatches(person.viewer);
    expect(batch?.state).toBe("arriving");
    expect((await see(person, batch?.id ?? ("" as BatchId))).arriving).toEqual([
      { id, name: "a.zip", byteCount: 3 * PART, receivedBytes: PART },
    ]);
    await send(person, id, bytes, PART);
    expect((await batches.listBatches(person.viewer))[0]?.state).toBe("reading");
    await house.workOff();
  });
});

describe("an archive", () => {
  test("that is none is refused, and its bytes are let go", async () => {
    const person = await house.addPerson();
    const id = await bring(person, { name: "a.zip", bytes: randomBytes(2 * PART) });
    expect((await see(person, id)).refused).toMatchObject([{ name: "a.zip", reason: expect.stringMatching(/zip/) }]);
    expect(await partsOf(person)).toBe(0);
  });

  test("that would fill the memory gives what is good in it and refuses the bomb", async () => {
    const person = await house.addPerson();
    const archive = await zipOf([
      { name: "ride.fit", bytes: madeFit() },
      { name: "bomb.fit", bytes: new Uint8Array(60_000_000) },
      { name: "bomb.gpx.gz", bytes: gzipSync(new Uint8Array(60_000_000)) },
    ]);
    const id = await bring(person, { name: "a.zip", bytes: archive });
    expect((await see(person, id)).files).toMatchObject([
      { name: "ride.fit", state: "stored" },
      { name: "bomb.fit", state: "damaged", reason: expect.stringMatching(/more than a ride/) },
      {
        name: expect.stringMatching(/^bomb\.gpx/),
        state: "damaged",
        reason: expect.stringMatching(/more than a ride/),
      },
    ]);
  });

  test("is gone on with where taking it apart was cut off, and no file is kept twice", async () => {
    const person = await house.addPerson();
    const riderId = person.viewer.userId;
    // Stored as they are and longer than what is read at one time, so that each needs parts of its own.
    const names = ["1.fit", "2.fit", "3.fit", "4.fit", "5.fit"];
    const archive = await zipOf(names.map((name) => ({ name, bytes: randomBytes(400_000), compress: false })));
    const { batchId, uploads: created } = await announce(person, [{ name: "a.zip", bytes: archive }]);
    const uploadId = created[0]?.id ?? ("" as UploadId);
    await send(person, uploadId, archive);

    // A part in the middle cannot be read for a while.
    const key = { riderId, uploadId, offset: 10 * PART };
    const [lost] = await db.uploadPart.findMany({ where: key });
    await db.uploadPart.deleteMany({ where: key });
    await expect(work.handlers["take-apart"]({ riderId, uploadId })).rejects.toThrow(RangeError);
    const kept = await db.rideFile.count({ where: { riderId, batchId } });
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(names.length);

    if (lost) await db.uploadPart.create({ data: lost });
    await Promise.all([1, 2].map(() => work.handlers["take-apart"]({ riderId, uploadId })));
    const files = await db.rideFile.findMany({ where: { riderId, batchId }, orderBy: { id: "asc" } });
    expect(files.map(({ name }) => name)).toEqual(names);
    expect(await partsOf(person)).toBe(0);
    await house.workOff();
  });
});

describe("a file that was brought before", () => {
  const same = madeFit({ title: "Over the dyke", start: "2026-06-01T08:00:00Z" });

  test("is already there, and makes no second ride", async () => {
    const person = await house.addPerson();
    await bring(person, { name: "first.fit", bytes: same });
    const id = await bring(person, { name: "again.fit.gz", bytes: gzipSync(same) });
    const { files } = await see(person, id);
    expect(files).toMatchObject([
      { state: "duplicate", reason: "Already there as “Over the dyke”.", rides: [{ title: "Over the dyke" }] },
    ]);
    expect(await titlesOf(person)).toEqual(["Over the dyke"]);
  });

  test("twice at one time is one ride", async () => {
    const person = await house.addPerson();
    const id = await bring(person, { name: "a.fit", bytes: same }, { name: "b.fit", bytes: same });
    expect(Object.values(await outcomes(person, id)).sort()).toEqual(["duplicate", "stored"]);
    expect(await titlesOf(person)).toHaveLength(1);
  });

  test("is somebody else's own when somebody else brings it", async () => {
    const [person, other] = [await house.addPerson(), await house.addPerson()];
    await bring(person, { name: "first.fit", bytes: same });
    const id = await bring(other, { name: "first.fit", bytes: same });
    expect(await outcomes(other, id)).toEqual({ "first.fit": "stored" });
  });

  test("stays with the second upload when the first is taken back before it was read", async () => {
    const person = await house.addPerson();
    const [riderId, file] = [person.viewer.userId, { name: "one.fit", bytes: madeFit({ title: "Over the dyke" }) }];
    const first = await bringUnread(person, file);
    const second = await bringUnread(person, file);
    // The first still waits: the second only says that it is there already.
    await work.handlers["read-file"]({ riderId, fileId: second.id as FileId });
    await uploads.undoBatch(person.viewer, first.batchId as BatchId);
    await work.handlers["undo-batch"]({ riderId, batchId: first.batchId as BatchId });
    await house.workOff();
    expect(await titlesOf(person)).toEqual(["Over the dyke"]);
    expect(await outcomes(person, second.batchId as BatchId)).toEqual({ "one.fit": "stored" });
  });

  test("is read after all when the first is taken back in the moment in which it is found", async () => {
    const person = await house.addPerson();
    const [riderId, file] = [person.viewer.userId, { name: "one.fit", bytes: madeFit({ title: "Over the dyke" }) }];
    const first = await bring(person, file);
    const second = await bringUnread(person, file);
    const client = new Client({ connectionString: house.databaseUrl });
    await client.connect();
    await client.query(`BEGIN; SELECT FROM "User" WHERE id = '${riderId}' FOR NO KEY UPDATE`);
    const reading = work.handlers["read-file"]({ riderId, fileId: second.id as FileId }).catch(() => "comes again");
    await vi.waitFor(async () => {
      const waiting = await client.query("SELECT FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'");
      expect(waiting.rowCount).toBe(1);
    }, 30_000);
    await uploads.undoBatch(person.viewer, first);
    await client.end();
    expect(await reading).toBe("comes again");
    await house.workOff();
    expect(await titlesOf(person)).toEqual(["Over the dyke"]);
  });

  test("stays with the second upload when the first is taken back", async () => {
    const person = await house.addPerson();
    const first = await bring(person, { name: "first.fit", bytes: same });
    const second = await bring(person, { name: "again.fit", bytes: same });
    expect((await see(person, first)).undoing).toEqual({ deletedRides: 0, keptRides: 1 });
    await uploads.undoBatch(person.viewer, first);
    await house.workOff();
    expect(await titlesOf(person)).toEqual(["Over the dyke"]);
    expect(await outcomes(person, second)).toEqual({ "again.fit": "stored" });
    await uploads.undoBatch(person.viewer, second);
    await house.workOff();
    expect(await titlesOf(person)).toEqual([]);
  });
});

describe("a file that stops whoever reads it", () => {
  test("is given up after three attempts, and the others are read", async () => {
    const person = await house.addPerson();
    const riderId = person.viewer.userId;
    const files = [
      { name: "1.fit", bytes: madeFit({ start: "2026-05-01T08:00:00Z" }) },
      { name: "2.fit", bytes: madeFit({ start: "2026-05-02T08:00:00Z" }) },
    ];
    const { batchId, uploads: created } = await announce(person, files);
    for (const [index, { id }] of created.entries()) await send(person, id, files[index]?.bytes ?? new Uint8Array());
    for (const { id } of created) await work.handlers["take-apart"]({ riderId, uploadId: id });
    // What three workers that died with it leave behind.
    await db.rideFile.updateMany({ where: { riderId, batchId, name: "1.fit" }, data: { attempts: 3 } });
    await house.workOff();
    expect(await outcomes(person, batchId)).toEqual({ "1.fit": "damaged", "2.fit": "stored" });
  });
});

test("a third recording of a ride names both others in one sentence", async () => {
  const person = await house.addPerson();
  const recorded = { start: "2026-05-01T08:00:00Z", seconds: 900 };
  await bring(person, { name: "watch.fit", bytes: madeFit({ title: "By watch", ...recorded }) });
  await bring(person, { name: "unit.fit", bytes: madeFit({ title: "By head unit", ...recorded }) });
  const id = await bring(person, { name: "phone.fit", bytes: madeFit({ title: "By phone", ...recorded }) });
  const said = "Joined with “By watch” and “By head unit”, which were recorded at the same time.";
  expect((await see(person, id)).files).toMatchObject([{ state: "joined", reason: said }]);
});

describe("taking a batch back", () => {
  test("deletes its rides, its files and their bytes, and nothing else", async () => {
    const person = await house.addPerson();
    await bring(person, { name: "stays.gpx", bytes: madeGpx({ title: "Stays", start: "2026-07-01T08:00:00Z" }) });
    const days = Array.from({ length: 23 }, (_, index) => `2026-05-${String(index + 1).padStart(2, "0")}`);
    const archive = await zipOf(
      days.map((day) => ({
        name: `${day}.gpx`,
        bytes: madeGpx({ title: day, start: `${day}T08:00:00Z`, seconds: 60 }),
      })),
    );
    const id = await bring(person, { name: "a.zip", bytes: archive });
    expect(await titlesOf(person)).toEqual([...days, "Stays"]);
    expect((await see(person, id)).undoing).toEqual({ deletedRides: 23, keptRides: 0 });

    expect(await uploads.undoBatch(person.viewer, id)).toBe(true);
    expect((await see(person, id)).batch.state).toBe("undoing");
    await house.workOff();
    expect(await titlesOf(person)).toEqual(["Stays"]);
    const { batch, files } = await see(person, id);
    expect([batch.state, files]).toEqual(["undone", []]);
    const riderId = person.viewer.userId;
    expect(await db.rideFileBody.count({ where: { riderId } })).toBe(1);
    expect(await db.rideSource.count({ where: { riderId } })).toBe(1);
  });

  test("leaves a ride that Terra told of, too, as Terra told it", async () => {
    const person = await house.addRider();
    const [start, seconds] = ["2026-05-01T08:00:00.000000+00:00", 900];
    const told = activity({ title: "By Terra", start, seconds, indoor: true, watts: () => 200, bpm: () => 140 });
    await house.sandbox.deliver(activityEvent(person.terraUser, told));
    await house.workOff();
    // The same body at the same time.
    const recorded = {
      start: "2026-05-01T08:00:00Z",
      seconds,
      isIndoor: true,
      watts: () => 200,
      bpm: () => 140,
      rpm: () => 90,
    };
    const id = await bring(person, { name: "same.fit", bytes: madeFit({ title: "By file", ...recorded }) });
    expect(await outcomes(person, id)).toEqual({ "same.fit": "joined" });
    expect((await see(person, id)).files[0]?.reason).toMatch(/By Terra/);
    expect((await see(person, id)).undoing).toEqual({ deletedRides: 0, keptRides: 1 });
    await uploads.undoBatch(person.viewer, id);
    await house.workOff();
    expect(await titlesOf(person)).toEqual(["By Terra"]);
    expect(await db.rideSource.count({ where: { riderId: person.viewer.userId } })).toBe(1);
  });

  test("while its files still arrive and wait lets no ride come after it", async () => {
    const person = await house.addPerson();
    const files = [
      { name: "whole.fit", bytes: madeFit({ start: "2026-05-01T08:00:00Z" }) },
      { name: "half.fit", bytes: madeFit({ start: "2026-05-02T08:00:00Z" }) },
    ];
    const { batchId, uploads: created } = await announce(person, files);
    const [whole, half] = created;
    if (!whole || !half || !files[0] || !files[1]) throw new Error("Two uploads were created");
    await send(person, whole.id, files[0].bytes);
    await uploads.appendPart(person.viewer, half.id, 0, new Uint8Array(files[1].bytes.subarray(0, 1000)));
    await uploads.undoBatch(person.viewer, batchId);
    const rest = new Uint8Array(files[1].bytes.subarray(1000));
    expect(await uploads.appendPart(person.viewer, half.id, 1000, rest)).toMatchObject({ kind: "closed" });
    await house.workOff();
    expect(await titlesOf(person)).toEqual([]);
    expect(await uploads.appendPart(person.viewer, half.id, 1000, rest)).toBeNull();
    expect((await see(person, batchId)).batch.state).toBe("undone");
  });

  test("that was cut off goes on, and twice is once", async () => {
    const person = await house.addPerson();
    const riderId = person.viewer.userId;
    const id = await bring(person, { name: "ride.fit", bytes: madeFit() });
    await uploads.undoBatch(person.viewer, id);
    expect(await uploads.undoBatch(person.viewer, id)).toBe(true);
    await Promise.all([1, 2].map(() => work.handlers["undo-batch"]({ riderId, batchId: id })));
    await house.workOff();
    expect(await titlesOf(person)).toEqual([]);
    expect((await see(person, id)).batch.state).toBe("undone");
  });
});

describe("a stranger", () => {
  test("sees no batch, adds nothing to a file and takes nothing back", async () => {
    const [person, stranger] = [await house.addPerson(), await house.addPerson()];
    const { batchId, uploads: created } = await announce(person, [{ name: "ride.fit", bytes: madeFit() }]);
    const id = created[0]?.id ?? ("" as UploadId);
    expect(await batches.listBatches(stranger.viewer)).toEqual([]);
    expect(await batches.findBatch(stranger.viewer, batchId, { state: null, after: null })).toBeNull();
    expect(await uploads.appendPart(stranger.viewer, id, 0, new Uint8Array(10))).toBeNull();
    expect(await uploads.undoBatch(stranger.viewer, batchId)).toBe(false);
    expect((await see(person, batchId)).batch.state).toBe("arriving");
  });
});

describe("what was forgotten", () => {
  const LATER = 10 * 60_000;

  test("is read though the whole queue was lost", async () => {
    const person = await house.addPerson();
    const riderId = person.viewer.userId;
    const bytes = madeFit();
    const { batchId, uploads: created } = await announce(person, [{ name: "ride.fit", bytes }]);
    for (const { id } of created) await send(person, id, bytes);
    const { resendForgottenUploads } = await import("@/server/ingest/uploads/forgotten");
    const lose = () => db.$executeRaw`DELETE FROM jobs.job WHERE data->>'riderId' = ${riderId}`;
    await lose();
    await resendForgottenUploads(new Date(Date.now() + LATER));
    await work.handlers["take-apart"]({ riderId, uploadId: created[0]?.id ?? ("" as UploadId) });
    await lose();
    await resendForgottenUploads(new Date(Date.now() + LATER));
    await house.workOff();
    expect(await outcomes(person, batchId)).toEqual({ "ride.fit": "stored" });
  });

  test("on its way for a week is let go", async () => {
    const person = await house.addPerson();
    const { batchId, uploads: created } = await announce(person, [{ name: "ride.fit", bytes: new Uint8Array(5000) }]);
    await uploads.appendPart(person.viewer, created[0]?.id ?? ("" as UploadId), 0, new Uint8Array(1000));
    const { sweepUploads } = await import("@/server/ingest/uploads/forgotten");
    await sweepUploads(new Date(Date.now() + 8 * 86_400_000));
    expect(await partsOf(person)).toBe(0);
    expect((await see(person, batchId)).refused).toMatchObject([{ reason: expect.stringMatching(/within a week/) }]);
  });
});

test("a batch of more files than a page shows is shown in pages, and by what became of them", async () => {
  const person = await house.addPerson();
  const files = Array.from({ length: 103 }, (_, index) => ({ name: `${index}.fit`, bytes: randomBytes(50) }));
  const id = await bring(person, { name: "a.zip", bytes: await zipOf(files) });
  const first = await see(person, id);
  expect(first.files).toHaveLength(100);
  const second = await batches.findBatch(person.viewer, id, { state: "damaged", after: first.next });
  expect(second?.files.map(({ name }) => name)).toEqual(["100.fit", "101.fit", "102.fit"]);
  expect(second?.next).toBeNull();
  expect((await batches.findBatch(person.viewer, id, { state: "stored", after: null }))?.files).toEqual([]);
});
