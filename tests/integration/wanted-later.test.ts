import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { daysOf } from "@/core/history-windows";
import type { ConnectionId } from "@/core/ids";
import { FIRST_WANTED, readWanted, type WantedData } from "@/core/wanted-data";
import { type House, openHouse, type Person } from "../support/house";

const DAY_MS = 86_400_000;

let house: House;
let db: typeof import("@/server/db").db;
let choices: typeof import("@/server/data/data-choices");
let history: typeof import("@/server/data/history");
let asking: typeof import("@/server/ingest/history-asking");

beforeAll(async () => {
  // Not the 28 days that are the default.
  house = await openHouse({ HISTORY_WINDOW_DAYS: "20" });
  ({ db } = await import("@/server/db"));
  choices = await import("@/server/data/data-choices");
  history = await import("@/server/data/history");
  asking = await import("@/server/ingest/history-asking");
});
beforeEach(() => house.sandbox.misbehave({ offersEverything: true }));
afterEach(() => house.sandbox.behave());
afterAll(() => house.close());

interface Connected extends Person {
  connectionId: ConnectionId;
}

const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** Somebody who connected so long ago, and has had nothing of their past asked for. */
async function connected(days: number): Promise<Connected> {
  const person = await house.addPerson();
  const { user_id: userId } = person.terraUser;
  house.sandbox.adopt({ userId, riderId: "mei", referenceId: person.reference });
  await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
  await house.workOff();
  const [{ id } = { id: "" }] = await db.connection.updateManyAndReturn({
    where: { riderId: person.viewer.userId },
    data: { createdAt: daysAgo(days), since: daysAgo(days) },
  });
  return { ...person, connectionId: id as ConnectionId };
}

const choose = ({ viewer }: Person, types: Partial<WantedData["types"]>) =>
  choices.saveDataChoices(viewer, readWanted({ types }, FIRST_WANTED), { isForgetting: false });

const windowsOf = ({ viewer }: Person) =>
  db.historyWindow.findMany({
    where: { riderId: viewer.userId },
    orderBy: [{ requestId: "asc" }, { type: "asc" }, { number: "asc" }],
  });

/** Everything to the end, as time would have it. */
async function runToItsEnd({ viewer, connectionId }: Connected) {
  for (let left = 12; left > 0; left--) {
    if ((await history.listRunningPasts(viewer)).length === 0) break;
    await house.workOff();
    await house.sandbox.settled();
    await house.workOff();
    await asking.askHistory({ riderId: viewer.userId, connectionId }, new Date(Date.now() + 31_000));
  }
  return history.listPasts(viewer);
}

describe("what is wanted only now", () => {
  test("is asked for back to the beginning of the connection, and nothing else is [T 3.3]", async () => {
    const person = await connected(50);
    const { askedFrom } = await choose(person, { sleep: true });
    expect(Math.round((NOW.getTime() - (askedFrom?.getTime() ?? 0)) / DAY_MS)).toBe(50);
    const windows = await windowsOf(person);
    // 50 days in windows of 20.
    expect(windows.map(({ type }) => type)).toEqual(["sleep", "sleep", "sleep"]);
    expect(windows.map((window) => Math.round(daysOf(window)))).toEqual([20, 20, 10]);

    const [past, ...more] = await runToItsEnd(person);
    expect(more).toEqual([]);
    const nights = await db.healthDay.count({ where: { riderId: person.viewer.userId, type: "sleep" } });
    expect(nights).toBeGreaterThan(30);
    expect(past).toMatchObject({ state: "finished", isOfRides: false, done: 3, failed: 0 });
    expect(past?.found).toBeGreaterThanOrEqual(nights);
    expect(await db.ride.count({ where: { riderId: person.viewer.userId } })).toBe(0);
  });

  test("is asked for as far back as the rides were, of each type that is new", async () => {
    const person = await connected(3);
    await history.wantPast(person.viewer, person.connectionId, {
      kind: "history",
      from: daysAgo(33),
      until: daysAgo(3),
    });
    await runToItsEnd(person);
    await choose(person, { body: true, daily: true });
    const later = (await windowsOf(person)).filter(({ type }) => type !== "activity");
    expect(later.map(({ type, number }) => `${type} ${number}`)).toEqual(["body 0", "body 1", "daily 0", "daily 1"]);
    expect(later.map(({ from }) => Math.round((NOW.getTime() - from.getTime()) / DAY_MS))).toEqual([20, 33, 20, 33]);
  });

  test("is not asked for twice while it is being asked for with the rides", async () => {
    const person = await connected(3);
    house.sandbox.misbehave({ stopped: true });
    await choose(person, { body: true });
    await db.historyRequest.deleteMany({ where: { riderId: person.viewer.userId } });
    await history.wantPast(person.viewer, person.connectionId, {
      kind: "history",
      from: daysAgo(13),
      until: daysAgo(3),
    });
    await house.workOff();
    await choose(person, {});
    await choose(person, { body: true, sleep: true });
    const asked = (await windowsOf(person)).map(({ type }) => type);
    expect(asked.toSorted()).toEqual(["activity", "body", "sleep"]);
  });

  test.each<[string, number, Partial<WantedData["types"]>]>([
    ["of a connection that was made today", 0.5, { sleep: true }],
    ["that the operator does not accept", 50, { menstruation: true }],
    ["that was wanted before", 50, {}],
  ])("and is %s is not asked for", async (_, days, types) => {
    const person = await connected(days);
    expect((await choose(person, types)).askedFrom).toBeNull();
    expect(await windowsOf(person)).toEqual([]);
  });

  test("is not asked for of a connection that was ended", async () => {
    const person = await connected(50);
    await db.connection.update({ where: { id: person.connectionId }, data: { state: "revoked" } });
    expect((await choose(person, { sleep: true })).askedFrom).toBeNull();
  });

  test("is asked, when it is which account a connection is", async () => {
    const person = await house.addPerson();
    await choose(person, { athlete: false });
    house.sandbox.adopt({ userId: person.terraUser.user_id, riderId: "ines", referenceId: person.reference });
    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    const accountOf = async () =>
      (await db.connection.findFirstOrThrow({ where: { riderId: person.viewer.userId } })).accountId;
    expect(await accountOf()).toBeNull();
    await choose(person, { athlete: true });
    await house.workOff();
    expect(await accountOf()).toBe("provider-ines");
  });
});
