import { describe, expect, test } from "vitest";
import { intervalsOf, meanIn } from "./ride-intervals";

describe("the stretches of a ride's table", () => {
  test.each([
    ["ten minutes", 600, 10, 60],
    ["two and a half hours", 9000, 30, 300],
    ["eight hours", 28_800, 16, 1800],
    ["three days", 259_200, 12, 21_600],
  ])("of %s are few enough to read", (_, seconds, rows, step) => {
    const intervals = intervalsOf(seconds);
    expect(intervals).toHaveLength(rows);
    expect(intervals[1]).toEqual({ start: step, end: 2 * step });
  });

  test("end with what is left", () => {
    expect(intervalsOf(150).at(-1)).toEqual({ start: 120, end: 150 });
  });

  test("of no time are none", () => {
    expect(intervalsOf(0)).toEqual([]);
  });
});

describe("the mean in a stretch", () => {
  const channel = Float32Array.of(100, Number.NaN, 200, 0, Number.NaN);

  test("is that of what was recorded in it", () => {
    expect(meanIn(channel, { start: 0, end: 3 })).toBe(150);
    expect(meanIn(channel, { start: 0, end: 4 })).toBe(100);
  });

  test("is unknown where nothing was", () => {
    expect(meanIn(channel, { start: 4, end: 5 })).toBeNull();
  });
});
