import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evenLimits, limitsAround, stepOf } from "./route-steps";

const gap = Number.NaN;

/** 0, 1, 2 … 100: its fifth and ninety-fifth hundredths are 5 and 95. */
const rising = Float32Array.from({ length: 101 }, (_, index) => index);

describe("even limits", () => {
  test("are round, and as close as the ride fits", () => {
    // From 5 to 95: seven steps of 10 reach from 0 to 70, of 15 from 0 to 105.
    expect(evenLimits(rising, 1)).toEqual([15, 30, 45, 60, 75, 90]);
  });

  test("begin where the ride does", () => {
    // From 1,005 to 1,095: seven steps of 15 reach from 1,005 to 1,110.
    expect(
      evenLimits(
        rising.map((value) => 1000 + value),
        5,
      ),
    ).toEqual([1020, 1035, 1050, 1065, 1080, 1095]);
  });

  test("are not closer than what can be told from noise", () => {
    expect(evenLimits(new Float32Array(600).fill(200), 5)).toEqual([205, 210, 215, 220, 225, 230]);
  });

  test("know tenths and values below zero", () => {
    const balance = Float32Array.from(rising, (value) => (value - 50) / 100);
    // From -0.45 to 0.45: seven steps of 0.15 reach from -0.45 to 0.6.
    expect(evenLimits(balance, 0.1)).toEqual([-0.3, -0.15, 0, 0.15, 0.3, 0.45]);
  });

  test("take no notice of one sprint", () => {
    const ride = new Float32Array(1000).fill(100);
    ride[500] = 1500;
    expect(evenLimits(ride, 10)).toEqual([110, 120, 130, 140, 150, 160]);
  });

  test("of nothing are none", () => {
    expect(evenLimits(Float32Array.of(gap, gap), 1)).toBeNull();
    expect(evenLimits(new Float32Array(0), 1)).toBeNull();
  });

  test("always leave at most a step's worth of riders' seconds below the first and above the last", () => {
    const rides = fc.array(fc.float({ min: -500, max: 5000, noNaN: true }), { minLength: 20 });
    fc.assert(
      fc.property(rides, (values) => {
        const limits = evenLimits(Float32Array.from(values), 1) ?? [];
        const width = (limits[1] ?? 0) - (limits[0] ?? 0);
        const sorted = Float32Array.from(values).sort();
        const low = sorted[Math.round(0.05 * (sorted.length - 1))] ?? 0;
        const high = sorted[Math.round(0.95 * (sorted.length - 1))] ?? 0;
        expect(low).toBeGreaterThanOrEqual((limits[0] ?? 0) - width - 1e-3);
        expect(high).toBeLessThanOrEqual((limits[5] ?? 0) + width + 1e-3);
      }),
    );
  });
});

describe("limits around a middle", () => {
  test("lie even to both sides of it", () => {
    // From -4.5 to 4.5 %: seven steps of 2 reach to 7, of 1 to 3.5.
    const slopes = Float32Array.from(rising, (value) => (value - 50) / 10);
    expect(limitsAround(slopes, 0, 1)).toEqual([-5, -3, -1, 1, 3, 5]);
  });

  test("are even where the ride only climbs", () => {
    expect(limitsAround(new Float32Array(600).fill(7), 0, 1)).toEqual([-5, -3, -1, 1, 3, 5]);
    expect(limitsAround(new Float32Array(600).fill(12), 0, 1)).toEqual([-10, -6, -2, 2, 6, 10]);
  });

  test("have a middle that need not be zero", () => {
    expect(limitsAround(new Float32Array(600).fill(50), 50, 2)).toEqual([45, 47, 49, 51, 53, 55]);
  });
});

test.each([
  [-1, 1],
  [9.9, 1],
  [10, 2],
  [25, 3],
  [30, 4],
  [99, 4],
  [gap, 0],
])("%d lies in step %d of those that end at 10, 20 and 30", (value, step) => {
  expect(stepOf(value, [10, 20, 30])).toBe(step);
});
