import { describe, expect, test } from "vitest";
import type { CommentId, ConnectionId, RideId } from "../ids";
import { plusDays } from "./days";
import type { AthleteDigest } from "./digest";
import { type Looked, SILENCE, type Talk } from "./rule";
import { firstChoice, RULES, type RuleName } from "./rules";
import { daysAgo, looking, NOW, rideAgo, sampleDigest, TODAY } from "./sample-digest";

const findAll = (name: RuleName, looked: Looked, values: Record<string, number> = {}) =>
  RULES[name].find(looked, { ...firstChoice(name).values, ...values });

const find = (...of: Parameters<typeof findAll>) => findAll(...of)[0] ?? null;

const reasonOf = (...of: Parameters<typeof find>) => find(...of)?.reason ?? null;

/** The same load every seven days for so many weeks, the first of them this week's. */
const weekly = (load: number, weeks: number, thisWeek = load) =>
  Object.fromEntries(Array.from({ length: weeks }, (_, week) => [7 * week + 1, week === 0 ? thisWeek : load]));

describe("load of the week against the four before", () => {
  // Four weeks of 300 make a mean of 300; 414 is 38 % more.
  test("is told from the limit on", () => {
    const digest = sampleDigest({ ...weekly(300, 6, 414) });
    expect(find("load-more", looking(digest))).toMatchObject({
      reason: "Load +38 % on the 4-week mean: 414 in 7 days, usually 300",
      // 8 beyond the limit of 30: no whole step of 25.
      evidence: { place: { at: "load", part: "week" }, key: "from 30 step 0" },
    });
    expect(find("load-more", looking(digest), { percent: 39 })).toBeNull();
    expect(find("load-more", looking(digest), { percent: 38 })).not.toBeNull();
  });

  test("is not told below it, nor as too little", () => {
    const digest = sampleDigest(weekly(300, 6, 388));
    expect(find("load-more", looking(digest))).toBeNull();
    expect(find("load-less", looking(digest))).toBeNull();
  });

  test("less than usual has a rule and a limit of its own", () => {
    const digest = sampleDigest(weekly(300, 6, 90));
    expect(reasonOf("load-less", looking(digest))).toBe("Load −70 % on the 4-week mean: 90 in 7 days, usually 300");
    expect(find("load-more", looking(digest))).toBeNull();
  });

  test("nothing in a week is for the rule on days without a ride", () => {
    const usual = { 15: 300, 22: 300, 29: 300, 36: 300 };
    expect(find("load-less", looking(sampleDigest({ ...usual, 7: 300 })))).toBeNull();
    expect(find("load-less", looking(sampleDigest({ ...usual, 8: 300, 6: 10 })))).not.toBeNull();
  });

  test("counts today and the six days before it, and nothing of the seventh", () => {
    const usual = { 8: 300, 15: 300, 22: 300, 29: 300, 36: 300 };
    expect(reasonOf("load-more", looking(sampleDigest({ ...usual, 0: 200, 6: 200 })))).toContain("400 in 7 days");
    // The ride of seven days ago is one of the four weeks before: (300 · 4 + 200) / 4.
    expect(reasonOf("load-less", looking(sampleDigest({ ...usual, 7: 200, 0: 100 })))).toContain(
      "100 in 7 days, usually 350",
    );
  });

  test("is not told where the four weeks before are not seen whole", () => {
    expect(find("load-more", looking(sampleDigest({ 1: 400, 8: 100, 33: 100 })))).toBeNull();
    expect(find("load-more", looking(sampleDigest({ 1: 400, 8: 100, 34: 100 })))).not.toBeNull();
  });

  test("is not told of somebody who hardly rides, or never", () => {
    expect(find("load-more", looking(sampleDigest({ 1: 100, 20: 100, 60: 10 })))).toBeNull();
    expect(find("load-less", looking(sampleDigest({})))).toBeNull();
  });

  test("goes by the athlete's own day", () => {
    const digest = sampleDigest(weekly(300, 6, 414));
    // The ride of yesterday is within the week for five days more, and then one of the four weeks before.
    expect(reasonOf("load-more", looking(digest, { today: plusDays(TODAY, 5) }))).toContain(
      "414 in 7 days, usually 300",
    );
    expect(find("load-more", looking(digest, { today: plusDays(TODAY, 6) }))).toBeNull();
  });

  test("the same week has the same evidence on the Monday after it", () => {
    // 30 a day, then 60 from Sunday the 22nd on: on Saturday 7 · 60 beside 210. On Monday seven of nine days are within the
    // week, and two among the four weeks before: (26 · 30 + 2 · 60) / 4 = 225. Of 420, that is 87 % more.
    const loads = Object.fromEntries(Array.from({ length: 100 }, (_, age) => [age, age < 7 ? 60 : 30]));
    const digest = sampleDigest(loads);
    digest.loads.values.push(60, 60);
    expect(find("load-more", looking(digest))).toMatchObject({
      reason: "Load +100 % on the 4-week mean: 420 in 7 days, usually 210",
      evidence: { key: "from 30 step 2" },
    });
    expect(find("load-more", looking(digest, { today: "2026-11-30" }))).toMatchObject({
      reason: "Load +87 % on the 4-week mean: 420 in 7 days, usually 225",
      evidence: { key: "from 30 step 2" },
    });
  });
});

