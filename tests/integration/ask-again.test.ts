import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Ride } from "@/core/ride";
import { type House, openHouse, type Person } from "../support/house";

const MINUTE_MS = 60_000;

let house: House;
let db: typeof import("@/server/db").db;
let rides: typeof import("@/server/data/rides");
let asking: typeof import("@/server/data/ask-again");

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  rides = await import("@/server/data/rides");
  asking = await import("@/server/data/ask-again");
});
afterEach(() => answerWith("as asked"));
afterAll(() => house.close());

const press = (path: string, form: Record<string, string>) =>
  fetch(`${house.sandbox.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { accept: "application/json" },
    body: new URLSearchParams(form),
  });

/** What Terra says from now on when it is asked for rides. */
const answerWith = async (mood: string) => expect((await press("/mood", { mood })).status).toBe(200);

/** Somebody who agreed on the sandbox's page to be one of its riders, and has finished a ride of 20 minutes since. */
async function riderWithRide(name: string): Promise<{ person: Person; ride: Ride; summaryId: string }> {
  const person = await house.addPerson();
  const { authenticateDirectly } = await import("@/server/terra/client");
  const { url } = await authenticateDirectly({
    reference: person.reference,
    provider: "BRYTONSPORT",
    successUrl: "http://localhost/back",
    failureUrl: "http://localhost/back",
  });
  await press(new URL(url).pathname, { decision: "agree", rider: name });
  const finished = await press(`/riders/${name}/finish-ride`, { minutes: "20", title: "Over the dyke" });
  const { summary_ids } = (await finished.json()) as { summary_ids: string[] };
  await arrive();
  return { person, ride: await onlyRide(person), summaryId: summary_ids[0] ?? "" };
}

/** What is on its way arrives, and is applied. */
async function arrive() {
  await house.workOff();
  await house.sandbox.settled();
  await house.workOff();
}

async function onlyRide({ viewer }: Person): Promise<Ride> {
  const [one, ...more] = await rides.listRides(viewer);
  if (!one || more.length > 0) throw new Error(`There are ${one ? 1 + more.length : 0} rides`);
  return reload({ viewer }, one);
}

/** Those days may have held other rides of this rider's, which then have come, too. */
async function reload({ viewer }: Pick<Person, "viewer">, { id }: Pick<Ride, "id">): Promise<Ride> {
  const ride = await rides.findRide(viewer, viewer.userId, id);
  if (!ride) throw new Error("It is gone");
  return ride;
}

function sourceOf({ sources: [source] }: Ride) {
  if (!source) throw new Error("It has no source");
  return source;
}

const askFor = ({ viewer }: Person, ride: Ride, now = new Date()) =>
  asking.askAgain(viewer, ride.id, sourceOf(ride).id, now);

const jobsWaiting = async () => {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM jobs.job WHERE name = 'ask-again' AND state IN ('created', 'retry')`;
  return row?.count;
};

/** Does now what the queue would do after a while. */
const letTimePass = () => db.$executeRaw`UPDATE jobs.job SET start_after = now() WHERE state = 'retry'`;

