import { randomUUID } from "node:crypto";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import type { Moods } from "@/sandbox/moods";
import type { Adopted } from "@/sandbox/server";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let connections: typeof import("@/server/data/connections");
let choices: typeof import("@/server/data/data-choices");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  connections = await import("@/server/data/connections");
  choices = await import("@/server/data/data-choices");
});
beforeEach(() => house.sandbox.misbehave({ offersEverything: true }));
afterEach(() => house.sandbox.behave());
afterAll(() => house.close());

/** Somebody with an account at the provider, whose `auth` has not come yet. */
async function beforeConnecting(riderId: Adopted["riderId"] = "tom"): Promise<Person> {
  const person = await house.addPerson();
  house.sandbox.adopt({ userId: person.terraUser.user_id, riderId, referenceId: person.reference });
  return person;
}

async function connect({ terraUser }: Person): Promise<void> {
  expect((await house.sandbox.deliver({ type: "auth", status: "success", user: terraUser })).status).toBe(200);
  await house.workOff();
}

const cardOf = async ({ viewer }: Person) => (await connections.listConnections(viewer))[0];

const profilesOf = ({ viewer }: Person) =>
  db.delivery.findMany({ where: { riderId: viewer.userId, type: "athlete" }, include: { body: true } });

const jobsOf = ({ viewer }: Person) =>
  db.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM jobs.job WHERE name = 'ask-athlete' AND data->>'riderId' = ${viewer.userId}`;

describe("whose account was connected", () => {
  test("is asked for after connecting, shown, and all that is kept of the answer [T 3.1 athlete, T 5.9]", async () => {
    const person = await beforeConnecting();
    await connect(person);
    // The sandbox's Tom has a name, an e-mail and a date of birth there.
    expect(await cardOf(person)).toMatchObject({ state: "active", account: "provider-tom", isShared: false });
    const [profile, ...more] = await profilesOf(person);
    expect(more).toEqual([]);
    expect(profile).toMatchObject({ state: "applied", origin: "asked", redactedAt: null });
    expect(JSON.parse(zstdDecompressSync(profile?.body?.bytes ?? Buffer.alloc(0)).toString())).toEqual({
      type: "athlete",
      version: expect.any(String),
      user: expect.objectContaining({ user_id: person.terraUser.user_id }),
      athlete: { provider_user_id: "provider-tom" },
    });
  });

  test("is told to both who connected it, and to nobody else [T 2.5 twice]", async () => {
    const [one, other, third] = [
      await beforeConnecting("mei"),
      await beforeConnecting("mei"),
      await beforeConnecting("ines"),
    ];
    for (const person of [one, other, third]) await connect(person);
    const shared = async (person: Person) => (await cardOf(person))?.isShared;
    expect(await Promise.all([one, other, third].map(shared))).toEqual([true, true, false]);
  });

  test("is not asked for where it is not wanted", async () => {
    const person = await beforeConnecting();
    await choices.saveDataChoices(person.viewer, readWanted({ types: { athlete: false } }, FIRST_WANTED), {
      isForgetting: false,
    });
    await connect(person);
    expect(await cardOf(person)).toMatchObject({ state: "active", account: null });
    expect(await profilesOf(person)).toEqual([]);
  });

  test.each<[string, Partial<Moods>]>([
    ["the profile may not be read, which Terra answers with 500", { answer: 500 }],
    ["the provider has no profiles", { offersEverything: false }],
    ["the provider lets others wait", { answer: "throttled" }],
    ["there is nothing", { answer: "nothing" }],
  ])("is left open where %s, and the connection works [T 3.1 athlete]", async (_, moods) => {
    const person = await beforeConnecting();
    house.sandbox.misbehave(moods);
    await connect(person);
    expect(await cardOf(person)).toMatchObject({ state: "active", account: null });
    expect((await jobsOf(person)).map(({ state }) => state)).toEqual(["completed"]);
  });

  test("is asked for again when Terra could not be reached", async () => {
    const person = await beforeConnecting();
    house.sandbox.misbehave({ answer: 503 });
    await connect(person);
    expect(await cardOf(person)).toMatchObject({ state: "active", account: null });
    expect((await jobsOf(person)).map(({ state }) => state)).toEqual(["retry"]);
  });

  test("is not shown where only an activity is known of it", async () => {
    const person = await beforeConnecting();
    await connect(person);
    const { SEEN_ACCOUNT } = await import("@/core/accounts");
    await db.connection.updateMany({
      where: { riderId: person.viewer.userId },
      data: { accountId: `${SEEN_ACCOUNT}${randomUUID()}` },
    });
    expect(await cardOf(person)).toMatchObject({ account: null });
  });
});
