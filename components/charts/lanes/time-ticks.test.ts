import { describe, expect, test } from "vitest";
import { tickLabel, timeTicks } from "./time-ticks";

describe("timeTicks", () => {
  test.each([
    ["an hour", { start: 0, end: 3600 }, 6, [0, 600, 1200, 1800, 2400, 3000, 3600]],
    ["eight hours", { start: 0, end: 28_800 }, 8, [0, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 25_200, 28_800]],
    ["a minute in the middle", { start: 605, end: 665 }, 4, [615, 630, 645, 660]],
    ["no time at all", { start: 0, end: 0 }, 5, [0]],
    ["five days", { start: 0, end: 432_000 }, 2, [0, 259_200]],
  ])("of %s are round", (_, view, most, ticks) => {
    expect(timeTicks(view, most)).toEqual(ticks);
  });
});

describe("tickLabel", () => {
  test.each([
    [0, 600, "0:00"],
    [5400, 1800, "1:30"],
    [36_000, 7200, "10:00"],
    [95, 5, "0:01:35"],
  ])("of second %i with steps of %i is %s", (second, step, label) => {
    expect(tickLabel(second, step)).toBe(label);
  });
});
