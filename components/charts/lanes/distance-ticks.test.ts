import { describe, expect, test } from "vitest";
import { distanceLabel, distanceTicks } from "./distance-ticks";

describe("distanceTicks", () => {
  test.each([
    ["14 km", { start: 0, end: 14_400 }, 8, [0, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000]],
    ["half a kilometre on the way", { start: 1230, end: 1730 }, 5, [1300, 1400, 1500, 1600, 1700]],
    ["no road at all", { start: 5, end: 5 }, 5, []],
  ])("of %s are round", (_, view, most, ticks) => {
    expect(distanceTicks(view, most)).toEqual(ticks);
  });
});

describe("distanceLabel", () => {
  test.each([
    [2000, 1000, "2 km"],
    [1300, 100, "1.3 km"],
    [1250, 50, "1.25 km"],
  ])("of %i m with steps of %i m is %s", (meters, step, label) => {
    expect(distanceLabel(meters, step)).toBe(label);
  });
});
