import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import type { FigureName } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { beginCoaching } from "../support/coachings";
import { type House, openHouse, type Person } from "../support/house";
import { withoutIds } from "../support/without-ids";

let house: House;
let own: typeof import("@/server/data/figures");
let figures: typeof import("@/server/data/athlete-figures");
let coachings: typeof import("@/server/data/coachings");
let rides: typeof import("@/server/data/rides");
let db: typeof import("@/server/db").db;
let athlete: Person;
let coach: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  own = await import("@/server/data/figures");
  figures = await import("@/server/data/athlete-figures");
  coachings = await import("@/server/data/coachings");
  rides = await import("@/server/data/rides");
});
afterAll(() => house.close());
beforeEach(async () => {
  [athlete, coach] = [await house.addRider(), await house.addPerson()];
  coach.viewer.name = "Anna Berg";
  await db.user.update({ where: { id: coach.viewer.userId }, data: { name: "Anna Berg" } });
});

const coached = (consent: Partial<Consent> = {}) =>
  beginCoaching({ athleteId: athlete.viewer.userId, coachId: coach.viewer.userId, consent });

const set = (kind: FigureName, validFrom: string | null, ...values: number[]) =>
  figures.saveAthleteFigure(coach.viewer, athlete.viewer.userId, { kind, validFrom, values });

const seen = (day = "2026-06-01", viewer = coach.viewer) =>
  figures.findAthleteFigures(viewer, athlete.viewer.userId, day);

const ownRows = async () =>
  (await own.listFigures(athlete.viewer)).map(({ kind, validFrom, values, signature }) => [
    kind,
    validFrom,
    ...values,
    signature.by === "coach" ? signature.name : signature.by,
  ]);

