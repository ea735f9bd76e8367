import { describe, expect, test } from "vitest";
import { curveScale, nearestDuration, spreadLabels } from "./curve-scale";

const fromZero = { isFromZero: true };
const scale = curveScale([{ seconds: [1, 10, 100], values: [800, 400, 200] }], fromZero);

describe("the scale of curves", () => {
  test("gives each tenfold of the duration the same room", () => {
    expect([1, 10, 100].map(scale.across)).toEqual([0, 0.5, 1]);
    expect([0, 0.5, 1].map(scale.durationAt)).toEqual([1, 10, 100]);
  });

  test("lets values rise from the bottom, the highest to the top", () => {
    expect([0, 400, 800].map(scale.up)).toEqual([0, 0.5, 1]);
  });

  test("ends above the highest value, at a round one that is named", () => {
    // 290 in steps of 100 is 300.
    const { up, values } = curveScale([{ seconds: [1, 10], values: [290, 200] }], fromZero);
    expect(values).toEqual([0, 100, 200, 300]);
    expect(up(300)).toBe(1);
  });

  test("holds all curves", () => {
    const { longest, top } = curveScale(
      [
        { seconds: [1, 60], values: [290, 200] },
        { seconds: [1, 3600], values: [510, 190] },
      ],
      fromZero,
    );
    expect([longest, top]).toEqual([3600, 600]);
  });

  test("of hearts begins at a round value below the lowest", () => {
    // 132 to 188 in steps of 10 are 130 to 190.
    const { bottom, top, values } = curveScale([{ seconds: [1, 60], values: [188, 132] }], { isFromZero: false });
    expect([bottom, top]).toEqual([130, 190]);
    expect(values).toEqual([130, 140, 150, 160, 170, 180, 190]);
  });

  test("names only durations that a curve reaches", () => {
    expect(scale.durations.map(({ label }) => label)).toEqual(["1 s", "5 s", "1 min"]);
  });

  test.each([
    ["of a single second", [1], [0]],
    ["whose values are all the same", [1, 5], [140, 140]],
  ])("has a place for a curve %s", (_, seconds, values) => {
    const { across, up } = curveScale([{ seconds, values }], { isFromZero: false });
    expect(across(1)).toBe(0);
    expect(up(values[0] ?? Number.NaN)).toBeGreaterThanOrEqual(0);
    expect(up(values[0] ?? Number.NaN)).toBeLessThanOrEqual(1);
  });
});

test("the nearest duration is that which is nearest as it is drawn", () => {
  // By hand: 30 s lie between 10 and 100 s; as logarithms the middle is 31.6 s.
  expect(nearestDuration([1, 10, 100], 30)).toBe(1);
  expect(nearestDuration([1, 10, 100], 33)).toBe(2);
  expect(nearestDuration([1, 10, 100], 1e6)).toBe(2);
});

describe("names of lines", () => {
  test("stay where their lines end, if there is room", () => {
    expect(spreadLabels([10, 90, 50], 16, 200)).toEqual([10, 90, 50]);
  });

  test("make room for each other downwards, and at the foot upwards", () => {
    expect(spreadLabels([50, 50, 60], 16, 200)).toEqual([50, 66, 82]);
    expect(spreadLabels([190, 195, 199], 16, 200)).toEqual([168, 184, 200]);
  });
});
