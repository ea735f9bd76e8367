import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RideId } from "@/core/ids";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { WHOLE_CONSENT } from "../support/consents";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let looks: typeof import("@/server/data/coach-looks");
let coachings: typeof import("@/server/data/coachings");
let athlete: Person;
let coach: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  looks = await import("@/server/data/coach-looks");
  coachings = await import("@/server/data/coachings");
});
afterAll(() => house.close());
beforeEach(async () => {
  [athlete, coach] = [await house.addRider(), await house.addPerson()];
});

const at = (minutes: number) => new Date(Date.UTC(2026, 9, 1, 12, minutes));

const addLook = (what: string, minutes: number, by = coach, rideId = "") =>
  db.coachLook.create({
    data: { riderId: athlete.viewer.userId, coachId: by.viewer.userId, at: at(minutes), what, rideId },
  });

const addRosterLook = (minutes: number, by = coach) =>
  db.rosterLook.create({ data: { coachId: by.viewer.userId, at: at(minutes) } });

/** A coaching from one minute on; until another where it has ended. */
async function coachFrom(minutes: number, by = coach, endedAt: number | null = null): Promise<void> {
  const pair = { athleteId: athlete.viewer.userId, coachId: by.viewer.userId };
  await beginCoaching(pair);
  await db.coaching.updateMany({
    where: pair,
    data: { acceptedAt: at(minutes), endedAt: endedAt === null ? null : at(endedAt) },
  });
}

const list = async (asked: Partial<import("@/server/data/coach-looks").AskedLooks> = {}, of = athlete) =>
  looks.listLooks(of.viewer, { coachId: null, after: null, ...asked });

const inShort = async (asked = {}) =>
  (await list(asked)).looks.map((look) => `${look.what} ${(look.at.getTime() - at(0).getTime()) / 60_000}`);

describe("the log of an athlete", () => {
  test("is empty at first", async () => expect(await list()).toEqual({ looks: [], next: null }));

  test("says what each coach opened and when, the newest first, and nobody else's", async () => {
    const second = await house.addPerson();
    await addLook("rides", 5);
    await addLook("health", 20, second);
    await addLook("figures", 10);
    const { looks: found } = await list();
    expect(found.map(({ what, at: when, coachId }) => [what, when, coachId])).toEqual([
      ["health", at(20), second.viewer.userId],
      ["figures", at(10), coach.viewer.userId],
      ["rides", at(5), coach.viewer.userId],
    ]);
    expect(await inShort({ coachId: coach.viewer.userId })).toEqual(["figures 10", "rides 5"]);
    for (const other of [coach, second]) expect((await list({}, other)).looks).toEqual([]);
  });

  test("names the ride that was opened by the athlete's title, while it is there", async () => {
    await house.sandbox.deliver(activityEvent(athlete.terraUser, activity({ title: "Evening climb" })));
    await house.workOff();
    const [ride] = await db.ride.findMany({ where: { riderId: athlete.viewer.userId } });
    const id = (ride?.id ?? expect.fail("There is no ride")) as RideId;
    await addLook("ride", 5, coach, id);
    expect((await list()).looks).toMatchObject([{ what: "ride", ride: { id, title: "Evening climb" } }]);
    await db.ride.updateMany({ where: { id }, data: { ownTitle: "To the lake" } });
    expect((await list()).looks).toMatchObject([{ ride: { id, title: "To the lake" } }]);
    await db.ride.updateMany({ where: { id }, data: { deletedAt: new Date() } });
    expect((await list()).looks).toMatchObject([{ ride: { id, title: null } }]);
  });

  test("holds the looks of a coach at their list, in the time in which the athlete stood there", async () => {
    for (const minutes of [0, 5, 10, 20, 30]) await addRosterLook(minutes);
    // What fell into the five minutes in which it began is told as of its beginning.
    await coachFrom(12, coach, 30);
    expect(await inShort()).toEqual(["roster 20", "roster 12"]);
    await db.coaching.updateMany({ where: { coachId: coach.viewer.userId }, data: { endedAt: null, until: at(15) } });
    expect(await inShort()).toEqual(["roster 12"]);
    await db.coaching.updateMany({ where: { coachId: coach.viewer.userId }, data: { until: null } });
    expect(await inShort()).toEqual(["roster 30", "roster 20", "roster 12"]);
    const stranger = await house.addPerson();
    await addRosterLook(21, stranger);
    expect(await inShort()).toHaveLength(3);
  });

  test("forgets nothing of an earlier coaching when a new one begins", async () => {
    await addRosterLook(20);
    await coachFrom(10, coach, 30);
    await addLook("rides", 25);
    const before = await inShort();
    expect(before).toEqual(["rides 25", "roster 20"]);
    const { startCoaching } = await import("@/server/coachings");
    const pair = { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId };
    await db.$transaction((tx) => startCoaching(tx, pair, WHOLE_CONSENT, { offeredAt: null, now: new Date() }));
    await addRosterLook(40);
    expect(await inShort()).toEqual(before);
    // Nor when an end that had come is moved.
    await db.coaching.updateMany({ where: pair, data: { acceptedAt: at(38), until: at(50) } });
    await coachings.changeConsent(athlete.viewer, coach.viewer.userId, WHOLE_CONSENT);
    expect(await inShort()).toEqual(["roster 40", ...before]);
  });

  test("comes page by page, each look once, also where many fall into the same minutes", async () => {
    await coachFrom(0);
    const second = await house.addPerson();
    for (let minutes = 0; minutes < 20; minutes++) {
      for (const what of ["rides", "ride", "health"]) {
        await addLook(what, minutes);
        await addLook(what, minutes, second);
      }
      await addRosterLook(minutes);
    }
    const seen: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ after });
      seen.push(...page.looks.map((look) => `${look.at.toISOString()} ${look.coachId} ${look.what}`));
      after = page.next;
      pages++;
    } while (after !== null && pages < 10);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(20 * 7);
    expect(new Set(seen).size).toBe(20 * 7);
    const moments = seen.map((line) => line.split(" ")[0]);
    expect(moments).toEqual(moments.toSorted().reverse());
  });

  test.each(["x", "2026-13-01T00:00:00Z~a~b~c", "~~~", "2026-10-01T12:00:00.000Z~not-an-id~rides~", "'; DROP TABLE"])(
    "begins at the newest where the address says nonsense: %s",
    async (after) => {
      await addLook("rides", 5);
      expect(await inShort({ after })).toEqual(["rides 5"]);
    },
  );
});

test("what a coach opens stands in the log, with its ride", async () => {
  await house.sandbox.deliver(activityEvent(athlete.terraUser, activity({ title: "Evening climb" })));
  await house.workOff();
  await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId });
  const { findSight } = await import("@/server/data/visibility");
  const { noteLook } = await import("@/server/looks");
  const sight = (await findSight(coach.viewer, athlete.viewer.userId)) ?? expect.fail("The coach sees nothing");
  const [ride] = await db.ride.findMany({ where: { riderId: athlete.viewer.userId } });
  await noteLook(coach.viewer, sight, "ride", ride?.id as RideId);
  await noteLook(coach.viewer, sight, "ride", ride?.id as RideId);
  expect((await list()).looks).toMatchObject([{ what: "ride", ride: { title: "Evening climb" }, coach: "Somebody" }]);
});
