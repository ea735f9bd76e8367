import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let operator: Person;
let stranger: Person;
let list: typeof import("@/server/data/operator/deliveries");
let one: typeof import("@/server/data/operator/delivery");
let raw: typeof import("@/server/data/operator/raw");
let queues: typeof import("@/server/data/operator/queues");
let connections: typeof import("@/server/data/operator/connections");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  list = await import("@/server/data/operator/deliveries");
  one = await import("@/server/data/operator/delivery");
  raw = await import("@/server/data/operator/raw");
  queues = await import("@/server/data/operator/queues");
  connections = await import("@/server/data/operator/connections");
  operator = await house.addPerson();
  stranger = await house.addPerson();
  await db.user.update({ where: { id: operator.viewer.userId }, data: { isOperator: true } });
});
afterAll(() => house.close());
beforeEach(async () => {
  await db.delivery.deleteMany();
  await db.auditEntry.deleteMany();
});

const lastDelivery = () => db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });

const audited = () =>
  db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { actorId: true, action: true, subject: true } });

describe("the list of deliveries", () => {
  test("comes page by page, each once, with what there is in each state [W36]", async () => {
    for (let number = 0; number < 60; number++) await house.sandbox.deliver({ type: "healthcheck", number });
    await house.sandbox.deliver(Buffer.from("no JSON"));
    await house.workOff();
    await house.sandbox.deliver({ type: "healthcheck", number: -1 });

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list.listDeliveries>> = await list.listDeliveries(
        operator.viewer,
        {},
        cursor,
      );
      expect(page?.counts).toEqual({ waiting: 1, parked: 0, applied: 60, unhandled: 0, failed: 1 });
      expect(page?.types).toEqual(["healthcheck"]);
      seen.push(...(page?.deliveries.map(({ id }) => id) ?? []));
      cursor = page?.next ?? null;
    } while (cursor !== null);
    const all = await db.delivery.findMany({ orderBy: [{ receivedAt: "desc" }, { id: "desc" }], select: { id: true } });
    expect(seen).toEqual(all.map(({ id }) => id));

    const failed = await list.listDeliveries(operator.viewer, { state: "failed" }, null);
    expect(failed?.deliveries).toMatchObject([{ state: "failed", attempts: 1, rider: null, type: null }]);
    expect(failed?.deliveries[0]?.reason).toMatch(/JSON/);
    expect(failed?.counts.applied).toBe(60);
    // A cursor that somebody made up is none.
    expect((await list.listDeliveries(operator.viewer, {}, "1; DROP TABLE"))?.deliveries).toHaveLength(50);
  });

  test("offers every type there is, each once, in their order", async () => {
    const typesNow = async () => (await list.listDeliveries(operator.viewer, {}, null))?.types;
    expect(await typesNow()).toEqual([]);
    await house.sandbox.deliver(Buffer.from("no JSON, and so of no type"));
    await house.workOff();
    expect(await typesNow()).toEqual([]);
    for (const type of ["healthcheck", "a_kind_of_next_year", "healthcheck", "zones"]) {
      await house.sandbox.deliver({ type, number: Math.random() });
    }
    await house.workOff();
    expect(await typesNow()).toEqual(["a_kind_of_next_year", "healthcheck", "zones"]);
  });

  test("is for operators alone, whatever somebody says of themselves", async () => {
    await house.sandbox.deliver({ type: "healthcheck" });
    const { id } = await lastDelivery();
    for (const viewer of [stranger.viewer, { ...stranger.viewer, isOperator: true }]) {
      expect(await list.listDeliveries(viewer, {}, null)).toBeNull();
      expect(await one.findDelivery(viewer, id)).toBeNull();
      expect(await raw.downloadDelivery(viewer, id)).toBeNull();
      expect(await raw.lookInto(viewer, id, "", 0)).toBeNull();
      expect(await queues.findStanding(viewer)).toBeNull();
      expect(await queues.redriveJobs(viewer, "apply-delivery")).toBeNull();
      expect(await queues.dismissAlarm(viewer, "clock")).toBe(false);
      expect(await connections.listAllConnections(viewer, {}, null)).toBeNull();
      expect(await connections.checkWithTerra(viewer)).toBe(false);
      expect(await connections.repairGaps(viewer)).toBe(false);
    }
    expect(await audited()).toEqual([]);
  });
});

