import { describe, expect, test } from "vitest";
import { healthCharts } from "./health-charts";

const RANGE = ["2026-11-18", "2026-11-19", "2026-11-20"];

describe("the charts of a range", () => {
  test("are of what was told, and no others", () => {
    const days = [{ day: "2026-11-19", figures: { steps: 9000, cyclePhase: 5, dayInCycle: 20 } }];
    expect(healthCharts(days, RANGE).map(({ title }) => title)).toEqual(["Steps", "Cycle"]);
    expect(healthCharts([], RANGE)).toEqual([]);
  });

  test("have a place for every day, and say what matters in a sentence", () => {
    const [weight] = healthCharts(
      [
        { day: "2026-11-18", figures: { weightKg: 72 } },
        { day: "2026-11-20", figures: { weightKg: 71 } },
      ],
      RANGE,
    );
    expect(weight?.days).toEqual([
      { day: "2026-11-18", values: [72] },
      { day: "2026-11-19", values: [null] },
      { day: "2026-11-20", values: [71] },
    ]);
    expect(weight?.summary).toBe("71.0 kg on 20 Nov 2026; between 71.0 kg and 72.0 kg on 2 days, 71.5 kg on average.");
    // The newest first, in words.
    expect(weight?.columns).toEqual(["Weight"]);
    expect(weight?.rows).toEqual([
      { day: "2026-11-20", cells: ["71.0 kg"] },
      { day: "2026-11-18", cells: ["72.0 kg"] },
    ]);
  });

  test("draw a night by its stages, in hours, or whole where no stages were told", () => {
    const stages = { asleepSeconds: 21_600, deepSeconds: 3600, remSeconds: 5400, lightSeconds: 12_600 };
    const [staged] = healthCharts([{ day: "2026-11-20", figures: stages }], RANGE);
    expect(staged?.series.map(({ label }) => label)).toEqual(["Deep", "REM", "Light", "Awake"]);
    expect(staged?.days.at(-1)?.values).toEqual([1, 1.5, 3.5, null]);
    expect(staged?.summary).toBe("6 h 0 min on 20 Nov 2026.");
    const [whole] = healthCharts([{ day: "2026-11-20", figures: { asleepSeconds: 21_600 } }], RANGE);
    expect(whole?.series.map(({ label }) => label)).toEqual(["Asleep"]);
    expect(whole?.days.at(-1)?.values).toEqual([6]);
  });
});
