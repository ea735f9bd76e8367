import { describe, expect, test } from "vitest";
import { compareHalves, isSteady } from "./decoupling";

const gap = Number.NaN;
const steady = (value: number, length: number) => new Float32Array(length).fill(value);
const halves = (first: number, second: number, length = 1800) =>
  Float32Array.from([...steady(first, length), ...steady(second, length)]);

describe("compareHalves", () => {
  test("of 200 W at 140 bpm, then 200 W at 147 bpm, is 4.76 % of decoupling and 5 % of drift", () => {
    // Worked example of our reference on metrics.
    const compared = compareHalves(steady(200, 3600), halves(140, 147));
    expect(compared?.decouplingPercent).toBeCloseTo(4.76, 2);
    expect(compared?.driftPercent).toBeCloseTo(5, 9);
  });

  test("of a ride that does not change is none", () => {
    expect(compareHalves(steady(200, 3600), steady(140, 3600))).toEqual({ decouplingPercent: 0, driftPercent: 0 });
  });

  test("is below zero for who warms up", () => {
    // By hand: 200 ÷ 140 grows to 210 ÷ 140, by 5 %.
    const compared = compareHalves(halves(200, 210), steady(140, 3600));
    expect(compared?.decouplingPercent).toBeCloseTo(-5, 9);
    expect(compared?.driftPercent).toBe(0);
  });

  test("leaves out seconds without a heart rate and without power, and halves what remains", () => {
    const power = Float32Array.from([...steady(gap, 100), ...steady(200, 3600), ...steady(200, 500)]);
    const heartRate = Float32Array.from([
      ...steady(180, 100),
      ...halves(140, 147),
      ...steady(gap, 400),
      ...steady(0, 100),
    ]);
    expect(compareHalves(power, heartRate)?.driftPercent).toBeCloseTo(5, 9);
    expect(compareHalves(power, heartRate)?.decouplingPercent).toBeCloseTo(4.76, 2);
  });

  test("counts coasting", () => {
    // By hand: of the first half every second second is coasted, 100 W in the mean; the second half has 200 W.
    const power = Float32Array.from({ length: 4000 }, (_, second) => (second < 2000 && second % 2 === 0 ? 0 : 200));
    expect(compareHalves(power, steady(140, 4000))?.decouplingPercent).toBeCloseTo(-100, 9);
  });

  test("does not divide by a first half without power", () => {
    expect(compareHalves(halves(0, 200), halves(140, 147))?.decouplingPercent).toBeNull();
  });

  test("is unknown where power and heart rate never come together", () => {
    expect(compareHalves(steady(gap, 60), steady(140, 60))).toBeNull();
    expect(compareHalves(steady(200, 60), steady(0, 60))).toBeNull();
    expect(compareHalves(steady(200, 1), steady(140, 1))).toBeNull();
  });
});

test.each([
  ["an hour as steady as can be", 3600, 1, true],
  ["a minute less", 3540, 1, false],
  ["an hour at the limit of unevenness", 3600, 1.15, true],
  ["an uneven hour", 3600, 1.16, false],
  ["an hour without power", 3600, null, false],
])("%s: %d s with a variability of %s", (_, seconds, variability, expected) => {
  expect(isSteady(seconds, variability)).toBe(expected);
});
