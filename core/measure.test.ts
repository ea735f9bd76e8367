import { describe, expect, test } from "vitest";
import { measure } from "./measure";
import type { RecordedRide } from "./ride";

const gap = Number.NaN;
const SECONDS = 1500;
const steady = (value: number) => new Float32Array(SECONDS).fill(value);

/** 25 minutes at 200 W, 150 bpm and 4 m/s: 1 km flat, 4 km at 6 %, and 1 km flat. */
const ride = (channels: RecordedRide["channels"] = {}, changes: Partial<RecordedRide> = {}): RecordedRide => ({
  startedAt: new Date("2026-06-01T10:00:00Z"),
  offsetMinutes: null,
  elapsedSeconds: SECONDS,
  channels: {
    power: steady(200),
    "heart-rate": steady(150),
    distance: steady(0).map((_, second) => second * 4),
    elevation: steady(0).map((_, second) => 300 + Math.min(Math.max(second - 250, 0), 1000) * 0.24),
    ...channels,
  },
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...changes,
});
const bestOf = (one: RecordedRide, kind: string, size: number) =>
  measure(one).bests.find((best) => best.kind === kind && best.size === size);

describe("measure", () => {
  test("finds the climb and how steep it was", () => {
    const { climbs, steepestPercent } = measure(ride());
    expect(steepestPercent).toBeCloseTo(6, 1);
    expect(climbs).toHaveLength(1);
    // Within the 5 s over which heights are calmed.
    expect(Math.abs((climbs[0]?.lengthMeters ?? gap) - 4000)).toBeLessThanOrEqual(20);
    expect(climbs[0]?.ascentMeters).toBeCloseTo(240, 0);
    // By hand: 240 m in 1,000 s; 24,000 m·%.
    expect(climbs[0]?.vamMetersPerHour).toBeCloseTo(864, -1);
    expect(climbs[0]?.category).toBe("3");
  });

  test("finds no climbs on a trainer", () => {
    expect(measure(ride({}, { isIndoor: true }))).toMatchObject({ climbs: [], steepestPercent: null });
  });

  test("has curves to the ride's length", () => {
    const { powerCurve, heartRateCurve } = measure(ride());
    expect([powerCurve?.seconds.at(-1), powerCurve?.values.at(-1)]).toEqual([SECONDS, 200]);
    expect([heartRateCurve?.seconds.at(-1), heartRateCurve?.values.at(-1)]).toEqual([SECONDS, 150]);
  });

  test("keeps among the bests the highest heart rate that was held for three seconds, with where it was", () => {
    const heartRate = steady(150);
    heartRate.set([190, 190, 171, 172, 173], 600);
    expect(bestOf(ride({ "heart-rate": heartRate }), "heart-rate", 3)).toEqual({
      kind: "heart-rate",
      size: 3,
      value: 171,
      start: 600,
      end: 603,
    });
  });

  test("keeps the best distances, and no effort with a gap", () => {
    expect(bestOf(ride(), "distance", 5000)).toMatchObject({ value: 1250 });
    expect(bestOf(ride(), "power", 1200)).toMatchObject({ value: 200 });
    const lost = ride({ power: steady(200).fill(gap, 700, 800) });
    expect(bestOf(lost, "power", 1200)).toBeUndefined();
    expect(bestOf(lost, "power", 600)).toMatchObject({ value: 200 });
  });

  test("of what was not recorded has nothing", () => {
    expect(measure({ ...ride(), channels: {} })).toMatchObject({
      powerCurve: null,
      heartRateCurve: null,
      efforts: [],
      bests: [],
      climbs: [],
      steepestPercent: null,
    });
  });
});
