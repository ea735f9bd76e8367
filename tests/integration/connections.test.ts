import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { ConnectionId } from "@/core/ids";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import type { Viewer } from "@/server/viewer";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

const HOUR_MS = 60 * 60 * 1000;
const NOON = new Date("2026-03-01T12:00:00Z");

let house: House;
let db: typeof import("@/server/db").db;
let connecting: typeof import("@/server/data/connecting");
let connections: typeof import("@/server/data/connections");
let rides: typeof import("@/server/data/rides");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  connecting = await import("@/server/data/connecting");
  connections = await import("@/server/data/connections");
  rides = await import("@/server/data/rides");
});
afterAll(() => house.close());

/** Somebody on their way to Terra's page. */
async function depart(person: Person, now = NOON) {
  const departure = await connecting.beginConnecting(person.viewer, "BRYTONSPORT", now);
  return { ...departure, cookie: departure.state };
}

const back = (state: string, more: Partial<import("@/server/data/connecting").Return> = {}) => ({
  state,
  cookie: state,
  result: "agreed" as const,
  terraUserId: null,
  ...more,
});

const jobsFor = (viewer: Viewer) =>
  db.$queryRaw<unknown[]>`
    SELECT data FROM jobs.job WHERE name = 'verify-connection' AND data->>'riderId' = ${viewer.userId}`;

describe("a press of Connect", () => {
  test("leads to a page of Terra's, each time another, and keeps the state's hash only [T 2.1, T 10.5]", async () => {
    const person = await house.addPerson();
    const [one, other] = [await depart(person), await depart(person)];
    expect(new URL(one.url).origin).toBe(new URL(house.sandbox.url).origin);
    expect(other.url).not.toBe(one.url);
    expect(other.state).not.toBe(one.state);
    expect(Buffer.from(one.state, "base64url")).toHaveLength(32);

    const attempts = await db.connectAttempt.findMany({ where: { riderId: person.viewer.userId } });
    const hashes = attempts.map(({ stateHash }) => Buffer.from(stateHash).toString("hex")).sort();
    const hashed = [one, other].map(({ state }) => createHash("sha256").update(state).digest("hex"));
    expect(hashes).toEqual(hashed.sort());
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["breaks off in the middle of its answer", (response) => response.write("{", () => response.destroy())],
    ["leads to what is no page", (response) => response.end('{"url":"javascript:alert(1)"}')],
  ])("is excused when Terra %s", async (_, answer) => {
    const person = await house.addPerson();
    const { env } = await import("@/server/env");
    const { TerraUnavailable } = await import("@/server/terra/client");
    const { widgetUrl } = env().terra;
    const terra = createServer((_request, response) => {
      response.writeHead(201, { "content-type": "application/json" });
      answer(response);
    });
    await new Promise<void>((resolve) => terra.listen(0, "127.0.0.1", resolve));
    env().terra.widgetUrl = `http://127.0.0.1:${(terra.address() as AddressInfo).port}/`;
    try {
      await expect(depart(person)).rejects.toBeInstanceOf(TerraUnavailable);
    } finally {
      env().terra.widgetUrl = widgetUrl;
      terra.close();
      terra.closeAllConnections();
    }
    expect(await db.connectAttempt.count({ where: { riderId: person.viewer.userId } })).toBe(0);
  });

  test("leaves nothing behind when Terra does not answer", async () => {
    const person = await house.addPerson();
    const { env } = await import("@/server/env");
    const { TerraUnavailable } = await import("@/server/terra/client");
    const { widgetUrl } = env().terra;
    env().terra.widgetUrl = "http://127.0.0.1:9/";
    try {
      await expect(depart(person)).rejects.toBeInstanceOf(TerraUnavailable);
    } finally {
      env().terra.widgetUrl = widgetUrl;
    }
    expect(await db.connectAttempt.count({ where: { riderId: person.viewer.userId } })).toBe(0);
  });
});

