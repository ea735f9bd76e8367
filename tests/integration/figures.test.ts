import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Figures } from "@/core/ride";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let figures: typeof import("@/server/data/figures");
let figuresOn: typeof import("@/server/rider-figures").figuresOn;
let db: typeof import("@/server/db").db;
let rider: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  figures = await import("@/server/data/figures");
  ({ figuresOn } = await import("@/server/rider-figures"));
});
afterAll(() => house.close());
beforeEach(async () => {
  rider = await house.addPerson();
});

const ftp = (ftpWatts: number): Figures => ({
  ftpWatts,
  thresholdHeartRate: 168,
  maxHeartRate: null,
  restingHeartRate: null,
  weightKg: 72.5,
});

const listed = async () =>
  (await figures.listFigures(rider.viewer)).map(({ validFrom, ftpWatts }) => [validFrom, ftpWatts]);

const waitingJobs = () =>
  db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM jobs.job
    WHERE name = 'reckon-rides' AND state < 'active' AND data->>'riderId' = ${rider.viewer.userId}`.then(([row]) =>
    Number(row?.count),
  );

describe("a rider's figures", () => {
  test("that are the first count for every ride, whatever day they were given for", async () => {
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(240));
    expect(await listed()).toEqual([[null, 240]]);
    expect(await figuresOn(rider.viewer.userId, "2019-01-01")).toEqual(ftp(240));
  });

  test("count from their day until the next", async () => {
    await figures.saveFigures(rider.viewer, null, ftp(240));
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(260));
    await figures.saveFigures(rider.viewer, "2026-03-01", ftp(250));
    expect(await listed()).toEqual([
      ["2026-05-03", 260],
      ["2026-03-01", 250],
      [null, 240],
    ]);
    const on = async (day: string) => (await figuresOn(rider.viewer.userId, day)).ftpWatts;
    expect(await on("2026-02-28")).toBe(240);
    expect(await on("2026-03-01")).toBe(250);
    expect(await on("2026-05-02")).toBe(250);
    expect(await on("2026-05-03")).toBe(260);
  });

  test("given again for a day replace what was said", async () => {
    await figures.saveFigures(rider.viewer, null, ftp(240));
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(260));
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(255));
    await figures.saveFigures(rider.viewer, null, ftp(235));
    expect(await listed()).toEqual([
      ["2026-05-03", 255],
      [null, 235],
    ]);
  });

  test("can be taken back; the next then count from the beginning", async () => {
    await figures.saveFigures(rider.viewer, null, ftp(240));
    await figures.saveFigures(rider.viewer, "2026-03-01", ftp(250));
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(260));
    await figures.deleteFigures(rider.viewer, null);
    expect(await listed()).toEqual([
      ["2026-05-03", 260],
      [null, 250],
    ]);
    await figures.deleteFigures(rider.viewer, "2026-05-03");
    await figures.deleteFigures(rider.viewer, null);
    expect(await listed()).toEqual([]);
  });

  test("are reckoned with again after each change, once for many changes", async () => {
    await figures.saveFigures(rider.viewer, null, ftp(240));
    expect(await waitingJobs()).toBe(1);
    await figures.saveFigures(rider.viewer, "2026-05-03", ftp(260));
    expect(await waitingJobs()).toBe(1);
    await house.workOff();
    expect(await waitingJobs()).toBe(0);
    await figures.deleteFigures(rider.viewer, "2026-05-03");
    expect(await waitingJobs()).toBe(1);
  });

  test("are their own: a stranger sees none and changes none", async () => {
    await figures.saveFigures(rider.viewer, null, ftp(240));
    const stranger = await house.addPerson();
    expect(await figures.listFigures(stranger.viewer)).toEqual([]);
    await figures.deleteFigures(stranger.viewer, null);
    await figures.saveFigures(stranger.viewer, null, ftp(300));
    expect(await listed()).toEqual([[null, 240]]);
  });

  test("given twice at once wait for each other: one of them is the first", async () => {
    await Promise.all([240, 250].map((watts) => figures.saveFigures(rider.viewer, "2026-05-03", ftp(watts))));
    expect((await listed()).map(([day]) => day)).toEqual(["2026-05-03", null]);
  });
});
