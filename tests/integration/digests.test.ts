import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AthleteDigest } from "@/core/attention/digest";
import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import { type StoredRide, storeRide } from "../support/coached-rides";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse } from "../support/house";
import { countWaiting, somebodyWaits } from "../support/locks";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const DAY_MS = 86_400_000;
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

async function addPair(consent: Partial<Consent> = {}) {
  const [athlete, coach] = [await house.addPerson(), await house.addPerson()];
  await beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId, consent });
  return { athlete: athlete.viewer, coach: coach.viewer };
}

async function store(riderId: UserId, rides: readonly StoredRide[]): Promise<void> {
  for (const ride of rides) await storeRide(riderId, ride);
}

/** What the job makes, read as the coach's pages read it. */
async function digestOf(athleteId: UserId, coachId: UserId): Promise<AthleteDigest | null> {
  const { makeDigests } = await import("@/server/digests");
  await makeDigests(athleteId, NOW);
  return keptDigest(athleteId, coachId);
}

async function keptDigest(athleteId: UserId, coachId: UserId): Promise<AthleteDigest | null> {
  const { db } = await import("@/server/db");
  const { readDigest } = await import("@/server/digest-json");
  const row = await db.athleteDigest.findUnique({ where: { riderId_coachId: { riderId: athleteId, coachId } } });
  const coaching = await db.coaching.findUniqueOrThrow({ where: { athleteId_coachId: { athleteId, coachId } } });
  return row && readDigest(row.values, coaching.changedAt);
}

const LOADED: readonly StoredRide[] = [
  { startedAt: daysAgo(30), title: "By power", load: 80, heartRateLoad: 90 },
  { startedAt: daysAgo(2), title: "By heart rate", load: null, heartRateLoad: 70 },
];

test("a digest holds the rides with their loads, by power where that is known", async () => {
  const { athlete, coach } = await addPair();
  await store(athlete.userId, LOADED);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest?.rideCount).toBe(2);
  expect(digest?.lastRide).toMatchObject({ title: "By heart rate", load: 70, movingSeconds: 3600 });
  expect(digest?.loads.values.filter((load) => load > 0)).toEqual([80, 70]);
  expect(digest?.loads.values).toHaveLength(120);
  expect(digest?.loads.values.at(-3)).toBe(70);
  expect(digest?.loads).toMatchObject({ rides: [89, 117], unknown: [], estimated: [] });
});

test("a load that rests on a guess is told to be an estimate, by the figure that it is reckoned with", async () => {
  const { db } = await import("@/server/db");
  const { toJson } = await import("@/server/ride-json");
  const { NO_FIGURES } = await import("@/core/ride");
  const [open, closed] = [await addPair(), await addPair({ withHeartRate: false })];
  const origins = {
    ftpWatts: { is: "given", validFrom: null },
    maxHeartRate: { is: "estimated", how: "the highest of the last year" },
  };
  for (const { athlete } of [open, closed]) {
    await store(athlete.userId, LOADED);
    await db.ride.updateMany({
      where: { riderId: athlete.userId },
      data: { known: toJson({ figures: NO_FIGURES, origins }) },
    });
  }
  // By power 30 days ago, which is given, and by heart rate two days ago.
  expect((await digestOf(open.athlete.userId, open.coach.userId))?.loads.estimated).toEqual([117]);
  expect((await digestOf(closed.athlete.userId, closed.coach.userId))?.loads).toMatchObject({
    ...{ estimated: [], unknown: [117] },
  });
});

test("without heart rate nothing in it rests on heart rate", async () => {
  const { athlete, coach } = await addPair({ withHeartRate: false });
  await store(athlete.userId, [...LOADED, ...HEARTS]);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest?.loads.values.filter((load) => load > 0)).toEqual([80]);
  expect(digest?.heartRateAtPower).toBeNull();
  expect(JSON.stringify(digest)).not.toContain("bpm");
});