describe("one delivery", () => {
  test("shows everything but what it says, which is looked into piece by piece and written down [W36]", async () => {
    const rider = await house.addRider();
    await house.sandbox.deliver(activityEvent(rider.terraUser, activity({ summaryId: "seen", seconds: 250 })), {
      traceId: "trace-seen",
      reference: "ref-seen",
    });
    await house.workOff();
    const { id } = await lastDelivery();
    const shown = await one.findDelivery(operator.viewer, id);
    expect(shown).toMatchObject({
      id,
      type: "activity",
      state: "applied",
      rider: "Somebody",
      traceKey: "trace-seen",
      reference: "ref-seen",
      hasBytes: true,
      siblings: 0,
      redactedAt: null,
      terraUserId: rider.terraUser.user_id,
    });
    expect(shown?.headers).toMatchObject({ "terra-reference": "ref-seen" });
    expect(shown?.signedWith).toMatch(/^[0-9a-f]{8}$/);
    expect(JSON.stringify(shown?.effects)).toContain("stored");
    expect(JSON.stringify(shown)).not.toContain("Evening climb");
    expect(await audited()).toEqual([]);

    const whole = await raw.lookInto(operator.viewer, id, "", 0);
    expect(whole).toMatchObject({ isJson: true, count: 4 });
    const samples = "/data/0/heart_rate_data/detailed/hr_samples";
    const first = await raw.lookInto(operator.viewer, id, samples, 0);
    expect(first).toMatchObject({ count: 250 });
    expect(first?.isJson && first.children).toHaveLength(100);
    const last = await raw.lookInto(operator.viewer, id, samples, 200);
    expect(last?.isJson && last.children.at(-1)?.key).toBe("249");
    expect((await raw.lookInto(operator.viewer, id, `${samples}/249/bpm`, 0)) ?? null).toBeNull();
    // Once for the whole look, not for each unfolding.
    const looked = { actorId: operator.viewer.userId, action: "read-delivery", subject: id };
    expect(await audited()).toEqual([looked]);

    const bytes = await raw.downloadDelivery(operator.viewer, id);
    expect(JSON.parse(bytes?.toString() ?? "")).toMatchObject({ type: "activity" });
    await raw.downloadDelivery(operator.viewer, id);
    const taken = { ...looked, action: "download-delivery" };
    expect(await audited()).toEqual([looked, taken, taken]);
  });

  test("that is no JSON shows its beginning", async () => {
    await house.sandbox.deliver(Buffer.from(`{"type":"activ${"x".repeat(5_000)}`));
    const { id } = await lastDelivery();
    const piece = await raw.lookInto(operator.viewer, id, "", 0);
    expect(piece).toEqual({ isJson: false, text: `{"type":"activ${"x".repeat(1_986)}` });
  });

  test("whose bytes are gone is still there, and its bytes are not", async () => {
    await house.sandbox.deliver({ type: "healthcheck" });
    const { id } = await lastDelivery();
    await db.deliveryBody.deleteMany({ where: { deliveryId: id } });
    expect(await one.findDelivery(operator.viewer, id)).toMatchObject({ hasBytes: false });
    expect(await raw.downloadDelivery(operator.viewer, id)).toBeNull();
    expect(await raw.lookInto(operator.viewer, id, "", 0)).toBeNull();
    expect(await audited()).toEqual([]);
  });

  test.each([() => randomUUID(), () => "1", () => "' OR 1=1"])("that is not there is nowhere", async (idOf) => {
    expect(await one.findDelivery(operator.viewer, idOf())).toBeNull();
    expect(await raw.downloadDelivery(operator.viewer, idOf())).toBeNull();
  });
});

