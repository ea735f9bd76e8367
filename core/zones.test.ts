import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_FIGURES } from "./ride";
import { heartRateZones, limitsOf, powerZones, timeInZones, zoneTimes } from "./zones";

test("the seven zones of power with a threshold of 250 W", () => {
  expect(limitsOf(powerZones(250))).toEqual([137.5, 187.5, 225, 262.5, 300, 375]);
  expect(powerZones(250).at(0)).toMatchObject({ name: "Z1", from: 0, to: 137.5 });
  expect(powerZones(250).at(-1)).toMatchObject({ name: "Z7", from: 375, to: Number.POSITIVE_INFINITY });
});

test("a limit that is a whole watt is one, so that a value on it belongs above it", () => {
  expect(limitsOf(powerZones(200))).toEqual([110, 150, 180, 210, 240, 300]);
});

test("the zones of power by the rider's own limits", () => {
  expect(limitsOf(powerZones(250, [50, 70, 88, 100, 118, 140]))).toEqual([125, 175, 220, 250, 295, 350]);
  expect(powerZones(250, [50, 70, 88, 100, 118, 140]).at(4)).toMatchObject({ name: "Z5", label: "VO₂ max" });
  expect(limitsOf(powerZones(250, null))).toEqual(limitsOf(powerZones(250)));
});

describe("the zones of heart rate", () => {
  test("go by the threshold where it is known", () => {
    const zones = heartRateZones({ ...NO_FIGURES, thresholdHeartRate: 165, maxHeartRate: 190 }) ?? [];
    expect(zones.map(({ name }) => name)).toEqual(["Z1", "Z2", "Z3", "Z4", "Z5a", "Z5b", "Z5c"]);
    expect(limitsOf(zones).map((bpm) => Math.round(bpm * 10) / 10)).toEqual([133.7, 148.5, 155.1, 165, 170, 174.9]);
  });

  test("are five by the maximum where only that is known", () => {
    const zones = heartRateZones({ ...NO_FIGURES, maxHeartRate: 190 }) ?? [];
    expect(limitsOf(zones).map(Math.round)).toEqual([114, 133, 152, 171]);
  });

  test.each([1, 4, 9])("are the rider's own where they cut them, at %d limits", (count) => {
    const own = [100, 110, 120, 130, 140, 150, 160, 170, 180].slice(0, count);
    const zones = heartRateZones({ heartRateZoneLimits: own, thresholdHeartRate: 165, maxHeartRate: 190 }) ?? [];
    expect(zones.map(({ name }) => name)).toEqual(["Z1", ...own.map((_, index) => `Z${index + 2}`)]);
    expect(limitsOf(zones)).toEqual(own);
    expect(zones.at(-1)?.to).toBe(Number.POSITIVE_INFINITY);
  });

  test("are unknown with neither", () => {
    expect(heartRateZones(NO_FIGURES)).toBeNull();
  });
});

test("zoneTimes keeps the limits beside the seconds", () => {
  expect(zoneTimes(Float32Array.of(100, 200, 201, 400), powerZones(200, [80, 100, 120, 140, 160, 180]))).toEqual({
    limits: [160, 200, 240, 280, 320, 360],
    seconds: [1, 0, 2, 0, 0, 0, 1],
  });
});

describe("timeInZones", () => {
  test("counts a limit to the zone above it, zeros to the first and gaps to none", () => {
    const power = Float32Array.of(0, 137, 137.5, 187.5, 500, Number.NaN);
    expect(timeInZones(power, limitsOf(powerZones(250)))).toEqual([2, 1, 1, 0, 0, 0, 1]);
  });

  test("adds up to the seconds that have a value", () => {
    const power = fc.array(fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(Number.NaN)));
    fc.assert(
      fc.property(power, fc.integer({ min: 50, max: 450 }), (values, ftp) => {
        const seconds = timeInZones(Float32Array.from(values), limitsOf(powerZones(ftp)));
        expect(seconds).toHaveLength(7);
        expect(seconds.reduce((sum, one) => sum + one, 0)).toBe(values.filter((value) => !Number.isNaN(value)).length);
      }),
    );
  });
});
