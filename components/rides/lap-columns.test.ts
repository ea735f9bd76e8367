import { describe, expect, test } from "vitest";
import { LAP_COLUMNS, lapRow, needsSeconds } from "./lap-columns";
import { lapSummary } from "./lap-summary";
import { sampleLap } from "./sample-ride";
import { textOf } from "./stretch-columns";

const lap = sampleLap({
  number: 2,
  start: 600,
  end: 1200,
  timerSeconds: 580,
  distanceMeters: 4800,
  meanPowerWatts: 262,
  meanSpeedMps: 8,
});
const textsOf = (row: ReturnType<typeof lapRow>) =>
  Object.fromEntries(LAP_COLUMNS.map((column) => [column.key, textOf(column, row.values[column.key])]));

describe("the row of a lap", () => {
  test("tells what was reckoned with the ride at once, and the rest when its seconds are there", () => {
    const row = lapRow(lap, 1, 75, undefined);
    // 262 ÷ 75 = 3.493
    expect(textsOf(row)).toMatchObject({
      time: "0:09:40",
      distance: "4.8 km",
      power: "262 W",
      "power-by-weight": "3.49 W/kg",
      speed: "28.8 km/h",
      cadence: "–",
    });
    expect(row.values).not.toHaveProperty("work");
    expect(lapRow(lap, 1, 75, null).values).toMatchObject({ work: null, gradient: null });
  });

  test("knows no power by weight of a rider whose weight nobody knows", () => {
    expect(lapRow(lap, 1, null, null).values["power-by-weight"]).toBeNull();
  });
});

test("the seconds of a ride are needed for few columns", () => {
  expect([needsSeconds(null), needsSeconds(["time", "power"]), needsSeconds(["time", "work"])]).toEqual([
    false,
    false,
    true,
  ]);
});

describe("the laps in words", () => {
  const laps = [240, 262, null, 180].map((meanPowerWatts, index) =>
    sampleLap({ number: index + 1, meanPowerWatts, meanSpeedMps: 8 + index }),
  );

  test("are the strongest and the easiest, or the fastest and the slowest", () => {
    expect(lapSummary(laps, true)).toBe("Lap 2 was the strongest with 262 W, lap 4 the easiest with 180 W.");
    expect(lapSummary(laps, false)).toBe("Lap 4 was the fastest with 39.6 km/h, lap 1 the slowest with 28.8 km/h.");
  });

  test("are none where there is nothing to compare", () => {
    expect(lapSummary(laps.slice(2, 3), true)).toBe("");
  });
});
