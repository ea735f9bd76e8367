import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FigureName } from "@/core/ride";
import { type House, openHouse, type Person } from "../support/house";

let house: House;
let figures: typeof import("@/server/data/figures");
let openFiguresBook: typeof import("@/server/rider-figures").openFiguresBook;
let db: typeof import("@/server/db").db;
let rider: Person;

beforeAll(async () => {
  house = await openHouse();
  ({ db } = await import("@/server/db"));
  figures = await import("@/server/data/figures");
  ({ openFiguresBook } = await import("@/server/rider-figures"));
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

  test("are the same from a book that is opened once for many days", async () => {
    await save("ftpWatts", null, 240);
    await save("ftpWatts", "2026-05-03", 260);
    await save("maxHeartRate", "2026-04-01", 188);
    const book = await openFiguresBook(rider.viewer.userId);
    for (const day of ["2019-01-01", "2026-03-31", "2026-04-01", "2026-05-02", "2026-05-03", "2031-01-01"]) {
      expect(book.on(day)).toEqual(await on(day));
    }
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
