import { describe, expect, test } from "vitest";
import { scaleOf } from "./scale";

const of = (...values: number[]) => Float32Array.from(values);

describe("the scale of a lane", () => {
  test("of power stands on zero and reaches the next fifty", () => {
    expect(scaleOf("power", of(120, 702, 0))).toEqual({ low: 0, high: 750 });
  });

  test("of an easy ride reaches far enough not to look hard", () => {
    expect(scaleOf("power", of(80, 95))).toEqual({ low: 0, high: 200 });
  });

  test("of heart rate starts at 60, or below the lowest beat", () => {
    expect(scaleOf("heart-rate", of(88, 176))).toEqual({ low: 60, high: 180 });
    expect(scaleOf("heart-rate", of(47, 176))).toEqual({ low: 40, high: 180 });
  });

  test("of elevation follows the land, and may lie below the sea", () => {
    expect(scaleOf("elevation", of(1204, 1893))).toEqual({ low: 1200, high: 1900 });
    expect(scaleOf("elevation", of(-4, 7))).toEqual({ low: -10, high: 30 });
  });

  test("leaves out gaps", () => {
    expect(scaleOf("cadence", of(Number.NaN, 90, Number.NaN, 102))).toEqual({ low: 0, high: 110 });
  });

  test("of nothing but gaps is still one that can be drawn", () => {
    const { low, high } = scaleOf("power", of(Number.NaN, Number.NaN));
    expect(high).toBeGreaterThan(low);
  });
});
