import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Consent } from "@/core/coaching";
import type { RideId, UserId } from "@/core/ids";
import type { Line } from "@/server/data/attention";
import type { Viewer } from "@/server/viewer";
import { type StoredRide, storeRide } from "../support/coached-rides";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse } from "../support/house";
import { withoutIds } from "../support/without-ids";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const DAY_MS = 86_400_000;
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

/** Somebody whom a coach coaches, with these rides, and a digest of them. */
async function addAthlete(
  coach: Viewer,
  rides: readonly StoredRide[],
  consent: Partial<Consent> = {},
): Promise<Viewer> {
  const { makeDigests } = await import("@/server/digests");
  const { viewer } = await house.addPerson();
  await beginCoaching({ athleteId: viewer.userId, coachId: coach.userId, consent });
  for (const ride of rides) await storeRide(viewer.userId, ride);
  await makeDigests(viewer.userId, NOW);
  return viewer;
}

const addCoach = async () => (await house.addPerson()).viewer;

/** Every other day until nine days ago: "No ride for 9 days, usual is 2". */
const AWAY: readonly StoredRide[] = [19, 17, 15, 13, 11, 9].map((days) => ({ startedAt: daysAgo(days) }));

const morning = async (coach: Viewer, now = NOW) => {
  const { listMorning } = await import("@/server/data/attention");
  return listMorning(coach, now);
};

const reasonsOf = async (coach: Viewer, now = NOW) =>
  (await morning(coach, now)).athletes.flatMap(({ reasons }) => reasons.map(({ reason }) => reason));

async function say(athlete: Viewer, coach: Viewer, { rideId, text, at, by }: Said): Promise<void> {
  const { db } = await import("@/server/db");
  const key = { riderId: athlete.userId, coachId: coach.userId };
  await db.rideComment.create({
    data: { ...key, rideId, authorId: (by ?? athlete).userId, text, createdAt: at ?? new Date() },
  });
}

interface Said {
  rideId: RideId;
  text: string;
  at?: Date;
  by?: Viewer;
}

