import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Told } from "@/server/data/live-changes";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";

/** What is told is told within milliseconds; a machine with much to do takes longer. */
const SOON_MS = 5_000;

let house: House;
let db: typeof import("@/server/db").db;
let live: typeof import("@/server/live");
let changes: typeof import("@/server/data/live-changes");
let coachings: typeof import("@/server/data/coachings");
let athlete: Person;
let coach: Person;
const open: (() => void)[] = [];

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  live = await import("@/server/live");
  changes = await import("@/server/data/live-changes");
  coachings = await import("@/server/data/coachings");
  await vi.waitFor(() => expect(live.heardSoFar()).not.toBeNull(), SOON_MS);
});
afterAll(() => house.close());
beforeEach(async () => {
  athlete = await house.addPerson();
  coach = await house.addPerson();
});
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const idOf = ({ viewer }: Person) => viewer.userId;
const between = () => ({ athleteId: idOf(athlete), coachId: idOf(coach) });

/** An open page: what it was told, from when it knew how far it had heard. */
async function openPage({ viewer }: Person, seen: string | null = null) {
  const told: Told[] = [];
  const marks: (string | null)[] = [];
  open.push(
    changes.followChanges(viewer, seen, (one, mark) => {
      marks.push(mark);
      if (one) told.push(one);
    }),
  );
  await vi.waitFor(() => expect(marks.length).toBeGreaterThan(0), SOON_MS);
  return {
    told,
    hears: (what: Told) => vi.waitFor(() => expect(told).toContainEqual(what), SOON_MS),
    /** Nothing of what was announced before is on its way any more. */
    async isSilent() {
      const end = randomUUID();
      await live.announce(db, { kind: "ride", riderId: viewer.userId, rideId: end });
      await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: "ride", rideId: end }), SOON_MS);
      told.pop();
    },
  };
}

async function addRide(startedAt = new Date("2026-11-20T08:00:00Z")): Promise<string> {
  const ride = await db.ride.create({
    data: {
      ...{ riderId: idOf(athlete), title: "Made", activityType: 16, isIndoor: false, startedAt },
      ...{ elapsedSeconds: 600, timerSeconds: 600, movingSeconds: 600, receivedAt: new Date() },
    },
  });
  return ride.id;
}

const announceRide = (rideId: string) => live.announce(db, { kind: "ride", riderId: idOf(athlete), rideId });

