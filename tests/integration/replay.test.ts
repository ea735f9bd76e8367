import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionId } from "@/core/ids";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let replays: typeof import("@/server/data/operator/replays");
let operator: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  replays = await import("@/server/data/operator/replays");
  operator = await house.addPerson();
  await db.user.update({ where: { id: operator.viewer.userId }, data: { isOperator: true } });
});
afterAll(() => house.close());

const EVERYTHING = readWanted({ types: { daily: true, sleep: true, body: true } }, FIRST_WANTED);

/** What riders see, and what it is made from; left out is only when something came last. */
const SEEN = [
  "Ride",
  "RideSource",
  "RideChannel",
  "RideLap",
  "RideBest",
  "RideRepair",
  "RemovedActivity",
  "HealthDay",
  "Connection",
  "FormerTerraUser",
  "HistoryRequest",
  "HistoryWindow",
  "RiderFigure",
];
const BOOKKEEPING = ["receivedAt", "lastDeliveryAt", "reckonedAt"];

async function snapshot(): Promise<Record<string, unknown[]>> {
  const tables = await Promise.all(
    SEEN.map(async (table) => {
      const rows = await db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT (to_jsonb(t) - $1::text[])::text AS row FROM "${table}" t ORDER BY 1`,
        BOOKKEEPING,
      );
      return [table, rows.map(({ row }) => JSON.parse(row))] as const;
    }),
  );
  return Object.fromEntries(tables);
}

const deliver = async (event: object, options: Record<string, unknown> = {}) => {
  expect((await house.sandbox.deliver(event, options)).status).toBe(200);
  await house.workOff();
};

const statesOf = async () => {
  const rows = await db.delivery.groupBy({ by: ["state"], _count: { _all: true } });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count._all]));
};

/** Everything that can have come: new, changed, late, deleted, of health, of connections, unreadable, of nobody. */
async function fillHouse(): Promise<void> {
  const { saveDataChoices } = await import("@/server/data/data-choices");
  const rider = await house.addRider();
  await saveDataChoices(rider.viewer, EVERYTHING, { isForgetting: false });
  const { terraUser } = rider;
  const ride = (summaryId: string, hour: number, more = {}) =>
    activity({ summaryId, start: `2026-11-20T${String(hour).padStart(2, "0")}:00:00.000000+01:00`, ...more });
  const at = Date.UTC(2026, 10, 20, 12);

  await deliver(activityEvent(terraUser, ride("one", 8)), { orderingMs: at });
  await deliver(activityEvent(terraUser, ride("one", 8, { title: "Renamed", seconds: 700 })), {
    orderingMs: at + 2_000,
  });
  await deliver(activityEvent(terraUser, ride("one", 8, { title: "Late" })), { orderingMs: at + 1_000 });
  await deliver(activityEvent(terraUser, ride("two", 10), ride("three", 12)), { orderingMs: at });
  await deliver(activityEvent(terraUser, ride("three", 12, { uploadType: 4 })), { orderingMs: at + 5_000 });
  await deliver(activityEvent(terraUser, ride("four", 14, { watts: () => 47_000 })));
  await deliver({
    type: "daily",
    user: terraUser,
    version: "2022-03-16",
    data: [
      {
        metadata: {
          start_time: "2026-11-20T00:00:00.000000+01:00",
          end_time: "2026-11-20T23:59:59.000000+01:00",
          upload_type: 1,
        },
        distance_data: { steps: 11_204 },
      },
    ],
  });
  await askedBefore(rider.viewer.userId, "asked-before");
  await deliver(activityEvent(terraUser, ride("asked", 18)), { reference: "asked-before" });
  await deliver(Buffer.from('{"type":"activity","user":'));
  await deliver({ type: "a_kind_of_next_year", user: terraUser });
  await deliver(activityEvent({ user_id: randomUUID(), provider: "BRYTONSPORT" }, ride("nobodys", 8)));

  // Somebody who came and went, and came again under another name: their words must not be said again in that order.
  const gone = await house.addRider();
  await deliver(activityEvent(gone.terraUser, ride("gone", 9)));
  await deliver({ type: "deauth", status: "success", user: gone.terraUser });
  const back = await house.addRider();
  await deliver(activityEvent(back.terraUser, ride("back", 9)));
  const newUser = { ...back.terraUser, user_id: randomUUID() };
  await deliver({ type: "user_reauth", status: "warning", old_user: back.terraUser, new_user: newUser });
  await deliver(activityEvent(newUser, ride("back-2", 16)));
}

/** A window of the past that Terra was asked for. */
async function askedBefore(riderId: string, reference: string): Promise<void> {
  const connection = await db.connection.findFirstOrThrow({ where: { riderId } });
  const span = { from: new Date("2026-11-01"), until: new Date("2026-11-28") };
  await db.historyRequest.create({
    data: {
      riderId,
      connectionId: connection.id,
      kind: "history",
      ...span,
      windows: {
        create: [
          { number: 0, type: "activity", ...span, state: "asked", attempts: 1, reference },
          { number: 1, type: "activity", ...span, state: "asked", attempts: 1, reference: "still to come" },
        ],
      },
    },
  });
}

describe("applying everything again", () => {
  beforeAll(async () => {
    await fillHouse();
  });

  test("once and twice changes nothing of what riders see [W36]", async () => {
    const before = await snapshot();
    const states = await statesOf();
    const all = await db.delivery.count();
    expect(before.Ride?.length).toBeGreaterThan(4);
    expect(before.HealthDay).toHaveLength(1);
    expect(before.HistoryWindow).toContainEqual(expect.objectContaining({ receivedPayloads: 1, itemsFound: 1 }));
    expect(before.RideRepair?.length).toBeGreaterThan(0);
    expect(Object.keys(states).toSorted()).toEqual(["applied", "failed", "parked", "unhandled"]);

    for (let time = 0; time < 2; time++) {
      expect(await replays.startReplay(operator.viewer, { filter: {} })).toBe(all);
      await house.workOff();
      const [replay] = (await replays.listReplays(operator.viewer, 1)) ?? [];
      expect(replay).toMatchObject({ total: all, isFinished: true, actor: "Somebody" });
      expect((replay?.sent ?? 0) + (replay?.left ?? 0)).toBe(all);
      expect(replay?.sent).toBeGreaterThan(8);
      expect(await snapshot()).toEqual(before);
      expect(await statesOf()).toEqual(states);
    }
  });

  test("leaves what said something of a connection, and what came of one that was ended [W36]", async () => {
    const auths = await db.delivery.findMany({ where: { type: { in: ["auth", "deauth", "user_reauth"] } } });
    expect(auths.length).toBeGreaterThan(4);
    await replays.startReplay(operator.viewer, { ids: auths.map(({ id }) => id) });
    await house.workOff();
    const [replay] = (await replays.listReplays(operator.viewer, 1)) ?? [];
    expect(replay).toMatchObject({ sent: 0, left: auths.length, isFinished: true });
    expect(await db.connection.count({ where: { state: "revoked" } })).toBe(1);
  });

  test("leaves what came under a former name of a connection that was ended [W36]", async () => {
    const rider = await house.addRider();
    await deliver(activityEvent(rider.terraUser, activity({ summaryId: "former", seconds: 60 })));
    const newUser = { ...rider.terraUser, user_id: randomUUID() };
    await deliver({ type: "user_reauth", status: "warning", old_user: rider.terraUser, new_user: newUser });
    const { disconnect } = await import("@/server/data/connections");
    house.sandbox.adopt({ userId: newUser.user_id, riderId: "tom", referenceId: rider.reference });
    const { id } = await db.connection.findFirstOrThrow({ where: { riderId: rider.viewer.userId } });
    await disconnect(rider.viewer, id as ConnectionId);
    const come = await db.delivery.findFirstOrThrow({
      where: { type: "activity", terraUserId: rider.terraUser.user_id },
    });

    await replays.startReplay(operator.viewer, { ids: [come.id] });
    await house.workOff();
    expect(await db.delivery.findFirst({ where: { id: come.id }, include: { body: true } })).toMatchObject({
      state: "applied",
      body: expect.anything(),
    });
    await db.delivery.deleteMany({ where: { terraUserId: { in: [rider.terraUser.user_id, newUser.user_id] } } });
    await db.user.delete({ where: { id: rider.viewer.userId } });
  });

  test("asks for nothing because of a failed ping, however often [T 4.4] [W36]", async () => {
    const { viewer, terraUser } = await house.addRider();
    await askedBefore(viewer.userId, "fetched in vain");
    const ping = { type: "s3_payload", status: "success", url: "https://nowhere.example/x", expires_in: 300 };
    await deliver(ping, { reference: "fetched in vain" });
    const count = () => db.historyRequest.count({ where: { riderId: viewer.userId, kind: "gap" } });
    expect(await db.delivery.findFirst({ where: { type: "s3_payload" } })).toMatchObject({ state: "failed" });
    expect(await count()).toBe(1);
    for (let time = 0; time < 2; time++) {
      await replays.startReplay(operator.viewer, { filter: { type: "s3_payload" } });
      await house.workOff();
      const [replay] = (await replays.listReplays(operator.viewer, 1)) ?? [];
      expect(replay).toMatchObject({ sent: 0, left: 1, isFinished: true });
    }
    expect(await count()).toBe(1);
    await db.delivery.deleteMany({ where: { type: "s3_payload" } });
    await db.user.delete({ where: { id: viewer.userId } });
    await db.delivery.deleteMany({ where: { terraUserId: terraUser.user_id } });
  });

  test("mends what failed by our fault", async () => {
    const good = await db.delivery.findFirstOrThrow({ where: { type: "activity", state: "applied" } });
    const before = await snapshot();
    await db.delivery.updateMany({
      where: { id: good.id },
      data: { state: "failed", attempts: 5, reason: "A defect" },
    });
    await replays.startReplay(operator.viewer, { ids: [good.id] });
    await house.workOff();
    expect(await db.delivery.findFirstOrThrow({ where: { id: good.id } })).toMatchObject({
      state: "applied",
      attempts: 1,
    });
    expect(await snapshot()).toEqual(before);
  });

  test("goes by a filter: state, type, day, text, rider, origin [W36]", async () => {
    const count = (filter: object) => replays.countSelected(operator.viewer, { filter });
    const all = await db.delivery.count();
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(await count({})).toBe(all);
    expect(await count({ state: "parked" })).toBe(1);
    expect(await count({ state: "failed" })).toBe(1);
    expect(await count({ type: "daily" })).toBe(1);
    expect(await count({ from: yesterday, until: today })).toBe(all);
    expect(await count({ until: yesterday })).toBe(0);
    expect(await count({ origin: "asked" })).toBe(0);
    expect(await count({ rider: "somebody" })).toBe(await db.delivery.count({ where: { riderId: { not: null } } }));
    expect(await count({ rider: "nobody of this name" })).toBe(0);
    const { id, traceKey, terraUserId } = await db.delivery.findFirstOrThrow({ where: { type: "daily" } });
    expect(await count({ text: id })).toBe(1);
    expect(await count({ text: traceKey.toUpperCase() })).toBe(1);
    expect(await count({ text: terraUserId?.slice(4, 20), type: "daily" })).toBe(1);
    expect(await count({ text: "100%_nothing" })).toBe(0);
  });

  test("is written down, without anybody's name", async () => {
    await replays.startReplay(operator.viewer, { filter: { state: "failed", rider: "Somebody", text: "secret" } });
    const entry = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(entry).toMatchObject({ actorId: operator.viewer.userId, action: "replay-deliveries" });
    expect(entry.detail).toEqual({ count: 0, filter: { state: "failed", rider: true, text: true } });
  });

  test("is for operators alone, whatever somebody says of themselves", async () => {
    const { viewer } = await house.addPerson();
    const before = [await db.replay.count(), await db.auditEntry.count()];
    for (const one of [viewer, { ...viewer, isOperator: true }]) {
      expect(await replays.startReplay(one, { filter: {} })).toBeNull();
      expect(await replays.listReplays(one, 5)).toBeNull();
      expect(await replays.countSelected(one, { filter: {} })).toBeNull();
    }
    expect([await db.replay.count(), await db.auditEntry.count()]).toEqual(before);
  });
});