describe("the morning list", () => {
  test("tells who needs their coach and why, with what the number rests on", async () => {
    const coach = await addCoach();
    const away = await addAthlete(coach, AWAY);
    await addAthlete(coach, [{ startedAt: daysAgo(1) }]);
    await addAthlete(coach, []);
    const { athletes, count, others } = await morning(coach);
    expect({ count, others }).toEqual({ count: 3, others: { fine: 1, rideless: 1, awaited: 0 } });
    expect(athletes).toMatchObject([
      {
        athleteId: away.userId,
        reasons: [{ reason: "No ride for 9 days, usual is 2", evidence: { place: { at: "load", part: "gaps" } } }],
      },
    ]);
  });

  test("is of one's own athletes alone, and of nobody for a stranger or an athlete", async () => {
    const [coach, stranger] = [await addCoach(), await addCoach()];
    const athlete = await addAthlete(coach, AWAY);
    expect(await morning(stranger)).toMatchObject({ athletes: [], count: 0 });
    expect(await morning(athlete)).toMatchObject({ athletes: [], count: 0 });
  });

  test("shows nothing of a coaching that ended, or whose end has come", async () => {
    const { endCoaching } = await import("@/server/data/coachings");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, AWAY);
    await addAthlete(coach, AWAY, { until: new Date(NOW.getTime() + 60_000) });
    expect((await morning(coach)).count).toBe(2);
    expect((await morning(coach, new Date(NOW.getTime() + 120_000))).count).toBe(1);
    await endCoaching(athlete, coach.userId);
    expect((await morning(coach)).count).toBe(1);
  });

  test("shows nothing of an older agreement before the job has run", async () => {
    const { changeConsent } = await import("@/server/data/coachings");
    const { WHOLE_CONSENT } = await import("../support/consents");
    const { listRoster } = await import("@/server/data/roster");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, [{ startedAt: daysAgo(40), load: null, heartRateLoad: 77 }, ...AWAY]);
    await changeConsent(athlete, coach.userId, { ...WHOLE_CONSENT, since: daysAgo(14) });
    expect(await morning(coach)).toMatchObject({ athletes: [], count: 1, others: { fine: 0, awaited: 1 } });
    expect(await listRoster(coach, NOW)).toMatchObject([{ known: null, reason: null }]);
    await house.workOff();
    // Three rides are left: too few to say what is usual, and nine days are less than twice five.
    expect(await morning(coach)).toMatchObject({ athletes: [], others: { fine: 1, awaited: 0 } });
    expect((await listRoster(coach, NOW))[0]?.known?.lastRide).not.toBeNull();
  });

  test("asks for an answer until there is one, and counts what is not read", async () => {
    const { db } = await import("@/server/db");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, []);
    const rideId = await storeRide(athlete.userId, { startedAt: daysAgo(1), title: "Long one" });
    await say(athlete, coach, { rideId, text: "Was that too much?" });
    await say(athlete, coach, { rideId, text: "It felt well." });
    const asked = "Asked a question on “Long one”";
    expect(await reasonsOf(coach)).toEqual([asked, "1 unread comment, on “Long one”"]);
    const { listRoster } = await import("@/server/data/roster");
    expect(await listRoster(coach, NOW)).toMatchObject([{ unread: 2 }]);

    const read = { riderId: athlete.userId, rideId, coachId: coach.userId, readerId: coach.userId };
    await db.commentRead.create({ data: { ...read, readAt: new Date() } });
    expect(await reasonsOf(coach)).toEqual([asked]);

    await say(athlete, coach, { rideId, text: "No, well done.", by: coach });
    expect(await reasonsOf(coach)).toEqual([]);
  });

  test("tells of a question on each ride, so that one that is done hides no other", async () => {
    const { putAway } = await import("@/server/data/attention");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, []);
    const { db } = await import("@/server/db");
    await db.coaching.updateMany({ where: { athleteId: athlete.userId }, data: { acceptedAt: daysAgo(3) } });
    const [one, two] = [
      await storeRide(athlete.userId, { startedAt: daysAgo(2), title: "One" }),
      await storeRide(athlete.userId, { startedAt: daysAgo(1), title: "Two" }),
    ];
    const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
    await say(athlete, coach, { rideId: one, text: "My knee hurts, should I stop?", at: minutesAgo(40) });
    await say(athlete, coach, { rideId: two, text: "And nothing more.", at: minutesAgo(30) });
    await say(athlete, coach, { rideId: two, text: "Was it nice?", at: minutesAgo(20) });
    await say(athlete, coach, { rideId: two, text: "Well, was it?", at: minutesAgo(10) });
    const [onOne, onTwo] = ["Asked a question on “One”", "Asked a question on “Two”"];
    const news = "1 unread comment, on “Two”";
    // Who has waited longer comes first.
    expect(await reasonsOf(coach)).toEqual([onOne, onTwo, news]);

    const [{ athleteId, reasons } = { reasons: [] }] = (await morning(coach)).athletes;
    const line = reasons.find(({ reason }) => reason === onTwo);
    if (athleteId === undefined || line === undefined) throw new Error("There is a line");
    await putAway(coach, { athleteId, rule: line.rule, evidence: line.evidence.key }, null);
    expect(await reasonsOf(coach)).toEqual([onOne, news]);
  });

  test("tells nothing of talk on rides that are not to be seen, with others, or of before", async () => {
    const { db } = await import("@/server/db");
    const [coach, other] = [await addCoach(), await addCoach()];
    const athlete = await addAthlete(coach, [], { since: daysAgo(10) });
    await beginCoaching({ athleteId: athlete.userId, coachId: other.userId });
    const [old, seen, removed, cropping] = [
      await storeRide(athlete.userId, { startedAt: daysAgo(20) }),
      await storeRide(athlete.userId, { startedAt: daysAgo(2) }),
      await storeRide(athlete.userId, { startedAt: daysAgo(1) }),
      await storeRide(athlete.userId, { startedAt: daysAgo(1) }),
    ];
    await db.ride.updateMany({ where: { id: removed }, data: { removedAt: NOW } });
    await db.ride.updateMany({ where: { id: cropping }, data: { cropFrom: daysAgo(0.99), cropUntil: NOW } });
    await say(athlete, coach, { rideId: old, text: "Why?" });
    await say(athlete, coach, { rideId: removed, text: "Why?" });
    await say(athlete, coach, { rideId: cropping, text: "Why?" });
    await say(athlete, other, { rideId: seen, text: "Why?" });
    await say(athlete, coach, { rideId: seen, text: "Why?", at: daysAgo(1) });
    expect(await reasonsOf(coach)).toEqual([]);
    await say(athlete, coach, { rideId: seen, text: "See https://example.org/?a=b" });
    // A question mark in an address asks nothing.
    expect(await reasonsOf(coach)).toEqual(["1 unread comment, on “Ride”"]);
  });
});