/** Thirty minutes at 205 W each: three rides at 140 bpm, then one at 149. */
const HEARTS: readonly StoredRide[] = [
  { startedAt: daysAgo(20), dots: { watts: 205, bpm: 140, minutes: 30 } },
  { startedAt: daysAgo(15), dots: { watts: 205, bpm: 140, minutes: 30 } },
  { startedAt: daysAgo(10), dots: { watts: 205, bpm: 140, minutes: 30 } },
  { startedAt: daysAgo(1), title: "Warm", dots: { watts: 205, bpm: 149, minutes: 30 } },
];

test("with heart rate it sets the last ride beside those before at the same power", async () => {
  const { athlete, coach } = await addPair();
  await store(athlete.userId, HEARTS);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest?.heartRateAtPower).toMatchObject({
    title: "Warm",
    rides: 3,
    bins: [{ watts: 200, minutes: 30, bpm: 149, usualMinutes: 90, usualBpm: 140 }],
  });
});

test("what the rider felt is there only where notes are to be seen", async () => {
  const open = await addPair();
  const closed = await addPair({ withNotes: false });
  const felt: StoredRide = { startedAt: daysAgo(1), feeling: 1, effort: 10 };
  await store(open.athlete.userId, [felt]);
  await store(closed.athlete.userId, [felt]);
  expect((await digestOf(open.athlete.userId, open.coach.userId))?.told).toMatchObject([{ feeling: 1, effort: 10 }]);
  expect((await digestOf(closed.athlete.userId, closed.coach.userId))?.told).toBeNull();
});

test("six rides with a feeling and six with an effort are kept, however many have the other alone", async () => {
  const { athlete, coach } = await addPair();
  const felt = [1, 2, 3, 4, 5, 6, 7].map((days) => ({ startedAt: daysAgo(20 + days), feeling: 1 }));
  const hard = [1, 2, 3, 4, 5, 6, 7].map((days) => ({ startedAt: daysAgo(days), effort: 9 }));
  await store(athlete.userId, [...felt, ...hard, { startedAt: daysAgo(8) }]);
  const told = (await digestOf(athlete.userId, coach.userId))?.told ?? [];
  expect(told.map(({ startedAt }) => (NOW.getTime() - startedAt.getTime()) / DAY_MS)).toEqual([
    ...[1, 2, 3, 4, 5, 6],
    ...[21, 22, 23, 24, 25, 26],
  ]);
});

test("rides before the agreed day are not in it, nor are bests judged by them", async () => {
  const { athlete, coach } = await addPair({ since: daysAgo(10) });
  const before = Array.from({ length: 6 }, (_, index) => ({ startedAt: daysAgo(40 - index), bests: { 1200: 300 } }));
  await store(athlete.userId, [...before, { startedAt: daysAgo(1), title: "Seen", load: 50, bests: { 1200: 320 } }]);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest).toMatchObject({ rideCount: 1, bests: [], lastRide: { title: "Seen" } });
});

test("a new best is told of where it beats five rides that are seen", async () => {
  const { athlete, coach } = await addPair();
  const before = Array.from({ length: 5 }, (_, index) => ({
    ...{ startedAt: daysAgo(40 - index), bests: { 1200: 290 + index } },
  }));
  await store(athlete.userId, [...before, { startedAt: daysAgo(1), bests: { 1200: 301 } }]);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest?.bests).toMatchObject([{ seconds: 1200, watts: 301, before: 294, of: "all-time" }]);
});

test("a best is no best where one of long ago was higher that is seen", async () => {
  const { athlete, coach } = await addPair({ since: daysAgo(500) });
  const old = [310, 200, 200, 200, 200, 200].map((watts, index) => ({
    ...{ startedAt: daysAgo(400 - index), bests: { 1200: watts, 300: watts } },
  }));
  const unseen = { startedAt: daysAgo(600), bests: { 1200: 400, 300: 400 } };
  await store(athlete.userId, [unseen, ...old, { startedAt: daysAgo(1), bests: { 1200: 305, 300: 315 } }]);
  const digest = await digestOf(athlete.userId, coach.userId);
  expect(digest?.bests).toMatchObject([{ seconds: 300, watts: 315, before: 310, of: "all-time" }]);
});

