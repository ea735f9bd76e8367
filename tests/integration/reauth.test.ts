import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ConnectionId } from "@/core/ids";
import { FIRST_WANTED, readWanted } from "@/core/wanted-data";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { somebodyWaits } from "../support/locks";

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let connections: typeof import("@/server/data/connections");
let saveDataChoices: typeof import("@/server/data/data-choices").saveDataChoices;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  connections = await import("@/server/data/connections");
  ({ saveDataChoices } = await import("@/server/data/data-choices"));
});
afterAll(() => house.close());

type User = Person["terraUser"];

const START = Date.now() - 3_600_000;
/** A moment of Terra's clock. */
const at = (minute: number) => START + minute * 60_000;

let said = 0;

/** Each is signed at a moment of its own: the same twice is said twice, and not replayed. */
async function say(event: object, minute: number) {
  const signedAt = Math.floor(START / 1000) + ++said;
  const response = await house.sandbox.deliver(event, { orderingMs: at(minute), signedAt });
  expect(response.status).toBe(200);
  await house.workOff();
}

const auth = (user: User) => ({ type: "auth", status: "success", user });
const reauth = (before: User | null, now: User) => ({
  type: "user_reauth",
  status: "warning",
  message: "…",
  version: "2022-03-16",
  old_user: before,
  new_user: now,
});
const word = (type: string, user: User) => ({ type, status: "warning", message: "…", user });

/** The same rider under another of Terra's names. */
const again = ({ terraUser }: Person): User => ({ ...terraUser, user_id: randomUUID() });

const connectionsOf = ({ viewer }: Person) =>
  db.connection.findMany({ where: { riderId: viewer.userId }, orderBy: { createdAt: "asc" } });

const formerOf = async ({ viewer }: Person) =>
  (await db.formerTerraUser.findMany({ where: { riderId: viewer.userId } }))
    .map(({ terraUserId }) => terraUserId)
    .sort();

const titlesOf = async ({ viewer }: Person) => (await rides.listRides(viewer)).map(({ title }) => title).sort();

const hour = (hours: number) => `2026-11-20T${String(hours).padStart(2, "0")}:00:00.000000+01:00`;

const short = (summaryId: string, title: string, start = hour(8)) => activity({ summaryId, title, start, seconds: 60 });

const lastDelivery = () => db.delivery.findFirstOrThrow({ orderBy: { id: "desc" } });

/** Somebody connected as T1, with one ride. */
async function addRider() {
  const rider = await house.addPerson();
  await say(auth(rider.terraUser), 0);
  await say(activityEvent(rider.terraUser, short("first", "First", hour(6))), 1);
  const [connection] = await connectionsOf(rider);
  if (!connection) throw new Error("No connection");
  return { rider, connection, t1: rider.terraUser, t2: again(rider) };
}