describe("queues", () => {
  test("show what waits and what was given up, which can be tried again", async () => {
    await house.workOff();
    await house.sandbox.deliver({ type: "healthcheck" });
    const { id } = await lastDelivery();
    const standing = async () =>
      (await queues.findStanding(operator.viewer))?.queues.find((one) => one.name === "apply-delivery");
    const before = await standing();
    expect(before).toMatchObject({ waiting: 1, dead: 0, lastTrouble: null });
    expect(before?.oldestWaits).toBeInstanceOf(Date);

    await db.$executeRaw`
      UPDATE jobs.job SET state = 'failed', completed_on = now(), output = '{"message":"SELECT secret\\nIt broke"}'
      WHERE name = 'apply-delivery' AND data->>'id' = ${id}`;
    expect(await standing()).toMatchObject({ waiting: 0, dead: 1, oldestWaits: null, lastTrouble: "It broke" });
    expect(await queues.redriveJobs(operator.viewer, "apply-delivery")).toBe(1);
    expect(await standing()).toMatchObject({ waiting: 1, dead: 0 });
    await house.workOff();
    expect(await lastDelivery()).toMatchObject({ id, state: "applied" });
    expect(await queues.redriveJobs(operator.viewer, "no-such-queue")).toBeNull();
    expect(await audited()).toEqual([
      { actorId: operator.viewer.userId, action: "redrive-jobs", subject: "apply-delivery" },
    ]);
  });

  test("alarms are listed until they are over or dismissed", async () => {
    const { raiseAlarm } = await import("@/server/alarms");
    await raiseAlarm("clock", "warn", "The clocks are apart.");
    await raiseAlarm("silence", "page", "Nothing has come.");
    const alarms = async () => (await queues.findStanding(operator.viewer))?.alarms.map(({ kind }) => kind);
    expect(await alarms()).toEqual(["silence", "clock"].toSorted((one) => (one === "silence" ? -1 : 1)));
    expect(await queues.dismissAlarm(operator.viewer, "silence")).toBe(true);
    expect(await alarms()).toEqual(["clock"]);
    expect((await audited()).at(-1)).toMatchObject({ action: "dismiss-alarm", subject: "silence" });
  });
});

describe("connections", () => {
  test("of everybody, with what is wrong, and nothing of what came over them", async () => {
    await db.connection.deleteMany();
    const [first, second] = [await house.addRider(), await house.addRider()];
    await db.connection.updateMany({ data: { accountId: "the same account" } });
    await db.connection.updateMany({
      where: { riderId: second.viewer.userId },
      data: { state: "broken", reason: "Signed out at Bryton" },
    });
    const page = await connections.listAllConnections(operator.viewer, {}, null);
    expect(page?.counts).toEqual({ active: 1, broken: 1, revoked: 0 });
    expect(page?.providers).toEqual(["BRYTONSPORT"]);
    expect(page?.connections).toMatchObject([
      { rider: "Somebody", state: "broken", reason: "Signed out at Bryton", sameAccount: 1 },
      { rider: "Somebody", state: "active", sameAccount: 1 },
    ]);
    const { email } = first.viewer;
    const found = await connections.listAllConnections(operator.viewer, { rider: email.slice(0, 20) }, null);
    expect(found?.connections).toHaveLength(1);
    expect((await connections.listAllConnections(operator.viewer, { state: "revoked" }, null))?.connections).toEqual(
      [],
    );
  });

  test("are checked with Terra, and their gaps repaired, by jobs that are written down", async () => {
    expect(await connections.checkWithTerra(operator.viewer)).toBe(true);
    expect(await connections.repairGaps(operator.viewer)).toBe(true);
    const jobs = await db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT name FROM jobs.job WHERE name IN ('reconcile', 'repair-gaps') AND state = 'created' ORDER BY 1`;
    expect(jobs.map(({ name }) => name)).toEqual(["reconcile", "repair-gaps"]);
    expect((await audited()).map(({ action }) => action)).toEqual(["reconcile", "repair-gaps"]);
  });
});
