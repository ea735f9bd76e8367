import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionId } from "@/core/ids";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import type { Moods } from "@/sandbox/moods";
import type { PastProgress } from "@/server/data/history";
import type { Viewer } from "@/server/viewer";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";
import { madeFit } from "../support/made-files";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

let house: House;
let db: typeof import("@/server/db").db;
let history: typeof import("@/server/data/history");
let asking: typeof import("@/server/ingest/history-asking");
let rides: typeof import("@/server/data/rides");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  history = await import("@/server/data/history");
  asking = await import("@/server/ingest/history-asking");
  rides = await import("@/server/data/rides");
  await keepOldRides();
});
afterEach(() => house.sandbox.behave());
afterAll(() => house.close());

interface Connected extends Person {
  connectionId: ConnectionId;
}

const DAYS_AGO = [60, 70, 90, 100];
const RIDES = DAYS_AGO.length;

/** The provider has four old rides of two minutes of Ines's, who has ridden for the last six weeks only else. */
async function keepOldRides() {
  house.sandbox.adopt({ userId: "of another application", riderId: "ines", referenceId: null });
  for (const days of DAYS_AGO) {
    const start = new Date(Date.now() - days * DAY_MS).toISOString();
    const body = Buffer.from(madeFit({ start, seconds: 120 }));
    const answer = await fetch(`${house.sandbox.url}/fit?rider=ines`, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    expect(answer.status).toBe(200);
  }
  await house.sandbox.settled();
}

/** Somebody whose connection is Ines's at her provider. */
async function connected(): Promise<Connected> {
  const person = await house.addRider();
  house.sandbox.adopt({ userId: person.terraUser.user_id, riderId: "ines", referenceId: person.reference });
  const [{ id } = { id: "" }] = await db.connection.updateManyAndReturn({
    where: { riderId: person.viewer.userId },
    data: { since: new Date(Date.now() - DAY_MS) },
  });
  return { ...person, connectionId: id as ConnectionId };
}

/** 84 days that ended 56 days ago: three windows, of which the newer two hold two rides each; the oldest is empty. */
function threeWindows() {
  const until = new Date(Date.now() - 56 * DAY_MS);
  return { from: new Date(until.getTime() - 84 * DAY_MS), until };
}

const want = ({ viewer, connectionId }: Connected, kind: "history" | "again" = "history") =>
  history.wantPast(viewer, connectionId, { kind, ...threeWindows() });

/** A request whose windows, of 28 days each, were asked for just now, whatever Terra made of it. */
async function wantByHand(
  { viewer, connectionId }: Connected,
  windows: { type: string; reference: string | null; expectedPayloads?: number }[],
) {
  const span = { from: new Date("2026-11-01"), until: new Date("2026-11-28") };
  const asked = { ...span, number: 0, state: "asked" as const, askedAt: new Date(), attempts: 1 };
  const { riderId, id } = await db.historyRequest.create({
    data: {
      riderId: viewer.userId,
      connectionId,
      kind: "again",
      ...span,
      windows: { create: windows.map((window) => ({ ...asked, ...window })) },
    },
  });
  return { riderId, requestId: id };
}

const deliver = async (event: object, reference: string) => {
  expect((await house.sandbox.deliver(event, { reference })).status).toBe(200);
  await house.workOff();
};

/** What is on its way arrives, and what follows from it is done, until only time can change anything. */
async function settle() {
  for (let left = 3; left > 0; left--) {
    await house.workOff();
    await house.sandbox.settled();
    await house.workOff();
  }
}

/** As the worker will find it after so much time. */
const askLater = ({ viewer, connectionId }: Connected, ms: number) =>
  asking.askHistory({ riderId: viewer.userId, connectionId }, new Date(Date.now() + ms));

async function pastOf({ viewer }: Pick<Connected, "viewer">): Promise<PastProgress> {
  const [past] = await history.listPasts(viewer);
  if (!past) throw new Error("Nothing was asked for");
  return past;
}

const windowsOf = ({ viewer }: Pick<Connected, "viewer">) =>
  db.historyWindow.findMany({ where: { riderId: viewer.userId }, orderBy: { number: "asc" } });

/** Everything to the end, as time would have it: what nothing came of is looked into after half a minute. */
async function runToItsEnd(person: Connected) {
  for (let left = 6; left > 0 && (await pastOf(person)).state === "running"; left--) {
    await settle();
    await askLater(person, 31_000);
  }
  return pastOf(person);
}

describe("the past of a connection", () => {
  test("comes in windows of 28 days, the newest first, one after the other [T 3.3]", async () => {
    const person = await connected();
    // So that nothing comes while we look.
    house.sandbox.misbehave({ stopped: true });
    expect(await want(person)).toMatchObject({ kind: "begun" });
    await house.workOff();
    expect((await windowsOf(person)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ["asked", 1],
      ["waiting", 0],
      ["waiting", 0],
    ]);
    // Asked for again and again, it still is one at a time.
    await Promise.all([1, 2, 3].map(() => askLater(person, 0)));
    expect((await windowsOf(person)).map(({ attempts }) => attempts)).toEqual([1, 0, 0]);

    expect(await pastOf(person)).toMatchObject({ state: "running", done: 0, total: 3, doneBackTo: null });
    house.sandbox.behave();
    await house.sandbox.settled();
    await house.workOff();
    const part = await pastOf(person);
    expect(part.done).toBeGreaterThan(0);
    expect(part.doneBackTo).toEqual((await windowsOf(person))[part.done - 1]?.from);

    const past = await runToItsEnd(person);
    expect(past).toMatchObject({ state: "finished", done: 3, failed: 0, total: 3, found: RIDES, reason: null });
    expect(await rides.countRides(person.viewer)).toBe(RIDES);
    const windows = await windowsOf(person);
    expect(windows.map(({ attempts, state }) => [attempts, state])).toEqual(Array(3).fill([1, "done"]));
    expect(windows.map(({ askedAt }) => askedAt?.getTime() ?? 0)).toEqual(
      windows.map(({ askedAt }) => askedAt?.getTime() ?? 0).toSorted((one, other) => one - other),
    );
    // The oldest had nothing in it, which Terra said only when it was looked into.
    expect(windows.map(({ itemsFound }) => itemsFound)).toEqual([2, 2, 0]);
    expect(past.doneBackTo).toEqual(past.from);
  });

  test.each<[string, Partial<Moods>]>([
    ["told at once", { answer: "told at once" }],
    ["acknowledged as the older host does", { shapes: "old" }],
    ["sent in parts that come in any order", { isAlwaysLarge: true, reordered: true }],
    ["sent in parts, each of them twice", { isAlwaysLarge: true, doubled: true }],
  ])("comes whole when it is %s [T 3.2, T 3.2 acknowledgement, T 3.3 sequence]", async (_, moods) => {
    const person = await connected();
    house.sandbox.misbehave(moods);
    await want(person);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
    expect(await rides.countRides(person.viewer)).toBe(RIDES);
    const [newest] = await windowsOf(person);
    if (moods.isAlwaysLarge) expect(newest?.receivedPayloads).toBe(newest?.expectedPayloads);
    if (moods.answer) {
      const told = await db.delivery.findMany({ where: { riderId: person.viewer.userId, type: "activity" } });
      expect(told.map(({ origin }) => origin)).toEqual(["asked", "asked"]);
    }
  });

  test("that is empty is done at once where Terra says so, and nothing is a failure [T 3.2 nothing]", async () => {
    const person = await connected();
    house.sandbox.misbehave({ answer: "nothing" });
    await want(person);
    await house.workOff();
    expect(await pastOf(person)).toMatchObject({ state: "finished", done: 3, found: 0, reason: null });
  });

  test("that is answered at once is asked for in jobs of ten windows", async () => {
    const person = await connected();
    house.sandbox.misbehave({ answer: "nothing" });
    const until = new Date(Date.now() - 56 * DAY_MS);
    const from = new Date(until.getTime() - 12 * 28 * DAY_MS);
    await history.wantPast(person.viewer, person.connectionId, { kind: "history", from, until });
    await db.$executeRaw`DELETE FROM jobs.job WHERE name = 'ask-history'`;
    await askLater(person, 0);
    expect(await pastOf(person)).toMatchObject({ state: "running", done: 10, total: 12 });
    await house.workOff();
    expect(await pastOf(person)).toMatchObject({ state: "finished", done: 12 });
  });

  test("that is empty just after connecting is asked for once more, half an hour later", async () => {
    const person = await connected();
    const since = new Date();
    await db.connection.update({ where: { id: person.connectionId }, data: { since } });
    house.sandbox.misbehave({ answer: "nothing" });
    await want(person);
    await house.workOff();
    const waiting = await pastOf(person);
    expect(waiting).toMatchObject({ state: "running", waitsUntil: new Date(since.getTime() + 30 * MINUTE_MS) });
    expect(waiting.reason).toContain("gave nothing so far");

    house.sandbox.behave();
    await askLater(person, 29 * MINUTE_MS);
    expect((await windowsOf(person)).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    await askLater(person, 31 * MINUTE_MS);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test.each(["processing", "throttled"] as const)(
    "waits for a provider that is %s, and comes then [T 3.2 %s]",
    async (answer) => {
      const person = await connected();
      house.sandbox.misbehave({ answer });
      await want(person);
      await house.workOff();
      const past = await pastOf(person);
      expect(past).toMatchObject({ state: "running", done: 0 });
      if (answer === "processing") {
        expect(past.reason).toContain("still gathering");
        // Terra said: in 60 seconds.
        expect(Math.abs((past.waitsUntil?.getTime() ?? 0) - Date.now() - MINUTE_MS)).toBeLessThan(30_000);
      }
      house.sandbox.behave();
      await askLater(person, 61_000);
      await db.historyRequest.updateMany({ where: { riderId: person.viewer.userId }, data: { waitsUntil: null } });
      expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
    },
  );

  test("is not asked for in types that are not wanted, and a type that the provider lacks is no failure", async () => {
    const person = await connected();
    const values = { ...FIRST_WANTED, types: { ...FIRST_WANTED.types, sleep: true } };
    await db.dataChoices.create({ data: { riderId: person.viewer.userId, values } });
    await want(person);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", done: 6, total: 6, found: RIDES });
    const windows = await windowsOf(person);
    expect(new Set(windows.map(({ type }) => type))).toEqual(new Set(["activity", "sleep"]));
    expect(windows.find(({ type }) => type === "sleep")?.reason).toBe("Bryton does not tell of this.");
  });
});

describe("Terra's limits", () => {
  test("429 is waited out for as long as Terra says [T 1.5]", async () => {
    const person = await connected();
    house.sandbox.misbehave({ answer: 429 });
    await want(person);
    await house.workOff();
    const past = await pastOf(person);
    expect(past.reason).toContain("only so many days in an hour");
    expect(Math.abs((past.waitsUntil?.getTime() ?? 0) - Date.now() - MINUTE_MS)).toBeLessThan(30_000);

    house.sandbox.behave();
    await askLater(person, 55_000);
    expect((await windowsOf(person)).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    await askLater(person, 61_000);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test("6,000 days of one rider are asked for in an hour, and the next wait for the hour to pass [T 1.5]", async () => {
    const person = await connected();
    house.sandbox.misbehave({ answer: "nothing" });
    const now = new Date();
    const wanted = { kind: "history" as const, from: new Date(now.getTime() - 6_000 * DAY_MS), until: now };
    await history.wantPast(person.viewer, person.connectionId, wanted);
    await house.workOff();
    // 6,000 days are 214 windows of 28 days and one of 8.
    expect(await pastOf(person)).toMatchObject({ state: "finished", total: 215, done: 215 });

    await want(person, "again");
    await house.workOff();
    const past = await pastOf(person);
    expect(past).toMatchObject({ kind: "again", state: "running", done: 0 });
    const waitMs = (past.waitsUntil?.getTime() ?? 0) - now.getTime();
    expect(waitMs).toBeGreaterThan(59 * MINUTE_MS);
    expect(waitMs).toBeLessThan(62 * MINUTE_MS);
    await askLater(person, 62 * MINUTE_MS);
    expect((await windowsOf(person)).filter(({ requestId }) => requestId === past.id)[0]?.attempts).toBe(1);
  }, 120_000);
});

describe("looks and second asks", () => {
  test("count towards the days of an hour like the first [T 1.5]", async () => {
    const person = await connected();
    house.sandbox.misbehave({ withheld: true });
    // 5,944 days were asked for just now: 28 and 28 are left.
    const { riderId, requestId } = await wantByHand(person, []);
    await db.historyRequest.updateMany({ where: { riderId }, data: { state: "finished" } });
    const now = new Date();
    const spent = { number: 9, type: "activity", from: new Date(now.getTime() - 5_944 * DAY_MS), until: now };
    await db.historyWindow.create({ data: { riderId, requestId, ...spent, state: "done", requestedAt: [now] } });
    await want(person);
    await house.workOff();
    const newest = () =>
      db.historyWindow.findFirstOrThrow({ where: { riderId, number: 0 }, select: { attempts: true, reason: true } });
    expect(await newest()).toEqual({ attempts: 1, reason: null });
    // To ask was the first 28 days, to look is the second: the next window has to wait.
    await askLater(person, 31_000);
    expect(await newest()).toEqual({ attempts: 1, reason: "It is on its way." });
    expect(await pastOf(person)).toMatchObject({
      state: "running",
      reason: "Terra gives only so many days in an hour; the rest follows by itself.",
    });
    expect(await db.historyWindow.findFirst({ where: { riderId, number: 1 } })).toMatchObject({ attempts: 0 });
  });

  test("are given up when Terra never says under which name it sends [T 3.2 acknowledgement]", async () => {
    const person = await connected();
    house.sandbox.misbehave({ withheld: true });
    await want(person);
    await house.workOff();
    const { userId: riderId } = person.viewer;
    let last = 0;
    for (let time = 1; time <= 8; time++) {
      await db.historyWindow.updateMany({ where: { riderId, state: "asked" }, data: { reference: null } });
      await askLater(person, time * 32_000);
      last = (await db.historyWindow.findFirstOrThrow({ where: { riderId, number: 0 } })).attempts;
    }
    expect(last).toBe(3);
    expect(await db.historyWindow.findFirst({ where: { riderId, number: 0 } })).toMatchObject({ state: "failed" });
    expect((await windowsOf(person))[0]?.reason).toContain("What came is among your rides.");
  });
});

describe("Terra's troubles", () => {
  test.each([500, 503] as const)("%s is waited out, longer each time", async (answer) => {
    const person = await connected();
    house.sandbox.misbehave({ answer });
    await want(person);
    await house.workOff();
    const first = (await pastOf(person)).waitsUntil?.getTime() ?? 0;
    expect((await pastOf(person)).reason).toBe("Terra could not be reached; we try again by ourselves.");
    await asking.askHistory({ riderId: person.viewer.userId, connectionId: person.connectionId }, new Date(first + 1));
    const second = (await pastOf(person)).waitsUntil?.getTime() ?? 0;
    // 10 s doubled for each try: 20 s after the first, 40 s after the second.
    expect(second - first - 1).toBe(40_000);

    house.sandbox.behave();
    await db.historyRequest.updateMany({ where: { riderId: person.viewer.userId }, data: { waitsUntil: null } });
    await askLater(person, 0);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test.each([
    [404, /Bryton wants you to sign in again.*Your rides are safe/],
    [410, /Bryton wants you to sign in again/],
    [424, /Bryton wants you to sign in again/],
    [401, /Terra does not let us in/],
    [403, /Terra does not let us in/],
  ] as const)("%s ends it in the rider's words, and the rest can be asked for again", async (answer, words) => {
    const person = await connected();
    await want(person);
    await settle();
    house.sandbox.misbehave({ answer });
    await askLater(person, 31_000);
    const failed = await pastOf(person);
    expect(failed.state).toBe("failed");
    expect(failed.reason).toMatch(words);
    expect(failed).toMatchObject({ done: 2, failed: 1 });
    expect(await rides.countRides(person.viewer)).toBe(RIDES);

    house.sandbox.behave();
    expect(await history.resumePast(person.viewer, failed.id)).toMatchObject({ kind: "begun" });
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", done: 3, failed: 0, found: RIDES });
    // What was done was not asked for again.
    expect((await windowsOf(person)).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
  });

  test("what Terra promised and did not send is asked for again after two hours, and given up after four", async () => {
    const person = await connected();
    house.sandbox.misbehave({ withheld: true });
    await want(person);
    await house.workOff();
    await askLater(person, 31_000);
    // It is there, so it is waited for, and does not hold up the others.
    expect((await windowsOf(person)).map(({ state, reason }) => [state, reason])).toEqual([
      ["asked", "It is on its way."],
      ["asked", null],
      ["waiting", null],
    ]);
    await askLater(person, 62_000);
    await askLater(person, 93_000);
    expect((await windowsOf(person)).map(({ state }) => state)).toEqual(["asked", "asked", "done"]);
    await askLater(person, 2 * HOUR_MS + 5 * MINUTE_MS);
    await askLater(person, 2 * HOUR_MS + 6 * MINUTE_MS);
    expect((await windowsOf(person)).map(({ attempts }) => attempts)).toEqual([2, 2, 1]);
    expect((await pastOf(person)).state).toBe("running");
    await askLater(person, 4 * HOUR_MS + 10 * MINUTE_MS);
    const failed = await pastOf(person);
    expect(failed).toMatchObject({ state: "failed", done: 1, failed: 2, found: 0 });
    expect(failed.reason).toContain("did not arrive, though it was asked for twice");

    house.sandbox.behave();
    await history.resumePast(person.viewer, failed.id);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });
});

describe("what is asked of the past", () => {
  test("goes on after every job was lost, wherever that was", async () => {
    const person = await connected();
    await want(person);
    for (let step = 0; step < 12 && (await pastOf(person)).state === "running"; step++) {
      await db.$executeRaw`DELETE FROM jobs.job WHERE name = 'ask-history'`;
      await asking.resendForgottenRequests(new Date(Date.now() + 10 * MINUTE_MS));
      await house.workOff();
      await house.sandbox.settled();
      await house.workOff();
      if (step >= 8) await askLater(person, 31_000);
    }
    expect(await pastOf(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test("goes on when it was cut off before Terra's answer was written down", async () => {
    const person = await connected();
    house.sandbox.misbehave({ stopped: true });
    await want(person);
    await house.workOff();
    // Terra has taken it on, and we died: nobody knows under which name its deliveries come.
    await db.historyWindow.updateMany({
      where: { riderId: person.viewer.userId, state: "asked" },
      data: { reference: null },
    });
    await db.$executeRaw`DELETE FROM jobs.job WHERE name = 'ask-history'`;
    house.sandbox.behave();
    await house.sandbox.settled();
    await house.workOff();
    expect(await pastOf(person)).toMatchObject({ done: 0 });
    await askLater(person, 31_000);
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
    expect(await rides.countRides(person.viewer)).toBe(RIDES);
  });

  test("counts what came before the answer that names it", async () => {
    const person = await connected();
    house.sandbox.misbehave({ stopped: true });
    await want(person);
    await house.workOff();
    const [{ reference } = { reference: null }] = await windowsOf(person);
    const newest = { riderId: person.viewer.userId, number: 0 };
    await db.historyWindow.updateMany({ where: newest, data: { reference: null } });
    house.sandbox.behave();
    await house.sandbox.settled();
    await house.workOff();
    await db.historyWindow.updateMany({ where: newest, data: { reference } });
    await askLater(person, 31_000);
    expect((await windowsOf(person))[0]).toMatchObject({ state: "done", itemsFound: 2, attempts: 1 });
  });

  test("counts all that came before the answer that names it, each once, of every type [T 3.3]", async () => {
    const person = await connected();
    const { riderId, ...rest } = await wantByHand(person, [
      { type: "activity", reference: null },
      { type: "daily", reference: null },
    ]);
    const values = { ...readWanted({ types: { daily: true } }, FIRST_WANTED) };
    await db.dataChoices.create({ data: { riderId, values } });
    const ride = (summaryId: string, hour: number) =>
      activity({ summaryId, start: `2026-11-20T${hour}:00:00.000000+01:00`, seconds: 60 });
    const dayOf = (day: string) => ({
      metadata: {
        start_time: `${day}T00:00:00.000000+01:00`,
        end_time: `${day}T23:59:59.000000+01:00`,
        upload_type: 1,
      },
      distance_data: { steps: 9_000 },
    });
    const { terraUser: user } = person;
    await deliver(activityEvent(user, ride("first", 10), ride("second", 12)), "asked activity:chunk:0");
    await deliver(activityEvent(user, ride("third", 14)), "asked activity:chunk:1");
    await deliver({ type: "daily", user, data: [dayOf("2026-11-20")] }, "asked daily:chunk:0");
    await deliver({ type: "daily", user, data: [dayOf("2026-11-21"), dayOf("2026-11-22")] }, "asked daily:chunk:1");
    for (const type of ["activity", "daily"]) {
      const data = { reference: `asked ${type}`, expectedPayloads: 2 };
      await db.historyWindow.updateMany({ where: { riderId, ...rest, type }, data });
    }
    house.sandbox.misbehave({ stopped: true });
    await askLater(person, 31_000);
    const done = { state: "done", receivedPayloads: 2, itemsFound: 3 };
    expect(await windowsOf(person)).toMatchObject([done, done]);
  });

  test("counts a delivery once, though its worker died after it was counted, and though it is applied again", async () => {
    const person = await connected();
    const { riderId } = await wantByHand(person, [{ type: "activity", reference: "in parts", expectedPayloads: 2 }]);
    const ride = (summaryId: string) => activityEvent(person.terraUser, activity({ summaryId, seconds: 60 }));
    const { status } = await house.sandbox.deliver(ride("one"), { reference: "in parts:chunk:0" });
    expect(status).toBe(200);
    const { bodyHash, id } = await db.delivery.findFirstOrThrow({ where: { reference: "in parts:chunk:0" } });
    const { claimDelivery } = await import("@/server/ingest/deliveries");
    const { applyWanted } = await import("@/server/ingest/apply-wanted");
    const claimed = await claimDelivery({ bodyHash, id });
    if (!claimed?.body) throw new Error("Nothing was kept");
    await applyWanted(JSON.parse(Buffer.from(claimed.body).toString()), claimed);
    // It died here. The next takes it on; then an operator has it applied again, which fails, and again.
    const once = { state: "asked", receivedPayloads: 1, itemsFound: 1 };
    for (const attempts of [1, 5, 0]) {
      await db.delivery.updateMany({ where: { id }, data: { state: "waiting", attempts } });
      const { handlers } = await import("@/server/ingest/work");
      await handlers["apply-delivery"]({ bodyHash: Buffer.from(bodyHash).toString("hex"), id });
      expect(await db.delivery.findFirst({ where: { id } })).toMatchObject({
        state: attempts === 5 ? "failed" : "applied",
      });
      expect(await windowsOf(person)).toMatchObject([once]);
    }
    await deliver(ride("two"), "in parts:chunk:1");
    expect(await windowsOf(person)).toMatchObject([{ state: "done", receivedPayloads: 2, itemsFound: 2 }]);
    expect(await db.ride.count({ where: { riderId } })).toBeGreaterThan(0);
  });

  test("can be stopped, and gone on with", async () => {
    const person = await connected();
    const wish = await want(person);
    if (wish.kind !== "begun") throw new Error("It did not begin");
    expect(await history.cancelPast(person.viewer, wish.id)).toBe(true);
    await settle();
    expect(await pastOf(person)).toMatchObject({ state: "cancelled", done: 0 });
    expect(await rides.countRides(person.viewer)).toBe(0);
    expect(await history.cancelPast(person.viewer, wish.id)).toBe(false);

    expect(await history.resumePast(person.viewer, wish.id)).toMatchObject({ kind: "begun" });
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test("pauses while its rider has to sign in again, and goes on then", async () => {
    const person = await connected();
    await want(person);
    await db.connection.update({ where: { id: person.connectionId }, data: { state: "broken" } });
    await house.workOff();
    expect(await pastOf(person)).toMatchObject({ state: "running", done: 0 });
    expect((await pastOf(person)).reason).toContain("wants you to sign in again");
    await db.connection.update({ where: { id: person.connectionId }, data: { state: "active" } });
    await asking.resendForgottenRequests();
    expect(await runToItsEnd(person)).toMatchObject({ state: "finished", found: RIDES });
  });

  test("ends with its connection", async () => {
    const person = await connected();
    await want(person);
    await db.connection.update({ where: { id: person.connectionId }, data: { state: "revoked" } });
    await house.workOff();
    expect(await pastOf(person)).toMatchObject({ state: "failed" });
    expect((await pastOf(person)).reason).toContain("not connected any more");
  });

  test("is one thing at a time for each connection, and nobody else's to see, stop or begin", async () => {
    const person = await connected();
    const stranger = await house.addRider();
    const wish = await want(person);
    if (wish.kind !== "begun") throw new Error("It did not begin");
    expect(await want(person, "again")).toEqual({ kind: "running" });
    const asStranger: Connected = { ...stranger, connectionId: person.connectionId };
    expect(await want(asStranger)).toEqual({ kind: "missing" });
    expect(await history.listPasts(stranger.viewer)).toEqual([]);
    expect(await history.cancelPast(stranger.viewer, wish.id)).toBe(false);
    expect(await history.resumePast(stranger.viewer, wish.id)).toEqual({ kind: "missing" });
    const demonstration: Viewer = { ...person.viewer, isDemonstration: true };
    expect(await history.cancelPast(demonstration, wish.id)).toBe(false);
    expect((await pastOf(person)).state).toBe("running");
  });

  test("says how long it takes by how long its windows took, not by how long it lay", async () => {
    const person = await connected();
    house.sandbox.misbehave({ stopped: true });
    await want(person);
    await house.workOff();
    const { viewer } = person;
    const took = (number: number, seconds: number) =>
      db.historyWindow.updateMany({
        where: { riderId: viewer.userId, number },
        data: {
          state: "done",
          askedAt: new Date("2026-11-28T10:00:00Z"),
          finishedAt: new Date(Date.parse("2026-11-28T10:00:00Z") + seconds * 1000),
        },
      });
    await took(0, 10);
    expect((await pastOf(person)).secondsLeft).toBeNull();
    await took(1, 30);
    await db.historyRequest.updateMany({ where: { riderId: viewer.userId }, data: { createdAt: new Date(0) } });
    // 20 s for each of the two; one is left.
    expect((await pastOf(person)).secondsLeft).toBe(20);
  });

  test("is announced to its rider's open pages as it comes", async () => {
    const person = await connected();
    const { onChange } = await import("@/server/live");
    const heard: string[] = [];
    let stop = () => {};
    await new Promise<void>((resolve) => {
      stop = onChange([person.viewer.userId], (message) => {
        if (message.kind === "missed") resolve();
        else heard.push(message.kind);
      });
    });
    await want(person);
    await settle();
    stop();
    expect(heard.filter((kind) => kind === "connection").length).toBeGreaterThanOrEqual(3);
  });
});