describe("form", () => {
  // From a fitness of 50 and a fatigue of 50, one day of 500:
  // fitness 50·e^(-1/42) + 500·(1 - e^(-1/42)) = 48.824 + 11.764 = 60.588
  // fatigue 50·e^(-1/7) + 500·(1 - e^(-1/7)) = 43.344 + 66.561 = 109.905; form −49.317
  const before = { fitness: 50, fatigue: 50 };
  const hard = (age: number, firstRide = 60) => {
    const first = plusDays(TODAY, -1);
    return sampleDigest(
      { [age]: 500 },
      {
        firstRideDay: plusDays(TODAY, -firstRide),
        loads: { first, values: age === 1 ? [500, 0] : [0, 500], before, rides: [], unknown: [], estimated: [] },
      },
    );
  };

  test("is that of yesterday's evening", () => {
    expect(find("form-low", looking(hard(1)))).toMatchObject({
      reason: "Form −49: fatigue 110 over a fitness of 61",
      // 19 beyond the limit of −30: two steps of a quarter of it, 7.5 each.
      evidence: { place: { at: "load", part: "form" }, key: "from -30 step 2" },
    });
  });

  test("knows nothing yet of what was ridden today", () => {
    // 48.824 − 43.344 = 5.5
    expect(find("form-low", looking(hard(0)))).toBeNull();
  });

  test("has a limit that can be set", () => {
    expect(find("form-low", looking(hard(1)), { form: -50 })).toBeNull();
    expect(find("form-low", looking(hard(1)), { form: -49 })).not.toBeNull();
  });

  test("is not told in the first 42 days", () => {
    expect(find("form-low", looking(hard(1, 41)))).toBeNull();
    expect(find("form-low", looking(hard(1, 42)))).not.toBeNull();
    expect(find("form-low", looking(sampleDigest({})))).toBeNull();
  });
});

describe("a load that is an estimate", () => {
  const withEstimate = (digest: AthleteDigest, age: number): AthleteDigest => ({
    ...digest,
    loads: { ...digest.loads, estimated: [119 - age] },
  });

  test("makes one of what is compared with it, for five weeks", () => {
    const digest = sampleDigest(weekly(300, 6, 414));
    const told = "Load +38 % on the 4-week mean: 414 in 7 days, usually 300";
    expect(reasonOf("load-more", looking(withEstimate(digest, 34)))).toBe(`${told}, estimated`);
    expect(reasonOf("load-more", looking(withEstimate(digest, 35)))).toBe(told);
  });

  test("makes one of form, from the day after it on", () => {
    // 500 yesterday after nothing: 500 · (1 − e^(−1/42)) = 11.8 and 500 · (1 − e^(−1/7)) = 66.6.
    const digest = sampleDigest({ 1: 500, 60: 0 });
    const told = "Form −55: fatigue 67 over a fitness of 12";
    expect(reasonOf("form-low", looking(withEstimate(digest, 1)))).toBe(`${told}, estimated`);
    expect(reasonOf("form-low", looking(withEstimate(digest, 0)))).toBe(told);
  });
});

