import { describe, expect, test } from "vitest";
import { healthFigureInWords, plausible, type ToldWeight, tellingWeights } from "./health";

const told = (day: string, kilograms: number): ToldWeight => ({ day, kilograms, provider: "BRYTONSPORT" });

describe("the weights that a provider tells", () => {
  test("count from the day on that they were told for", () => {
    expect(tellingWeights([told("2026-05-03", 71.4), told("2026-05-09", 70.9)], [])).toEqual([
      told("2026-05-03", 71.4),
      told("2026-05-09", 70.9),
    ]);
  });

  test("say nothing new below 0.1 kg, and small steps do not add up unseen", () => {
    const days = [
      told("2026-05-01", 71.4),
      told("2026-05-02", 71.44),
      told("2026-05-03", 71.48),
      told("2026-05-04", 71.5),
    ];
    expect(tellingWeights(days, [])).toEqual([told("2026-05-01", 71.4), told("2026-05-04", 71.5)]);
  });

  test("give way to the rider's own word for the same day, and to no older one", () => {
    const days = [told("2026-05-03", 71.4), told("2026-05-05", 73)];
    expect(tellingWeights(days, [{ day: "2026-05-03", kilograms: 73 }])).toEqual([]);
    expect(tellingWeights(days, [{ day: "2026-05-01", kilograms: 73 }])).toEqual(days);
    expect(tellingWeights([told("2026-05-03", 71.4)], [{ day: "2026-05-03", kilograms: null }])).toEqual([]);
  });

  test("come back after the rider's own, where they differ from it", () => {
    const days = [told("2026-05-01", 71.4), told("2026-05-09", 71.4)];
    expect(tellingWeights(days, [{ day: "2026-05-05", kilograms: 75 }])).toEqual(days);
  });
});

test("what cannot have been is not shown", () => {
  expect(
    plausible({
      weightKg: 0,
      restingHeartRateBpm: 0,
      steps: 0,
      hrvRmssdMs: Number.NaN,
      oxygenPercent: 97,
      dayInCycle: null,
    }),
  ).toEqual({ steps: 0, oxygenPercent: 97 });
});

test("figures are said with their units", () => {
  expect(healthFigureInWords("weightKg", 71.44)).toBe("71.4 kg");
  expect(healthFigureInWords("asleepSeconds", 27_120)).toBe("7 h 32 min");
  expect(healthFigureInWords("remSeconds", 1_800)).toBe("30 min");
  expect(healthFigureInWords("sleepBeganMinute", 1_392)).toBe("23:12");
  expect(healthFigureInWords("steps", 12_345)).toBe("12,345");
  expect(healthFigureInWords("cyclePhase", 5)).toBe("luteal");
  expect(healthFigureInWords("distanceMeters", 8_340)).toBe("8.3 km");
});