describe("a line", () => {
  const lineOf = async (coach: Viewer): Promise<Line> => {
    const [athlete] = (await morning(coach)).athletes;
    const [reason] = athlete?.reasons ?? [];
    if (athlete === undefined || reason === undefined) throw new Error("There is a line");
    return { athleteId: athlete.athleteId, rule: reason.rule, evidence: reason.evidence.key };
  };

  test("that is done is away until there is another evidence, and can be brought back", async () => {
    const { bringBack, putAway } = await import("@/server/data/attention");
    const { makeDigests } = await import("@/server/digests");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, AWAY);
    const line = await lineOf(coach);
    expect(await putAway(coach, line, null)).toBe(true);
    expect(await morning(coach)).toMatchObject({ athletes: [], putAway: [{ athleteId: athlete.userId, until: null }] });

    expect(await bringBack(coach, line)).toBe(true);
    expect(await reasonsOf(coach)).toEqual(["No ride for 9 days, usual is 2"]);

    await putAway(coach, line, null);
    // Another ride, and nine days later again: another break.
    await storeRide(athlete.userId, { startedAt: daysAgo(8) });
    await makeDigests(athlete.userId, NOW);
    expect(await reasonsOf(coach)).toEqual(["No ride for 8 days, usual is 2"]);
  });

  test("that is on no list cannot be put away", async () => {
    const { putAway } = await import("@/server/data/attention");
    const { db } = await import("@/server/db");
    const coach = await addCoach();
    const athlete = await addAthlete(coach, AWAY);
    const line = await lineOf(coach);
    for (const other of [{ evidence: "ride another" }, { rule: "silent" as const }])
      expect(await putAway(coach, { ...line, ...other }, null)).toBe(false);
    expect(await db.attentionMark.count({ where: { riderId: athlete.userId } })).toBe(0);
    // What is done can be put off instead: it is a line that would be there.
    expect(await putAway(coach, line, null)).toBe(true);
    expect(await putAway(coach, line, new Date(NOW.getTime() + DAY_MS))).toBe(true);
    expect(await db.attentionMark.count({ where: { riderId: athlete.userId } })).toBe(1);
  });

  test("of a load that has gone down since is brought back, too", async () => {
    const { bringBack, putAway } = await import("@/server/data/attention");
    const { makeDigests } = await import("@/server/digests");
    const { db } = await import("@/server/db");
    const coach = await addCoach();
    const usual = [8, 15, 22, 29, 36].map((days) => ({ startedAt: daysAgo(days), load: 300 }));
    const athlete = await addAthlete(coach, [...usual, { startedAt: daysAgo(1), load: 600, title: "Long" }]);
    const done = await lineOf(coach);
    expect(done).toMatchObject({ rule: "load-more", evidence: "from 30 step 2" });
    await putAway(coach, done, null);
    await db.ride.updateMany({ where: { riderId: athlete.userId, title: "Long" }, data: { load: 450 } });
    await makeDigests(athlete.userId, NOW);
    expect(await morning(coach)).toMatchObject({ athletes: [], putAway: [{ athleteId: athlete.userId }] });

    await bringBack(coach, { ...done, evidence: "from 30 step 0" });
    // 450 beside 300.
    expect(await lineOf(coach)).toMatchObject({ rule: "load-more", evidence: "from 30 step 0" });
  });

  test("that is put off comes back by itself", async () => {
    const { putAway } = await import("@/server/data/attention");
    const coach = await addCoach();
    await addAthlete(coach, AWAY);
    const until = new Date(NOW.getTime() + 3 * DAY_MS);
    await putAway(coach, await lineOf(coach), until);
    expect(await morning(coach)).toMatchObject({ athletes: [], putAway: [{ until }] });
    expect(await reasonsOf(coach, new Date(until.getTime() - 1000))).toEqual([]);
    expect(await reasonsOf(coach, until)).toEqual(["No ride for 12 days, usual is 2"]);
  });

  test("is one's own: another coach of the same athlete keeps theirs", async () => {
    const { putAway } = await import("@/server/data/attention");
    const [coach, other] = [await addCoach(), await addCoach()];
    const athlete = await addAthlete(coach, AWAY);
    await beginCoaching({ athleteId: athlete.userId, coachId: other.userId });
    await (await import("@/server/digests")).makeDigests(athlete.userId, NOW);
    await putAway(coach, await lineOf(coach), null);
    expect(await reasonsOf(other)).toEqual(["No ride for 9 days, usual is 2"]);
  });

  test("cannot be touched by a stranger, a former coach or in the demonstration", async () => {
    const { bringBack, putAway } = await import("@/server/data/attention");
    const { endCoaching } = await import("@/server/data/coachings");
    const { db } = await import("@/server/db");
    const [coach, stranger] = [await addCoach(), await addCoach()];
    const athlete = await addAthlete(coach, AWAY);
    const line = await lineOf(coach);
    expect(await putAway(stranger, line, null)).toBe(false);
    expect(await putAway({ ...coach, isDemonstration: true }, line, null)).toBe(false);
    await endCoaching(athlete, coach.userId);
    expect(await putAway(coach, line, null)).toBe(false);
    expect(await bringBack(coach, line)).toBe(false);
    expect(await db.attentionMark.count({ where: { riderId: athlete.userId } })).toBe(0);
  });
});

