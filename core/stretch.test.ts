import { describe, expect, test } from "vitest";
import type { ReadyRide } from "./ready-ride";
import { speedOver, stretchNumbers, stretchOf } from "./stretch";

const gap = Number.NaN;
/** Ten seconds, of which the fifth and sixth are a pause. */
const ride: ReadyRide = {
  pauses: [{ start: 4, end: 6 }],
  measured: { power: Float32Array.of(100, gap, 200, 300, gap, gap, 100, 100, 0, 0) },
  filled: { power: Float32Array.of(100, 150, 200, 300, gap, gap, 100, 100, 0, 0) },
  recorded: Uint8Array.of(1, 0, 1, 1, 0, 0, 1, 1, 1, 1),
  way: null,
  soFar: Float64Array.of(0, 10, 20, 30, 30, 30, 40, 50, 60, 62),
  moving: Uint8Array.of(1, 1, 1, 1, 0, 0, 1, 1, 1, 0),
  climbs: {
    gained: Float64Array.of(0, 0, 4, 4, 4, 4, 4, 9, 9, 9),
    lost: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 5),
  },
};

describe("stretchOf", () => {
  test("cuts a part out, without its pauses", () => {
    expect(stretchOf(ride, { start: 2, end: 8 })).toEqual({
      measured: { power: Float32Array.of(200, 300, 100, 100) },
      ridden: { power: Float32Array.of(200, 300, 100, 100) },
      timerSeconds: 4,
      movingSeconds: 4,
      distanceMeters: 40,
      ascentMeters: 9,
      descentMeters: 0,
    });
  });

  test("of stretches one after another adds up to the whole", () => {
    const [whole, ...parts] = [
      { start: 0, end: 10 },
      { start: 0, end: 5 },
      { start: 5, end: 7 },
      { start: 7, end: 10 },
    ].map((span) => stretchOf(ride, span));
    for (const number of [
      "timerSeconds",
      "movingSeconds",
      "distanceMeters",
      "ascentMeters",
      "descentMeters",
    ] as const) {
      expect(parts.reduce((sum, part) => sum + (part[number] ?? gap), 0)).toBe(whole?.[number]);
    }
  });

  test("takes the timer for moving where nothing tells", () => {
    expect(stretchOf({ ...ride, moving: null }, { start: 0, end: 10 }).movingSeconds).toBe(8);
  });

  test("does not know what the ride does not know", () => {
    expect(stretchOf({ ...ride, soFar: null, climbs: null }, { start: 0, end: 10 })).toMatchObject({
      distanceMeters: null,
      ascentMeters: null,
      descentMeters: null,
    });
  });
});

describe("stretchNumbers", () => {
  const numbers = stretchNumbers(stretchOf(ride, { start: 0, end: 10 }));

  test("takes means from what was filled and maxima from what was measured", () => {
    // By hand: 100, 150, 200, 300, 100, 100, 0 and 0 W.
    expect(numbers).toMatchObject({ meanPowerWatts: 118.75, maxPowerWatts: 300, weightedPowerWatts: null });
  });

  test("means by speed the distance by the moving time", () => {
    expect(numbers.meanSpeedMps).toBeCloseTo(62 / 7, 9);
  });

  test("does not know what was not recorded", () => {
    expect(numbers).toMatchObject({ meanHeartRateBpm: null, maxHeartRateBpm: null, meanCadenceRpm: null });
  });
});

test("speedOver no time, or no distance, is unknown", () => {
  expect(speedOver(10, 0)).toBeNull();
  expect(speedOver(null, 10)).toBeNull();
  expect(speedOver(10, 4)).toBe(2.5);
});
