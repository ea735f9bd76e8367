import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let terra: { baseUrl: string };
let realBaseUrl: string;
let listAlarms: typeof import("@/server/alarms").listAlarms;
let reconcile: (riderId: import("@/core/ids").UserId | null) => Promise<void>;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  ({ listAlarms } = await import("@/server/alarms"));
  const work = await import("@/server/ingest/reconcile");
  reconcile = (riderId) => work.reconcile({ riderId });
  terra = (await import("@/server/env")).env().terra;
  realBaseUrl = terra.baseUrl;
});
beforeEach(async () => {
  await db.user.deleteMany();
  await db.alarm.deleteMany();
});
afterEach(async () => {
  house.sandbox.behave();
  terra.baseUrl = realBaseUrl;
  await new Promise<void>((resolve) => (other ? other.close(() => resolve()) : resolve()));
  other = undefined;
});
afterAll(() => house.close());

let other: Server | undefined;

/** Another Terra, that answers as is said here, by path and query; 404 else. */
async function otherTerra(
  answers: (path: string, query: URLSearchParams) => { status?: number; body: unknown } | null,
) {
  other = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const answer = answers(pathname.replace("/api/v2", ""), searchParams) ?? { status: 404, body: { message: "No" } };
    response.writeHead(answer.status ?? 200, { "content-type": "application/json" });
    response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
  });
  const server = other;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  terra.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v2`;
}

const adopt = ({ terraUser, reference }: Person, isActive = true) =>
  house.sandbox.adopt({ userId: terraUser.user_id, riderId: "tom", referenceId: reference, isActive });

/** Somebody whom Terra has, too. */
async function known(): Promise<Person> {
  const person = await house.addRider();
  adopt(person);
  return person;
}

const connectionOf = ({ viewer }: Person) => db.connection.findFirstOrThrow({ where: { riderId: viewer.userId } });

describe("a comparison with Terra's list", () => {
  test.each(["new", "old"] as const)(
    "confirms what is on it, in its %s shape [T 2.4 subscriptions] [T 10.7]",
    async (shapes) => {
      const [one, two] = [await known(), await known()];
      house.sandbox.misbehave({ shapes });
      const before = new Date();
      await reconcile(null);
      for (const person of [one, two]) {
        const { state, confirmedAt } = await connectionOf(person);
        expect(state).toBe("active");
        expect(confirmedAt && confirmedAt >= before).toBe(true);
      }
      expect(await listAlarms()).toEqual([]);
    },
  );

  test("binds whose auth was lost, and applies what had come of them [T 10.7]", async () => {
    const person = await house.addPerson();
    await house.sandbox.deliver(activityEvent(person.terraUser, activity({ summaryId: "before" })));
    await house.workOff();
    expect(await db.delivery.count({ where: { terraUserId: person.terraUser.user_id, state: "parked" } })).toBe(1);
    adopt(person);
    await reconcile(null);
    await house.workOff();
    expect(await connectionOf(person)).toMatchObject({ state: "active", terraUserId: person.terraUser.user_id });
    expect(await db.ride.count({ where: { riderId: person.viewer.userId } })).toBe(1);
  });

  test("ends what Terra has no more, and keeps its rides [T 10.7]", async () => {
    const [stays, goes] = [await known(), await house.addRider()];
    await house.sandbox.deliver(activityEvent(goes.terraUser, activity({ summaryId: "kept" })));
    await house.workOff();
    await reconcile(null);
    expect(await connectionOf(stays)).toMatchObject({ state: "active" });
    const ended = await connectionOf(goes);
    expect(ended.state).toBe("revoked");
    expect(ended.reason).toBe("Terra does not have this connection to Bryton any more");
    expect(await db.ride.count({ where: { riderId: goes.viewer.userId } })).toBe(1);
  });

  test("has riders sign in again whose link is not active", async () => {
    const [stays, broken] = [await known(), await house.addRider()];
    adopt(broken, false);
    await reconcile(null);
    expect(await connectionOf(stays)).toMatchObject({ state: "active" });
    expect(await connectionOf(broken)).toMatchObject({
      state: "broken",
      reason: "Bryton wants you to sign in again.",
    });
  });

  test("ends at Terra what its rider had ended here", async () => {
    const person = await known();
    const { id } = await connectionOf(person);
    await db.connection.update({ where: { id }, data: { state: "revoked", reason: null, since: new Date() } });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await reconcile(null);
    expect(await connectionOf(person)).toMatchObject({ state: "revoked" });
    const { standingOf } = await import("@/server/terra/users");
    expect(await standingOf(person.terraUser.user_id)).toBe("gone");
  });

  test.each<[string, object, object, string]>([
    ["stays closed while Terra does not say how it stands", {}, {}, "revoked"],
    ["stays closed while Terra is signed out", {}, { is_authenticated: false }, "revoked"],
    ["stays closed while Terra has it as not active", { active: false }, { is_authenticated: true }, "revoked"],
    ["is opened again when Terra has it as active", { active: true }, {}, "active"],
    ["is opened again when Terra is signed in", {}, { is_authenticated: true }, "active"],
  ])("what the provider had withdrawn %s [T 2.5 active]", async (_, listed, info, state) => {
    const person = await house.addRider();
    const user = { ...person.terraUser, reference_id: person.reference };
    await house.sandbox.deliver({ type: "access_revoked", status: "warning", message: "", user });
    await house.workOff();
    expect(await connectionOf(person)).toMatchObject({ state: "revoked" });
    await otherTerra((path, query) => {
      if (path === "/subscriptions") return { body: { users: [{ ...user, ...listed }] } };
      return { body: query.has("reference_id") ? [{ ...user, ...listed }] : { user, ...info } };
    });
    await reconcile(null);
    await reconcile(person.viewer.userId);
    expect(await connectionOf(person)).toMatchObject({ state });
  });

  test("makes nothing of a name that a connection had before", async () => {
    const person = await known();
    const { id, riderId } = await connectionOf(person);
    house.sandbox.adopt({ userId: "its former name", riderId: "tom", referenceId: person.reference });
    await db.formerTerraUser.create({ data: { terraUserId: "its former name", riderId, connectionId: id } });
    await reconcile(null);
    expect(await db.connection.count({ where: { riderId } })).toBe(1);
    expect((await connectionOf(person)).terraUserId).toBe(person.terraUser.user_id);
  });
});

describe("a list over many pages", () => {
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, number) => ({ user_id: `stranger ${number}`, provider: "BRYTONSPORT" }));
  const shapes = {
    "results, counted from 0": (results: object[], page: number) => ({ results, max_page: 1, next: page ? null : 1 }),
    "results, counted from 1": (results: object[], page: number) => ({ results, max_page: 2, next: page ? null : 1 }),
    "results within data": (results: object[]) => ({ status: "success", data: { results, max_page: 1 } }),
    "users as data": (data: object[]) => ({ data, max_page: 1 }),
  };
  test.each(Object.keys(shapes) as (keyof typeof shapes)[])(
    "is read to its end: %s [T 2.4 subscriptions]",
    async (name) => {
      const [onSecond, missing] = [await house.addRider(), await house.addRider()];
      const pages = [strangers(500), [onSecond.terraUser], []];
      await otherTerra((path, query) => {
        const page = Number(query.get("page"));
        return path === "/subscriptions" ? { body: shapes[name](pages[page] ?? [], page) } : null;
      });
      await reconcile(null);
      expect(await connectionOf(onSecond)).toMatchObject({ state: "active", confirmedAt: expect.any(Date) });
      expect(await connectionOf(missing)).toMatchObject({ state: "revoked" });
    },
  );

  test("and told all at once under users is read, too [T 2.4 subscriptions]", async () => {
    const [listed, missing] = [await house.addRider(), await house.addRider()];
    await otherTerra((path) => (path === "/subscriptions" ? { body: { users: [listed.terraUser] } } : null));
    await reconcile(null);
    expect(await connectionOf(listed)).toMatchObject({ state: "active", confirmedAt: expect.any(Date) });
    expect(await connectionOf(missing)).toMatchObject({ state: "revoked" });
  });
});

describe("a list that cannot be trusted", () => {
  const user = { user_id: "somebody", provider: "BRYTONSPORT" };
  test.each<[string, (page: number) => { status?: number; body: unknown }]>([
    ["is an array without a name", () => ({ body: [user] })],
    ["is an object of another shape", () => ({ body: { subscriptions: [user] } })],
    ["has a user without an id", () => ({ body: { users: [{ provider: "BRYTONSPORT" }] } })],
    ["is a page that does not say how many there are", () => ({ body: { results: [user] } })],
    ["is no JSON", () => ({ body: "<html>" })],
    ["is not there: 404", () => ({ status: 404, body: { message: "No" } })],
    ["fails: 500", () => ({ status: 500, body: "<html>" })],
    [
      "fails on its second page",
      (page) => (page === 0 ? { body: { results: [user], max_page: 1 } } : { status: 503, body: {} }),
    ],
    ["lacks a page in the middle", (page) => ({ body: { results: page === 1 ? [] : [user], max_page: 3 } })],
    ["lacks all pages but the first", (page) => ({ body: { results: page === 0 ? [user] : [], max_page: 3 } })],
  ])(
    "changes nothing and is an alarm when it %s [T 2.4 trap]",
    async (_, answer) => {
      const [one, two] = [await known(), await known()];
      await otherTerra((path, query) => (path === "/subscriptions" ? answer(Number(query.get("page"))) : null));
      await reconcile(null).catch((error: unknown) => expect(error).toHaveProperty("name", "TerraUnavailable"));
      for (const person of [one, two]) {
        expect(await connectionOf(person)).toMatchObject({ state: "active", confirmedAt: null });
      }
      expect(await listAlarms()).toMatchObject([{ kind: "reconciliation", severity: "warn" }]);

      // And over with the next one that can.
      terra.baseUrl = realBaseUrl;
      await reconcile(null);
      expect(await listAlarms()).toEqual([]);
      expect((await connectionOf(one)).confirmedAt).not.toBeNull();
    },
    60_000,
  );

  test("ends nothing of which Terra, asked by name, says otherwise or nothing [T 2.4 trap]", async () => {
    const [listed, bulk, alone, unknown] = [
      await house.addRider(),
      await house.addRider(),
      await house.addRider(),
      await house.addRider(),
    ];
    await otherTerra((path, query) => {
      if (path === "/subscriptions") return { body: { users: [listed.terraUser] } };
      if (path === "/bulkUserInfo") return { body: [bulk.terraUser] };
      if (query.get("user_id") === alone.terraUser.user_id) {
        return { body: { user: alone.terraUser, is_authenticated: true } };
      }
      return query.get("user_id") === unknown.terraUser.user_id ? { status: 500, body: {} } : null;
    });
    await expect(reconcile(null)).rejects.toThrow("userInfo answered 500");
    for (const person of [listed, bulk, alone, unknown]) {
      expect(await connectionOf(person)).toMatchObject({ state: "active" });
    }
    expect(await listAlarms()).toMatchObject([{ kind: "reconciliation" }]);
  }, 60_000);

  test("has none of ours: those are other keys, and somebody is called", async () => {
    const people = [await house.addRider(), await house.addRider(), await house.addRider()];
    await otherTerra((path) => (path === "/subscriptions" ? { body: { users: [user] } } : null));
    await reconcile(null);
    for (const person of people) expect(await connectionOf(person)).toMatchObject({ state: "active" });
    const [alarm] = await listAlarms();
    expect(alarm).toMatchObject({ kind: "reconciliation", severity: "page" });
    expect(alarm?.message).toContain("none of our 3 connections");
  });
});

describe("a rider's own check", () => {
  test("asks Terra for their connections by name, and for their last days, once in ten minutes", async () => {
    const [person, stranger] = [await known(), await house.addRider()];
    const { checkNow } = await import("@/server/data/history");
    const { id } = await connectionOf(person);
    const connectionId = id as import("@/core/ids").ConnectionId;
    expect(await checkNow(stranger.viewer, connectionId)).toBe("missing");
    house.sandbox.misbehave({ answer: "nothing" });
    expect(await checkNow(person.viewer, connectionId)).toBe("asked");
    expect(await checkNow(person.viewer, connectionId)).toBe("too-soon");
    await house.workOff();
    expect((await connectionOf(person)).confirmedAt).not.toBeNull();
    expect(await db.historyRequest.findMany({ where: { riderId: person.viewer.userId } })).toMatchObject([
      { kind: "gap", state: "finished" },
    ]);
    // The other, whom Terra has no more, was not looked at.
    expect(await connectionOf(stranger)).toMatchObject({ state: "active", confirmedAt: null });
  });

  test("ends nothing by a 404 alone, and has the whole list decide [T 2.4 trap]", async () => {
    const person = await known();
    // Where the address is another, all that is asked for is not there.
    await otherTerra(() => null);
    await reconcile(person.viewer.userId);
    await reconcile(person.viewer.userId);
    expect(await connectionOf(person)).toMatchObject({ state: "active", confirmedAt: null });
    const jobs = await db.$queryRaw<{ data: object }[]>`
      SELECT data FROM jobs.job WHERE name = 'reconcile' AND state < 'completed'`;
    expect(jobs).toEqual([{ data: { riderId: null } }]);

    terra.baseUrl = realBaseUrl;
    await house.workOff();
    expect(await connectionOf(person)).toMatchObject({ state: "active", confirmedAt: expect.any(Date) });
  });

  test("notices that Terra has them no more, by its list", async () => {
    const [stays, goes] = [await known(), await house.addRider()];
    await reconcile(goes.viewer.userId);
    await house.workOff();
    expect(await connectionOf(goes)).toMatchObject({ state: "revoked" });
    expect(await connectionOf(stays)).toMatchObject({ state: "active" });
  });
});
