import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionId } from "@/core/ids";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";
import { EVENT_TYPES, type TerraExample, terraExamples, terraVariants } from "../support/terra-examples";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let connections: typeof import("@/server/data/connections");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  connections = await import("@/server/data/connections");
});
afterAll(() => house.close());

const START = Date.now() - 3_600_000;
/** A moment of Terra's clock. */
const at = (minute: number) => START + minute * 60_000;

let said = 0;

/** Each is signed at a moment of its own: the same twice is said twice, and not replayed. */
async function say(event: object, orderingMs: number) {
  const signedAt = Math.floor(START / 1000) + ++said;
  const response = await house.sandbox.deliver(event, { orderingMs, signedAt });
  expect(response.status).toBe(200);
  await house.workOff();
  return db.delivery.findFirstOrThrow({ where: { origin: "webhook" }, orderBy: { id: "desc" } });
}

async function addRider(): Promise<Person> {
  const person = await house.addPerson();
  await say({ type: "auth", status: "success", user: person.terraUser }, at(0));
  return person;
}

const word = (type: string, { terraUser }: Person, more: object = {}) => ({
  type,
  status: "warning",
  message: "…",
  user: terraUser,
  ...more,
});

const connectionOf = ({ viewer }: Person) => db.connection.findFirstOrThrow({ where: { riderId: viewer.userId } });

const shownTo = async ({ viewer }: Person) => connections.listConnections(viewer);

const short = (summaryId: string, more: object = {}) => activity({ summaryId, title: summaryId, seconds: 60, ...more });

const titlesOf = async ({ viewer }: Person) => (await rides.listRides(viewer)).map(({ title }) => title).sort();

/** What becomes of each type when it is about somebody who is connected. */
const BECOMES: Record<string, { state: string; effects?: unknown[]; connection?: object }> = {
  auth: { state: "applied", connection: { state: "active", scopes: ["activity", "profile"] } },
  "auth that failed, the old way": { state: "applied" },
  auth_cancelled: { state: "applied" },
  deauth: { state: "applied", connection: { state: "revoked" } },
  user_reauth: { state: "applied", connection: { state: "active", terraUserId: expect.stringMatching(/-new$/) } },
  access_revoked: {
    state: "applied",
    connection: { state: "revoked", reason: "You took back the permission on Bryton's own page" },
  },
  connection_error: {
    state: "applied",
    connection: { state: "broken", reason: "Bryton wants you to sign in again." },
  },
  permission_change: { state: "applied", connection: { state: "active", scopes: ["activity"] } },
  activity: { state: "applied", effects: [{ kind: "ride", what: "stored" }] },
  body: { state: "applied", effects: [{ kind: "health", type: "body", what: "stored" }] },
  daily: { state: "applied", effects: [{ kind: "health", type: "daily", what: "stored" }] },
  sleep: { state: "applied", effects: [{ kind: "health", type: "sleep", what: "stored" }] },
  nutrition: { state: "applied", effects: [{ kind: "health", type: "nutrition", what: "stored" }] },
  menstruation: { state: "applied", effects: [{ kind: "health", type: "menstruation", what: "stored" }] },
  athlete: { state: "applied", connection: { accountId: expect.any(String) } },
  large_request_processing: { state: "applied" },
  large_request_sending: { state: "applied" },
  processing: { state: "applied" },
  rate_limit_hit: { state: "applied" },
  google_no_datasource: { state: "applied" },
  healthcheck: { state: "applied" },
  s3_payload: { state: "waiting" },
};

const ABOUT_NOBODY = new Set(["auth_cancelled", "healthcheck", "s3_payload"]);