describe("a ride that is read again", () => {
  test.each(["as asked", "told at once"])("arrives as its provider tells it now, %s [T 3.3 reread]", async (mood) => {
    const { person, ride, summaryId } = await riderWithRide("ines");
    const watts = ride.meanPowerWatts ?? 0;
    expect(watts).toBeGreaterThan(50);
    await press("/riders/ines/change-ride", { summaryId, title: "Named there", percent: "150" });
    await answerWith(mood);

    const askedAt = new Date();
    expect(await askFor(person, ride, askedAt)).toEqual({ kind: "asked" });
    expect(sourceOf(await reload(person, ride))).toMatchObject({ askedAt, askAnswer: null });
    await arrive();

    const again = await reload(person, ride);
    expect(again).toMatchObject({ id: ride.id, title: "Named there", startedAt: ride.startedAt });
    // Half as much again, to the rounding of single seconds.
    expect((again.meanPowerWatts ?? 0) / watts).toBeCloseTo(1.5, 2);
    const { receivedAt, askAnswer } = sourceOf(again);
    expect(receivedAt > askedAt).toBe(true);
    expect(askAnswer).toContain(mood === "as asked" ? "Bryton was asked." : "Bryton has answered.");
    // What Terra told is kept as it came, whichever way.
    const about = { riderId: person.viewer.userId, type: "activity" };
    const deliveries = await db.delivery.findMany({ where: about, include: { body: true } });
    expect(deliveries.map(({ state, body }) => [state, body !== null])).toEqual(
      Array(deliveries.length).fill(["applied", true]),
    );
    expect(deliveries.length).toBeGreaterThanOrEqual(2);
  });

  test("and did not change is as it was", async () => {
    const { person, ride } = await riderWithRide("tom");
    await askFor(person, ride);
    await arrive();
    const numbers = ({ version: _, receivedAt: __, sources: ___, ...rest }: Ride) => rest;
    const again = await reload(person, ride);
    expect(numbers(again)).toEqual(numbers(ride));
    expect(sourceOf(again).receivedAt > sourceOf(ride).receivedAt).toBe(true);
  });

  test("is asked for once in ten minutes, however often it is pressed", async () => {
    const { person, ride } = await riderWithRide("mei");
    const askedAt = new Date("2026-12-01T11:40:00Z");
    const presses = await Promise.all([1, 2, 3].map(() => askFor(person, ride, askedAt)));
    expect(presses.map(({ kind }) => kind).sort()).toEqual(["asked", "too-soon", "too-soon"]);
    expect(await jobsWaiting()).toBe(1);
    expect(await askFor(person, ride, new Date(askedAt.getTime() + 10 * MINUTE_MS - 1))).toEqual({
      kind: "too-soon",
      from: new Date("2026-12-01T11:50:00Z"),
    });
    expect(sourceOf(await reload(person, ride)).askedAt).toEqual(askedAt);
    await arrive();
    expect(await askFor(person, ride, new Date(askedAt.getTime() + 10 * MINUTE_MS))).toEqual({ kind: "asked" });
    await arrive();
  });

  test("is asked for anew while the first wish still waits: the last one counts", async () => {
    const { person, ride } = await riderWithRide("mei");
    const askedAt = new Date();
    expect(await askFor(person, ride, new Date(askedAt.getTime() - 11 * MINUTE_MS))).toEqual({ kind: "asked" });
    expect(await askFor(person, ride, askedAt)).toEqual({ kind: "asked" });
    await arrive();
    expect(sourceOf(await reload(person, ride)).askAnswer).toContain("was asked");
  });

  test("waits where its rider has just asked for ten others", async () => {
    const { db } = await import("@/server/db");
    const { person, ride } = await riderWithRide("tom");
    const {
      askedAt: _,
      askAnswer: __,
      ...source
    } = await db.rideSource.findFirstOrThrow({
      where: { riderId: person.viewer.userId, rideId: ride.id },
    });
    const others = Array.from({ length: 10 }, (_, index) => index);
    for (const index of others) {
      const { laps, told, facts, ...row } = source;
      await db.rideSource.create({
        data: {
          ...row,
          ...{ laps: laps ?? [], told: told ?? {}, facts: facts ?? {} },
          ...{ id: crypto.randomUUID(), identity: `other ${index}`, askedAt: new Date() },
        },
      });
    }
    expect(await askFor(person, ride)).toMatchObject({ kind: "too-soon" });
    await db.rideSource.deleteMany({ where: { riderId: person.viewer.userId, identity: "other 0" } });
    expect(await askFor(person, ride)).toEqual({ kind: "asked" });
    await arrive();
  });

  test("is announced to open pages: when it was asked for, and when Terra has answered", async () => {
    const { person, ride } = await riderWithRide("ines");
    const { onChange } = await import("@/server/live");
    const heard: unknown[] = [];
    const listening = new Promise<void>((resolve) => {
      const stop = onChange([person.viewer.userId], (message) => {
        if (message.kind === "missed") resolve();
        else heard.push(message);
      });
      stopAll.push(stop);
    });
    await listening;
    await askFor(person, ride);
    await expect.poll(() => heard.length).toBe(1);
    await answerWith("404");
    await house.workOff();
    await expect.poll(() => heard.length).toBe(2);
    expect(heard).toEqual(Array(2).fill({ kind: "ride", riderId: person.viewer.userId, rideId: ride.id }));
  });
  const stopAll: (() => void)[] = [];
  afterAll(() => {
    for (const stop of stopAll) stop();
  });
});

