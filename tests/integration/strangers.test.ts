import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSandbox } from "@/sandbox/server";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication } from "../support/application";
import { lastingDifference } from "../support/permissions/ask";
import { addRider, type SignedInRider } from "../support/signed-in-rider";

const TITLE = "Nobody else's ride";

let application: Application;
let rider: SignedInRider;
let stranger: SignedInRider;
let rideId: string;
let batchId: string;
let uploadId: string;
let fileId: string;

beforeAll(async () => {
  application = await startApplication();
  rider = await addRider(application, "Rider");
  stranger = await addRider(application, "Stranger");
  rideId = await storeRide();
  ({ batchId, uploadId } = await announceFile());
  fileId = await storeFile();
}, 300_000);
afterAll(() => application?.close());

/** Addresses of a rider's things, by their ids. */
const THINGS: [string, () => string, (id: string) => string][] = [
  ["a ride", () => rideId, (id) => `/rides/${id}`],
  ["the form of a ride", () => rideId, (id) => `/rides/${id}/edit`],
  ["the channels of a ride", () => rideId, (id) => `/api/rides/${id}/channels`],
  ["a ride as FIT", () => rideId, (id) => `/api/rides/${id}/files/fit`],
  ["a ride as GPX", () => rideId, (id) => `/api/rides/${id}/files/gpx`],
  ["a ride as TCX", () => rideId, (id) => `/api/rides/${id}/files/tcx`],
  ["a ride as CSV", () => rideId, (id) => `/api/rides/${id}/files/csv`],
  ["what a ride was made from", () => rideId, (id) => `/api/rides/${id}/files/original`],
  ["a file that was brought", () => fileId, (id) => `/api/files/${id}`],
  ["a connection", () => rider.connectionId, (id) => `/settings/connections/${id}/disconnect`],
  ["an upload", () => batchId, (id) => `/uploads/${id}`],
];

describe.each(THINGS)("%s", (_, idOf, addressOf) => {
  test("is there for its rider", async () => {
    expect((await answerTo(addressOf(idOf()), rider.cookie)).status).toBe(200);
  });

  test.each([
    ["another rider", () => stranger.cookie],
    ["somebody who is not signed in", () => ""],
    ["somebody with a cookie of their own making", () => "musette-session=x"],
  ])("looks to %s as if it had never been", async (_, cookie) => {
    const real = await answerTo(addressOf(idOf()), cookie());
    expect(real.status).not.toBe(200);
    expect(real.text).not.toContain(TITLE);
    const asked = (id: string) => async () => nameless(await answerTo(addressOf(id), cookie()), id);
    const difference = await lastingDifference(nameless(real, idOf()), asked(idOf()), asked(randomUUID()));
    expect(difference).toBeNull();
  });
});

describe("the set-up", () => {
  const lookOf = async (path: string, cookie: string) => {
    const { status, location, text } = await answerTo(path, cookie);
    return {
      status,
      location,
      title: /<title>.*?<\/title>/.exec(text)?.[0],
      isTold: text.includes("Only operators see"),
    };
  };

  test.each([
    ["a rider", () => stranger.cookie],
    ["somebody who is not signed in", () => ""],
  ])("looks to %s like an address at which nothing is", async (_, cookie) => {
    const look = await lookOf("/setup", cookie());
    expect(look).toMatchObject({ status: 404, isTold: false });
    expect(look).toEqual(await lookOf("/nowhere", cookie()));
  });

  test("is there for an operator, until they are none any more", async () => {
    const operator = await addRider(application, "Operator");
    const make = (isOperator: boolean) =>
      query(application, `UPDATE "User" SET "isOperator" = $2 WHERE id = $1`, [operator.id, isOperator]);
    await make(true);
    expect(await lookOf("/setup", operator.cookie)).toMatchObject({ status: 200, isTold: true });
    await make(false);
    expect(await lookOf("/setup", operator.cookie)).toMatchObject({ status: 404, isTold: false });
  });
});

