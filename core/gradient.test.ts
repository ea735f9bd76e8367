import { describe, expect, test } from "vitest";
import { gradientOf } from "./gradient";

const gap = Number.NaN;
const ride = (length: number, at: (second: number) => number) =>
  Float32Array.from({ length }, (_, second) => at(second));
/** Eight metres a second. */
const distance = ride(60, (second) => second * 8);

describe("gradientOf", () => {
  test("of 6 m over 80 m is 7.5 %", () => {
    const gradient = gradientOf(
      ride(60, (second) => 100 + second * 0.6),
      distance,
    );
    expect(gradient[30]).toBeCloseTo(7.5, 3);
  });

  test("of a descent is below zero, of the flat zero", () => {
    expect(
      gradientOf(
        ride(60, (second) => 100 - second * 0.4),
        distance,
      )[30],
    ).toBeCloseTo(-5, 3);
    expect(gradientOf(new Float32Array(60).fill(100), distance)[30]).toBe(0);
  });

  test("does not depend on how fast the road was ridden", () => {
    const slow = ride(600, (second) => second * 0.8);
    expect(
      gradientOf(
        ride(600, (second) => 100 + second * 0.06),
        slow,
      )[300],
    ).toBeCloseTo(7.5, 3);
  });

  test("is steeper than 35 % nowhere", () => {
    expect(
      gradientOf(
        ride(60, (second) => second * 8),
        distance,
      )[30],
    ).toBe(35);
  });

  test("is unknown where hardly any road was ridden", () => {
    expect([
      ...gradientOf(
        ride(60, (second) => second),
        ride(60, (second) => second * 0.1),
      ),
    ]).toEqual(Array(60).fill(gap));
  });

  test("is unknown where a gap hides the road", () => {
    const elevation = ride(120, (second) => (second > 40 && second < 80 ? gap : 100 + second * 0.6));
    const gradient = gradientOf(
      elevation,
      ride(120, (second) => second * 8),
    );
    expect(gradient[20]).toBeCloseTo(7.5, 3);
    expect(gradient[60]).toBeNaN();
    expect(gradient[40]).toBeNaN();
  });

  test("goes on where the device begins to count from 0 again", () => {
    const restarted = ride(60, (second) => (second < 30 ? second * 8 : (second - 30) * 8));
    expect(
      gradientOf(
        ride(60, (second) => 100 + second * 0.6),
        restarted,
      )[45],
    ).toBeCloseTo(7.5, 3);
  });

  test("of a ride without distance is unknown", () => {
    expect(gradientOf(new Float32Array(3).fill(100), new Float32Array(3).fill(gap))).toEqual(
      Float32Array.of(gap, gap, gap),
    );
  });
});