describe("no ride for days", () => {
  const every2 = { 9: 1, 11: 1, 13: 1, 15: 1, 17: 1 };

  test("is told with what is usual", () => {
    expect(find("no-ride", looking(sampleDigest(every2)))).toMatchObject({
      reason: "No ride for 9 days, usual is 2",
      evidence: { place: { at: "load", part: "gaps" }, key: "ride ride-9" },
    });
  });

  test("needs both limits: the days, and the times of the usual gap", () => {
    expect(find("no-ride", looking(sampleDigest(every2)), { days: 10 })).toBeNull();
    expect(find("no-ride", looking(sampleDigest(every2)), { times: 5 })).toBeNull();
    expect(find("no-ride", looking(sampleDigest({ 4: 1, 5: 1, 6: 1, 7: 1, 8: 1 })))).toBeNull();
    expect(find("no-ride", looking(sampleDigest({ 5: 1, 6: 1, 7: 1, 8: 1, 9: 1 })))).not.toBeNull();
  });

  test("the usual gap is the median, and one long break does not change it", () => {
    // Gaps 40, 1, 2, 3: the median of four is (2 + 3) / 2.
    const digest = sampleDigest({ 10: 1, 13: 1, 15: 1, 16: 1, 56: 1 });
    expect(reasonOf("no-ride", looking(digest))).toBe("No ride for 10 days, usual is 2.5");
  });

  test("of somebody whose gaps are not known, twice the days have to pass", () => {
    expect(find("no-ride", looking(sampleDigest({ 9: 1 })))).toBeNull();
    expect(reasonOf("no-ride", looking(sampleDigest({ 10: 1 })))).toBe("No ride for 10 days");
  });

  test("nothing is told of somebody who never rode", () => {
    expect(find("no-ride", looking(sampleDigest({})))).toBeNull();
  });

  test("days end where the athlete rides", () => {
    // Ridden on Monday 23:30 in UTC: on the day after, two hours east.
    const lastRide = rideAgo(0, { startedAt: new Date("2026-11-23T23:30:00Z"), offsetMinutes: 120 });
    const digest = sampleDigest({ 4: 1, 5: 1, 6: 1, 7: 1, 8: 1 }, { lastRide });
    expect(find("no-ride", looking(digest))).toBeNull();
    const there = { ...digest, lastRide: { ...lastRide, offsetMinutes: 0 } };
    expect(reasonOf("no-ride", looking(there))).toBe("No ride for 5 days, usual is 1");
  });
});

describe("heart rate at the same power", () => {
  // 20 minutes at 200–220 W, 6 above; 10 at 240–260 W, 15 above: (20·6 + 10·15) / 30 = 9. W: (20·210 + 10·250) / 30 = 223.
  const bins = [
    { watts: 200, minutes: 20, bpm: 146, usualMinutes: 100, usualBpm: 140 },
    { watts: 240, minutes: 10, bpm: 170, usualMinutes: 50, usualBpm: 155 },
  ];
  const heartRateAtPower = { ...rideAgo(1), rideId: "ride-1" as RideId, title: "Intervals", rides: 5, bins };
  const digest = sampleDigest({ 1: 1 }, { heartRateAtPower });

  test("is weighted by the minutes of the ride", () => {
    // bpm (20·146 + 10·170) / 30 = 154, usual (20·140 + 10·155) / 30 = 145
    expect(find("heart-rate-high", looking(digest))).toMatchObject({
      reason: "Heart rate 9 above usual at the same power on “Intervals”: 154 bpm at 223 W, usually 145 bpm",
      evidence: { place: { at: "load", part: "heart-rate" }, key: "ride ride-1" },
    });
  });

  test("has limits that can be set", () => {
    expect(find("heart-rate-high", looking(digest), { bpm: 10 })).toBeNull();
    expect(find("heart-rate-high", looking(digest), { bpm: 9 })).not.toBeNull();
    expect(find("heart-rate-high", looking(digest), { days: 1 })).toBeNull();
    expect(find("heart-rate-high", looking(digest), { days: 2 })).not.toBeNull();
  });

  test("is not told where it is not known", () => {
    expect(find("heart-rate-high", looking(sampleDigest({ 1: 1 })))).toBeNull();
  });
});