const waitingJobs = async () => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM jobs.job
    WHERE name = 'reckon-rides' AND state < 'active' AND data->>'riderId' = ${athlete.viewer.userId}`;
  return Number(row?.count);
};

const notices = () =>
  db.notice.findMany({ where: { riderId: athlete.viewer.userId, kind: "figures-set" }, select: { content: true } });

/** Of everything that can be withheld a number that stands nowhere else. */
async function giveMarkers() {
  await own.saveFigures(athlete.viewer, null, [
    { kind: "ftpWatts", values: [261] },
    { kind: "thresholdHeartRate", values: [173] },
    { kind: "maxHeartRate", values: [197] },
    { kind: "restingHeartRate", values: [43] },
    { kind: "weightKg", values: [63.7] },
    { kind: "heartRateZoneLimits", values: [119, 149] },
  ]);
}

/** A ride of which nothing is kept but what figures are estimated by. */
async function addRide(at: string, power: number, heartRate: number) {
  const startedAt = new Date(at);
  const best = { start: 0, startedAt };
  await db.ride.create({
    data: {
      ...{ riderId: athlete.viewer.userId, startedAt, receivedAt: startedAt, title: "Ride", activityType: 16 },
      ...{ isIndoor: false, elapsedSeconds: 7200, timerSeconds: 7200, movingSeconds: 7200 },
      bests: {
        create: [
          { ...best, kind: "power", size: 1200, value: power },
          { ...best, kind: "heart-rate", size: 3, value: heartRate },
        ],
      },
    },
  });
}

describe("what a coach sees of an athlete's figures", () => {
  test("is all of them where all is shared, and who said each", async () => {
    await coached();
    await giveMarkers();
    const found = await seen();
    expect(found?.name).toBe("Somebody");
    expect(found?.known.figures).toMatchObject({
      ...{ ftpWatts: 261, thresholdHeartRate: 173, maxHeartRate: 197, restingHeartRate: 43, weightKg: 63.7 },
      heartRateZoneLimits: [119, 149],
    });
    expect(found?.rows).toHaveLength(6);
    expect(new Set(found?.rows.map(({ signature }) => signature.by))).toEqual(new Set(["rider"]));
  });

  test.each([
    ["withHeartRate", [173, 197, 43, 119, 149], [261, 63.7]],
    ["withWeight", [63.7], [261, 173, 197, 43, 119, 149]],
  ] as const)("holds nothing of what %s withholds", async (field, hidden, shown) => {
    await coached({ [field]: false });
    await giveMarkers();
    await addRide("2026-05-20T08:00:00Z", 300, 187);
    const text = JSON.stringify(await seen());
    for (const value of hidden) expect(text).not.toMatch(new RegExp(`\\b${value}\\b`));
    for (const value of shown) expect(text).toMatch(new RegExp(`\\b${value}\\b`));
  });

  test("is estimated by the rides in sight alone", async () => {
    await addRide("2026-04-20T08:00:00Z", 313, 191);
    await addRide("2026-05-20T08:00:00Z", 280, 181);
    await coached({ since: new Date("2026-05-01T00:00:00Z") });
    // By hand: 95 % of 280 W are 266 W, and of 313 W 297 W.
    const text = JSON.stringify(await seen());
    expect(text).toContain("95 % of their best 20 minutes, 280 W on 20 May 2026");
    for (const value of [313, 297, 191, "Apr"]) expect(text).not.toMatch(new RegExp(`\\b${value}\\b`));
    expect((await seen())?.known.figures.ftpWatts).toBe(266);

    await coached();
    expect((await seen())?.known.figures.ftpWatts).toBe(297);
  });

  test("tells of what was said before their sight begins only what still was valid then", async () => {
    for (const [validFrom, watts] of [
      [null, 201],
      ["2026-02-01", 222],
      ["2026-04-01", 244],
      ["2026-05-10", 266],
    ] as const)
      await own.saveFigures(athlete.viewer, validFrom, [{ kind: "ftpWatts", values: [watts] }]);
    await coached({ since: new Date("2026-05-01T00:00:00Z") });
    expect((await seen())?.rows.map(({ values }) => values[0])).toEqual([266, 244]);
  });

  test("is nothing to a stranger, after the end, of oneself, or of nobody", async () => {
    await giveMarkers();
    expect(await seen()).toBeNull();
    await coached({ until: new Date(Date.now() - 1000) });
    expect(await seen()).toBeNull();
    await coached();
    expect(await seen()).not.toBeNull();
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    expect(await seen()).toBeNull();
    expect(await seen("2026-06-01", athlete.viewer)).toBeNull();
    expect(await figures.findAthleteFigures(coach.viewer, randomUUID() as UserId, "2026-06-01")).toBeNull();
  });

  test("is written into the athlete's log", async () => {
    await coached();
    await seen();
    const looks = await db.coachLook.findMany({ where: { riderId: athlete.viewer.userId }, select: { what: true } });
    expect(looks).toEqual([{ what: "figures" }]);
  });

  describe("for what they are about to set", () => {
    const given = (day: string | null, viewer = coach.viewer) =>
      figures.findAthleteGiven(viewer, athlete.viewer.userId, day);
    const looks = async () => (await db.coachLook.findMany({ where: { riderId: athlete.viewer.userId } })).length;

    test("is of no day before their sight begins, and stands in the athlete's log otherwise", async () => {
      await own.saveFigures(athlete.viewer, null, [{ kind: "wPrimeJoules", values: [11_000] }]);
      await coached({ since: new Date("2026-04-30T22:00:00Z") });
      for (const day of [null, "2025-06-01", "2026-04-30"]) expect(await given(day)).toBe("too-early");
      expect(await looks()).toBe(0);
      expect(await given("2026-05-01")).toMatchObject({ name: "Somebody", given: { wPrimeJoules: 11_000 } });
      expect(await looks()).toBe(1);
    });

    test("is nothing to a stranger", async () => {
      expect([await given(null), await given("2026-05-01")]).toEqual([null, null]);
    });
  });

  test("names no other coach", async () => {
    await coached();
    const other = await house.addPerson();
    await beginCoaching({ athleteId: athlete.viewer.userId, coachId: other.viewer.userId });
    await set("ftpWatts", "2026-05-03", 255);
    expect(JSON.stringify(await seen("2026-06-01", other.viewer))).not.toMatch(/Anna|Berg/);
    expect((await seen("2026-06-01", other.viewer))?.rows[0]?.signature).toMatchObject({ by: "coach", name: null });
    expect((await seen())?.rows[0]?.signature).toMatchObject({ by: "viewer" });
  });
});

describe("a figure that a coach sets", () => {
  test("is dated and signed, told to the athlete, written down, and their rides are reckoned with it", async () => {
    await coached();
    // An hour at 200 W: at a threshold of 250 W that is an intensity of 0.8, at 200 W of 1.
    const ride = activity({ summaryId: "bs-1", start: "2026-05-03T08:00:00.000000+02:00", seconds: 3600 });
    await house.sandbox.deliver(activityEvent(athlete.terraUser, ride));
    await house.workOff();
    const before = Date.now();
    expect(await set("ftpWatts", "2026-05-01", 250)).toBe("changed");

    expect(await ownRows()).toEqual([["ftpWatts", "2026-05-01", 250, "Anna Berg"]]);
    const [figure] = await own.listFigures(athlete.viewer);
    expect(figure?.signature.at?.getTime()).toBeGreaterThanOrEqual(before - 1000);
    expect(await notices()).toEqual([
      {
        content: {
          ...{ personId: coach.viewer.userId, name: "Anna Berg" },
          ...{ figures: ["ftpWatts"], validFrom: "2026-05-01" },
        },
      },
    ]);
    const entries = await db.auditEntry.findMany({ where: { subject: athlete.viewer.userId, action: "set-figures" } });
    expect(entries).toMatchObject([
      { actorId: coach.viewer.userId, detail: { figures: ["ftpWatts"], validFrom: "2026-05-01" } },
    ]);
    // What it is stands in none of the two.
    expect(withoutIds([await notices(), entries.map(({ detail }) => detail)])).not.toContain("250");
    expect(await waitingJobs()).toBe(1);
    await house.workOff();
    const [reckoned] = await rides.listRides(athlete.viewer, { take: 1 });
    expect(reckoned?.intensity?.toFixed(2)).toBe("0.80");
  });

  test.each(["ftpWatts", "wPrimeJoules", "thresholdHeartRate", "maxHeartRate"] as const)("may be %s", async (kind) => {
    await coached();
    expect(await set(kind, "2026-05-03", 180)).toBe("changed");
  });

  test("may be zones", async () => {
    await coached();
    expect(await set("powerZoneLimits", null, 50, 70, 90, 105, 120, 150)).toBe("changed");
    expect(await set("heartRateZoneLimits", null, 120, 150)).toBe("changed");
  });

  test.each(["weightKg", "restingHeartRate"] as const)("is never %s", async (kind) => {
    await coached();
    expect(await set(kind, "2026-05-03", 60)).toBe("withheld");
    expect([await ownRows(), await notices(), await waitingJobs()]).toEqual([[], [], 0]);
  });

  test.each(["thresholdHeartRate", "maxHeartRate", "heartRateZoneLimits"] as const)(
    "is not %s without heart rate",
    async (kind) => {
      await coached({ withHeartRate: false });
      expect(await set(kind, "2026-05-03", 120, 150)).toBe("withheld");
      expect([await ownRows(), await notices(), await waitingJobs()]).toEqual([[], [], 0]);
    },
  );

  test("is valid from no day that they do not see", async () => {
    await coached({ since: new Date("2026-05-01T00:00:00Z") });
    expect(await set("ftpWatts", "2026-04-30", 250)).toBe("too-early");
    expect(await set("ftpWatts", null, 250)).toBe("too-early");
    expect(await set("ftpWatts", "2026-05-01", 250)).toBe("changed");
  });

  // Midnight of 1 May by a clock two hours east of UTC, and by one seven hours west of it.
  test.each(["2026-04-30T22:00:00Z", "2026-05-01T07:00:00Z"])(
    "is valid from a day of the athlete's calendar: %s",
    async (since) => {
      await coached({ since: new Date(since) });
      expect(await set("ftpWatts", "2026-04-30", 250)).toBe("too-early");
      expect(await set("ftpWatts", "2026-05-01", 250)).toBe("changed");
      await own.saveFigures(athlete.viewer, null, [{ kind: "wPrimeJoules", values: [11_000] }]);
      await own.saveFigures(athlete.viewer, "2026-05-01", [{ kind: "wPrimeJoules", values: [22_000] }]);
      expect((await seen())?.rows.map(({ values }) => values)).toEqual([[250], [22_000]]);
    },
  );

  test("writes over nothing that the athlete or another coach said", async () => {
    await coached();
    const other = await house.addPerson();
    await beginCoaching({ athleteId: athlete.viewer.userId, coachId: other.viewer.userId });
    await own.saveFigures(athlete.viewer, "2026-05-03", [{ kind: "ftpWatts", values: [240] }]);
    expect(await set("ftpWatts", "2026-05-03", 250)).toBe("said-by-others");
    expect(await set("ftpWatts", "2026-05-04", 250)).toBe("changed");
    const theirs = { kind: "ftpWatts", validFrom: "2026-05-04", values: [333] } as const;
    expect(
      await figures.saveAthleteFigure(other.viewer, athlete.viewer.userId, { ...theirs, values: [...theirs.values] }),
    ).toBe("said-by-others");
    expect(await set("ftpWatts", "2026-05-04", 255)).toBe("changed");
    expect(await ownRows()).toEqual([
      ["ftpWatts", "2026-05-04", 255, "Anna Berg"],
      ["ftpWatts", "2026-05-03", 240, "rider"],
    ]);
  });

  test("can be taken back by who set it, and by the athlete, who makes it their own", async () => {
    await coached();
    await own.saveFigures(athlete.viewer, null, [{ kind: "ftpWatts", values: [240] }]);
    await set("ftpWatts", "2026-05-03", 250);
    const remove = (validFrom: string | null) =>
      figures.deleteAthleteFigure(coach.viewer, athlete.viewer.userId, "ftpWatts", validFrom);
    expect(await remove(null)).toEqual({ change: "said-by-others", removed: null });
    expect(await remove("2026-05-03")).toEqual({
      change: "changed",
      removed: { kind: "ftpWatts", validFrom: "2026-05-03", values: [250] },
    });
    expect(await remove("2026-05-03")).toEqual({ change: "nothing", removed: null });
    const told = (await notices()).map(({ content }) => (content as { isTakenBack?: true }).isTakenBack ?? false);
    expect(told.toSorted()).toEqual([false, true]);

    await set("ftpWatts", "2026-05-03", 250);
    await own.saveFigures(athlete.viewer, "2026-05-03", [{ kind: "ftpWatts", values: [245] }]);
    expect(await ownRows()).toEqual([
      ["ftpWatts", "2026-05-03", 245, "rider"],
      ["ftpWatts", null, 240, "rider"],
    ]);
    expect(await remove("2026-05-03")).toEqual({ change: "said-by-others", removed: null });
  });

  test("outlives the coaching, with its name, and is the athlete's to remove", async () => {
    await coached();
    await set("ftpWatts", "2026-05-03", 250);
    await coachings.endCoaching(coach.viewer, athlete.viewer.userId);
    expect(await ownRows()).toEqual([["ftpWatts", "2026-05-03", 250, "Anna Berg"]]);
    expect(await own.deleteFigure(athlete.viewer, "ftpWatts", "2026-05-03")).not.toBeNull();
  });
});

describe("nobody sets a figure of another", () => {
  test("whom they do not coach, or not any more", async () => {
    expect(await set("ftpWatts", "2026-05-03", 250)).toBe("ended");
    await coached({ until: new Date(Date.now() - 1000) });
    expect(await set("ftpWatts", "2026-05-03", 250)).toBe("ended");
    await coached();
    await set("ftpWatts", "2026-05-03", 250);
    await coachings.endCoaching(athlete.viewer, coach.viewer.userId);
    expect(await set("ftpWatts", "2026-05-04", 260)).toBe("ended");
    const remove = figures.deleteAthleteFigure(coach.viewer, athlete.viewer.userId, "ftpWatts", "2026-05-03");
    expect(await remove).toEqual({ change: "ended", removed: null });
    expect(await ownRows()).toEqual([["ftpWatts", "2026-05-03", 250, "Anna Berg"]]);
  });

  test("who only looks around in the demonstration, whatever page they come from", async () => {
    await coached();
    await set("ftpWatts", "2026-05-03", 250);
    const looking = { ...coach.viewer, isDemonstration: true };
    const { userId } = athlete.viewer;
    const wish = { kind: "ftpWatts" as const, validFrom: "2026-05-03", values: [260] };
    expect(await figures.saveAthleteFigure(looking, userId, wish)).toBe("only-looking");
    expect(await figures.deleteAthleteFigure(looking, userId, wish.kind, wish.validFrom)).toEqual({
      ...{ change: "only-looking", removed: null },
    });
    expect(await ownRows()).toEqual([["ftpWatts", "2026-05-03", 250, "Anna Berg"]]);
  });

  test("of whom they are the athlete", async () => {
    await coached();
    const change = figures.saveAthleteFigure(athlete.viewer, coach.viewer.userId, {
      ...{ kind: "ftpWatts", validFrom: null, values: [250] },
    });
    expect(await change).toBe("ended");
    expect(await own.listFigures(coach.viewer)).toEqual([]);
  });

  test("nor their own by this way", async () => {
    const change = figures.saveAthleteFigure(athlete.viewer, athlete.viewer.userId, {
      ...{ kind: "ftpWatts", validFrom: null, values: [250] },
    });
    expect(await change).toBe("ended");
  });

  test("while it is ended at the same moment: one of the two comes first, and what is told is what was done", async () => {
    for (let round = 0; round < 10; round++) {
      await db.riderFigure.deleteMany({ where: { riderId: athlete.viewer.userId } });
      await db.notice.deleteMany({ where: { riderId: athlete.viewer.userId } });
      await coached();
      const [change] = await Promise.all([
        set("ftpWatts", "2026-05-03", 250),
        coachings.endCoaching(athlete.viewer, coach.viewer.userId),
      ]);
      const changed = change === "changed" ? 1 : 0;
      expect(["changed", "ended"]).toContain(change);
      expect([(await ownRows()).length, (await notices()).length]).toEqual([changed, changed]);
      expect(await set("ftpWatts", "2026-05-03", 251)).toBe("ended");
    }
  });
});

test("a coach of two never changes the other: what is set is of whom was named", async () => {
  await coached();
  const second = await house.addPerson();
  await beginCoaching({ athleteId: second.viewer.userId, coachId: coach.viewer.userId });
  await Promise.all([
    set("ftpWatts", "2026-05-03", 250),
    figures.saveAthleteFigure(coach.viewer, second.viewer.userId, {
      ...{ kind: "ftpWatts", validFrom: "2026-05-03", values: [190] },
    }),
  ]);
  expect((await own.listFigures(athlete.viewer)).map(({ values }) => values)).toEqual([[250]]);
  expect((await own.listFigures(second.viewer)).map(({ values }) => values)).toEqual([[190]]);
});