describe("the rules of a coach", () => {
  test("can be switched off, set and reset, one by one and all", async () => {
    const { findCoachChoices, resetRules, saveRuleChoice } = await import("@/server/data/coach-choices");
    const { FIRST_COACH_CHOICES } = await import("@/core/attention/sample-digest");
    const coach = await addCoach();
    await addAthlete(coach, AWAY);
    expect(await findCoachChoices(coach)).toEqual(FIRST_COACH_CHOICES);

    await saveRuleChoice(coach, "no-ride", { isOn: false, values: { days: 5, times: 3 } });
    expect(await reasonsOf(coach)).toEqual([]);
    await saveRuleChoice(coach, "no-ride", { isOn: true, values: { days: 10, times: 3 } });
    expect(await reasonsOf(coach)).toEqual([]);
    await saveRuleChoice(coach, "unread", { isOn: true, values: { count: 5 } });
    await resetRules(coach, "no-ride");
    expect(await reasonsOf(coach)).toEqual(["No ride for 9 days, usual is 2"]);
    expect((await findCoachChoices(coach)).unread.values).toEqual({ count: 5 });

    await resetRules(coach, null);
    expect(await findCoachChoices(coach)).toEqual(FIRST_COACH_CHOICES);
  });

  test("are as at first where what was kept is nonsense", async () => {
    const { readCoachChoices } = await import("@/server/coach-choices-json");
    const { FIRST_COACH_CHOICES } = await import("@/core/attention/sample-digest");
    expect(readCoachChoices("nonsense")).toEqual(FIRST_COACH_CHOICES);
    expect(readCoachChoices({ "no-ride": { isOn: "perhaps", values: { days: 4000, times: 2 } } })["no-ride"]).toEqual({
      isOn: true,
      values: { days: 5, times: 2 },
    });
  });

  test("are read from a form, which says what is wrong with which number", async () => {
    const { parseRuleForm } = await import("@/server/coach-choices-json");
    expect(parseRuleForm({ rule: "form-low", isOn: "on", form: " −25 " })).toEqual({
      ...{ ok: true, rule: "form-low", choice: { isOn: true, values: { form: -25 } } },
    });
    expect(parseRuleForm({ rule: "no-ride", days: "", times: "200" })).toMatchObject({
      ok: false,
      problems: { days: "Please give a number from 1 to 90.", times: "Please give a number from 1 to 20." },
    });
    expect(() => parseRuleForm({ rule: "constructor" })).toThrow();
  });
});