describe("a browser that comes back from Terra's page", () => {
  test("waits until Terra's word is here, and is connected then [T 2.3 race]", async () => {
    const person = await house.addPerson();
    const { state } = await depart(person);
    expect(await connecting.arrive(person.viewer, back(state), NOON)).toEqual({
      outcome: "waiting",
      provider: "BRYTONSPORT",
    });

    await house.sandbox.deliver({ type: "auth", status: "success", user: person.terraUser });
    await house.workOff();
    expect(await connecting.arrive(person.viewer, back(state), NOON)).toMatchObject({ outcome: "connected" });
  });

  test("is not bound by the user id in the address: Terra is asked whose it is [T 2.3 forged, T 2.4 userInfo]", async () => {
    const person = await house.addPerson();
    const stranger = await house.addRider();
    const { state } = await depart(person);
    const arrival = await connecting.arrive(
      person.viewer,
      back(state, { terraUserId: stranger.terraUser.user_id }),
      NOON,
    );
    expect(arrival).toMatchObject({ outcome: "waiting" });

    await house.workOff();
    expect(await connections.listConnections(person.viewer)).toEqual([]);
    expect(await connections.listConnections(stranger.viewer)).toHaveLength(1);
  });

  test("has its user id asked for once, however often the page is opened", async () => {
    const person = await house.addPerson();
    const { state } = await depart(person);
    for (let n = 0; n < 3; n++) await connecting.arrive(person.viewer, back(state, { terraUserId: "terra-1" }), NOON);
    await connecting.arrive(person.viewer, back(state, { terraUserId: "terra-2" }), NOON);
    expect(await jobsFor(person.viewer)).toEqual([{ data: { riderId: person.viewer.userId, terraUserId: "terra-1" } }]);
  });

  test("and was refused hears so, and can be accepted afterwards [T 4.5 auth_cancelled]", async () => {
    const person = await house.addPerson();
    const { state } = await depart(person);
    const refused = back(state, { result: "refused", terraUserId: "terra-3" });
    expect(await connecting.arrive(person.viewer, refused, NOON)).toMatchObject({ outcome: "refused" });
    expect(await jobsFor(person.viewer)).toEqual([]);
    expect(await connecting.arrive(person.viewer, back(state), NOON)).toMatchObject({ outcome: "waiting" });
  });

  test.each<[string, (own: string, others: string) => ReturnType<typeof back>]>([
    ["another browser: it has no cookie", (own) => back(own, { cookie: null })],
    ["another browser: it has an empty cookie", (own) => back(own, { cookie: "" })],
    ["another browser: it has a cookie of its own", (own, others) => back(own, { cookie: others })],
    ["an address without a state", (own) => back("", { cookie: own })],
    ["an address and a cookie without a state", () => back("")],
    ["a state that was made up", () => back("a".repeat(43))],
    ["a state cut short", (own) => back(own.slice(0, -1))],
  ])("is a stranger with %s", async (_, made) => {
    const person = await house.addPerson();
    const [own, other] = [await depart(person), await depart(person)];
    const arrival = await connecting.arrive(person.viewer, { ...made(own.state, other.state), terraUserId: "x" }, NOON);
    expect(arrival).toEqual({ outcome: "stranger", provider: null });
    expect(await jobsFor(person.viewer)).toEqual([]);
  });

  test("is a stranger under another account, even with the cookie [T 2.3]", async () => {
    const [person, other] = [await house.addPerson(), await house.addPerson()];
    const { state } = await depart(person);
    expect(await connecting.arrive(other.viewer, back(state), NOON)).toMatchObject({ outcome: "stranger" });
  });

  test("is a stranger after two hours [T 2.3]", async () => {
    const person = await house.addPerson();
    const { state } = await depart(person);
    const at = (ms: number) => connecting.arrive(person.viewer, back(state), new Date(NOON.getTime() + ms));
    expect(await at(2 * HOUR_MS - 1)).toMatchObject({ outcome: "waiting" });
    expect(await at(2 * HOUR_MS)).toMatchObject({ outcome: "stranger" });
  });
});

