import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RideId } from "@/core/ids";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let db: typeof import("@/server/db").db;
let how: typeof import("@/server/data/how-was-it");
let edits: typeof import("@/server/data/ride-edits");
let rides: typeof import("@/server/data/rides");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  how = await import("@/server/data/how-was-it");
  edits = await import("@/server/data/ride-edits");
  rides = await import("@/server/data/rides");
});
afterAll(() => house.close());

const HOUR_MS = 3_600_000;

/** A ride of ten minutes that ended so many hours ago. */
async function arrive(rider: Person, hours: number, summaryId = "today"): Promise<void> {
  const startedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - hours * HOUR_MS - 600_000);
  const start = `${startedAt.toISOString().slice(0, 19)}.000000+00:00`;
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity({ start, summaryId })));
  await house.workOff();
}

async function latest({ viewer }: Person): Promise<RideId> {
  const [ride] = await rides.listRides(viewer);
  if (!ride) throw new Error("There is no ride");
  return ride.id;
}

const asked = async ({ viewer }: Person) => (await how.listAsked(viewer)).map(({ id }) => id);
const noticesOf = ({ viewer }: Person) =>
  db.notice.findMany({ where: { riderId: viewer.userId }, select: { kind: true, content: true, readAt: true } });

async function wordsOf({ viewer }: Person, id: RideId) {
  const edit = await edits.findRideEdit(viewer, id);
  if (!edit) throw new Error("There is no such ride");
  const { effort, feeling, notes } = edit.words;
  return { effort, feeling, notes };
}

describe("a ride that has just come", () => {
  test("asks its rider how it was, once", async () => {
    const rider = await house.addRider();
    await arrive(rider, 1);
    const id = await latest(rider);
    expect(await noticesOf(rider)).toEqual([{ kind: "how-was-it", content: { rideId: id }, readAt: null }]);
    expect(await how.listAsked(rider.viewer)).toMatchObject([
      { id, title: "Evening climb", effort: null, feeling: null },
    ]);
    // Told again, and changed: it is the same ride.
    await arrive(rider, 1);
    expect(await noticesOf(rider)).toHaveLength(1);
  });

  test("is told to the coaches in whose sight it lies, if they want to hear of it", async () => {
    const rider = await house.addRider();
    const [seeing, later, ended, quiet] = [
      await house.addPerson(),
      await house.addPerson(),
      await house.addPerson(),
      await house.addPerson(),
    ];
    const athleteId = rider.viewer.userId;
    const choice = { "ride-arrived": { isShown: true, mail: "never" } };
    for (const { viewer } of [seeing, later, ended]) {
      await db.noticeChoices.create({ data: { userId: viewer.userId, values: choice } });
    }
    await beginCoaching({ athleteId, coachId: seeing.viewer.userId });
    await beginCoaching({ athleteId, coachId: quiet.viewer.userId });
    await beginCoaching({ athleteId, coachId: later.viewer.userId, consent: { since: new Date() } });
    await beginCoaching({ athleteId, coachId: ended.viewer.userId });
    await db.coaching.updateMany({ where: { coachId: ended.viewer.userId }, data: { endedAt: new Date() } });
    await arrive(rider, 1);
    const content = { riderId: athleteId, rideId: await latest(rider), name: "Somebody" };
    expect(await noticesOf(seeing)).toEqual([{ kind: "ride-arrived", content, readAt: null }]);
    for (const person of [later, ended, quiet]) expect(await noticesOf(person)).toEqual([]);
  });

  test("is not asked about when it was ridden more than two days ago", async () => {
    const rider = await house.addRider();
    await arrive(rider, 47);
    expect(await asked(rider)).toHaveLength(1);
    await arrive(rider, 49, "older");
    expect(await asked(rider)).toHaveLength(1);
    await arrive(rider, 24 * 300, "old");
    expect(await noticesOf(rider)).toHaveLength(1);
  });

  test.each(["history", "again"] as const)("is not asked about when it comes of a request: %s", async (kind) => {
    const rider = await house.addRider();
    const { riderId, id: connectionId } = await db.connection.findFirstOrThrow({
      where: { riderId: rider.viewer.userId },
    });
    const [from, until] = [new Date(Date.now() - 28 * 24 * HOUR_MS), new Date(Date.now() + HOUR_MS)];
    await db.historyRequest.create({ data: { riderId, connectionId, kind, from, until } });
    await arrive(rider, 1);
    expect(await latest(rider)).toBeTruthy();
    expect(await noticesOf(rider)).toEqual([]);
    // What is ridden after it was asked for is no past.
    await db.historyRequest.updateMany({ where: { riderId }, data: { createdAt: new Date(Date.now() - 2 * HOUR_MS) } });
    await arrive(rider, 0.5, "after");
    expect(await noticesOf(rider)).toHaveLength(1);
  });

  test("is asked about when a delivery of it was lost and found again", async () => {
    const rider = await house.addRider();
    const { riderId, id: connectionId } = await db.connection.findFirstOrThrow({
      where: { riderId: rider.viewer.userId },
    });
    const [from, until] = [new Date(Date.now() - 28 * 24 * HOUR_MS), new Date(Date.now() + HOUR_MS)];
    await db.historyRequest.create({ data: { riderId, connectionId, kind: "gap", from, until } });
    await arrive(rider, 1);
    expect(await asked(rider)).toHaveLength(1);
  });

  test("asks nobody who only looks around", async () => {
    const rider = await house.addRider();
    await db.user.update({ where: { id: rider.viewer.userId }, data: { isDemonstration: true } });
    await arrive(rider, 1);
    expect(await noticesOf(rider)).toEqual([]);
  });
});

