import { describe, expect, test } from "vitest";
import { calmed, smoothingFor } from "./smoothing";

const power = Float32Array.of(0, 100, 200, 300, 400);

describe("a lane that is calmed", () => {
  test("has the mean of the seconds around each", () => {
    expect(calmed("power", power, 5)[2]).toBe(200);
  });

  test("is made once for each channel and smoothing", () => {
    expect(calmed("power", power, 5)).toBe(calmed("power", power, 5));
    expect(calmed("power", power, 30)).not.toBe(calmed("power", power, 5));
  });

  test("stays as recorded at a second, and where it does not jump", () => {
    expect(calmed("power", power, 1)).toBe(power);
    expect(calmed("heart-rate", power, 30)).toBe(power);
  });
});

test.each([
  [7200, 30],
  [1800, 5],
  [300, 1],
])("a view of %i s is calmed over %i s", (end, smoothing) => {
  expect(smoothingFor({ start: 0, end })).toBe(smoothing);
});