describe("a rider who connects again", () => {
  test.each<[string, (t1: User, t2: User) => object[]]>([
    ["after it was told of", (t1, t2) => [reauth(t1, t2), auth(t2)]],
    ["before it is told of", (t1, t2) => [auth(t2), reauth(t1, t2)]],
    ["without being told of", (t1, t2) => [reauth(t1, t2)]],
    ["after it was told of, without the old name", (_, t2) => [reauth(null, t2), auth(t2)]],
    ["before it is told of, without the old name", (_, t2) => [auth(t2), reauth(null, t2)]],
  ])("has the connection they had: the new user made %s [T 4.6] [T 4.5 user_reauth]", async (_, events) => {
    const { rider, connection, t1, t2 } = await addRider();
    for (const [index, event] of events(t1, t2).entries()) await say(event, 10 + index);

    expect(await connectionsOf(rider)).toMatchObject([
      { id: connection.id, terraUserId: t2.user_id, state: "active", reason: null },
    ]);
    expect(await formerOf(rider)).toEqual([t1.user_id]);
    await say(activityEvent(t2, short("second", "Second")), 20);
    await say(activityEvent(t1, short("third", "Under way", hour(10))), 9);
    expect(await titlesOf(rider)).toEqual(["First", "Second", "Under way"]);
    const sources = await db.rideSource.findMany({ where: { riderId: rider.viewer.userId } });
    expect(new Set(sources.map(({ connectionId }) => connectionId))).toEqual(new Set([connection.id]));
  });

  test("whose old connection Terra had ended already is only told of as new, and has the same one [T 4.6]", async () => {
    for (const end of ["connection_error", "access_revoked", "deauth"]) {
      const { rider, connection, t1, t2 } = await addRider();
      await say(word(end, t1), 10);
      await say(auth(t2), 11);
      expect(await connectionsOf(rider)).toMatchObject([
        { id: connection.id, terraUserId: t2.user_id, state: "active", reason: null },
      ]);
      expect(await formerOf(rider)).toEqual([t1.user_id]);
    }
  });

  test.each(["deauth", "access_revoked", "connection_error"])(
    "keeps the connection when a late %s ends the old name [T 4.6]",
    async (end) => {
      const { rider, t1, t2 } = await addRider();
      await say(reauth(t1, t2), 10);
      const before = await connectionsOf(rider);
      await say(word(end, t1), 12);
      expect(await connectionsOf(rider)).toEqual(before);
      expect(await lastDelivery()).toMatchObject({ state: "applied", type: end, riderId: rider.viewer.userId });
      await say(activityEvent(t2, short("second", "Second")), 13);
      expect(await titlesOf(rider)).toEqual(["First", "Second"]);
    },
  );

  test("may be told of twice, and of the old user once more: nothing changes [T 4.6]", async () => {
    const { rider, t1, t2 } = await addRider();
    await say(reauth(t1, t2), 10);
    const before = await connectionsOf(rider);
    await say(reauth(t1, t2), 10);
    await say(auth(t1), 0);
    await say(auth(t2), 11);
    expect(await connectionsOf(rider)).toEqual(before);
    expect(await formerOf(rider)).toEqual([t1.user_id]);
  });

  test("whose new user has data waiting has it stored at once [W29]", async () => {
    const { rider, t1, t2 } = await addRider();
    await say(activityEvent(t2, short("second", "Early bird")), 11);
    expect(await lastDelivery()).toMatchObject({ state: "parked" });
    await say(reauth(t1, t2), 10);
    expect(await titlesOf(rider)).toEqual(["Early bird", "First"]);
  });

  test("three times is one connection, in whatever order all of it is told [T 4.6]", async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
        const rider = await house.addPerson();
        const [t1, t2, t3] = [rider.terraUser, again(rider), again(rider)];
        const told = [auth(t1), reauth(t1, t2), auth(t2), reauth(t2, t3), auth(t3)];
        for (const index of order) await say(told[index] ?? {}, index);
        expect(await connectionsOf(rider)).toMatchObject([{ terraUserId: t3.user_id, state: "active" }]);
        expect(await formerOf(rider)).toEqual([t1.user_id, t2.user_id].sort());
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("and deletes the rides of the connection later deletes what was delivered under every name [W37]", async () => {
    const { rider, connection, t1, t2 } = await addRider();
    await say(reauth(t1, t2), 10);
    await say(activityEvent(t1, { metadata: { summary_id: "unreadable" } }), 9);
    await say(activityEvent(t2, short("second", "Second")), 11);
    await say(word("deauth", t2), 12);
    expect(await connections.deleteRidesOf(rider.viewer, connection.id as ConnectionId)).toBe(2);
    const left = await db.deliveryBody.count({
      where: { delivery: { riderId: rider.viewer.userId, type: "activity" } },
    });
    expect(left).toBe(0);
  });

  test.each<[string, (t1: User, t2: User) => [object, number][]]>([
    [
      "told of by both words",
      (t1, t2) => [
        [reauth(t1, t2), 20],
        [auth(t2), 15],
      ],
    ],
    ["told of by its new name alone", (_, t2) => [[auth(t2), 20]]],
  ])("has all that came while Terra had ended the connection, %s [T 4.6] [W29]", async (_, words) => {
    const { rider, t1, t2 } = await addRider();
    const wanted = readWanted({ types: { body: true } }, FIRST_WANTED);
    await saveDataChoices(rider.viewer, wanted, { isForgetting: false });
    await say(word("deauth", t1), 10);
    await say(activityEvent(t1, short("before", "Before", hour(8))), 9);
    expect(await lastDelivery()).toMatchObject({ state: "applied" });
    expect(await titlesOf(rider)).toEqual(["Before", "First"]);
    const day = { metadata: { start_time: "2026-11-20T00:00:00" }, measurements_data: { measurements: [] } };
    for (const event of [
      activityEvent(t1, short("after", "After", hour(10))),
      { type: "body", user: t1, data: [day] },
    ]) {
      await say(event, 12);
      const held = { state: "unhandled", reason: "The connection was ended before" };
      const { id } = await lastDelivery();
      expect(await db.delivery.findFirst({ where: { id } })).toMatchObject(held);
      expect(await db.deliveryBody.count({ where: { deliveryId: id } })).toBe(1);
    }
    expect(await titlesOf(rider)).toEqual(["Before", "First"]);

    for (const [event, minute] of words(t1, t2)) await say(event, minute);
    expect(await connectionsOf(rider)).toMatchObject([{ terraUserId: t2.user_id, state: "active" }]);
    expect(await titlesOf(rider)).toEqual(["After", "Before", "First"]);
    expect(await db.healthDay.count({ where: { riderId: rider.viewer.userId } })).toBe(1);
  });

  test("has nothing of what they deleted meanwhile, nor of what came of it later [W37]", async () => {
    const { rider, connection, t1, t2 } = await addRider();
    await say(word("deauth", t1), 10);
    await say(activityEvent(t1, short("after", "After", hour(10))), 12);
    await connections.deleteRidesOf(rider.viewer, connection.id as ConnectionId);
    await say(activityEvent(t1, short("before", "Before", hour(8))), 9);
    await say(activityEvent(t1, short("later", "Later", hour(12))), 13);
    expect(await db.deliveryBody.count({ where: { delivery: { terraUserId: t1.user_id, type: "activity" } } })).toBe(0);
    await say(reauth(t1, t2), 20);
    expect(await connectionsOf(rider)).toMatchObject([{ terraUserId: t2.user_id, state: "active" }]);
    expect(await titlesOf(rider)).toEqual([]);
  });

  test("does not get it back by a word that comes after they disconnected", async () => {
    const { rider, t1, t2 } = await addRider();
    const [{ id } = { id: "" }] = await connectionsOf(rider);
    await connections.disconnect(rider.viewer, id as ConnectionId);
    await say(reauth(t1, t2), 30);
    expect(await connectionsOf(rider)).toMatchObject([{ id, terraUserId: t2.user_id, state: "revoked" }]);
    await say(activityEvent(t2, short("second", "Not wanted")), 31);
    expect(await titlesOf(rider)).toEqual(["First"]);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", reason: "The connection was ended before" });
  });
});

describe("two connections that turn out to be one", () => {
  /** T1 with a ride of six o'clock, and T2 as a connection of its own. */
  async function addTwo() {
    const { rider, connection, t1, t2 } = await addRider();
    await say(auth(t2), 10);
    const second = (await connectionsOf(rider)).find(({ terraUserId }) => terraUserId === t2.user_id);
    if (!second) throw new Error("The new user made no connection");
    return { rider, first: connection, second, t1, t2 };
  }

  test.each([
    ["later under the new name", 5, 15, "New word"],
    ["later under the old name", 25, 15, "Old word"],
  ])(
    "keep of one activity what was told %s, with all its rider said of it [T 4.6] [T 4.7]",
    async (_, old, now, kept) => {
      const { rider, first, t1, t2 } = await addTwo();
      await say(activityEvent(t1, short("same", "Old word")), old);
      const known = (await rides.listRides(rider.viewer)).find(({ title }) => title === "Old word");
      await db.ride.updateMany({ where: { id: known?.id ?? "" }, data: { notes: "Mine" } });
      // At another time, so that it is not found to be the same ride by what was recorded.
      await say(activityEvent(t2, short("same", "New word", hour(14)), short("other", "Other", hour(18))), now);
      expect(await titlesOf(rider)).toEqual(["First", "New word", "Old word", "Other"]);

      await say(reauth(t1, t2), 20);
      expect(await titlesOf(rider)).toEqual(["First", "Other", kept].sort());
      const left = await db.ride.findMany({ where: { riderId: rider.viewer.userId, notes: "Mine" } });
      expect(left).toMatchObject([{ id: known?.id, title: kept }]);
      expect(left[0]?.version).toBeGreaterThan(known?.version ?? Number.POSITIVE_INFINITY);
      const sources = await db.rideSource.findMany({ where: { riderId: rider.viewer.userId } });
      expect(sources.map(({ identity, connectionId }) => [identity, connectionId]).sort()).toEqual(
        ["first", "other", "same"].map((identity) => [identity, first.id]),
      );
    },
  );

  test("keep one recording of a ride that came under both names [T 4.6]", async () => {
    const { rider, t1, t2 } = await addTwo();
    await say(activityEvent(t1, short("same", "A ride")), 11);
    await say(activityEvent(t2, short("same", "A ride")), 12);
    expect(await titlesOf(rider)).toEqual(["A ride", "First"]);
    await say(reauth(t1, t2), 20);
    expect(await titlesOf(rider)).toEqual(["A ride", "First"]);
    expect(await db.rideSource.count({ where: { riderId: rider.viewer.userId } })).toBe(2);
    await say(activityEvent(t2, short("same", "A ride, renamed")), 21);
    expect(await titlesOf(rider)).toEqual(["A ride, renamed", "First"]);
  });

  test("forget neither what was deleted for good, nor health days, nor what is asked for [T 4.6]", async () => {
    const { rider, first, second, t1, t2 } = await addTwo();
    const { userId: riderId } = rider.viewer;
    await db.removedActivity.create({ data: { riderId, connectionId: first.id, identity: "gone" } });
    await say(activityEvent(t2, short("gone", "Deleted under the old name")), 11);
    const day = (connectionId: string, identity: string, minute: number) => ({
      riderId,
      connectionId,
      type: "daily",
      identity,
      day: new Date(identity),
      orderedAt: new Date(at(minute)),
      receivedAt: new Date(at(minute)),
      figures: { minute },
      whole: Buffer.from("{}"),
    });
    await db.healthDay.createMany({
      data: [
        day(first.id, "2026-11-01", 5),
        day(second.id, "2026-11-01", 6),
        day(first.id, "2026-11-02", 8),
        day(second.id, "2026-11-02", 7),
        day(second.id, "2026-11-03", 9),
      ],
    });
    const request = await db.historyRequest.create({
      data: { riderId, connectionId: second.id, kind: "history", from: new Date(0), until: new Date(1) },
    });

    await say(reauth(t1, t2), 20);
    expect(await titlesOf(rider)).toEqual(["First"]);
    await say(activityEvent(t2, short("gone", "Once more")), 21);
    expect(await titlesOf(rider)).toEqual(["First"]);
    const days = await db.healthDay.findMany({ where: { riderId }, orderBy: { identity: "asc" } });
    expect(days.map(({ identity, figures, connectionId }) => [identity, figures, connectionId])).toEqual([
      ["2026-11-01", { minute: 6 }, first.id],
      ["2026-11-02", { minute: 8 }, first.id],
      ["2026-11-03", { minute: 9 }, first.id],
    ]);
    const key = { riderId_id: { riderId, id: request.id } };
    expect(await db.historyRequest.findUnique({ where: key })).toMatchObject({ connectionId: first.id });
  });

  test("take in what is being stored in that very moment [T 4.6] [W5]", async () => {
    const { rider, first, t1, t2 } = await addTwo();
    const told = Array.from({ length: 12 }, (_, n) =>
      activityEvent(n % 2 ? t1 : t2, short(`ride ${n}`, `Ride ${n}`, hour(7 + n))),
    );
    for (const [n, event] of told.entries()) await house.sandbox.deliver(event, { orderingMs: at(11 + n) });
    await house.sandbox.deliver(reauth(t1, t2), { orderingMs: at(30) });
    await Promise.all([house.workOff(), house.workOff(), house.workOff(), house.workOff()]);
    await house.workOff();

    expect(await titlesOf(rider)).toHaveLength(13);
    expect(await connectionsOf(rider)).toMatchObject([{ id: first.id, terraUserId: t2.user_id }]);
    expect(await db.rideSource.count({ where: { connectionId: first.id } })).toBe(13);
  });

  test("become one while the past of one of them is asked for, of a rider with a coach", async () => {
    const { rider, second, t1, t2 } = await addTwo();
    await say(activityEvent(t1, short("same", "A ride")), 11);
    await say(activityEvent(t2, short("same", "A ride")), 12);
    const riderId = rider.viewer.userId;
    await beginCoaching({ athleteId: riderId, coachId: (await house.addPerson()).viewer.userId });
    const { reauthenticate } = await import("@/server/ingest/reauth");
    const { holdPast } = await import("@/server/history-requests");
    const { announce } = await import("@/server/live");

    let merged: ReturnType<typeof reauthenticate> | undefined;
    await db.$transaction(async (tx) => {
      await holdPast(tx, second.id);
      merged = reauthenticate(t1, t2, new Date(at(20)));
      await somebodyWaits();
      await announce(tx, { kind: "connection", riderId });
    });
    expect(await merged).toMatchObject({ kind: "merged" });
  });

  test("stay two where Terra does not say which, and there are several [T 4.6]", async () => {
    const { rider, t1, t2 } = await addTwo();
    const other = again(rider);
    await say(reauth(null, other), 20);
    const names = (await connectionsOf(rider)).map(({ terraUserId }) => terraUserId);
    expect(names.sort()).toEqual([t1.user_id, t2.user_id, other.user_id].sort());
  });

  test("of two riders are never made one [T 4.6]", async () => {
    const [one, other] = [await addRider(), await addRider()];
    await say(reauth(one.t1, { ...one.t2, reference_id: other.rider.reference }), 10);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", reason: expect.stringMatching(/two riders/) });
    await say(reauth(one.t1, { ...other.t1, reference_id: one.rider.reference }), 11);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", reason: expect.stringMatching(/two riders/) });
    for (const { rider, connection } of [one, other]) {
      expect(await connectionsOf(rider)).toMatchObject([{ id: connection.id, terraUserId: rider.terraUser.user_id }]);
      expect(await titlesOf(rider)).toEqual(["First"]);
    }
  });

  test("are told of as nobody's when the reference is nobody's", async () => {
    const [old, now] = [randomUUID(), randomUUID()].map((user_id) => ({
      user_id,
      provider: "BRYTONSPORT",
      reference_id: randomUUID(),
    }));
    if (!old || !now) throw new Error("No users");
    await say(reauth(old, now), 10);
    expect(await lastDelivery()).toMatchObject({ state: "unhandled", type: "user_reauth" });
  });
});