describe("an answer", () => {
  async function askedRider() {
    const rider = await house.addRider();
    await arrive(rider, 1);
    return { rider, id: await latest(rider) };
  }

  test("is kept at once, a thing at a time, and can be taken back", async () => {
    const { rider, id } = await askedRider();
    expect(await how.sayHowItWas(rider.viewer, id, { effort: 7 })).toBe("saved");
    expect(await how.sayHowItWas(rider.viewer, id, { feeling: 4 })).toBe("saved");
    expect(await wordsOf(rider, id)).toEqual({ effort: 7, feeling: 4, notes: null });
    expect(await how.sayHowItWas(rider.viewer, id, { effort: null })).toBe("saved");
    expect(await wordsOf(rider, id)).toEqual({ effort: null, feeling: 4, notes: null });
    expect(await noticesOf(rider)).toMatchObject([{ kind: "how-was-it", readAt: expect.any(Date) }]);
    // It is still asked, so that a sentence can follow.
    expect(await how.listAsked(rider.viewer, id)).toMatchObject([{ id, effort: null, feeling: 4 }]);
  });

  test("of effort and feeling at the same moment keeps both", async () => {
    const { rider, id } = await askedRider();
    await Promise.all([
      how.sayHowItWas(rider.viewer, id, { effort: 3 }),
      how.sayHowItWas(rider.viewer, id, { feeling: 5 }),
      how.sayHowItWas(rider.viewer, id, { sentence: "Tail wind." }),
    ]);
    expect(await wordsOf(rider, id)).toEqual({ effort: 3, feeling: 5, notes: "Tail wind." });
  });

  test("in a sentence becomes the notes, or a paragraph below them", async () => {
    const { rider, id } = await askedRider();
    await how.sayHowItWas(rider.viewer, id, { sentence: "Heavy legs." });
    await how.sayHowItWas(rider.viewer, id, { sentence: "And rain." });
    expect((await wordsOf(rider, id)).notes).toBe("Heavy legs.\n\nAnd rain.");
    await db.ride.update({
      where: { riderId_id: { riderId: rider.viewer.userId, id } },
      data: { notes: "x".repeat(9_990) },
    });
    expect(await how.sayHowItWas(rider.viewer, id, { sentence: "123456789" })).toBe("too-long");
    expect((await wordsOf(rider, id)).notes).toBe("x".repeat(9_990));
    expect(await how.sayHowItWas(rider.viewer, id, { sentence: "12345678" })).toBe("saved");
  });

  test("or none: it is not asked again", async () => {
    const { rider, id } = await askedRider();
    await arrive(rider, 0.2, "second");
    const second = await latest(rider);
    expect(await asked(rider)).toEqual([second, id]);
    expect(await how.stopAsking(rider.viewer, second)).toBe("saved");
    expect(await asked(rider)).toEqual([id]);
    expect(await how.listAsked(rider.viewer, second)).toEqual([]);
    expect(await how.stopAsking(rider.viewer, second)).toBe("missing");
    expect(await noticesOf(rider)).toHaveLength(1);
  });

  test("nobody waits for two days later, or of a ride that was deleted", async () => {
    const { rider, id } = await askedRider();
    await edits.removeRide(rider.viewer, id);
    expect(await asked(rider)).toEqual([]);
    await edits.restoreRide(rider.viewer, id);
    expect(await asked(rider)).toEqual([id]);
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR_MS);
    await db.notice.updateMany({ where: { riderId: rider.viewer.userId }, data: { at: hoursAgo(47) } });
    expect(await asked(rider)).toEqual([id]);
    await db.notice.updateMany({ where: { riderId: rider.viewer.userId }, data: { at: hoursAgo(49) } });
    expect(await asked(rider)).toEqual([]);
  });

  test("comes from its rider alone", async () => {
    const { rider, id } = await askedRider();
    const coach = await house.addPerson();
    await beginCoaching({ athleteId: rider.viewer.userId, coachId: coach.viewer.userId });
    for (const { viewer } of [await house.addPerson(), coach]) {
      expect(await how.listAsked(viewer, id)).toEqual([]);
      expect(await how.sayHowItWas(viewer, id, { effort: 1 })).toBe("missing");
      expect(await how.stopAsking(viewer, id)).toBe("missing");
    }
    const looking = { ...rider.viewer, isDemonstration: true };
    expect(await how.listAsked(looking, id)).toEqual([]);
    expect(await how.sayHowItWas(looking, id, { effort: 1 })).toBe("only-looking");
    expect(await how.stopAsking(looking, id)).toBe("only-looking");
    expect(await wordsOf(rider, id)).toEqual({ effort: null, feeling: null, notes: null });
    expect(await asked(rider)).toEqual([id]);
  });
});
