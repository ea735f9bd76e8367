import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unpackChannels } from "@/core/channel-codec";
import { activity, activityEvent } from "../support/activity";
import { type Application, query, startApplication, startSandboxFor } from "../support/application";
import { addRider, type SignedInRider } from "../support/signed-in-rider";

const TITLE = "Over the dyke";

let application: Application;
let rider: SignedInRider;
let rideId: string;
/** Numbers that follow from heart rate, written out as JSON writes them: with so many digits that no other is the same. */
let byHeart: string[];

beforeAll(async () => {
  application = await startApplication();
  rider = await addRider(application, "Robin Vermeer");
  rideId = await storeRide();
  byHeart = await numbersByHeart();
}, 600_000);
afterAll(() => application?.close());

/** What a stranger's browser is told: the page's HTML, and what a script of it asks for in its stead. */
async function bytesOf(token: string): Promise<string> {
  const address = `${application.url}/shared/${token}`;
  const answers = await Promise.all([fetch(address), fetch(address, { headers: { RSC: "1" } })]);
  for (const { status } of answers) expect(status).toBe(200);
  return (await Promise.all(answers.map((answer) => answer.text()))).join("\n");
}

async function channelsOf(token: string, window = ""): Promise<string[]> {
  const answer = await fetch(`${application.url}/api/shared/${token}/channels?v=1${window}`);
  expect(answer.status).toBe(200);
  return [...unpackChannels(new Uint8Array(gunzipSync(await answer.arrayBuffer()))).keys()];
}

describe("of a ride that is shared whole", () => {
  test("the bytes hold what follows from heart rate: what is looked for below can be found", async () => {
    expect(byHeart.length).toBeGreaterThanOrEqual(4);
    const bytes = await bytesOf(await makeLink({ withMap: true, withHeartRate: true }));
    for (const number of byHeart) expect(bytes).toContain(number);
    expect(bytes).toContain(TITLE);
    expect(bytes).toContain("Robin Vermeer");
  });

  test("no id, address, note, tag, effort or feeling is in them", async () => {
    const bytes = await bytesOf(await makeLink({ withMap: true, withHeartRate: true }));
    const sources = await query<{ id: string }>(application, `SELECT id FROM "RideSource"`);
    const ids = [rideId, rider.id, rider.connectionId, rider.terraUser.user_id, ...sources.map(({ id }) => id)];
    for (const secret of [...ids, "example.org", "knee", "secret tag", "Very strong", "BRYTONSPORT"])
      expect(bytes).not.toContain(secret);
  });
});

describe("of a ride that is shared without heart rate", () => {
  test("no byte of the page tells anything of it", async () => {
    const bytes = await bytesOf(await makeLink({ withMap: true, withHeartRate: false }));
    for (const number of byHeart) expect(bytes).not.toContain(number);
    expect(bytes).not.toMatch(/\d bpm/);
    expect(channelNamesIn(bytes)).toContain("power");
    expect(channelNamesIn(bytes)).not.toContain("heart-rate");
    expect(bytes).toContain(TITLE);
  });

  test("the channels have none, whole or by a window", async () => {
    const token = await makeLink({ withMap: true, withHeartRate: false });
    for (const window of ["", "&from=60&to=120"]) {
      const names = await channelsOf(token, window);
      expect(names.filter((name) => name.startsWith("heart-rate"))).toEqual([]);
      expect(names).toEqual(expect.arrayContaining(["power", "position"]));
    }
  });
});

test("of a ride that is shared without the map the channels hold no position", async () => {
  const token = await makeLink({ withMap: false, withHeartRate: true });
  for (const window of ["", "&from=60&to=120"]) {
    const names = await channelsOf(token, window);
    expect(names).not.toContain("position");
    expect(names).toContain("heart-rate");
  }
  expect(channelNamesIn(await bytesOf(token))).not.toContain("position");
});

test("a link that is over, one that was taken back and one that never was are answered alike", async () => {
  const over = await makeLink({ withMap: true, withHeartRate: true }, "-1 second");
  const back = await makeLink({ withMap: true, withHeartRate: true });
  await query(application, `DELETE FROM "RideShare" WHERE "tokenHash" = $1`, [hashOf(back)]);
  const never = randomBytes(32).toString("base64url");
  const answers = await Promise.all([over, back, never].map(answerTo));
  expect(answers[0]).toEqual(answers[2]);
  expect(answers[1]).toEqual(answers[2]);
  expect(answers[2]).toMatchObject({ status: 404, hasTitle: false, hasKindWord: true });
});

test("a picture is a PNG of the size that was asked for, kept nowhere", async () => {
  const token = await makeLink({ withMap: true, withHeartRate: true });
  for (const [search, width, height] of [
    ["", 1200, 630],
    ["?square", 1080, 1080],
  ] as const) {
    const answer = await fetch(`${application.url}/api/shared/${token}/picture${search}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width, height]);
  }
});

/** Of the ride that a page's scripts are given. The names of all lanes there are stand there, too, for whoever hides some. */
const channelNamesIn = (bytes: string) =>
  [...bytes.matchAll(/\\?"channelNames\\?":\[([^\]]*)\]/g)].map(([, names]) => names).join();

async function answerTo(token: string) {
  const answer = await fetch(`${application.url}/shared/${token}`);
  const text = await answer.text();
  return {
    status: answer.status,
    headers: [...answer.headers.keys()].sort(),
    hasTitle: text.includes(TITLE),
    hasKindWord: text.includes("This link shows nothing"),
    words: text
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " "),
  };
}

const hashOf = (token: string) => createHash("sha256").update(token).digest();

async function makeLink(sharing: { withMap: boolean; withHeartRate: boolean }, until = "1 day"): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await query(
    application,
    `INSERT INTO "RideShare" ("tokenHash", id, "riderId", "rideId", "withMap", "withHeartRate", "expiresAt")
     VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, now() + $6::interval)`,
    [hashOf(token), rider.id, rideId, sharing.withMap, sharing.withHeartRate, until],
  );
  return token;
}

async function numbersByHeart(): Promise<string[]> {
  const [ride = {}] = await query<Record<string, number | null>>(
    application,
    `SELECT "meanHeartRateBpm", efficiency, "trainingImpulse", "edwardsImpulse", "heartRateLoad" FROM "Ride"`,
  );
  const laps = await query<{ bpm: number }>(application, `SELECT "meanHeartRateBpm" AS bpm FROM "RideLap"`);
  return [...Object.values(ride), ...laps.map(({ bpm }) => bpm)].map(String).filter((text) => /\.\d{6,}/.test(text));
}

async function storeRide(): Promise<string> {
  const sandbox = await startSandboxFor(application);
  try {
    // A heart that never beats the same in two laps, by numbers that no other quantity has.
    const bpm = (second: number) => 130 + ((second * second) % 47);
    const ridden = activity({ title: TITLE, seconds: 1201, bpm, watts: (second) => 190 + (second % 53) });
    await sandbox.deliver(activityEvent(rider.terraUser, ridden));
  } finally {
    await sandbox.close();
  }
  for (let tries = 0; tries < 1200; tries++) {
    const [ride] = await query<{ id: string }>(application, `SELECT id FROM "Ride" WHERE analysis IS NOT NULL`);
    if (ride) {
      await query(
        application,
        `UPDATE "Ride" SET notes = 'My knee hurt', tags = '{secret tag}', effort = 9, feeling = 5`,
      );
      return ride.id;
    }
    await sleep(100);
  }
  throw new Error("The ride was not stored in 2 minutes");
}