describe("a connection", () => {
  /** Somebody with a connection and two rides of it. */
  async function addRiderWithRides() {
    const rider = await house.addRider();
    for (const summaryId of ["one", "two"]) {
      await house.sandbox.deliver(activityEvent(rider.terraUser, activity({ summaryId, title: summaryId })));
    }
    await house.workOff();
    const [connection] = await connections.listConnections(rider.viewer);
    if (!connection) throw new Error("No connection");
    return { ...rider, connection };
  }

  const bodiesOf = ({ userId }: Viewer) =>
    db.deliveryBody.count({ where: { delivery: { riderId: userId, type: "activity" } } });

  test("is shown with its state, its rides and when the last one came", async () => {
    const { viewer } = await addRiderWithRides();
    expect(await connections.listConnections(viewer)).toMatchObject([
      { provider: "BRYTONSPORT", state: "active", rideCount: 2, lastDeliveryAt: expect.any(Date) },
    ]);
  });

  test("that is ended keeps its rides, and takes no further ones [T 2.4 deauthenticateUser, T 10.6]", async () => {
    const { viewer, connection, terraUser } = await addRiderWithRides();
    expect(await connections.disconnect(viewer, connection.id, NOON)).toBe(true);
    expect(await rides.countRides(viewer)).toBe(2);
    expect(await connections.listConnections(viewer)).toMatchObject([{ state: "revoked", since: NOON, rideCount: 2 }]);

    await house.sandbox.deliver(activityEvent(terraUser, activity({ summaryId: "three" })));
    await house.workOff();
    expect(await rides.countRides(viewer)).toBe(2);
    // They ended it themselves: what was under way is not even kept.
    expect(await bodiesOf(viewer)).toBe(2);
  });

  test("that is ended can have its rides deleted, and with them what was delivered", async () => {
    const { viewer, connection } = await addRiderWithRides();
    const bystander = await addRiderWithRides();
    expect(await bodiesOf(viewer)).toBe(2);

    await connections.disconnect(viewer, connection.id);
    expect(await connections.deleteRidesOf(viewer, connection.id)).toBe(2);
    expect(await rides.listRides(viewer)).toEqual([]);
    expect(await db.rideChannel.count({ where: { riderId: viewer.userId } })).toBe(0);
    expect(await bodiesOf(viewer)).toBe(0);
    // With no rides there is nothing left to show of it.
    expect(await connections.listConnections(viewer)).toEqual([]);

    expect(await rides.countRides(bystander.viewer)).toBe(2);
    expect(await bodiesOf(bystander.viewer)).toBe(2);
  });

  test("that brought no ride but days of health is shown until those are deleted, too", async () => {
    const { viewer, terraUser } = await house.addRider();
    const { saveDataChoices } = await import("@/server/data/data-choices");
    await saveDataChoices(viewer, readWanted({ types: { daily: true } }, FIRST_WANTED), { isForgetting: false });
    const metadata = { start_time: "2026-11-20T00:00:00", end_time: "2026-11-21T00:00:00", upload_type: 1 };
    const data = [{ metadata, distance_data: { steps: 11_204 } }];
    await house.sandbox.deliver({ type: "daily", user: terraUser, version: "2022-03-16", data });
    await house.workOff();
    const [connection] = await connections.listConnections(viewer);
    expect(connection).toMatchObject({ rideCount: 0, dayCount: 1 });
    const id = connection?.id as ConnectionId;
    await connections.disconnect(viewer, id);
    expect(await connections.listConnections(viewer)).toMatchObject([{ state: "revoked", dayCount: 1 }]);
    await connections.deleteRidesOf(viewer, id);
    expect(await connections.listConnections(viewer)).toEqual([]);
    expect(await db.healthDay.count({ where: { riderId: viewer.userId } })).toBe(0);
    expect(
      await db.deliveryBody.count({ where: { delivery: { terraUserId: terraUser.user_id, type: "daily" } } }),
    ).toBe(0);
  });

  test("loses what could not be applied, too, though it was not noted whose it was [W37]", async () => {
    const { viewer, connection, terraUser } = await addRiderWithRides();
    await house.sandbox.deliver({ type: "activity", user: terraUser, data: "none" });
    await house.workOff();
    const ofUser = { terraUserId: terraUser.user_id };
    await db.delivery.updateMany({ where: { ...ofUser, state: "failed" }, data: { riderId: null, type: null } });
    expect(await db.deliveryBody.count({ where: { delivery: { ...ofUser, state: "failed" } } })).toBe(1);
    await connections.disconnect(viewer, connection.id);
    await connections.deleteRidesOf(viewer, connection.id);
    expect(await db.deliveryBody.count({ where: { delivery: ofUser } })).toBe(0);
  });

  test("loses what was delivered under its earlier name, too", async () => {
    const { viewer, connection } = await addRiderWithRides();
    await db.connection.update({ where: { id: connection.id }, data: { terraUserId: `renamed ${connection.id}` } });
    await connections.disconnect(viewer, connection.id);
    await connections.deleteRidesOf(viewer, connection.id);
    expect(await bodiesOf(viewer)).toBe(0);
  });

  test("leaves nothing of a ride that was being stored, or not looked at yet, while its rides were deleted", async () => {
    const { viewer, connection, terraUser } = await addRiderWithRides();
    const holdsUp = new Client({ connectionString: house.databaseUrl });
    await holdsUp.connect();
    try {
      // The third ride gets as far as its channels; the fourth waits behind it.
      await holdsUp.query('BEGIN; LOCK TABLE "RideChannel" IN SHARE MODE');
      await house.sandbox.deliver(activityEvent(terraUser, activity({ summaryId: "three" })));
      await house.sandbox.deliver(activityEvent(terraUser, activity({ summaryId: "four" })));
      const working = house.workOff();
      await vi.waitFor(async () => {
        const { rowCount } = await holdsUp.query(
          "SELECT FROM pg_locks WHERE NOT granted AND mode = 'RowExclusiveLock'",
        );
        expect(rowCount).toBeGreaterThan(0);
      }, 10_000);
      await connections.disconnect(viewer, connection.id);
      const deleting = connections.deleteRidesOf(viewer, connection.id);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await holdsUp.query("COMMIT");
      await Promise.all([deleting, working]);
    } finally {
      await holdsUp.end();
    }
    expect(await rides.countRides(viewer)).toBe(0);
    expect(await db.ride.count({ where: { riderId: viewer.userId } })).toBe(0);
    expect(await bodiesOf(viewer)).toBe(0);
  });

  test("can have the rides of many years deleted", async () => {
    const { viewer, connection } = await addRiderWithRides();
    await db.$executeRaw`
      WITH more AS (SELECT number, gen_random_uuid() AS id FROM generate_series(1, 1200) AS number),
      rides AS (
        INSERT INTO "Ride" ("riderId", id, "receivedAt", title, "activityType", "isIndoor", "startedAt", "elapsedSeconds",
          "timerSeconds", "movingSeconds", pauses, remarks)
        SELECT ${viewer.userId}::uuid, id, now(), 'Old', 1, false, now(), 60, 60, 60, '{}', '{}' FROM more
      )
      INSERT INTO "RideSource" ("riderId", id, "rideId", kind, "connectionId", identity, "orderedAt", "receivedAt", title,
        "activityType", "isIndoor", "startedAt", "elapsedSeconds", pauses, "clockJumps", laps, told, remarks, facts)
      SELECT ${viewer.userId}::uuid, id, id, 'terra', ${connection.id}::uuid, 'old ' || number, now(), now(), 'Old',
        1, false, now(), 60, '{}', '{}', '[]', '{}', '{}', '{}' FROM more`;
    await connections.disconnect(viewer, connection.id);
    expect(await connections.deleteRidesOf(viewer, connection.id)).toBe(1_202);
    expect(await db.ride.count({ where: { riderId: viewer.userId } })).toBe(0);
  });

  test("that works keeps its rides whatever is asked", async () => {
    const { viewer, connection } = await addRiderWithRides();
    expect(await connections.deleteRidesOf(viewer, connection.id)).toBeNull();
    expect(await rides.countRides(viewer)).toBe(2);
  });

  test("is as it was when Terra does not answer", async () => {
    const { viewer, connection } = await addRiderWithRides();
    const { env } = await import("@/server/env");
    const { TerraUnavailable } = await import("@/server/terra/client");
    const { baseUrl } = env().terra;
    env().terra.baseUrl = "http://127.0.0.1:9/api/v2";
    try {
      await expect(connections.disconnect(viewer, connection.id)).rejects.toBeInstanceOf(TerraUnavailable);
    } finally {
      env().terra.baseUrl = baseUrl;
    }
    expect(await connections.listConnections(viewer)).toMatchObject([{ state: "active", rideCount: 2 }]);
  });

  test("can be ended twice [T 10.6]", async () => {
    const { viewer, connection } = await addRiderWithRides();
    expect(await connections.disconnect(viewer, connection.id, NOON)).toBe(true);
    expect(await connections.disconnect(viewer, connection.id)).toBe(true);
    expect(await connections.findConnection(viewer, connection.id)).toMatchObject({ since: NOON });
  });

  test("is nobody else's to see, to end or to empty", async () => {
    const { viewer, connection } = await addRiderWithRides();
    const stranger = await house.addRider();
    const nowhere = "019aaaaa-0000-7000-8000-000000000000" as ConnectionId;

    for (const id of [connection.id, nowhere]) {
      expect(await connections.findConnection(stranger.viewer, id)).toBeNull();
      expect(await connections.disconnect(stranger.viewer, id)).toBe(false);
      expect(await connections.deleteRidesOf(stranger.viewer, id)).toBeNull();
    }
    await connections.disconnect(viewer, connection.id);
    expect(await connections.deleteRidesOf(stranger.viewer, connection.id)).toBeNull();
    expect(await rides.countRides(viewer)).toBe(2);
  });

  test("tells open pages when it ends", async () => {
    const { viewer, connection } = await addRiderWithRides();
    const { onChange } = await import("@/server/live");
    const heard = new Promise((resolve) => {
      onChange([viewer.userId], (message) => message.kind === "connection" && resolve(message));
    });
    // Whoever listens needs a moment to begin.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await connections.disconnect(viewer, connection.id);
    expect(await heard).toMatchObject({ kind: "connection", riderId: viewer.userId });
  });
});
