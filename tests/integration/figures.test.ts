import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FigureName, NO_FIGURES } from "@/core/ride";
import { activity, activityEvent } from "../support/activity";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let figures: typeof import("@/server/data/figures");
let openFiguresBook: typeof import("@/server/rider-figures").openFiguresBook;
let db: typeof import("@/server/db").db;
let findReckoning: typeof import("@/server/data/reckoning").findReckoning;
let listRides: typeof import("@/server/data/rides").listRides;
let findRide: typeof import("@/server/data/rides").findRide;
let rider: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  figures = await import("@/server/data/figures");
  ({ openFiguresBook } = await import("@/server/rider-figures"));
  ({ findReckoning } = await import("@/server/data/reckoning"));
  ({ listRides, findRide } = await import("@/server/data/rides"));
});
afterAll(() => house.close());
beforeEach(async () => {
  rider = await house.addPerson();
});

const save = (kind: FigureName, validFrom: string | null, ...values: number[]) =>
  figures.saveFigures(rider.viewer, validFrom, [{ kind, values }]);

const listed = async () =>
  (await figures.listFigures(rider.viewer)).map(({ kind, validFrom, values }) => [kind, validFrom, ...values]);

const on = (day: string | null) => figures.findKnownFigures(rider.viewer, day);

const waitingJobs = () =>
  db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM jobs.job
    WHERE name = 'reckon-rides' AND state < 'active' AND data->>'riderId' = ${rider.viewer.userId}`.then(([row]) =>
    Number(row?.count),
  );

describe("a rider's figures", () => {
  test("count from their day until the next, each by itself", async () => {
    await save("ftpWatts", null, 240);
    await save("weightKg", "2026-04-01", 72.5);
    await save("ftpWatts", "2026-05-03", 260);
    await save("ftpWatts", "2026-03-01", 250);
    expect(await listed()).toEqual([
      ["ftpWatts", "2026-05-03", 260],
      ["ftpWatts", "2026-03-01", 250],
      ["ftpWatts", null, 240],
      ["weightKg", "2026-04-01", 72.5],
    ]);
    const valid = async (day: string) => {
      const { ftpWatts, weightKg } = (await on(day)).figures;
      return [ftpWatts, weightKg];
    };
    expect(await valid("2019-01-01")).toEqual([240, null]);
    expect(await valid("2026-02-28")).toEqual([240, null]);
    expect(await valid("2026-03-01")).toEqual([250, null]);
    expect(await valid("2026-04-01")).toEqual([250, 72.5]);
    expect(await valid("2026-05-02")).toEqual([250, 72.5]);
    expect(await valid("2026-05-03")).toEqual([260, 72.5]);
  });

  test("say since when they are valid", async () => {
    await figures.saveFigures(rider.viewer, null, [
      { kind: "ftpWatts", values: [240] },
      { kind: "heartRateZoneLimits", values: [120, 150] },
    ]);
    await save("heartRateZoneLimits", "2026-05-03", 125, 155);
    const known = await on("2026-05-03");
    expect(known.figures.heartRateZoneLimits).toEqual([125, 155]);
    expect(known.origins).toMatchObject({
      ftpWatts: { is: "given", validFrom: null },
      heartRateZoneLimits: { is: "given", validFrom: "2026-05-03" },
    });
  });

  test("can be unknown from a day on", async () => {
    await save("weightKg", null, 72.5);
    await save("weightKg", "2026-05-03");
    expect((await on("2026-05-02")).figures.weightKg).toBe(72.5);
    expect((await on("2026-05-03")).figures.weightKg).toBeNull();
    expect((await on("2026-05-03")).origins.weightKg).toBeUndefined();
  });

  test("given again for a day replace what was said", async () => {
    await save("ftpWatts", null, 240);
    await save("ftpWatts", "2026-05-03", 260);
    await save("ftpWatts", "2026-05-03", 255);
    await save("ftpWatts", null, 235);
    expect(await listed()).toEqual([
      ["ftpWatts", "2026-05-03", 255],
      ["ftpWatts", null, 235],
    ]);
  });

  test("can be taken back: what was said before is valid again", async () => {
    await save("ftpWatts", null, 240);
    await save("ftpWatts", "2026-03-01", 250);
    await save("weightKg", "2026-03-01", 72.5);
    const removed = await figures.deleteFigure(rider.viewer, "ftpWatts", "2026-03-01");
    expect(removed).toEqual({ kind: "ftpWatts", validFrom: "2026-03-01", values: [250] });
    expect(await listed()).toEqual([
      ["ftpWatts", null, 240],
      ["weightKg", "2026-03-01", 72.5],
    ]);
    expect((await on("2026-03-01")).figures).toMatchObject({ ftpWatts: 240, weightKg: 72.5 });
    expect(await figures.deleteFigure(rider.viewer, "ftpWatts", "2026-03-01")).toBeNull();
  });

  test("are reckoned with again after each change, once for many changes", async () => {
    await save("ftpWatts", null, 240);
    expect(await waitingJobs()).toBe(1);
    await save("weightKg", "2026-05-03", 72.5);
    expect(await waitingJobs()).toBe(1);
    await house.workOff();
    expect(await waitingJobs()).toBe(0);
    await figures.deleteFigure(rider.viewer, "ftpWatts", null);
    expect(await waitingJobs()).toBe(1);
  });

  test("are their own: a stranger sees none and changes none", async () => {
    await save("ftpWatts", null, 240);
    const stranger = await house.addPerson();
    expect(await figures.listFigures(stranger.viewer)).toEqual([]);
    expect((await figures.findGivenFigures(stranger.viewer, null)).ftpWatts).toBeNull();
    expect((await figures.findKnownFigures(stranger.viewer, null)).figures.ftpWatts).toBeNull();
    expect(await figures.deleteFigure(stranger.viewer, "ftpWatts", null)).toBeNull();
    await figures.saveFigures(stranger.viewer, null, [{ kind: "ftpWatts", values: [300] }]);
    expect(await listed()).toEqual([["ftpWatts", null, 240]]);
  });

  test("given twice at once for a day wait for each other: one of them is kept", async () => {
    await Promise.all([240, 250].map((watts) => save("ftpWatts", "2026-05-03", watts)));
    expect(await listed()).toHaveLength(1);
  });
});

interface Ridden {
  startedAt: string;
  offsetMinutes?: number | null;
  deletedAt?: Date | null;
  /** Bests by their seconds. */
  power?: Record<number, number>;
  heartRate?: Record<number, number>;
}

/** A ride of which nothing is kept but what figures are estimated by. */
async function addRide({ startedAt: at, power = {}, heartRate = {}, ...about }: Ridden, { viewer } = rider) {
  const startedAt = new Date(at);
  const bests = [
    ...Object.entries(power).map(([size, value]) => ({ kind: "power", size: Number(size), value })),
    ...Object.entries(heartRate).map(([size, value]) => ({ kind: "heart-rate", size: Number(size), value })),
  ];
  const ride = { receivedAt: startedAt, title: "Ride", activityType: 16, isIndoor: false };
  const times = { elapsedSeconds: 7200, timerSeconds: 7200, movingSeconds: 7200 };
  await db.ride.create({
    data: {
      riderId: viewer.userId,
      startedAt,
      ...ride,
      ...times,
      ...about,
      bests: { create: bests.map((best) => ({ ...best, start: 0, startedAt })) },
    },
  });
}

describe("what a rider does not say", () => {
  test("is estimated from their rides until that day, and says how", async () => {
    await addRide({ startedAt: "2026-05-03T08:00:00Z", power: { 1200: 276, 300: 320 } });
    const { figures: known, origins } = await on("2026-05-03");
    // By hand: 95 % of 276 W are 262.2 W.
    expect(known.ftpWatts).toBe(262);
    expect(origins.ftpWatts).toEqual({
      is: "estimated",
      how: "95 % of your best 20 minutes, 276 W on 3 May 2026",
    });
    expect((await on("2026-05-02")).figures.ftpWatts).toBeNull();
  });

  test("is of the heart, too: of what it held for three seconds, and for twenty minutes", async () => {
    await addRide({ startedAt: "2026-05-03T08:00:00Z", heartRate: { 3: 186 } });
    await addRide({ startedAt: "2026-05-10T08:00:00Z", heartRate: { 3: 171, 1200: 176 } });
    const { figures: known, origins } = await on("2026-05-20");
    // By hand: 95 % of 176 bpm are 167 bpm.
    expect(known).toMatchObject({ maxHeartRate: 186, thresholdHeartRate: 167 });
    expect(origins).toMatchObject({ maxHeartRate: { is: "estimated" }, thresholdHeartRate: { is: "estimated" } });
  });

  test("is estimated by the day that it was where they rode", async () => {
    await addRide({ startedAt: "2026-05-02T22:30:00Z", offsetMinutes: 120, power: { 1200: 276 } });
    expect((await on("2026-05-02")).figures.ftpWatts).toBeNull();
    expect((await on("2026-05-03")).origins.ftpWatts).toMatchObject({ how: expect.stringContaining("3 May 2026") });
  });

  test("gives way to what they say from the day on which they say it, and comes back where they take it back", async () => {
    await addRide({ startedAt: "2026-05-03T08:00:00Z", power: { 1200: 276 } });
    await save("ftpWatts", "2026-05-10", 250);
    await save("ftpWatts", "2026-05-20");
    expect((await on("2026-05-09")).origins.ftpWatts?.is).toBe("estimated");
    expect((await on("2026-05-10")).origins.ftpWatts).toEqual({ is: "given", validFrom: "2026-05-10" });
    expect((await on("2026-05-10")).figures.ftpWatts).toBe(250);
    expect((await on("2026-05-20")).origins.ftpWatts?.is).toBe("estimated");
    await figures.deleteFigure(rider.viewer, "ftpWatts", "2026-05-10");
    expect((await on("2026-05-10")).origins.ftpWatts?.is).toBe("estimated");
  });

  test("is never taken for what they say", async () => {
    await addRide({ startedAt: "2026-05-03T08:00:00Z", power: { 1200: 276 }, heartRate: { 3: 186 } });
    const { figures: known, origins } = await on("2026-05-03");
    const unsaid = Object.entries(known).filter(([, value]) => value !== null);
    expect(unsaid.map(([name]) => name).sort()).toEqual(Object.keys(origins).sort());
    expect(Object.values(origins).filter(({ is }) => is === "given")).toEqual([]);
    expect(await figures.findGivenFigures(rider.viewer, "2026-05-03")).toEqual(NO_FIGURES);
  });

  test("does not follow from rides that were deleted, nor from a stranger's", async () => {
    const stranger = await house.addPerson();
    await addRide({ startedAt: "2026-05-03T08:00:00Z", power: { 1200: 276 }, deletedAt: new Date() });
    await addRide({ startedAt: "2026-05-03T08:00:00Z", power: { 1200: 300 } }, stranger);
    expect((await on("2026-05-03")).figures.ftpWatts).toBeNull();
    expect((await openFiguresBook(rider.viewer.userId)).on("2026-05-03").figures.ftpWatts).toBeNull();
  });
});

test("a book that is opened once says of every day what is said when asked for that day", async () => {
  await save("ftpWatts", "2026-03-01", 240);
  await save("ftpWatts", "2026-04-01");
  await save("maxHeartRate", "2026-04-20", 188);
  // Up and down, some of them equal, over longer than anything is estimated from.
  for (let week = 0; week < 66; week++) {
    const startedAt = new Date(Date.UTC(2025, 0, 5 + 7 * week, 23, 30)).toISOString();
    const watts = 250 + ((week * 37) % 60);
    await addRide({
      startedAt,
      offsetMinutes: week % 2 === 0 ? 60 : null,
      power: { 180: watts + 60, 300: watts + 40, 480: watts + 20, 720: watts + 8, 1200: watts, 3600: watts - 20 },
      heartRate: { 3: 170 + (week % 13), 1200: 150 + (week % 9), 3600: 145 + (week % 7) },
    });
  }
  const book = await openFiguresBook(rider.viewer.userId);
  for (let day = 0; day < 560; day += 35) {
    for (const shift of [0, 1]) {
      const asked = new Date(Date.UTC(2024, 11, 29 + day + shift)).toISOString().slice(0, 10);
      expect(book.on(asked), asked).toEqual(await on(asked));
    }
  }
});

describe("a ride", () => {
  /** A steady hour at 200 W, as Terra delivers it: an hour at 250 W would be a load of 100. */
  const deliver = (person: Person, start: string, summaryId: string) =>
    house.sandbox.deliver(activityEvent(person.terraUser, activity({ summaryId, start, seconds: 3600 })));

  const reckoned = async ({ viewer }: Person) => {
    await house.workOff();
    const rides = await listRides(viewer, { before: null, take: 10 });
    return rides.map(({ intensity }) => intensity?.toFixed(2));
  };

  test("is worked out with what was valid on its day where it was ridden, and again after each change", async () => {
    const person = await house.addRider();
    // The second of them starts on the 3rd of May there, and on the 2nd by UTC.
    await deliver(person, "2026-05-02T18:00:00.000000+02:00", "bs-1");
    await deliver(person, "2026-05-03T00:30:00.000000+02:00", "bs-2");
    const { saveFigures, deleteFigure } = figures;
    await saveFigures(person.viewer, null, [{ kind: "ftpWatts", values: [250] }]);
    await saveFigures(person.viewer, "2026-05-03", [{ kind: "ftpWatts", values: [200] }]);
    // By hand: 200 W of 200 W, and of 250 W; the newest first.
    expect(await reckoned(person)).toEqual(["1.00", "0.80"]);

    await saveFigures(person.viewer, "2026-05-02", [{ kind: "ftpWatts", values: [400] }]);
    expect(await reckoned(person)).toEqual(["1.00", "0.50"]);

    await deleteFigure(person.viewer, "ftpWatts", "2026-05-03");
    expect(await reckoned(person)).toEqual(["0.50", "0.50"]);
  });

  test("says whether its figures were given or estimated", async () => {
    const person = await house.addRider();
    await deliver(person, "2026-05-03T08:00:00.000000+02:00", "bs-1");
    const knownOf = async () => {
      await house.workOff();
      const [ride] = await listRides(person.viewer, { before: null, take: 1 });
      return ride && (await findRide(person.viewer, person.viewer.userId, ride.id))?.known;
    };
    // By hand: an hour at 200 W says more than 95 % of its best 20 minutes.
    expect((await knownOf())?.figures.ftpWatts).toBe(200);
    expect((await knownOf())?.origins.ftpWatts).toMatchObject({ is: "estimated" });
    await figures.saveFigures(person.viewer, null, [{ kind: "ftpWatts", values: [250] }]);
    expect((await knownOf())?.figures.ftpWatts).toBe(250);
    expect((await knownOf())?.origins.ftpWatts).toEqual({ is: "given", validFrom: null });
  });
});

describe("the progress of working rides out again", () => {
  const begin = (done: number, finishedAt: Date | null) =>
    db.reckoning.create({ data: { riderId: rider.viewer.userId, total: 1204, done, finishedAt } });

  test("is told to their rider until it has ended, and to nobody else", async () => {
    expect(await findReckoning(rider.viewer)).toBeNull();
    await begin(312, null);
    expect(await findReckoning(rider.viewer)).toEqual({ done: 312, total: 1204 });
    expect(await findReckoning((await house.addPerson()).viewer)).toBeNull();
  });

  test("is over when all are done", async () => {
    await begin(1204, new Date());
    expect(await findReckoning(rider.viewer)).toBeNull();
  });
});
