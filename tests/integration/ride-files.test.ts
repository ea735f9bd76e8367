import { randomUUID } from "node:crypto";
import { Decoder, Stream } from "@garmin/fitsdk";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { downloadAnswer } from "@/app/api/files/download-answer";
import { type FileId, parseFileId, parseRideId, type RideId } from "@/core/ids";
import type { Viewer } from "@/server/viewer";
import { activity, activityEvent } from "../support/activity";
import { readGpxFeatures, readTcxFeatures } from "../support/geojson";
import { type House, openHouse, type Person } from "../support/house";
import { madeFit } from "../support/made-files";

let house: House;
let db: typeof import("@/server/db").db;
let files: typeof import("@/server/data/ride-files");
let rides: typeof import("@/server/data/rides");
let uploads: typeof import("@/server/data/uploads");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  files = await import("@/server/data/ride-files");
  rides = await import("@/server/data/rides");
  uploads = await import("@/server/data/uploads");
});
afterAll(() => house.close());

/** Brings a file as the uploads page does, and lets the worker read it. */
async function bring({ viewer }: Person, name: string, bytes: Uint8Array): Promise<FileId> {
  const created = await uploads.createBatch(viewer, [{ name, size: bytes.length }]);
  const upload = created.kind === "created" ? created.uploads[0] : undefined;
  if (!upload) return expect.fail("The file was not taken");
  await uploads.appendPart(viewer, upload.id, 0, new Uint8Array(bytes));
  await house.workOff();
  const { id } = await db.rideFile.findFirstOrThrow({ where: { riderId: viewer.userId, uploadId: upload.id } });
  return parseFileId(id) ?? expect.fail("The file has no id");
}

async function arrive(person: Person, ...payloads: unknown[]): Promise<void> {
  await house.sandbox.deliver(activityEvent(person.terraUser, ...payloads));
  await house.workOff();
}

async function rideOf({ viewer }: Person, title: string): Promise<RideId> {
  const all = await rides.listRides(viewer);
  return all.find((ride) => ride.title === title)?.id ?? expect.fail("There is no such ride");
}

const written = (viewer: Viewer, id: RideId, format: "fit" | "gpx" | "tcx" | "csv") =>
  files.writeRide(viewer, viewer.userId, id, format);

