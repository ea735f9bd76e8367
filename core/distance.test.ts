import { describe, expect, test } from "vitest";
import { distanceSoFar, wayRidden } from "./distance";

const gap = Number.NaN;
const noFix = new Array<number>(11).fill(gap);
const track = (...latitudes: number[]) => ({
  latitude: Float64Array.from(latitudes),
  longitude: Float64Array.from(latitudes, (latitude) => (Number.isNaN(latitude) ? gap : 5)),
});

describe("wayRidden", () => {
  test("is the device's distance from its first word on", () => {
    const distance = Float32Array.of(gap, 100, 108, gap, 124);
    expect([...(wayRidden({ distance }, null) ?? [])]).toEqual([gap, 0, 8, gap, 24]);
  });

  test("goes on when the device begins again from 0", () => {
    const distance = Float32Array.of(0, 10, 20, 0, 10);
    expect([...(wayRidden({ distance }, null) ?? [])]).toEqual([0, 10, 20, 20, 30]);
  });

  test("prefers the device to the positions", () => {
    expect(wayRidden({ distance: Float32Array.of(0, 10) }, track(52, 53))?.at(-1)).toBe(10);
  });

  test("goes from position to position where the device told none, or stood at 0", () => {
    // By hand: a ten-thousandth of a degree of latitude is 11.12 m.
    expect(wayRidden({}, track(52, 52.0001, gap, 52.0002))?.at(-1)).toBeCloseTo(22.24, 2);
    expect(wayRidden({ distance: new Float32Array(2) }, track(52, 52.0001))?.at(-1)).toBeCloseTo(11.12, 2);
  });

  test("adds nothing over a fix that was lost for long", () => {
    expect(wayRidden({}, track(52, 52.0001, ...noFix, 53, 53.0001))?.at(-1)).toBeCloseTo(22.24, 2);
  });

  test("is unknown where nothing was covered", () => {
    expect(wayRidden({}, null)).toBeNull();
    expect(wayRidden({ distance: new Float32Array(5) }, null)).toBeNull();
    expect(wayRidden({}, track(52, 52))).toBeNull();
  });
});

test("distanceSoFar stands over gaps", () => {
  expect([...distanceSoFar(Float64Array.of(gap, 0, 8, gap, gap, 24))]).toEqual([0, 0, 8, 8, 8, 24]);
});