describe("connections", () => {
  const connection = {
    id: "c-1" as ConnectionId,
    provider: "BRYTONSPORT",
    state: "broken" as const,
    since: new Date("2026-11-24T09:00:00Z"),
    lastDeliveryAt: null,
  };

  test("one that wants a new sign-in is told by its day", () => {
    const digest = sampleDigest({ 1: 1 }, { connections: [connection] });
    expect(find("sign-in", looking(digest))).toMatchObject({
      reason: "Bryton wants a new sign-in since Tuesday",
      evidence: { key: "BRYTONSPORT 2026-11-24T09:00:00.000Z" },
    });
    expect(find("sign-in", looking(digest), { days: 4 })).not.toBeNull();
    expect(find("sign-in", looking(digest), { days: 5 })).toBeNull();
  });

  test("of long ago by its date, on the day where the athlete is", () => {
    const since = new Date("2026-11-10T23:30:00Z");
    const digest = sampleDigest({ 1: 1 }, { connections: [{ ...connection, since }], offsetMinutes: 60 });
    expect(reasonOf("sign-in", looking(digest))).toBe("Bryton wants a new sign-in since 11 Nov 2026");
  });

  test("one that tells nothing is told where rides came by another way", () => {
    const quiet = { ...connection, state: "active" as const, lastDeliveryAt: daysAgo(12) };
    const rides = { 2: 1, 4: 1, 6: 1, 8: 1, 10: 1 };
    expect(reasonOf("silent", looking(sampleDigest(rides, { connections: [quiet] })))).toBe(
      "Nothing came from Bryton for 12 days, the last ride is 2 days old",
    );
    // Who did not ride either is told of by another rule.
    expect(find("silent", looking(sampleDigest({ 12: 1 }, { connections: [quiet] })))).toBeNull();
    expect(find("silent", looking(sampleDigest(rides, { connections: [quiet] })), { days: 13 })).toBeNull();
    expect(find("sign-in", looking(sampleDigest(rides, { connections: [quiet] })))).toBeNull();
  });

  test("each is told on its own", () => {
    const garmin = { ...connection, provider: "GARMIN", since: new Date("2026-11-26T09:00:00Z") };
    const broken = sampleDigest({ 1: 1 }, { connections: [connection, garmin] });
    expect(findAll("sign-in", looking(broken)).map(({ reason }) => reason)).toEqual([
      "Bryton wants a new sign-in since Tuesday",
      "Garmin wants a new sign-in since Thursday",
    ]);
    const quiet = [connection, garmin].map((one) => ({
      ...one,
      state: "active" as const,
      lastDeliveryAt: daysAgo(12),
    }));
    expect(
      findAll("silent", looking(sampleDigest({ 2: 1, 4: 1, 6: 1, 8: 1, 10: 1 }, { connections: quiet }))),
    ).toHaveLength(2);
  });

  test("nothing is told of somebody without one", () => {
    expect(find("sign-in", looking(sampleDigest({})))).toBeNull();
    expect(find("silent", looking(sampleDigest({ 1: 1 })))).toBeNull();
  });
});

describe("talk", () => {
  const said = (id: string, days: number) => ({
    ...{ commentId: id as CommentId, rideId: "ride-9" as RideId, title: "Long one" },
    at: daysAgo(days),
  });

  const of = (talk: Partial<Talk>) => looking(sampleDigest({}), { talk: { ...SILENCE, ...talk } });

  test("a question is told until it is answered, read or not", () => {
    const talk = of({ questions: [said("q", 2)] });
    expect(findAll("question", talk)).toMatchObject([
      {
        reason: "Asked a question on “Long one”, 2 days ago",
        evidence: { place: { at: "talk", rideId: "ride-9" }, key: "comment q" },
      },
    ]);
    expect(find("question", talk, { days: 2 })).toBeNull();
    const ahead = of({ questions: [{ ...said("q", 0), at: new Date(NOW.getTime() + 1000) }] });
    expect(reasonOf("question", ahead)).toBe("Asked a question on “Long one”");
  });

  test("every question is told, one older than the days left out", () => {
    const asked = findAll("question", of({ questions: [said("b", 1), said("a", 3), said("old", 14)] }));
    expect(asked.map(({ evidence }) => evidence.key)).toEqual(["comment b", "comment a"]);
  });

  test("comments that are not read are told of once, with the last of them", () => {
    const talk = of({ unread: 4, news: { count: 3, latest: said("c", 0) }, questions: [said("q", 0)] });
    expect(reasonOf("unread", talk)).toBe("3 unread comments, the last on “Long one”");
    expect(find("unread", talk, { count: 4 })).toBeNull();
    expect(find("unread", of({ unread: 1, questions: [said("q", 0)] }))).toBeNull();
    expect(find("question", of({ unread: 3, news: { count: 3, latest: said("c", 0) } }))).toBeNull();
  });
});