test("a private place is shown to its rider alone", async () => {
  const name = "Behind the old mill";
  await query(
    application,
    `INSERT INTO "PrivatePlace" ("riderId", id, name, latitude, longitude, "radiusMeters", "shiftNorthMeters", "shiftEastMeters")
     VALUES ($1, $2, $3, 50, 8, 300, 0, 0)`,
    [rider.id, randomUUID(), name],
  );
  expect((await answerTo("/settings/privacy", rider.cookie)).text).toContain(name);
  const { status, text } = await answerTo("/settings/privacy", stranger.cookie);
  expect([status, text.includes(name)]).toEqual([200, false]);
});

describe("a part of a file", () => {
  const PART = 1000;

  test("is kept for its rider", async () => {
    expect(await putPart(uploadId, 0, PART)).toMatchObject({
      status: 200,
      body: { receivedBytes: PART, isWhole: false },
    });
  });

  test.each([
    ["another rider", () => stranger.cookie],
    ["somebody who is not signed in", () => ""],
  ])("of %s finds no upload, whether there is one or not", async (_, cookie) => {
    const real = await putPart(uploadId, PART, PART, { cookie: cookie() });
    expect(real).toEqual({ status: 404, body: {} });
    expect(await putPart(randomUUID(), PART, PART, { cookie: cookie() })).toEqual(real);
  });

  test("that does not follow is told where to go on", async () => {
    expect(await putPart(uploadId, 5 * PART, PART)).toMatchObject({ status: 409, body: { receivedBytes: PART } });
  });

  test.each([
    ["from a page of somebody else's", 403, PART, { origin: "https://elsewhere.example" }],
    ["of more than 4 MB", 413, 4 * 1024 * 1024 + 1, {}],
    ["of nothing", 400, 0, {}],
  ])("%s is refused", async (_, status, length, headers) => {
    expect(await putPart(uploadId, PART, length, headers)).toMatchObject({ status });
  });

  test("of 4 MB is kept whole", async () => {
    const answer = await putPart(uploadId, PART, 4 * 1024 * 1024);
    expect(answer).toMatchObject({ status: 200, body: { receivedBytes: PART + 4 * 1024 * 1024 } });
  });

  test("is not announced by a page of somebody else's, nor by nobody", async () => {
    expect((await postFiles({ origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await postFiles({ cookie: "" })).status).toBe(401);
  });
});

describe("what a form of ours does", () => {
  test.each([["https://elsewhere.example"], ["null"]])("is not done for a page of %s", async (origin) => {
    await postSignOut(origin);
    expect((await answerTo("/rides", rider.cookie)).status).toBe(200);
  });

  test("is done for our own", async () => {
    const leaving = await addRider(application, "Leaving");
    expect(await postSignOut(application.url, leaving.cookie)).toBe(303);
    expect((await answerTo("/rides", leaving.cookie)).status).toBe(307);
  });
});

test.each([
  ["x-forwarded-host", "elsewhere.example"],
  ["x-forwarded-proto", "https"],
  ["x-middleware-subrequest", "proxy:proxy:proxy:proxy:proxy"],
  ["x-musette-path", "//elsewhere.example"],
])("a made-up %s changes nothing", async (name, value) => {
  const answer = await answerTo("/settings/account", "", { [name]: value });
  expect([answer.status, answer.location]).toEqual([307, "/sign-in?next=%2Fsettings%2Faccount"]);
});

async function answerTo(path: string, cookie: string, headers: Record<string, string> = {}) {
  const response = await fetch(application.url + path, { headers: { cookie, ...headers }, redirect: "manual" });
  const names = [...response.headers.keys()].sort();
  return { status: response.status, location: response.headers.get("location"), names, text: await response.text() };
}

/** An answer without the id that was asked for, and without what differs from answer to answer. */
const nameless = (answer: Awaited<ReturnType<typeof answerTo>>, id: string): string =>
  JSON.stringify({ ...answer, text: inOnePiece(answer.text) })
    .replaceAll(id, "")
    .replace(/nonce[=:\\"]+[\w+/=]+/g, "");

/** What was not ready when a page began to be sent comes behind it, put in its place by a script: on a busy machine only. */
const inOnePiece = (text: string): string =>
  text
    .replace(/<!--\/?\$[?!~]?-->/g, "")
    .replace(/<template id="B:\d+"><\/template>/g, "")
    .replace(/<div hidden id="S:\d+"><\/div>/g, "")
    .replace(/<script[^>]*>(requestAnimationFrame\(function\(\)\{\$RT=|\$RB=)[\s\S]*?<\/script>/g, "");

/** The sign-out button of a page, without a script. */
async function postSignOut(origin: string, cookie = rider.cookie): Promise<number> {
  const page = await answerTo("/rides", cookie);
  const body = new FormData();
  body.set(/\$ACTION_ID_[0-9a-f]+/.exec(page.text)?.[0] ?? "there is no such form", "");
  const headers = { cookie, origin };
  return (await fetch(`${application.url}/rides`, { method: "POST", headers, body, redirect: "manual" })).status;
}

/** @returns the id of a file of the rider's; nobody has to read it for it to be downloaded */
async function storeFile(): Promise<string> {
  const [batch, upload, file] = [randomUUID(), randomUUID(), randomUUID()];
  const insert = (sql: string, ...values: unknown[]) => query(application, sql, [rider.id, ...values]);
  await insert(`INSERT INTO "ImportBatch" ("riderId", id) VALUES ($1, $2)`, batch);
  await insert(
    `INSERT INTO "Upload" ("riderId", id, "batchId", name, "byteCount", state) VALUES ($1, $2, $3, 'ride.gpx', 4, 'done')`,
    upload,
    batch,
  );
  await insert(
    `INSERT INTO "RideFile" ("riderId", id, "batchId", "uploadId", name, "byteCount", hash, state)
     VALUES ($1, $2, $3, $4, 'ride.gpx', 4, '\\x00', 'damaged')`,
    file,
    batch,
    upload,
  );
  const bytes = zstdCompressSync(new TextEncoder().encode(TITLE));
  await insert(`INSERT INTO "RideFileBody" ("riderId", "fileId", bytes) VALUES ($1, $2, $3)`, file, bytes);
  return file;
}

/** What a page of ours sends, unless said otherwise. */
const headersOf = (changes: Record<string, string>) => ({ cookie: rider.cookie, origin: application.url, ...changes });

async function putPart(id: string, offset: number, length: number, changes: Record<string, string> = {}) {
  const response = await fetch(`${application.url}/api/uploads/${id}?offset=${offset}`, {
    method: "PUT",
    headers: headersOf(changes),
    body: new Uint8Array(length),
  });
  return { status: response.status, body: await response.json() };
}

const postFiles = (changes: Record<string, string> = {}) =>
  fetch(`${application.url}/api/uploads`, {
    method: "POST",
    headers: headersOf(changes),
    body: JSON.stringify({ files: [{ name: `${TITLE}.zip`, size: 20_000_000 }] }),
  });

async function announceFile(): Promise<{ batchId: string; uploadId: string }> {
  const { batchId, uploads } = await (await postFiles()).json();
  return { batchId, uploadId: uploads[0].id };
}

async function storeRide(): Promise<string> {
  const sandbox = await startSandbox({
    port: 0,
    webhookUrl: `${application.url}/api/webhook`,
    devId: "dev",
    apiKey: "key",
    signingSecret: application.signingSecret,
  });
  try {
    await sandbox.deliver(activityEvent(rider.terraUser, activity({ title: TITLE })));
  } finally {
    await sandbox.close();
  }
  for (let tries = 0; tries < 100; tries++) {
    const [ride] = await query<{ id: string }>(application, `SELECT id FROM "Ride"`);
    if (ride) return ride.id;
    await sleep(100);
  }
  throw new Error("The ride was not stored in 10 s");
}