describe("the roster", () => {
  test("has a line of each athlete with what is known, the neediest first", async () => {
    const { listRoster } = await import("@/server/data/roster");
    const coach = await addCoach();
    const fine = await addAthlete(coach, [
      { startedAt: daysAgo(35), load: 100 },
      { startedAt: daysAgo(8), load: 300 },
      { startedAt: daysAgo(1), load: 80, title: "Yesterday" },
    ]);
    const away = await addAthlete(coach, AWAY);
    const rows = await listRoster(coach, NOW);
    expect(rows.map(({ athleteId }) => athleteId)).toEqual([away.userId, fine.userId]);
    expect(rows[0]).toMatchObject({ reason: "No ride for 9 days, usual is 2", unread: 0 });
    // 300 in the four weeks before, the ride of 35 days ago is older: 300 / 4.
    expect(rows[1]?.known).toMatchObject({ lastRide: { title: "Yesterday" }, week: { load: 80, usual: 75 } });
  });

  test("names no ride from the moment on at which it is deleted or cropped", async () => {
    const { listRoster } = await import("@/server/data/roster");
    const { findAthleteLoad } = await import("@/server/data/athlete-load");
    const { removeRide } = await import("@/server/data/ride-edits");
    const { cropRide } = await import("@/server/data/ride-changes");
    const coach = await addCoach();
    const started = daysAgo(1);
    const rides = [
      { startedAt: daysAgo(3), title: "Seen" },
      { startedAt: started, title: "From my door", feeling: 1 },
    ];
    const [deleting, cropping] = [await addAthlete(coach, rides), await addAthlete(coach, rides)];
    const lastOf = async ({ userId }: Viewer) => {
      const line = (await listRoster(coach, NOW)).find(({ athleteId }) => athleteId === userId);
      const load = await findAthleteLoad(coach, userId, NOW);
      return [line?.known?.lastRide?.title, load?.digest?.lastRide?.title];
    };
    expect(await lastOf(deleting)).toEqual(["From my door", "From my door"]);
    const idOf = async ({ userId: riderId }: Viewer) => {
      const { db } = await import("@/server/db");
      return (await db.ride.findFirstOrThrow({ where: { riderId, title: "From my door" } })).id as RideId;
    };
    await removeRide(deleting, await idOf(deleting));
    const from = new Date(started.getTime() + 600_000);
    await cropRide(cropping, await idOf(cropping), { from, until: new Date(started.getTime() + 3_600_000) });
    for (const athlete of [deleting, cropping]) {
      expect(await lastOf(athlete)).toEqual([undefined, undefined]);
      expect(JSON.stringify(await findAthleteLoad(coach, athlete.userId, NOW))).not.toContain("door");
      await (await import("@/server/digests")).makeDigests(athlete.userId, NOW);
      expect(await lastOf(athlete)).toEqual(["Seen", "Seen"]);
    }
  });

  test("calls a load not known of which the coach sees a part alone, and no rule tells of it", async () => {
    const { listRoster } = await import("@/server/data/roster");
    const coach = await addCoach();
    // The same training all along, every other day; a power meter for the last four rides and one of four before.
    const rides = Array.from({ length: 31 }, (_, index) => 60 - 2 * index).map((days) => ({
      startedAt: daysAgo(days),
      heartRateLoad: 60,
      load: days < 7 || days % 8 === 0 ? 60 : null,
    }));
    const athlete = await addAthlete(coach, rides, { withHeartRate: false });
    expect(await reasonsOf(coach)).toEqual([]);
    const [row] = await listRoster(coach, NOW);
    // Four in the last seven days, today among them.
    expect(row?.known).toMatchObject({ week: { load: 240, usual: null }, standing: null });

    const { changeConsent } = await import("@/server/data/coachings");
    const { WHOLE_CONSENT } = await import("../support/consents");
    await changeConsent(athlete, coach.userId, WHOLE_CONSENT);
    await house.workOff();
    // Of the 28 days before, every other one: 14 · 60 / 4.
    expect((await listRoster(coach, NOW))[0]?.known).toMatchObject({ week: { load: 240, usual: 210 } });
    expect((await listRoster(coach, NOW))[0]?.known?.standing).not.toBeNull();
  });

  test("puts athletes into groups, which changes nothing of what was agreed", async () => {
    const { listRoster, saveGroup } = await import("@/server/data/roster");
    const [coach, stranger] = [await addCoach(), await addCoach()];
    const athlete = await addAthlete(coach, [{ startedAt: daysAgo(1), title: "Yesterday" }]);
    expect(await saveGroup(coach, athlete.userId, "Juniors")).toBe(true);
    expect(await saveGroup(stranger, athlete.userId, "Others")).toBe(false);
    expect(await saveGroup({ ...coach, isDemonstration: true }, athlete.userId, "Others")).toBe(false);
    expect(await listRoster(coach, NOW)).toMatchObject([
      { groupName: "Juniors", known: { lastRide: { title: "Yesterday" } } },
    ]);
    await saveGroup(coach, athlete.userId, null);
    expect(await listRoster(coach, NOW)).toMatchObject([{ groupName: null }]);
  });

  test("is written down as looked at, once in five minutes, and again for whoever is new on it", async () => {
    const { listRoster } = await import("@/server/data/roster");
    const { db } = await import("@/server/db");
    const coach = await addCoach();
    const looks = async () =>
      (await db.rosterLook.findMany({ where: { coachId: coach.userId }, orderBy: { at: "asc" } })).map(({ at }) => at);
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await listRoster(coach, at(0));
    expect(await looks()).toEqual([]);

    await addAthlete(coach, []);
    const times = [at(0.1), at(4), at(6)];
    for (const time of times) await listRoster(coach, time);
    await morning(coach, at(7));
    expect(await looks()).toEqual([times[0], times[2]]);

    const { viewer } = await house.addPerson();
    await beginCoaching({ athleteId: viewer.userId, coachId: coach.userId });
    await db.coaching.updateMany({ where: { athleteId: viewer.userId }, data: { acceptedAt: at(8) } });
    const last = at(9);
    await listRoster(coach, last);
    expect((await looks()).at(-1)).toEqual(last);
  });
});

