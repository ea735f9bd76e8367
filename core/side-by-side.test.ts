import { describe, expect, test } from "vitest";
import type { RecordedRide } from "./ride";
import { comparable, comparePlaces, compareSensors } from "./side-by-side";

const gap = Number.NaN;
const look = { shiftSeconds: 0, everySeconds: 1 };
const ride = (told: Partial<RecordedRide>): RecordedRide => ({
  startedAt: new Date("2026-06-01T12:00:00Z"),
  offsetMinutes: null,
  elapsedSeconds: 4,
  channels: {},
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...told,
});
const at = (...longitude: number[]) =>
  comparable(
    ride({
      track: { latitude: Float64Array.from(longitude, (one) => one && 0), longitude: Float64Array.from(longitude) },
    }),
  );
const beating = (...bpm: number[]) => comparable(ride({ channels: { "heart-rate": Float32Array.from(bpm) } }));

describe("comparePlaces", () => {
  test("counts where both are, and where they are together", () => {
    // On the equator 0.0005° are 55.6 m, and 0.001° are 111.2 m.
    const match = comparePlaces(at(5, 5, 5, 5), at(5.0005, 5.001, 5.0005, 5.0005), look);
    expect(match).toMatchObject({ looks: 4, together: 3 });
    expect(match.meanMeters).toBeCloseTo((3 * 55.6 + 100) / 4, 0);
  });

  test("moves the other's clock", () => {
    expect(comparePlaces(at(1, 2, 3, 4), at(2, 3, 4, 5), { shiftSeconds: 1, everySeconds: 1 })).toMatchObject({
      looks: 3,
      together: 3,
    });
  });

  test("knows nothing where one is nowhere", () => {
    expect(comparePlaces(at(1, 2, 3, 4), comparable(ride({})), look).looks).toBe(0);
  });
});

describe("compareSensors", () => {
  test("tells how alike readings are", () => {
    // Over five seconds smoothed these are 100, 110, 120, 130, and 104, 114, 124, 134.
    const match = compareSensors(beating(100, 120, 140, 160), beating(104, 124, 144, 164), "heart-rate", look);
    expect(match).toMatchObject({ looks: 4, difference: 4, mean: 117 });
    expect(match.correlation).toBeCloseTo(1, 6);
  });

  test("takes a heart rate of 0 for none, and has no correlation of what never changed", () => {
    const match = compareSensors(beating(140, 140, 140, gap), beating(0, 140, 140, 140), "heart-rate", look);
    expect(match).toMatchObject({ looks: 2, difference: 0, correlation: gap });
  });
});
