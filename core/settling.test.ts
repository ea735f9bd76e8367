import { describe, expect, test } from "vitest";
import type { Track } from "./channel";
import { elevationBeforeSettled, temperatureBeforeSettled } from "./settling";

const gap = Number.NaN;
const firstFixAt = (second: number, length: number): Track => {
  const column = new Float64Array(length).fill(50).fill(gap, 0, second);
  return { latitude: column, longitude: column };
};

describe("elevationBeforeSettled", () => {
  test("is what was told before a jump of more than 20 m in a second", () => {
    expect(elevationBeforeSettled(Float32Array.of(0, 2, 86, 86.2), null)).toEqual([0, 1]);
  });

  test("goes on over the drift behind the jump", () => {
    expect(elevationBeforeSettled(Float32Array.of(-2, -50, -22, -8, -6, -6), null)).toEqual([0, 1, 2]);
  });

  test("waits for the fix that sets the barometer right", () => {
    const elevation = new Float32Array(200).fill(50).fill(90, 103);
    expect(elevationBeforeSettled(elevation, firstFixAt(103, 200))).toHaveLength(103);
    expect(elevationBeforeSettled(elevation, firstFixAt(0, 200))).toEqual([]);
  });

  test("is nothing where the elevation only climbs steeply, or the jump is over a hole", () => {
    expect(elevationBeforeSettled(Float32Array.of(495, 501.4, 507.8, 508), null)).toEqual([]);
    expect(elevationBeforeSettled(Float32Array.of(0, gap, 86, 86), null)).toEqual([]);
  });
});

describe("temperatureBeforeSettled", () => {
  test("is what was told before a jump of more than 10 °C", () => {
    expect(temperatureBeforeSettled(Float32Array.of(0, gap, 21, 21))).toEqual([0]);
  });

  test("is nothing where a device comes out of the house, or was left in the sun", () => {
    const cooling = Float32Array.from({ length: 60 }, (_, second) => 20 - second / 4);
    expect(temperatureBeforeSettled(cooling)).toEqual([]);
    const later = new Float32Array(300).fill(20).fill(gap, 30, 45).fill(35, 45);
    expect(temperatureBeforeSettled(later)).toEqual([]);
    expect(temperatureBeforeSettled(new Float32Array(300).fill(20).fill(35, 100))).toEqual([]);
  });
});
