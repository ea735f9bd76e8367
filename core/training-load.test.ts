import { describe, expect, test } from "vitest";
import { type Figures, NO_FIGURES } from "./ride";
import { heartRateLoad, intensity, powerLoad, rideLoad } from "./training-load";

const figures: Figures = {
  ...NO_FIGURES,
  ftpWatts: 250,
  thresholdHeartRate: 165,
  maxHeartRate: 190,
  restingHeartRate: 55,
};

describe("intensity", () => {
  test("is weighted power by threshold power", () => {
    expect(intensity(263.7, { ftpWatts: 250 })).toBeCloseTo(1.0548, 4);
  });

  test.each([
    ["no power", null, 250],
    ["no threshold", 263.7, null],
    ["a threshold of 0, which devices write for 'unknown'", 263.7, 0],
  ])("is unknown with %s", (_, weighted, ftpWatts) => expect(intensity(weighted, { ftpWatts })).toBeNull());
});

describe("powerLoad", () => {
  test("of an hour at threshold is 100", () => {
    expect(powerLoad(3600, 1, 1)).toBe(100);
  });

  test("of twenty minutes at 263.7 W with a threshold of 250 W is 37.1", () => {
    expect(powerLoad(1200, 263.7 / 250, 1)).toBeCloseTo(37.1, 1);
  });

  test("of 13,017 s at 275 W with a threshold of 300 W is 303.8", () => {
    // The device wrote 303.
    expect(powerLoad(13_017, 275 / 300, 1)).toBeCloseTo(303.8, 1);
  });

  test("is unknown when power covers less than nine tenths of the ride", () => {
    expect(powerLoad(3600, 1, 0.9)).toBe(100);
    expect(powerLoad(3600, 1, 0.89)).toBeNull();
    expect(powerLoad(3600, 1, null)).toBeNull();
    expect(powerLoad(3600, null, 1)).toBeNull();
  });
});

describe("heartRateLoad", () => {
  const at = (meanBpm: number | null, heartRateShare: number | null = 1) => ({ meanBpm, heartRateShare });

  test("of an hour at threshold heart rate is 100", () => {
    expect(heartRateLoad(3600, at(165), figures)).toBeCloseTo(100, 9);
  });

  test("of two hours at 150 bpm is 139.5", () => {
    expect(heartRateLoad(7200, at(150), figures)).toBeCloseTo(139.5, 1);
  });

  test("is unknown when heart rate covers less than half of the ride", () => {
    expect(heartRateLoad(3600, at(165, 0.5), figures)).toBeCloseTo(100, 9);
    expect(heartRateLoad(3600, at(165, 0.49), figures)).toBeNull();
    expect(heartRateLoad(3600, at(null, null), figures)).toBeNull();
  });

  test.each<[string, Partial<Figures>]>([
    ["no threshold", { thresholdHeartRate: null }],
    ["no maximum", { maxHeartRate: null }],
    ["no rest", { restingHeartRate: null }],
    ["a threshold at rest", { thresholdHeartRate: 55 }],
    ["a maximum below rest", { maxHeartRate: 50 }],
  ])("is unknown with %s", (_, change) => {
    expect(heartRateLoad(3600, at(165), { ...figures, ...change })).toBeNull();
  });
});

test("a ride counts with its power, else with its heart rate, never with both", () => {
  expect(rideLoad({ load: 96, heartRateLoad: 110 })).toBe(96);
  expect(rideLoad({ load: null, heartRateLoad: 110 })).toBe(110);
  expect(rideLoad({ load: null, heartRateLoad: null })).toBeNull();
});