test("rides that were deleted are not in it", async () => {
  const { db } = await import("@/server/db");
  const { athlete, coach } = await addPair();
  const id = await storeRide(athlete.userId, { startedAt: daysAgo(1), load: 100 });
  expect((await digestOf(athlete.userId, coach.userId))?.rideCount).toBe(1);
  await db.ride.updateMany({ where: { riderId: athlete.userId, id }, data: { removedAt: NOW } });
  expect(await digestOf(athlete.userId, coach.userId)).toMatchObject({ rideCount: 0, lastRide: null });
});

test("each coach has their own, and nothing is left of one that ended", async () => {
  const { db } = await import("@/server/db");
  const { endCoaching } = await import("@/server/data/coachings");
  const { athlete, coach } = await addPair();
  const other = await house.addPerson();
  const otherId = other.viewer.userId;
  await beginCoaching({ athleteId: athlete.userId, coachId: otherId, consent: { withHeartRate: false } });
  await store(athlete.userId, LOADED);
  expect((await digestOf(athlete.userId, coach.userId))?.lastRide?.load).toBe(70);
  expect((await keptDigest(athlete.userId, otherId))?.lastRide?.load).toBeNull();

  await endCoaching(athlete, coach.userId);
  await house.workOff();
  const left = await db.athleteDigest.findMany({ where: { riderId: athlete.userId } });
  expect(left.map(({ coachId }) => coachId)).toEqual([otherId]);
});

test("a digest of an older agreement is not read, and the job makes another", async () => {
  const { changeConsent } = await import("@/server/data/coachings");
  const { WHOLE_CONSENT } = await import("../support/consents");
  const { db } = await import("@/server/db");
  const { athlete, coach } = await addPair();
  await store(athlete.userId, LOADED);
  expect(await digestOf(athlete.userId, coach.userId)).not.toBeNull();
  const old = await db.athleteDigest.findFirstOrThrow({ where: { riderId: athlete.userId } });

  await changeConsent(athlete, coach.userId, { ...WHOLE_CONSENT, withHeartRate: false });
  // As if a job that had begun before wrote it after all.
  await db.athleteDigest.deleteMany({ where: { riderId: athlete.userId } });
  await db.athleteDigest.create({ data: { ...old, values: old.values ?? {} } });
  expect(await keptDigest(athlete.userId, coach.userId)).toBeNull();

  await house.workOff();
  expect((await keptDigest(athlete.userId, coach.userId))?.lastRide?.load).toBeNull();
});

test("a delivered ride of somebody who is coached makes a digest, of somebody else none", async () => {
  const { db } = await import("@/server/db");
  const { activity, activityEvent } = await import("../support/activity");
  const [rider, other, coach] = [await house.addRider(), await house.addRider(), await house.addPerson()];
  await beginCoaching({ athleteId: rider.viewer.userId, coachId: coach.viewer.userId });
  for (const { terraUser } of [rider, other]) await house.sandbox.deliver(activityEvent(terraUser, activity()));
  await house.workOff();
  const digest = await keptDigest(rider.viewer.userId, coach.viewer.userId);
  expect(digest?.lastRide?.title).toBe("Evening climb");
  expect(digest?.connections).toMatchObject([{ provider: "BRYTONSPORT", state: "active" }]);
  expect(await db.athleteDigest.count({ where: { riderId: other.viewer.userId } })).toBe(0);
});