describe("Terra", () => {
  test.each(["503", "429"])("is asked again when it answers %s, until it is back [T 1.4, T 1.5]", async (mood) => {
    const { person, ride, summaryId } = await riderWithRide("mei");
    await press("/riders/mei/change-ride", { summaryId, title: "Named there", percent: "100" });
    await answerWith(mood);
    await askFor(person, ride);
    await arrive();
    const waiting = await reload(person, ride);
    expect(waiting.title).toBe("Over the dyke");
    expect(sourceOf(waiting).askAnswer).toBe("Terra could not be reached; we try again by ourselves.");
    expect(await jobsWaiting()).toBe(1);

    await answerWith("as asked");
    await letTimePass();
    await arrive();
    const again = await reload(person, ride);
    expect(again.title).toBe("Named there");
    expect(sourceOf(again).askAnswer).toContain("Bryton was asked.");
    expect(await jobsWaiting()).toBe(0);
  });

  test("is left alone when it was away for longer than ten minutes", async () => {
    const { person, ride } = await riderWithRide("tom");
    await answerWith("503");
    await askFor(person, ride, new Date(Date.now() - 11 * MINUTE_MS));
    await arrive();
    expect(sourceOf(await reload(person, ride)).askAnswer).toMatch(/could not be reached.*Ask again later/);
    expect(await jobsWaiting()).toBe(0);
  });

  test.each([
    ["404", /Bryton wants you to sign in again.*Your rides are safe/],
    ["410", /Bryton wants you to sign in again/],
    ["424", /Bryton wants you to sign in again/],
    ["401", /Terra does not let us in/],
  ])("that answers %s is not asked twice, and the rider hears why [T 1.4]", async (mood, words) => {
    const { person, ride } = await riderWithRide("tom");
    await answerWith(mood);
    await askFor(person, ride);
    await arrive();
    const after = await reload(person, ride);
    expect(sourceOf(after).askAnswer).toMatch(words);
    expect(after).toMatchObject({ title: "Over the dyke", meanHeartRateBpm: ride.meanHeartRateBpm });
    expect(await jobsWaiting()).toBe(0);
  });

  test("that is asked by an old job tells a new one nothing", async () => {
    const { person, ride } = await riderWithRide("tom");
    await askFor(person, ride, new Date("2026-12-01T11:40:00Z"));
    await db.rideSource.updateMany({
      where: { riderId: person.viewer.userId },
      data: { askedAt: new Date("2026-12-01T12:00:00Z") },
    });
    await arrive();
    expect(sourceOf(await reload(person, ride)).askAnswer).toBeNull();
  });
});

describe("nothing is asked", () => {
  test("for a stranger, nor for who only looks around", async () => {
    const { person, ride } = await riderWithRide("ines");
    const stranger = await house.addPerson();
    expect(await askFor(stranger, ride)).toEqual({ kind: "missing" });
    const looking = { ...person, viewer: { ...person.viewer, isDemonstration: true } };
    expect(await askFor(looking, ride)).toEqual({ kind: "impossible" });
    expect(sourceOf(await reload(person, ride)).askedAt).toBeNull();
    expect(await jobsWaiting()).toBe(0);
  });

  test("of a connection that was ended, before or after the press", async () => {
    const { person, ride } = await riderWithRide("ines");
    const connections = await import("@/server/data/connections");
    const [connection] = await connections.listConnections(person.viewer);
    if (!connection) throw new Error("There is no connection");
    expect(sourceOf(ride).canBeAsked).toBe(true);
    await askFor(person, ride);
    await connections.disconnect(person.viewer, connection.id);
    await arrive();
    const after = await reload(person, ride);
    expect(sourceOf(after)).toMatchObject({ canBeAsked: false });
    expect(sourceOf(after).askAnswer).toMatch(/Bryton is not connected any more/);
    expect(await askFor(person, after, new Date(Date.now() + 20 * MINUTE_MS))).toEqual({ kind: "impossible" });
  });
});
