import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Consent, LEAST_CONSENT } from "@/core/coaching";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { WHOLE_CONSENT } from "../support/consents";
import { type House, openHouse, type Person } from "../support/house";

const HOUR_MS = 3_600_000;
const hence = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

let house: House;
let db: typeof import("@/server/db").db;
let coachings: typeof import("@/server/data/coachings");
let visibility: typeof import("@/server/data/visibility");
let athlete: Person;
let coach: Person;
let stranger: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  coachings = await import("@/server/data/coachings");
  visibility = await import("@/server/data/visibility");
});
afterAll(() => house.close());
beforeEach(async () => {
  [athlete, coach, stranger] = [await house.addPerson(), await house.addPerson(), await house.addPerson()];
});

const begin = (consent: Partial<Consent> = {}, [of, by] = [athlete, coach]) =>
  beginCoaching({ athleteId: of.viewer.userId, coachId: by.viewer.userId, consent });

const row = () =>
  db.coaching.findUniqueOrThrow({
    where: { athleteId_coachId: { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId } },
  });

const auditsOf = async ({ viewer }: Person) =>
  (await db.auditEntry.findMany({ where: { actorId: viewer.userId }, orderBy: { id: "asc" } })).map(
    ({ action, subject }) => ({ action, subject }),
  );

const noticesOf = async ({ viewer }: Person) =>
  (await db.notice.findMany({ where: { riderId: viewer.userId }, orderBy: { id: "asc" } })).map(
    ({ kind, content }) => ({
      kind,
      content,
    }),
  );

const sightOf = ({ viewer }: Person) => visibility.findSight(viewer, athlete.viewer.userId);

describe("a coaching", () => {
  test("is listed on both sides, and by nobody else", async () => {
    await begin({ ...LEAST_CONSENT, withMap: true });
    expect(await coachings.listCoaches(athlete.viewer)).toMatchObject([
      { coachId: coach.viewer.userId, name: "Somebody", consent: { ...LEAST_CONSENT, withMap: true }, overSince: null },
    ]);
    expect(await coachings.listAthletes(coach.viewer)).toMatchObject([
      { athleteId: athlete.viewer.userId, consent: { ...LEAST_CONSENT, withMap: true }, groupName: null },
    ]);
    expect(await coachings.isCoach(coach.viewer)).toBe(true);
    for (const { viewer } of [athlete, stranger]) {
      expect(await coachings.listAthletes(viewer)).toEqual([]);
      expect(await coachings.isCoach(viewer)).toBe(false);
      expect(await coachings.findAthlete(viewer, athlete.viewer.userId)).toBeNull();
    }
    for (const { viewer } of [coach, stranger]) {
      expect(await coachings.listCoaches(viewer)).toEqual([]);
      expect(await coachings.findCoach(viewer, coach.viewer.userId)).toBeNull();
    }
  });

  test("is one of several, each with a consent of its own", async () => {
    const second = await house.addPerson();
    await begin(LEAST_CONSENT);
    await begin(WHOLE_CONSENT, [athlete, second]);
    await coachings.changeConsent(athlete.viewer, coach.viewer.userId, { ...LEAST_CONSENT, withWeight: true });
    const seen = (await coachings.listCoaches(athlete.viewer)).map(({ coachId, consent }) => [coachId, consent]);
    expect(Object.fromEntries(seen)).toEqual({
      [coach.viewer.userId]: { ...LEAST_CONSENT, withWeight: true },
      [second.viewer.userId]: WHOLE_CONSENT,
    });
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    expect(await sightOf(coach)).toBeNull();
    expect(await sightOf(second)).not.toBeNull();
  });

  test("is over when the end comes that the athlete gave it, and goes on by another end", async () => {
    await begin({ until: hence(-1) });
    expect(await sightOf(coach)).toBeNull();
    expect([await coachings.listAthletes(coach.viewer), await coachings.isCoach(coach.viewer)]).toEqual([[], false]);
    expect(await coachings.listCoaches(athlete.viewer)).toEqual([]);
    const [former] = await coachings.listFormerCoaches(athlete.viewer);
    expect(former?.overSince).toEqual(former?.consent.until);
    const before = await row();
    expect(await coachings.changeConsent(athlete.viewer, coach.viewer.userId, LEAST_CONSENT)).toBe(true);
    expect(await sightOf(coach)).not.toBeNull();
    expect((await row()).acceptedAt.getTime()).toBeGreaterThan(before.acceptedAt.getTime());
  });
});