async function bytesOf(answer: Response): Promise<Uint8Array> {
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

describe("a ride written anew", () => {
  let rider: Person;
  let id: RideId;
  beforeAll(async () => {
    rider = await house.addRider();
    await arrive(rider, activity({ title: "Über die Höhe / Ziel", seconds: 120 }));
    id = await rideOf(rider, "Über die Höhe / Ziel");
  });

  test.each([
    ["fit", "application/vnd.ant.fit"],
    ["gpx", "application/gpx+xml"],
    ["tcx", "application/vnd.garmin.tcx+xml"],
    ["csv", "text/csv; charset=utf-8; header=present"],
  ] as const)("as %s is saved under its day and title, and never shown or kept on the way", async (format, type) => {
    const { status, headers } = downloadAnswer(await written(rider.viewer, id, format));
    expect(status).toBe(200);
    // By hand: U+00DC, U+00F6 in UTF-8 are C3 9C, C3 B6.
    expect(Object.fromEntries(headers)).toEqual({
      "content-type": type,
      "content-disposition":
        `attachment; filename="2026-11-20 Uber die Hohe Ziel.${format}"; ` +
        `filename*=UTF-8''2026-11-20%20%C3%9Cber%20die%20H%C3%B6he%20Ziel.${format}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
  });

  test("is what it is shown as", async () => {
    const read = async (format: "fit" | "gpx" | "tcx" | "csv") =>
      bytesOf(downloadAnswer(await written(rider.viewer, id, format)));
    // By hand: 120 s at 200 W and 8 m/s in two laps.
    const { messages } = new Decoder(Stream.fromByteArray(await read("fit"))).read();
    expect(messages.recordMesgs?.filter(({ power }) => power === 200)).toHaveLength(120);
    expect(messages.lapMesgs).toHaveLength(2);
    expect(messages.sessionMesgs).toMatchObject([{ totalElapsedTime: 120, avgPower: 200 }]);
    expect(readGpxFeatures(await read("gpx"))[0]?.properties.coordinateProperties.powers).toEqual([
      new Array(120).fill(200),
    ]);
    expect(readTcxFeatures(await read("tcx")).map((lap) => lap.properties.totalTimeSeconds)).toEqual([60, 60]);
    const lines = new TextDecoder()
      .decode(await read("csv"))
      .trimEnd()
      .split("\r\n");
    expect(lines).toHaveLength(121);
    expect(lines[1]).toMatch(/^0,2026-11-20T07:00:00Z,2026-11-20T08:00:00\+01:00,200,140,8,90,/);
  });

  test("as GPX is not to be had without positions", async () => {
    await arrive(rider, activity({ summaryId: "indoor", title: "Trainer", indoor: true, seconds: 60 }));
    const indoor = await rideOf(rider, "Trainer");
    expect(downloadAnswer(await written(rider.viewer, indoor, "gpx")).status).toBe(404);
    expect(downloadAnswer(await written(rider.viewer, indoor, "fit")).status).toBe(200);
  });

  test("is to a stranger as if it had never been, in every format", async () => {
    const stranger = await house.addRider();
    const missing = parseRideId(randomUUID()) ?? id;
    for (const format of ["fit", "gpx", "tcx", "csv"] as const) {
      expect(await written(stranger.viewer, id, format)).toBeNull();
      // Also when the rider is named: what may be seen is no matter of what is asked for.
      expect(await files.writeRide(stranger.viewer, rider.viewer.userId, id, format)).toBeNull();
      expect(await written(rider.viewer, missing, format)).toBeNull();
    }
  });
});

describe("the original of a ride", () => {
  test("from a file is that file, byte for byte", async () => {
    const rider = await house.addPerson();
    const bytes = madeFit({ seconds: 300, title: "From a file" });
    const fileId = await bring(rider, "2026/05/ride one.fit", bytes);
    const answer = downloadAnswer(await files.readBroughtFile(rider.viewer, fileId));
    expect(answer.headers.get("Content-Type")).toBe("application/vnd.ant.fit");
    expect(answer.headers.get("Content-Disposition")).toContain('filename="ride one.fit"');
    expect(await bytesOf(answer)).toEqual(bytes);

    const id = await rideOf(rider, "From a file");
    const original = downloadAnswer(await files.readFirstOriginal(rider.viewer, rider.viewer.userId, id));
    expect(await bytesOf(original)).toEqual(bytes);
  });

  test("that could not be read is to be had all the same", async () => {
    const rider = await house.addPerson();
    const bytes = new TextEncoder().encode("this is no ride");
    const fileId = await bring(rider, "broken.fit", bytes);
    expect(await bytesOf(downloadAnswer(await files.readBroughtFile(rider.viewer, fileId)))).toEqual(bytes);
  });

  test("from Terra is what Terra said of it, without the others of its delivery", async () => {
    const rider = await house.addRider();
    const wanted = activity({ summaryId: "one", title: "One", seconds: 60 });
    const other = activity({ summaryId: "two", title: "Two", start: "2026-11-21T08:00:00.000000+01:00", seconds: 60 });
    await arrive(rider, other, wanted);
    const id = await rideOf(rider, "One");
    const answer = downloadAnswer(await files.readFirstOriginal(rider.viewer, rider.viewer.userId, id));
    expect(answer.headers.get("Content-Type")).toBe("application/json");
    expect(answer.headers.get("Content-Disposition")).toContain('filename="2026-11-20 One.json"');
    expect(await answer.json()).toEqual(wanted);
  });

  test("from Terra that has no id of its own is found as well", async () => {
    const rider = await house.addRider();
    const wanted = activity({ summaryId: "", title: "Nameless", seconds: 60 });
    await arrive(rider, wanted);
    const id = await rideOf(rider, "Nameless");
    const answer = downloadAnswer(await files.readFirstOriginal(rider.viewer, rider.viewer.userId, id));
    expect(await answer.json()).toEqual(wanted);
  });

  test("from Terra is not to be had once the delivery was purged", async () => {
    const rider = await house.addRider();
    await arrive(rider, activity({ title: "Purged", seconds: 60 }));
    const id = await rideOf(rider, "Purged");
    await db.deliveryBody.deleteMany({ where: { delivery: { riderId: rider.viewer.userId } } });
    expect(await files.readFirstOriginal(rider.viewer, rider.viewer.userId, id)).toBeNull();
  });

  test("is to a stranger as if it had never been", async () => {
    const [rider, stranger] = [await house.addRider(), await house.addRider()];
    const fileId = await bring(rider, "ride.fit", madeFit({ title: "Mine", seconds: 300 }));
    await arrive(rider, activity({ title: "Also mine", seconds: 60 }));
    for (const id of [await rideOf(rider, "Mine"), await rideOf(rider, "Also mine")]) {
      expect(await files.readFirstOriginal(rider.viewer, rider.viewer.userId, id)).not.toBeNull();
      expect(await files.readFirstOriginal(stranger.viewer, stranger.viewer.userId, id)).toBeNull();
      expect(await files.readFirstOriginal(stranger.viewer, rider.viewer.userId, id)).toBeNull();
    }
    expect(await files.readBroughtFile(stranger.viewer, fileId)).toBeNull();
  });
});
