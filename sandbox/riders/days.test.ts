import { describe, expect, test } from "vitest";
import { dailyOf } from "../health/daily";
import { datesBetween, riderDay } from "./days";
import { demonstrationRider } from "./demonstration";
import { newcomers } from "./newcomers";

const TODAY = new Date("2026-11-23T00:00:00Z");
const robin = demonstrationRider(TODAY);
const [ines, tom] = newcomers(TODAY);

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const month = (name: string) => Array.from({ length: 28 }, (_, day) => `${name}-${String(day + 1).padStart(2, "0")}`);

describe("a day of a rider", () => {
  test("is the same whenever it is looked at", () => {
    const [one, again] = [robin, demonstrationRider(TODAY)].map((rider) => riderDay(rider, "2026-03-04", 600));
    expect({ ...one, chance: null }).toEqual({ ...again, chance: null });
  });

  test("follows the season: Robin loses three kilograms, and the heart rests six beats lower", () => {
    const [first, last] = ["2025-06", "2026-10"].map((name) => month(name).map((date) => riderDay(robin, date, 0)));
    const fell = (of: (day: ReturnType<typeof riderDay>) => number) =>
      mean(first?.map(of) ?? []) - mean(last?.map(of) ?? []);
    // 74 − 3 kg and 57 − 6 beats over the season, of which these months see nine tenths; a year's swing is 0.8 kg.
    expect(fell(({ weightKg }) => weightKg)).toBeGreaterThan(1.5);
    expect(fell(({ weightKg }) => weightKg)).toBeLessThan(4.5);
    expect(fell(({ restingBpm }) => restingBpm)).toBeGreaterThan(4);
    expect(fell(({ restingBpm }) => restingBpm)).toBeLessThan(8);
    expect(fell(({ hrvMs }) => hrvMs)).toBeLessThan(0);
  });

  test("has a night of seven to nine hours without a hole in it, most of it light sleep", () => {
    for (const date of month("2026-10")) {
      const { sleep } = riderDay(robin, date, 0);
      expect((sleep.endedAt - sleep.startedAt) / 3600).toBeGreaterThan(7);
      expect((sleep.endedAt - sleep.startedAt) / 3600).toBeLessThan(9);
      for (const [index, stage] of sleep.stages.entries()) {
        expect(stage.startedAt + stage.seconds).toBe(sleep.stages[index + 1]?.startedAt ?? sleep.endedAt);
      }
      const of = (level: number) =>
        sleep.stages.filter((stage) => stage.level === level).reduce((sum, { seconds }) => sum + seconds, 0);
      expect(of(4)).toBeGreaterThan(of(5));
      expect(of(4)).toBeGreaterThan(of(6));
    }
  });

  test("has a cycle where somebody writes it down", () => {
    expect(ines && riderDay(ines, "2026-11-20", 0).cycleDay).toBeGreaterThan(0);
    expect(tom && riderDay(tom, "2026-11-20", 0).cycleDay).toBeNull();
  });

  test("lasts 25 hours when the clocks go back, from one midnight to the next", () => {
    const day = riderDay(robin, "2026-10-25", 0);
    expect(day.endedAt - day.startedAt).toBe(25 * 3600);
    expect(dailyOf(day, false)).toMatchObject({
      metadata: { start_time: "2026-10-25T00:00:00.000000+02:00", end_time: "2026-10-26T00:00:00.000000+01:00" },
    });
  });
});

test("the days between two moments are those of the rider's own calendar", () => {
  const at = (text: string) => Date.parse(text) / 1000;
  expect(datesBetween("Europe/Paris", at("2026-11-20T22:30:00Z"), at("2026-11-21T23:30:00Z"))).toEqual([
    "2026-11-20",
    "2026-11-21",
    "2026-11-22",
  ]);
  expect(datesBetween("Europe/Paris", at("2026-11-20T23:00:00Z"), at("2026-11-21T23:00:00Z"))).toEqual(["2026-11-21"]);
});
