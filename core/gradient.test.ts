import { describe, expect, test } from "vitest";
import { gradientOf, steepestPercent } from "./gradient";

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

describe("steepestPercent", () => {
  /** A place every 10 m of road, which take a second each. */
  const profile = (...heights: number[]) => ({
    seconds: Uint32Array.from(heights.keys()),
    meters: Float64Array.from(heights.keys(), (place) => place * 10),
    heights: Float64Array.from(heights),
  });
  const flat = (places: number, height = 0) => new Array<number>(places).fill(height);
  const climb = (places: number, rise: number) => Array.from({ length: places }, (_, place) => place * rise);

  test("is the rise over the 100 m for which it is greatest", () => {
    // By hand: 60 m at 12 %, the rest flat: 7.2 m over 100 m.
    expect(steepestPercent(profile(...flat(20), ...climb(7, 1.2), ...flat(20, 7.2)))).toBeCloseTo(7.2, 9);
  });

  test("of a road that is steep all the way is its gradient", () => {
    expect(steepestPercent(profile(...climb(40, 0.8)))).toBeCloseTo(8, 9);
  });

  test("is measured over exactly 100 m, also where places are further apart", () => {
    // By hand: places 30 m apart at 10 %; from one of them 100 m end a third into the fourth step.
    const { seconds, meters, heights } = profile(...climb(20, 3));
    expect(steepestPercent({ seconds, meters: meters.map((value) => value * 3), heights })).toBeCloseTo(10, 9);
  });

  test("does not reach over a hole in the recording", () => {
    const { seconds, meters, heights } = profile(...flat(15), ...flat(15, 20));
    const torn = seconds.map((second) => second + (second >= 15 ? 60 : 0));
    expect(steepestPercent({ seconds, meters, heights })).toBeCloseTo(20, 9);
    expect(steepestPercent({ seconds: torn, meters, heights })).toBe(0);
  });

  test("is steeper than 35 % nowhere", () => {
    expect(steepestPercent(profile(...climb(20, 6)))).toBe(35);
  });

  test("is unknown on less than 100 m of road", () => {
    expect(steepestPercent(profile(...climb(10, 1)))).toBeNull();
    expect(steepestPercent(profile())).toBeNull();
  });
});
