import { describe, expect, test } from "vitest";
import { edwardsImpulse, maxHeartRate, minHeartRate, trainingImpulse } from "./heart-rate";

test("maxHeartRate takes three seconds to be believed", () => {
  expect(maxHeartRate(Float32Array.of(120, 198, 198, 121, 168, 169, 170))).toBe(168);
});

test("minHeartRate takes three seconds to be believed", () => {
  expect(minHeartRate(Float32Array.of(120, 61, 61, 119, 98, 97, 96))).toBe(98);
  expect(minHeartRate(Float32Array.of(120, Number.NaN, 119))).toBeNull();
});

describe("edwardsImpulse", () => {
  const minutes = (...bpm: number[]) => Float32Array.from(bpm.flatMap((value) => new Array<number>(600).fill(value)));

  test("of ten minutes in each band is 150", () => {
    // Worked example of our reference on metrics, with a maximum of 200 bpm: 10 × (1 + 2 + 3 + 4 + 5).
    expect(edwardsImpulse(minutes(110, 130, 150, 170, 190), 200)).toBeCloseTo(150, 9);
  });

  test("counts a border to the band above it, and more than the maximum to the highest", () => {
    expect(edwardsImpulse(minutes(100, 120, 140, 160, 180), 200)).toBeCloseTo(150, 9);
    expect(edwardsImpulse(minutes(210), 200)).toBeCloseTo(50, 9);
  });

  test("counts nothing below half of the maximum, and no gaps", () => {
    expect(edwardsImpulse(minutes(99, Number.NaN), 200)).toBe(0);
  });
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