describe("the page of loads", () => {
  test("shows a coach what lines rest on, is written down, and is not there for others", async () => {
    const { findAthleteLoad } = await import("@/server/data/athlete-load");
    const { db } = await import("@/server/db");
    const [coach, stranger] = [await addCoach(), await addCoach()];
    const rides = [{ startedAt: daysAgo(1), title: "Yesterday", load: null, heartRateLoad: 61 }];
    const athlete = await addAthlete(coach, rides);
    const load = await findAthleteLoad(coach, athlete.userId, NOW);
    expect(load).toMatchObject({ digest: { rideCount: 1 }, rides: [{ title: "Yesterday", load: 61 }] });
    expect(await db.coachLook.count({ where: { riderId: athlete.userId, coachId: coach.userId, what: "rides" } })).toBe(
      1,
    );
    for (const viewer of [stranger, athlete]) {
      expect(await findAthleteLoad(viewer, athlete.userId, NOW)).toBeNull();
    }
    expect(await findAthleteLoad(coach, stranger.userId as UserId, NOW)).toBeNull();
  });

  test("keeps back what rests on heart rate where that is not shared", async () => {
    const { findAthleteLoad } = await import("@/server/data/athlete-load");
    const coach = await addCoach();
    const rides = [{ startedAt: daysAgo(1), load: null, heartRateLoad: 6161.25, feeling: 1 }];
    const athlete = await addAthlete(coach, rides, { withHeartRate: false, withNotes: false });
    const load = await findAthleteLoad(coach, athlete.userId, NOW);
    expect(load?.rides).toMatchObject([{ load: null }]);
    expect(load?.digest?.told).toBeNull();
    expect(withoutIds(load)).not.toContain("6161");
  });
});