describe("a coach's open page", () => {
  test("hears of an athlete's ride, and whose it is; a stranger's hears nothing", async () => {
    await beginCoaching(between());
    const [page, strangers] = [await openPage(coach), await openPage(await house.addPerson())];
    const own = await openPage(athlete);
    const rideId = await addRide();
    await announceRide(rideId);
    await page.hears({ kind: "ride", rideId, athleteId: idOf(athlete) });
    await own.hears({ kind: "ride", rideId });
    await strangers.isSilent();
    expect(strangers.told).toEqual([]);
  });

  test("hears nothing of a ride from before what is shared, or of one that is not the athlete's", async () => {
    await beginCoaching({ ...between(), consent: { since: new Date("2026-11-20T08:00:00Z") } });
    const page = await openPage(coach);
    const [before, first] = [await addRide(new Date("2026-11-20T07:59:59Z")), await addRide()];
    await announceRide(before);
    await announceRide(randomUUID());
    await announceRide(first);
    await page.hears({ kind: "ride", rideId: first, athleteId: idOf(athlete) });
    expect(page.told).toHaveLength(1);
  });

  test("hears that a ride was deleted which it may be showing", async () => {
    await beginCoaching(between());
    const page = await openPage(coach);
    const rideId = await addRide();
    await db.ride.updateMany({ where: { id: rideId }, data: { removedAt: new Date() } });
    await announceRide(rideId);
    await page.hears({ kind: "ride", rideId, athleteId: idOf(athlete) });
  });

  test("hears of days only with health data, of talks only of its own, and of nothing else of the athlete's", async () => {
    const other = await house.addPerson();
    await beginCoaching({ ...between(), consent: { withHealth: false } });
    await beginCoaching({ athleteId: idOf(athlete), coachId: idOf(other) });
    const [page, others] = [await openPage(coach), await openPage(other)];
    const [rideId, riderId] = [await addRide(), idOf(athlete)];
    for (const kind of ["health", "reckoning", "batch", "coaching", "roster", "notice", "sessions"] as const)
      await live.announce(db, { kind, riderId });
    await live.announce(db, { kind: "comment", riderId, rideId, coachId: idOf(coach) });
    await live.announce(db, { kind: "connection", riderId });
    await page.isSilent();
    expect(page.told).toEqual([
      { kind: "comment", rideId, athleteId: riderId },
      { kind: "connection", athleteId: riderId },
    ]);
    await others.isSilent();
    expect(others.told).toEqual([
      { kind: "health", athleteId: riderId },
      { kind: "connection", athleteId: riderId },
    ]);
  });

  test("hears of an athlete's changes from the moment at which a coaching begins", async () => {
    const page = await openPage(coach);
    const rideId = await addRide();
    await announceRide(rideId);
    await page.isSilent();
    expect(page.told).toEqual([]);

    await beginCoaching(between());
    await live.announce(db, { kind: "coaching", riderId: idOf(coach) });
    await page.hears({ kind: "coaching" });
    await announceRide(rideId);
    await page.hears({ kind: "ride", rideId, athleteId: idOf(athlete) });
  });

  test("hears nothing more once what is shared has changed, or its end has come", async () => {
    await beginCoaching({ ...between(), consent: { withHealth: true } });
    const page = await openPage(coach);
    const riderId = idOf(athlete);
    await live.announce(db, { kind: "health", riderId });
    await page.hears({ kind: "health", athleteId: riderId });
    // Without a word of it to the page.
    await db.coaching.updateMany({ where: between(), data: { withHealth: false, changedAt: new Date() } });
    await live.announce(db, { kind: "health", riderId });
    await db.coaching.updateMany({ where: between(), data: { withHealth: true, until: new Date(Date.now() - 1000) } });
    await live.announce(db, { kind: "health", riderId });
    await page.isSilent();
    expect(page.told).toHaveLength(1);
  });

  test("in a stream of events hears of none that came behind the end of the coaching", async () => {
    await beginCoaching(between());
    const page = await openPage(coach);
    const rideIds: string[] = [];
    let endedBehind = Number.POSITIVE_INFINITY;
    let isStreaming = true;
    const stream = (async () => {
      while (isStreaming) {
        const rideId = await addRide();
        rideIds.push(rideId);
        await announceRide(rideId);
      }
    })();
    await vi.waitFor(() => expect(page.told.length).toBeGreaterThan(10), 20_000);
    await coachings.endCoaching(athlete.viewer, idOf(coach));
    endedBehind = rideIds.length;
    await vi.waitFor(() => expect(rideIds.length).toBeGreaterThan(endedBehind + 30), 20_000);
    isStreaming = false;
    await stream;
    await page.isSilent();
    const heard = page.told.flatMap(({ rideId }) => rideIds.indexOf(rideId ?? "")).filter((at) => at >= 0);
    // The one that was under way when it ended was announced before it.
    expect(Math.max(...heard)).toBeLessThanOrEqual(endedBehind);
    expect(page.told).toContainEqual({ kind: "coaching" });
    expect(rideIds.length).toBeGreaterThan(endedBehind + 30);
  }, 90_000);
});

describe("what was missed", () => {
  test("is told to a page that was made before an athlete's change, and not to one made behind it", async () => {
    await beginCoaching(between());
    const before = live.heardSoFar();
    const rideId = await addRide();
    await announceRide(rideId);
    const heard = await openPage(athlete);
    await heard.isSilent();
    await vi.waitFor(() => expect(live.heardSoFar()).not.toBe(before), SOON_MS);
    expect((await openPage(coach, before)).told).toEqual([{ kind: "missed" }]);
    expect((await openPage(coach, live.heardSoFar())).told).toEqual([]);
  });

  test("of nobody whom the viewer coaches is nothing that they missed", async () => {
    const before = live.heardSoFar();
    await announceRide(await addRide());
    await vi.waitFor(() => expect(live.heardSoFar()).not.toBe(before), SOON_MS);
    expect((await openPage(coach, before)).told).toEqual([]);
    // A mark of another process says nothing here.
    expect((await openPage(coach, `${randomUUID()}.1`)).told).toEqual([{ kind: "missed" }]);
  });

  test("is told in one word where more waits than is passed on", async () => {
    await beginCoaching(between());
    const page = await openPage(coach);
    const ids = await Promise.all(Array.from({ length: 10 }, () => addRide()));
    await db.$transaction(async (tx) => {
      for (let number = 0; number < 600; number++) {
        await live.announce(tx, {
          ...{ kind: "comment", riderId: idOf(athlete), rideId: ids[number % 10] ?? "", coachId: randomUUID() },
        });
      }
    });
    await page.hears({ kind: "missed" });
    await sleep(0);
    expect(page.told.every(({ kind }) => kind === "missed")).toBe(true);
  });
});