describe("a change of what is seen", () => {
  test("holds from the next request on, is told to the coach, and is written down", async () => {
    await begin(LEAST_CONSENT);
    const wanted = { ...LEAST_CONSENT, withHealth: true, since: hence(-24), until: hence(24) };
    expect(await coachings.changeConsent(athlete.viewer, coach.viewer.userId, wanted)).toBe(true);
    expect((await sightOf(coach))?.coaching).toMatchObject(wanted);
    const { userId: personId, name } = athlete.viewer;
    expect(await noticesOf(coach)).toEqual([{ kind: "consent-changed", content: { personId, name } }]);
    expect(await noticesOf(athlete)).toEqual([]);
    expect(await auditsOf(athlete)).toEqual([{ action: "change-consent", subject: coach.viewer.userId }]);
    const { detail } = await db.auditEntry.findFirstOrThrow({ where: { actorId: personId } });
    expect(detail).toMatchObject({
      from: { withHealth: false, since: null },
      to: { withHealth: true, withMap: false, since: wanted.since.toISOString() },
    });
  });

  test("has a sight that was looked up before show nothing more, were both in one millisecond", async () => {
    const rider = await deliverRide();
    await begin(WHOLE_CONSENT, [rider, coach]);
    const sight = await visibility.findSight(coach.viewer, rider.viewer.userId);
    if (sight === null) throw new Error("The coach sees nothing");
    const count = () => db.ride.count({ where: visibility.ridesInSight(coach.viewer, sight) });
    expect(await count()).toBe(1);
    // The clock of the row is ahead, as that of another process can be.
    const ahead = hence(1);
    await db.coaching.updateMany({ where: { athleteId: rider.viewer.userId }, data: { changedAt: ahead } });
    const later = await visibility.findSight(coach.viewer, rider.viewer.userId);
    await coachings.changeConsent(rider.viewer, coach.viewer.userId, LEAST_CONSENT);
    expect(await count()).toBe(0);
    const changed = await db.coaching.findFirstOrThrow({ where: { athleteId: rider.viewer.userId } });
    expect(changed.changedAt.getTime()).toBeGreaterThan(later?.coaching?.changedAt.getTime() ?? Infinity);
  });

  test("takes away what was reckoned for the coach of what they saw", async () => {
    await begin(WHOLE_CONSENT);
    await addDigest();
    await coachings.changeConsent(athlete.viewer, coach.viewer.userId, { ...WHOLE_CONSENT, withHeartRate: false });
    expect(await db.athleteDigest.count({ where: { riderId: athlete.viewer.userId } })).toBe(0);
  });

  test("that changes nothing is not told", async () => {
    await begin(LEAST_CONSENT);
    const before = await row();
    expect(await coachings.changeConsent(athlete.viewer, coach.viewer.userId, { ...LEAST_CONSENT })).toBe(true);
    expect(await row()).toEqual(before);
    expect([await noticesOf(coach), await auditsOf(athlete)]).toEqual([[], []]);
  });

  test("is the athlete's alone, of a coaching that there is", async () => {
    await begin(LEAST_CONSENT);
    const { userId: athleteId } = athlete.viewer;
    const { userId: coachId } = coach.viewer;
    expect(await coachings.changeConsent(coach.viewer, athleteId, WHOLE_CONSENT)).toBe(false);
    expect(await coachings.changeConsent(stranger.viewer, coachId, WHOLE_CONSENT)).toBe(false);
    expect(await coachings.changeConsent(athlete.viewer, stranger.viewer.userId, WHOLE_CONSENT)).toBe(false);
    await coachings.endCoaching(coach.viewer, athleteId);
    expect(await coachings.changeConsent(athlete.viewer, coachId, WHOLE_CONSENT)).toBe(false);
    expect(await row()).toMatchObject(LEAST_CONSENT);
  });
});

