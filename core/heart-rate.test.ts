import { describe, expect, test } from "vitest";
import { maxHeartRate, trainingImpulse } from "./heart-rate";

test("maxHeartRate takes three seconds to be believed", () => {
  expect(maxHeartRate(Float32Array.of(120, 198, 198, 121, 168, 169, 170))).toBe(168);
});

describe("trainingImpulse", () => {
  test("of an hour at 150 bpm between 50 and 190 is 108.1", () => {
    // Worked example of our reference on metrics: the reserve is 0.7143.
    expect(trainingImpulse(3600, 150, { restingHeartRate: 50, maxHeartRate: 190 })).toBeCloseTo(108.1, 1);
  });

  test("of an hour at 165 bpm between 55 and 190 is 149.56, of two at 150 bpm 208.70", () => {
    expect(trainingImpulse(3600, 165, { restingHeartRate: 55, maxHeartRate: 190 })).toBeCloseTo(149.56, 2);
    expect(trainingImpulse(7200, 150, { restingHeartRate: 55, maxHeartRate: 190 })).toBeCloseTo(208.7, 1);
  });

  test("at rest and below is none", () => {
    expect(trainingImpulse(3600, 50, { restingHeartRate: 50, maxHeartRate: 190 })).toBe(0);
    expect(trainingImpulse(3600, 45, { restingHeartRate: 50, maxHeartRate: 190 })).toBe(0);
  });

  test("is unknown when the maximum is not above rest", () => {
    expect(trainingImpulse(3600, 150, { restingHeartRate: 190, maxHeartRate: 190 })).toBeNull();
  });
});