test("a job waits for every change that wanted it", async () => {
  const { db } = await import("@/server/db");
  const { announce } = await import("@/server/live");
  const { makeDigests } = await import("@/server/digests");
  const { athlete, coach } = await addPair();
  let made: Promise<void> | undefined;
  await db.$transaction(async (tx) => {
    await announce(tx, { kind: "connection", riderId: athlete.userId });
    made = makeDigests(athlete.userId, NOW);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tx.connection.create({
      data: {
        riderId: athlete.userId,
        provider: "BRYTONSPORT",
        terraUserId: `late ${athlete.userId}`,
        state: "broken",
        since: NOW,
      },
    });
  });
  await made;
  expect((await keptDigest(athlete.userId, coach.userId))?.connections).toMatchObject([{ state: "broken" }]);
});

test("nobody who changes something waits for a digest that is being made", async () => {
  const { db } = await import("@/server/db");
  const { announce } = await import("@/server/live");
  const { makeDigests } = await import("@/server/digests");
  const { athlete, coach } = await addPair();
  await digestOf(athlete.userId, coach.userId);
  let made: Promise<void> | undefined;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 AS held FROM "AthleteDigest" WHERE "riderId" = ${athlete.userId}::uuid FOR UPDATE`;
    made = makeDigests(athlete.userId, NOW);
    await somebodyWaits("AthleteDigest");
    await announce(db, { kind: "ride", riderId: athlete.userId, rideId: randomUUID() });
    expect(await countWaiting("AthleteDigest")).toBe(1);
  });
  await made;
});

test.each([
  ["three seconds after the first change", null, 3],
  ["three seconds after it, too, where the last was made long ago", 60, 3],
  ["twenty seconds after the one before, where rides come one after another", 0, 20],
])("a digest is made %s", async (_, secondsAgo, wait) => {
  const { db } = await import("@/server/db");
  const { announce } = await import("@/server/live");
  const { athlete, coach } = await addPair();
  const key = { riderId: athlete.userId, coachId: coach.userId };
  if (secondsAgo !== null) {
    const madeAt = new Date(Date.now() - secondsAgo * 1000);
    await db.athleteDigest.create({ data: { ...key, values: {}, madeAt } });
  }
  await announce(db, { kind: "ride", riderId: athlete.userId, rideId: randomUUID() });
  await announce(db, { kind: "ride", riderId: athlete.userId, rideId: randomUUID() });
  const jobs = await db.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM start_after - created_on)::float8 AS seconds FROM jobs.job
    WHERE name = 'digest-athlete' AND singleton_key = ${athlete.userId}`;
  expect(jobs).toHaveLength(1);
  // Reading and writing down takes its time, which goes off the waiting.
  expect(jobs[0]?.seconds).toBeGreaterThan(wait === 3 ? 2.9 : 3.1);
  expect(jobs[0]?.seconds).toBeLessThan(wait + 0.1);
});

test("a change of a coaching has the athlete's digests made, and an invitation nobody's", async () => {
  const { db } = await import("@/server/db");
  const { changeConsent } = await import("@/server/data/coachings");
  const { inviteCoach } = await import("@/server/data/invitations");
  const { LEAST_CONSENT } = await import("@/core/coaching");
  const { athlete, coach } = await addPair();
  const jobs = async () =>
    (
      await db.$queryRaw<{ riderId: string }[]>`
        SELECT data ->> 'riderId' AS "riderId" FROM jobs.job
        WHERE name = 'digest-athlete' AND data ->> 'riderId' IN (${athlete.userId}, ${coach.userId})`
    ).map(({ riderId }) => riderId);
  await inviteCoach(athlete, null, LEAST_CONSENT);
  await inviteCoach(coach, null, LEAST_CONSENT);
  expect(await jobs()).toEqual([]);
  await changeConsent(athlete, coach.userId, LEAST_CONSENT);
  expect(await jobs()).toEqual([athlete.userId]);
});

test("every night all who are coached get another", async () => {
  const { makeAllDigests } = await import("@/server/digests");
  const { db } = await import("@/server/db");
  const { athlete, coach } = await addPair();
  await db.athleteDigest.deleteMany({});
  await makeAllDigests();
  await house.workOff();
  expect(await keptDigest(athlete.userId, coach.userId)).toMatchObject({ rideCount: 0, lastRide: null });
});