describe("an end", () => {
  test.each(["athlete", "coach"] as const)(
    "by the %s holds from the next request on, and is told to the other",
    async (by) => {
      const [ender, other] = by === "athlete" ? [athlete, coach] : [coach, athlete];
      await begin();
      await addDigest();
      expect(await coachings.endCoaching(ender.viewer, other.viewer.userId)).toBe(true);
      expect(await sightOf(coach)).toBeNull();
      expect(await coachings.listAthletes(coach.viewer)).toEqual([]);
      expect(await coachings.listCoaches(athlete.viewer)).toEqual([]);
      expect(await coachings.listFormerCoaches(athlete.viewer)).toMatchObject([{ overSince: expect.any(Date) }]);
      expect(await row()).toMatchObject({ endedById: ender.viewer.userId });
      expect(await db.athleteDigest.count({ where: { riderId: athlete.viewer.userId } })).toBe(0);
      const { userId: personId, name } = ender.viewer;
      expect(await noticesOf(other)).toEqual([{ kind: "coaching-ended", content: { personId, name, theyAre: by } }]);
      expect(await noticesOf(ender)).toEqual([]);
      expect(await auditsOf(ender)).toEqual([{ action: "end-coaching", subject: other.viewer.userId }]);
      // Once more is nothing more.
      expect(await coachings.endCoaching(ender.viewer, other.viewer.userId)).toBe(false);
      expect(await coachings.endCoaching(other.viewer, ender.viewer.userId)).toBe(false);
      expect([await noticesOf(other), await noticesOf(ender)].map(({ length }) => length)).toEqual([1, 0]);
    },
  );

  test("is not for strangers", async () => {
    await begin();
    expect(await coachings.endCoaching(stranger.viewer, coach.viewer.userId)).toBe(false);
    expect(await coachings.endCoaching(stranger.viewer, athlete.viewer.userId)).toBe(false);
    expect(await sightOf(coach)).not.toBeNull();
  });

  test("of the one leaves the other, where two coach each other", async () => {
    await begin();
    await begin({}, [coach, athlete]);
    expect(await coachings.endCoaching(athlete.viewer, coach.viewer.userId, "coach")).toBe(true);
    expect(await sightOf(coach)).toBeNull();
    expect(await visibility.findSight(athlete.viewer, coach.viewer.userId)).not.toBeNull();
    expect(await coachings.endCoaching(athlete.viewer, coach.viewer.userId, "athlete")).toBe(true);
    expect(await visibility.findSight(athlete.viewer, coach.viewer.userId)).toBeNull();
  });

  test("is heard by the open pages of both", async () => {
    await begin();
    const { onChange } = await import("@/server/live");
    const heard: unknown[] = [];
    const stop = onChange([athlete.viewer.userId, coach.viewer.userId], (change) => heard.push(change));
    const kinds = () => heard.filter((change) => JSON.stringify(change).includes('"coaching"'));
    // The line stands once something came over it.
    const { announce } = await import("@/server/live");
    while (heard.length === 0) {
      await announce(db, { kind: "connection", riderId: athlete.viewer.userId });
      await sleep(50);
    }
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    await expect.poll(kinds, { timeout: 10_000 }).toHaveLength(2);
    expect(kinds()).toEqual(
      expect.arrayContaining([
        { kind: "coaching", riderId: athlete.viewer.userId },
        { kind: "coaching", riderId: coach.viewer.userId },
      ]),
    );
    stop();
  });
});

test("who looks around in the demonstration ends and changes nothing", async () => {
  await begin(LEAST_CONSENT);
  const looking = (viewer: Person["viewer"]) => ({ ...viewer, isDemonstration: true });
  const [asAthlete, asCoach] = [looking(athlete.viewer), looking(coach.viewer)];
  expect(await coachings.changeConsent(asAthlete, coach.viewer.userId, WHOLE_CONSENT)).toBe(false);
  expect(await coachings.endCoaching(asAthlete, coach.viewer.userId)).toBe(false);
  expect(await coachings.endCoaching(asCoach, athlete.viewer.userId)).toBe(false);
  expect(await row()).toMatchObject({ ...LEAST_CONSENT, endedAt: null });
  expect(await coachings.listCoaches(asAthlete)).toHaveLength(1);
});