describe("what Terra documents", () => {
  test("is all among the examples [T 4.5]", () => {
    expect(new Set(terraExamples().map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
  });

  test.each(terraExamples().map(({ name, type }) => [name, type]))(
    "%s is accepted, and does what it says [T 4.5 %s]",
    async (name, type) => {
      const rider = await addRider();
      await wantEverything(rider);
      const example = exampleFor(rider, terraExamples, name);
      const delivery = await say(example.event, at(10));
      const { state, effects, connection } = BECOMES[name] ?? { state: "unhandled" };
      const isOfSomebody = !ABOUT_NOBODY.has(type) && state === "applied";
      expect(delivery).toMatchObject({
        state,
        ...(state === "waiting" ? {} : { type }),
        ...(isOfSomebody ? { riderId: rider.viewer.userId } : {}),
        ...(effects ? { effects } : {}),
      });
      if (state === "unhandled") expect(delivery.reason).toMatch(/^(Of a kind that is not acted upon|Not wanted)/);
      if (connection) expect(await connectionOf(rider)).toMatchObject(connection);
    },
  );

  test.each(terraVariants().map(({ name }) => [name]))(
    "is accepted in its odd shape, too: %s [T 4.5]",
    async (name) => {
      const rider = await addRider();
      const example = exampleFor(rider, terraVariants, name);
      const delivery = await say(example.event, at(10));
      const isPartlyBad = name === "one good ride and one without metadata";
      expect(delivery).toMatchObject({ state: isPartlyBad ? "failed" : "applied", type: example.type });
      if (isPartlyBad) expect(await rides.countRides(rider.viewer)).toBe(1);
    },
  );

  test.each([
    ["without a user", { type: "deauth" }],
    ["with a user of no name", { type: "deauth", user: { user_id: "", provider: "BRYTONSPORT" } }],
    ["of no type", { status: "success" }],
  ])("and is not so is kept with its reason: %s [W22]", async (_, event) => {
    expect(await say(event, at(0))).toMatchObject({
      state: "failed",
      reason: expect.stringMatching(/^Not in Terra's documented shape/),
    });
  });

  test("and has the keys of prototypes in it is stored, and changes nothing else [W25]", async () => {
    const rider = await addRider();
    const pollution = '"__proto__":{"polluted":true,"active":false},"constructor":{"prototype":{"polluted":true}},';
    // In every object there is, as bytes: as a literal it would be no key.
    const event = JSON.stringify(activityEvent(rider.terraUser, short("clean"))).replaceAll(
      /\{(?=")/g,
      `{${pollution}`,
    );
    const response = await house.sandbox.deliver(new TextEncoder().encode(event));
    expect(response.status).toBe(200);
    await house.workOff();
    expect(await titlesOf(rider)).toEqual(["clean"]);
    expect("polluted" in {}).toBe(false);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test.each(["a_type_of_next_year", "constructor", "toString"])(
    "not at all yet is kept and acknowledged: %s [W28] [T 4.5 unknown]",
    async (type) => {
      expect(await say({ type, future: { field: 1 } }, at(0))).toMatchObject({
        state: "unhandled",
        type,
        reason: "Of a kind that is not known here",
      });
    },
  );
});

describe("a connection that the provider closes", () => {
  test.each([
    ["access_revoked", "access_revoked"],
    ["deauth", "deauth"],
  ])("by %s takes no more rides, but those of before, and says why [T 4.5 %s]", async (type) => {
    const rider = await addRider();
    await say(activityEvent(rider.terraUser, short("kept")), at(1));
    await say(word(type, rider), at(2));
    const [shown] = await shownTo(rider);
    expect(shown).toMatchObject({ state: "revoked", rideCount: 1, reason: expect.stringMatching(/\w/) });
    const late = await say(
      activityEvent(rider.terraUser, short("late", { start: "2026-11-18T08:00:00.000000+01:00" })),
      at(3),
    );
    expect(late).toMatchObject({ state: "unhandled", reason: "The connection was ended before" });
    // Their rider may connect again, and deletes it otherwise: until then its retention holds.
    expect(await db.deliveryBody.count({ where: { deliveryId: late.id } })).toBe(1);
    await say(activityEvent(rider.terraUser, short("slow", { start: "2026-11-19T08:00:00.000000+01:00" })), at(1));
    expect(await titlesOf(rider)).toEqual(["kept", "slow"]);
  });

  test("has what is asked for of its past ended with it [T 4.5 access_revoked]", async () => {
    const rider = await addRider();
    const { id: connectionId, riderId } = await connectionOf(rider);
    const wanted = { riderId, connectionId, kind: "history" as const, from: new Date(0), until: new Date() };
    await db.historyRequest.create({ data: wanted });
    await say(word("access_revoked", rider), at(2));
    expect(await db.historyRequest.findMany({ where: { riderId } })).toMatchObject([{ state: "failed" }]);
  });

  test("is not opened by a word that is older [W5]", async () => {
    const rider = await addRider();
    await say(word("access_revoked", rider), at(5));
    await say({ type: "auth", status: "success", user: rider.terraUser }, at(4));
    expect(await connectionOf(rider)).toMatchObject({ state: "revoked" });
    await say({ type: "auth", status: "success", user: rider.terraUser }, at(6));
    expect(await connectionOf(rider)).toMatchObject({ state: "active", reason: null });
  });
});

describe("a connection that the provider does not answer for", () => {
  const addBroken = async () => {
    const rider = await addRider();
    await say(word("connection_error", rider), at(10));
    return rider;
  };

  test("needs its rider, who is told, and loses nothing [T 4.5 connection_error]", async () => {
    const rider = await addBroken();
    expect(await shownTo(rider)).toMatchObject([{ state: "broken", reason: "Bryton wants you to sign in again." }]);
    expect(await connections.listConnectionTroubles(rider.viewer)).toMatchObject([
      { provider: "BRYTONSPORT", reason: "Bryton wants you to sign in again." },
    ]);
    const stranger = await addRider();
    expect(await connections.listConnectionTroubles(stranger.viewer)).toEqual([]);
  });

  test.each<[string, (rider: Person) => object]>([
    ["a ride", ({ terraUser }) => activityEvent(terraUser, short("healed"))],
    ["an auth", ({ terraUser }) => ({ type: "auth", status: "success", user: terraUser })],
  ])(
    "is well again by %s that Terra emits later, and not by one that it emitted before [T 4.5 connection_error]",
    async (_, healing) => {
      const rider = await addBroken();
      await say(healing(rider), at(9));
      expect(await connectionOf(rider)).toMatchObject({ state: "broken" });
      await say(healing(rider), at(11));
      expect(await connectionOf(rider)).toMatchObject({ state: "active", reason: null });
      expect(await connections.listConnectionTroubles(rider.viewer)).toEqual([]);
      await say(word("connection_error", rider), at(10));
      expect(await connectionOf(rider)).toMatchObject({ state: "active" });
    },
  );

  test("cannot be broken once it is ended", async () => {
    const rider = await addRider();
    await say(word("deauth", rider), at(5));
    await say(word("connection_error", rider), at(6));
    expect(await connectionOf(rider)).toMatchObject({ state: "revoked" });
  });
});

describe("a connection whose permissions change", () => {
  test.each([
    ["texts", "activity:read,profile", "profile"],
    ["lists", ["activity:read", "profile"], ["profile"]],
  ])("knows them, told as %s [T 4.5 permission_change]", async (_, added, removed) => {
    const rider = await addRider();
    await say(word("permission_change", rider, { scopes_added: added, scopes_removed: "" }), at(1));
    expect((await connectionOf(rider)).scopes).toEqual(["activity:read", "profile"]);
    await say(word("permission_change", rider, { scopes_added: null, scopes_removed: removed }), at(2));
    expect(await connectionOf(rider)).toMatchObject({ state: "active", scopes: ["activity:read"] });
  });

  test("and withhold the rides says which is missing, until it is back [T 4.5 permission_change]", async () => {
    const rider = await addRider();
    await say(word("permission_change", rider, { scopes_added: "activity:read,profile", scopes_removed: "" }), at(1));
    await say(word("permission_change", rider, { scopes_added: "", scopes_removed: "activity:read" }), at(2));
    const [{ reason } = { reason: "" }] = await connections.listConnectionTroubles(rider.viewer);
    expect(reason).toBe("Bryton does not let us see your rides any more: the permission activity:read is missing.");
    await say(word("permission_change", rider, { scopes_added: "activity:read", scopes_removed: "" }), at(3));
    expect(await connectionOf(rider)).toMatchObject({ state: "active", reason: null });
  });

  test("and has none left is missing all of them, whatever they are called [T 4.5 permission_change]", async () => {
    const rider = await addRider();
    await say(word("permission_change", rider, { scopes_added: "a,b", scopes_removed: "" }), at(1));
    await say(word("permission_change", rider, { scopes_added: "", scopes_removed: "a,b" }), at(2));
    expect(await connectionOf(rider)).toMatchObject({
      state: "broken",
      reason: expect.stringMatching(/permission a, b is/),
    });
  });

  test("is not told so by a word that a later one overtook [W5]", async () => {
    const rider = await addRider();
    await say(word("permission_change", rider, { scopes_added: "activity", scopes_removed: "" }), at(3));
    await say(word("permission_change", rider, { scopes_added: "", scopes_removed: "activity" }), at(2));
    expect(await connectionOf(rider)).toMatchObject({ state: "active", scopes: ["activity"] });
    await say(word("permission_change", rider, { scopes_added: "", scopes_removed: "activity" }), at(4));
    expect(await connectionOf(rider)).toMatchObject({ state: "broken", since: new Date(at(4)) });
  });

  test("stays what it became later [W5]", async () => {
    const rider = await addRider();
    await say(word("connection_error", rider), at(5));
    await say(word("permission_change", rider, { scopes_added: "activity", scopes_removed: "" }), at(3));
    expect(await connectionOf(rider)).toMatchObject({
      state: "broken",
      since: new Date(at(5)),
      scopes: ["activity"],
    });
  });

  test("is well again by a ride, and not by other data, when rides were withheld", async () => {
    const rider = await addRider();
    await say(word("permission_change", rider, { scopes_added: "", scopes_removed: "activity" }), at(2));
    await say(word("athlete", rider, { athlete: {} }), at(3));
    expect(await connectionOf(rider)).toMatchObject({ state: "broken" });
    await say(activityEvent(rider.terraUser, short("after all")), at(4));
    expect(await connectionOf(rider)).toMatchObject({ state: "active" });
  });
});

describe("an account that two riders have connected", () => {
  const athlete = (rider: Person, id: string) =>
    word("athlete", rider, { athlete: { provider_user_id: id, email: "a@b.c" } });

  const isSharedBy = async (...riders: Person[]) =>
    Promise.all(riders.map(async (rider) => (await shownTo(rider))[0]?.isShared));

  test("is known by its provider's name for it, told to both and to the operator [T 2.5 twice] [T 4.5 athlete]", async () => {
    const [one, other, third] = [await addRider(), await addRider(), await addRider()];
    // The riders of other tests have been told of the same rides.
    await db.connection.updateMany({ data: { accountId: null } });
    const account = randomUUID();
    await say(athlete(one, account), at(1));
    await say(athlete(third, randomUUID()), at(1));
    expect(await isSharedBy(one, other, third)).toEqual([false, false, false]);
    await say(athlete(other, account), at(2));
    expect(await isSharedBy(one, other, third)).toEqual([true, true, false]);
    expect(await db.alarm.findUnique({ where: { kind: "shared-account" } })).toMatchObject({ severity: "warn" });
    // Nothing of the profile but the name of the account is kept.
    expect(JSON.stringify(await connectionOf(one))).not.toContain("a@b.c");

    await connections.disconnect(other.viewer, (await connectionOf(other)).id as ConnectionId);
    expect(await isSharedBy(one, other)).toEqual([false, undefined]);
    const { lookAfterSharedAccounts } = await import("@/server/ingest/accounts");
    await lookAfterSharedAccounts();
    expect(await db.alarm.findUnique({ where: { kind: "shared-account" } })).toBeNull();
  });

  test("is known by an activity that both are sent, and nothing of theirs becomes one [T 2.5 twice]", async () => {
    const [one, other, third] = [await addRider(), await addRider(), await addRider()];
    const summaryId = randomUUID();
    await say(activityEvent(one.terraUser, short(summaryId)), at(1));
    // The same id of another provider's account is no sign: at another time.
    await say(activityEvent(third.terraUser, short(summaryId, { start: "2026-11-19T08:00:00.000000+01:00" })), at(1));
    expect(await isSharedBy(one, other, third)).toEqual([false, false, false]);
    await say(activityEvent(other.terraUser, short(summaryId)), at(2));
    expect(await isSharedBy(one, other, third)).toEqual([true, true, false]);
    for (const rider of [one, other]) expect(await rides.countRides(rider.viewer)).toBe(1);
    // The provider's name for it, told later, is that of both.
    const account = randomUUID();
    await say(athlete(one, account), at(3));
    expect(await connectionOf(other)).toMatchObject({ accountId: account });
  });
});

describe("data that is nobody's yet", () => {
  const DAY_MS = 86_400_000;

  test("waits seven days, and is let go with its bytes then [W29]", async () => {
    const { letGoParked } = await import("@/server/ingest/deliveries");
    const [early, late] = [await house.addPerson(), await house.addPerson()];
    const parked = await say(activityEvent(late.terraUser, short("never")), at(1));
    const word = await say({ type: "deauth", status: "success", user: late.terraUser }, at(1));
    await say(activityEvent(early.terraUser, short("in time")), at(1));
    expect(parked).toMatchObject({ state: "parked" });

    await letGoParked(new Date(parked.receivedAt.getTime() + 7 * DAY_MS - 1000));
    await say({ type: "auth", status: "success", user: early.terraUser }, at(0));
    expect(await titlesOf(early)).toEqual(["in time"]);

    await letGoParked(new Date(Date.now() + 7 * DAY_MS));
    for (const { id } of [parked, word]) {
      expect(await db.delivery.findFirstOrThrow({ where: { id } })).toMatchObject({
        state: "unhandled",
        reason: "Nobody's connection for seven days",
        finishedAt: expect.any(Date),
      });
      expect(await db.deliveryBody.count({ where: { deliveryId: id } })).toBe(0);
    }
    await say({ type: "auth", status: "success", user: late.terraUser }, at(0));
    expect(await titlesOf(late)).toEqual([]);
    expect(await connectionOf(late)).toMatchObject({ state: "active" });
  });

  test.each(["its own name", "a former name"])(
    "is somebody's, by %s, though whoever found that out died before they said so: it is never let go [W29]",
    async (name) => {
      const { letGoParked } = await import("@/server/ingest/deliveries");
      const { connect } = await import("@/server/ingest/connections");
      const { handlers } = await import("@/server/ingest/work");
      const person = await house.addPerson();
      const parked = await say(activityEvent(person.terraUser, short("kept")), at(1));
      expect(parked).toMatchObject({ state: "parked" });
      const later = { ...person.terraUser, user_id: randomUUID() };
      await connect({ ...(name === "a former name" ? later : person.terraUser), scopes: null });
      if (name === "a former name") {
        const { id: connectionId, riderId } = await connectionOf(person);
        await db.formerTerraUser.create({ data: { terraUserId: person.terraUser.user_id, connectionId, riderId } });
      }

      await letGoParked(new Date(Date.now() + 8 * DAY_MS));
      expect(await db.deliveryBody.count({ where: { deliveryId: parked.id } })).toBe(1);
      await handlers["tidy-up"]({});
      await house.workOff();
      expect(await titlesOf(person)).toEqual(["kept"]);
      expect(await db.delivery.findFirst({ where: { id: parked.id } })).toMatchObject({ state: "applied" });
    },
  );
});

async function wantEverything({ viewer }: Person): Promise<void> {
  const { DATA_TYPES, WANTED_FIELDS } = await import("@/core/wanted-data");
  const { writeAccepted } = await import("@/server/house-settings");
  const { saveDataChoices } = await import("@/server/data/data-choices");
  const all = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, true])) as Record<Name, boolean>;
  const everything = { types: all(DATA_TYPES), fields: all(WANTED_FIELDS) };
  await writeAccepted(everything, db);
  await saveDataChoices(viewer, everything, { isForgetting: false });
}

function exampleFor(rider: Person, examples: typeof terraExamples, name: string): TerraExample {
  const user = { ...rider.terraUser, scopes: "activity,profile" };
  const example = examples(user).find((one) => one.name === name);
  if (!example) throw new Error(`No example is called ${name}`);
  return example;
}
