import { describe, expect, test } from "vitest";
import { scaleOf, turnOf } from "./scale";

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

  test("of elevation stands on zero when that is wished, or on what lies below the sea", () => {
    expect(scaleOf("elevation", of(1204, 1893), true)).toEqual({ low: 0, high: 1900 });
    expect(scaleOf("elevation", of(-14, 70), true)).toEqual({ low: -20, high: 70 });
  });

  test("of what is left above the threshold reaches below zero when it went there", () => {
    expect(scaleOf("w-balance", of(20, 3.2))).toEqual({ low: 0, high: 20 });
    expect(scaleOf("w-balance", of(20, -1.4))).toEqual({ low: -5, high: 20 });
  });

  test("of balance does not follow a stroke with one leg", () => {
    expect(scaleOf("balance", of(51, 48, 100, 0))).toEqual({ low: 30, high: 70 });
    expect(scaleOf("balance", of(51, 48))).toEqual({ low: 45, high: 55 });
  });

  test("leaves out gaps", () => {
    expect(scaleOf("cadence", of(Number.NaN, 90, Number.NaN, 102))).toEqual({ low: 0, high: 110 });
  });

  test("of nothing but gaps is still one that can be drawn", () => {
    const { low, high } = scaleOf("power", of(Number.NaN, Number.NaN));
    expect(high).toBeGreaterThan(low);
  });
});

test("a lane turns where its scale reaches to both sides of its turn", () => {
  expect(turnOf("w-balance", { low: 0, high: 20 })).toBeNull();
  expect(turnOf("w-balance", { low: -5, high: 20 })).toBe(0);
  expect(turnOf("balance", { low: 45, high: 55 })).toBe(50);
  expect(turnOf("power", { low: -10, high: 100 })).toBeNull();
});