describe("a new best", () => {
  const best = (
    seconds: number,
    watts: number,
    before: number,
    days = 1,
    of: "all-time" | "ninety-days" = "all-time",
  ) => ({
    ...{ rideId: `ride-${days}` as RideId, startedAt: daysAgo(days), offsetMinutes: 0 },
    ...{ seconds, watts, before, of },
  });

  test("is told with what it beat, the longest first", () => {
    const bests = [best(5, 900, 850), best(1200, 312, 300)];
    expect(find("new-best", looking(sampleDigest({}, { bests })))).toMatchObject({
      reason: "New best 20 minutes: 312 W, before 300 W, and one more",
      evidence: { place: { at: "ride", rideId: "ride-1" } },
    });
  });

  test("has a line for each ride, whatever becomes of the bests of others", () => {
    const digest = sampleDigest({}, { bests: [best(1200, 330, 300, 1), best(5, 900, 850, 3)] });
    const keys = (now: Date) => findAll("new-best", looking(digest, { now })).map(({ evidence }) => evidence.key);
    expect(keys(NOW)).toEqual(["ride ride-1", "ride ride-3"]);
    expect(keys(new Date("2026-11-29T12:00:00Z"))).toEqual(["ride ride-1"]);
  });

  test("of all that is seen comes before one of 90 days", () => {
    const bests = [best(3600, 280, 270, 1, "ninety-days"), best(60, 500, 480)];
    expect(reasonOf("new-best", looking(sampleDigest({}, { bests })))).toContain("New best 1 minute: 500 W");
    expect(reasonOf("new-best", looking(sampleDigest({}, { bests: bests.slice(0, 1) })))).toBe(
      "New best 1 hour of 90 days: 280 W, before 270 W",
    );
  });

  test("has limits that can be set", () => {
    // 303 is 1 % more than 300.
    const digest = sampleDigest({}, { bests: [best(1200, 303, 300, 3)] });
    expect(find("new-best", looking(digest))).not.toBeNull();
    expect(find("new-best", looking(digest), { percent: 2 })).toBeNull();
    expect(find("new-best", looking(digest), { days: 3 })).toBeNull();
  });
});

describe("what was felt", () => {
  const felt = (days: number, feeling: number | null, effort: number | null) => ({
    ...{ rideId: `ride-${days}` as RideId, title: "Ride", startedAt: daysAgo(days), offsetMinutes: 0 },
    ...{ feeling, effort },
  });

  test("weak twice in a row is told, rides without a word left out", () => {
    const digest = sampleDigest({}, { told: [felt(1, 2, null), felt(2, null, 5), felt(3, 1, 5), felt(5, 4, 5)] });
    expect(find("felt-weak", looking(digest))).toMatchObject({
      reason: "Felt weak on 2 rides in a row: weak (2 of 5), very weak (1 of 5)",
      evidence: { place: { at: "ride", rideId: "ride-1" }, key: "ride ride-1" },
    });
    expect(find("felt-weak", looking(digest), { times: 3 })).toBeNull();
    expect(find("effort-high", looking(digest))).toBeNull();
  });

  test("a high effort twice in a row is told", () => {
    const digest = sampleDigest({}, { told: [felt(1, 3, 9), felt(3, 3, 10)] });
    expect(reasonOf("effort-high", looking(digest))).toBe(
      "High effort on 2 rides in a row: extremely hard (9 of 10), all I had (10 of 10)",
    );
    expect(find("effort-high", looking(digest), { effort: 10 })).toBeNull();
    expect(find("felt-weak", looking(digest))).toBeNull();
  });

  test("nothing is told of one ride, of old ones, or where it may not be known", () => {
    expect(find("felt-weak", looking(sampleDigest({}, { told: [felt(1, 1, 1)] })))).toBeNull();
    expect(find("felt-weak", looking(sampleDigest({}, { told: [felt(15, 1, 1), felt(16, 1, 1)] })))).toBeNull();
    expect(find("felt-weak", looking(sampleDigest({}, { told: [felt(14, 1, 1), felt(16, 1, 1)] })))).not.toBeNull();
    expect(find("felt-weak", looking(sampleDigest({}, { told: null })))).toBeNull();
  });
});

test("no rule says anything of somebody of whom nothing is known", () => {
  for (const name of Object.keys(RULES) as RuleName[])
    expect(find(name, looking(sampleDigest({}), { now: NOW }))).toBeNull();
});