describe("all of it or nothing:", () => {
  test.each(["AuditEntry", "Notice"])(
    "where no %s can be written, nothing is changed and nothing ended",
    async (table) => {
      await begin(LEAST_CONSENT);
      const before = await row();
      await withBroken(table, async () => {
        await expect(coachings.changeConsent(athlete.viewer, coach.viewer.userId, WHOLE_CONSENT)).rejects.toThrow(
          "broken",
        );
        await expect(coachings.endCoaching(athlete.viewer, coach.viewer.userId)).rejects.toThrow("broken");
        await expect(coachings.endCoaching(coach.viewer, athlete.viewer.userId)).rejects.toThrow("broken");
      });
      expect(await row()).toEqual(before);
      expect([
        await auditsOf(athlete),
        await auditsOf(coach),
        await noticesOf(athlete),
        await noticesOf(coach),
      ]).toEqual([[], [], [], []]);
    },
  );

  test("whatever both do at once, each thing done is written down and told once, and the last is what holds", async () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant("change" as const), withMap: fc.boolean(), withCycle: fc.boolean() }),
      fc.record({ does: fc.constantFrom("athlete-ends" as const, "coach-ends" as const) }),
      fc.record({ does: fc.constant("begin" as const), withMap: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        playOut,
      ),
      { numRuns: 25 },
    );
  });

  type Step =
    | { does: "change"; withMap: boolean; withCycle: boolean }
    | { does: "athlete-ends" | "coach-ends" }
    | { does: "begin"; withMap: boolean };

  async function playOut(rounds: Step[][]): Promise<void> {
    [athlete, coach] = [await house.addPerson(), await house.addPerson()];
    const { startCoaching } = await import("@/server/coachings");
    const pair = { athleteId: athlete.viewer.userId, coachId: coach.viewer.userId };
    await begin(LEAST_CONSENT);
    let [begun, ended] = [1, 0];
    for (const round of rounds) {
      const done = await Promise.all(
        round.map(async (step) => {
          switch (step.does) {
            case "change": {
              const { withMap, withCycle } = step;
              await coachings.changeConsent(athlete.viewer, pair.coachId, { ...LEAST_CONSENT, withMap, withCycle });
              return null;
            }
            case "athlete-ends":
              return (await coachings.endCoaching(athlete.viewer, pair.coachId)) ? "ended" : null;
            case "coach-ends":
              return (await coachings.endCoaching(coach.viewer, pair.athleteId)) ? "ended" : null;
            case "begin": {
              const consent = { ...LEAST_CONSENT, withMap: step.withMap };
              const moment = { offeredAt: null, now: new Date() };
              return db.$transaction((tx) => startCoaching(tx, pair, consent, moment));
            }
          }
        }),
      );
      begun += done.filter((one) => one === "begun").length;
      ended += done.filter((one) => one === "ended").length;
      const { endedAt } = await row();
      // Nobody ends twice what began once, and nobody sees what ended.
      expect(begun - ended).toBe(endedAt === null ? 1 : 0);
      expect((await sightOf(coach)) === null).toBe(endedAt !== null);
    }
    const audits = [...(await auditsOf(athlete)), ...(await auditsOf(coach))].map(({ action }) => action);
    const told = [...(await noticesOf(athlete)), ...(await noticesOf(coach))].map(({ kind }) => kind);
    const count = (words: string[], word: string) => words.filter((one) => one === word).length;
    expect(count(audits, "end-coaching")).toBe(ended);
    expect(count(told, "coaching-ended")).toBe(ended);
    expect(count(audits, "change-consent")).toBe(count(told, "consent-changed"));
    // Each change starts from what the one before it, or a beginning, left.
    const changes = await db.auditEntry.findMany({ where: { action: "change-consent", subject: pair.coachId } });
    for (const { detail } of changes) {
      const { from, to } = detail as { from: object; to: object };
      expect(from).not.toEqual(to);
    }
  }
});

async function deliverRide(): Promise<Person> {
  const rider = await house.addRider();
  await house.sandbox.deliver(activityEvent(rider.terraUser, activity({})));
  await house.workOff();
  return rider;
}

const addDigest = () =>
  db.athleteDigest.create({
    data: { riderId: athlete.viewer.userId, coachId: coach.viewer.userId, values: { heartRate: 141 } },
  });

/** Has the database take no new row of a table for a while. */
async function withBroken(table: string, work: () => Promise<void>): Promise<void> {
  await db.$executeRawUnsafe(
    `CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`,
  );
  await db.$executeRawUnsafe(
    `CREATE TRIGGER broken BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION break_it()`,
  );
  try {
    await work();
  } finally {
    await db.$executeRawUnsafe(`DROP TRIGGER broken ON "${table}"`);
    await db.$executeRawUnsafe(`DROP FUNCTION break_it`);
  }
}
