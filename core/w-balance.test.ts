import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastKilojoules, wBalance, wBalanceIntegral } from "./w-balance";

const GAP = Number.NaN;
const RESERVE = { thresholdWatts: 250, wPrimeJoules: 20_000 };
const steady = (value: number, length: number) => new Float32Array(length).fill(value);
const join = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

const UP_AND_DOWN = join(steady(350, 180), steady(150, 180));

describe("wBalance", () => {
  test("of three minutes 100 W above and three below is 2,000 J, then 12,698 J", () => {
    // Worked example of our reference on metrics.
    const balance = wBalance(UP_AND_DOWN, [], RESERVE);
    expect(balance[179]).toBeCloseTo(2000, 2);
    expect(balance[359]).toBeCloseTo(12_698, -0.5);
  });

  test("stays full at and below the threshold", () => {
    expect(wBalance(steady(250, 60), [], RESERVE).every((joules) => joules === 20_000)).toBe(true);
    expect(wBalance(steady(100, 60), [], RESERVE).every((joules) => joules === 20_000)).toBe(true);
  });

  test("goes below 0 where the figures are too low, and is not cut off", () => {
    expect(wBalance(steady(450, 200), [], RESERVE)[199]).toBe(-20_000);
  });

  test("recovers in a pause as at 0 W, whatever was recorded in it", () => {
    const coasted = wBalance(join(steady(350, 180), steady(0, 60), steady(200, 60)), [], RESERVE);
    const pauses = [{ start: 180, end: 240 }];
    for (const inPause of [GAP, 300]) {
      const paused = wBalance(join(steady(350, 180), steady(inPause, 60), steady(200, 60)), pauses, RESERVE);
      expect(paused).toEqual(coasted);
    }
  });

  test("is unknown in a drop-out, and goes on from where it was", () => {
    const balance = wBalance(join(steady(350, 60), steady(GAP, 30), steady(350, 60)), [], RESERVE);
    expect(balance.subarray(60, 90).every(Number.isNaN)).toBe(true);
    expect(balance[59]).toBe(14_000);
    expect(balance[90]).toBe(13_900);
  });
});

describe("wBalanceIntegral", () => {
  test("of three minutes 100 W above and three below is 4,789 J, then 9,269 J", () => {
    // Worked example of our reference on metrics: D = 100 W, τ = 516.9 s.
    const balance = wBalanceIntegral(UP_AND_DOWN, [], RESERVE);
    expect(Math.abs((balance[179] ?? GAP) - 4789)).toBeLessThan(10);
    expect(Math.abs((balance[359] ?? GAP) - 9269)).toBeLessThan(10);
  });

  test("is what the sum over all seconds before gives", () => {
    const watts = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(fc.array(watts, { minLength: 1, maxLength: 80 }), (values) => {
        const balance = wBalanceIntegral(Float32Array.from(values), [], RESERVE);
        const below = values.filter((value) => value < 250);
        const depth = below.length === 0 ? 0 : 250 - below.reduce((sum, value) => sum + value, 0) / below.length;
        const tau = 546 * Math.exp(-0.01 * depth) + 316;
        for (const [second, joules] of balance.entries()) {
          const spent = values
            .slice(0, second + 1)
            .reduce((sum, value, u) => sum + Math.max(0, value - 250) * Math.exp(-(second - u) / tau), 0);
          expect(joules).toBeCloseTo(20_000 - spent, 1);
        }
      }),
    );
  });

  test("recovers in a pause, and the more quickly for it: a pause is rest at 0 W", () => {
    const pauses = [{ start: 60, end: 120 }];
    const paused = wBalanceIntegral(join(steady(350, 60), steady(GAP, 60), steady(200, 60)), pauses, RESERVE);
    expect(paused).toEqual(wBalanceIntegral(join(steady(350, 60), steady(0, 60), steady(200, 60)), [], RESERVE));
  });

  test("is unknown in a drop-out", () => {
    const balance = wBalanceIntegral(join(steady(350, 60), steady(GAP, 30), steady(350, 60)), [], RESERVE);
    expect(balance.subarray(60, 90).every(Number.isNaN)).toBe(true);
    expect(balance[90]).not.toBeNaN();
  });
});

describe("leastKilojoules", () => {
  test("is the lowest of all, below 0 as well", () => {
    expect(leastKilojoules(Float32Array.of(20_000, GAP, -1500, 3000))).toBe(-1.5);
  });

  test("is unknown where nothing is known", () => {
    expect(leastKilojoules(Float32Array.of(GAP, GAP))).toBeNull();
  });
});
