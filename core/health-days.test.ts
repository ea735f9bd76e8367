import { expect, test } from "vitest";
import { healthDays, type ToldOfDay } from "./health-days";

const told = (day: string, type: ToldOfDay["type"], figures: ToldOfDay["figures"], provider = "OURA"): ToldOfDay => ({
  day,
  type,
  provider,
  figures,
});

test("what is told of a day is put together, oldest day first", () => {
  expect(
    healthDays([
      told("2026-11-20", "daily", { steps: 100 }),
      told("2026-11-20", "body", { weightKg: 70 }),
      told("2026-11-19", "nutrition", { eatenKilocalories: 2000 }),
    ]),
  ).toEqual([
    { day: "2026-11-19", figures: { eatenKilocalories: 2000 } },
    { day: "2026-11-20", figures: { steps: 100, weightKg: 70 } },
  ]);
});

test("the day's own resting heart rate counts before that of a scale or a night; a later word before an earlier", () => {
  const [day] = healthDays([
    told("2026-11-20", "daily", { restingHeartRateBpm: 47 }),
    told("2026-11-20", "daily", { restingHeartRateBpm: 48 }, "GARMIN"),
    told("2026-11-20", "body", { restingHeartRateBpm: 60, hrvRmssdMs: 30 }),
    told("2026-11-20", "sleep", { restingHeartRateBpm: 50, hrvRmssdMs: 55 }),
  ]);
  expect(day?.figures).toEqual({ restingHeartRateBpm: 48, hrvRmssdMs: 55 });
});

test("a night and a nap are added up, with the night's own times", () => {
  const nap = { asleepSeconds: 1800, deepSeconds: 600, sleepBeganMinute: 780, sleepScore: 40, isNap: 1 };
  const night = { asleepSeconds: 25_200, deepSeconds: 5400, remSeconds: 4000, sleepBeganMinute: 1380, sleepScore: 84 };
  const [day] = healthDays([told("2026-11-20", "sleep", nap), told("2026-11-20", "sleep", night)]);
  expect(day?.figures).toEqual({
    asleepSeconds: 27_000,
    deepSeconds: 6000,
    remSeconds: 4000,
    sleepBeganMinute: 1380,
    sleepScore: 84,
  });
});

test("one night told by two providers is one night", () => {
  const [day] = healthDays([
    told("2026-11-20", "sleep", { asleepSeconds: 25_000 }, "GARMIN"),
    told("2026-11-20", "sleep", { asleepSeconds: 26_000, remSeconds: 5000 }, "OURA"),
  ]);
  expect(day?.figures).toEqual({ asleepSeconds: 26_000, remSeconds: 5000 });
});
