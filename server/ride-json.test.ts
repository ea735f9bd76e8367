import { describe, expect, test } from "vitest";
import type { RideAnalysis } from "@/core/ride";
import { readAnalysis, readableAnalysis, toJson } from "./ride-json";

const NOTHING: RideAnalysis = {
  powerCurve: null,
  heartRateCurve: null,
  efforts: [],
  foundEfforts: [],
  climbs: [],
  powerZones: null,
  heartRateZones: null,
  quadrants: null,
  quadrantBins: null,
  histograms: [],
  heartRateAgainstPower: null,
};

const CURVE = { seconds: [1, 5], values: [700, 640], starts: [0, 0] };
const CLIMB = { start: 0, end: 600, lengthMeters: 4000, ascentMeters: 200, meanGradientPercent: 5, category: null };

describe("an analysis", () => {
  test("comes back from its column as it was written", () => {
    const analysis: RideAnalysis = {
      ...NOTHING,
      powerCurve: CURVE,
      histograms: [{ channel: "speed", width: 2, first: 3, seconds: [1, 0, 4] }],
      quadrantBins: { columns: [18], rows: [7], seconds: [60] },
      heartRateAgainstPower: { lagSeconds: 30, windowSeconds: 60, minutes: [0], watts: [200], bpm: [140.5] },
    };
    expect(readableAnalysis(analysis)).toEqual({ analysis, lost: [] });
    expect(readAnalysis(toJson(analysis))).toEqual(analysis);
  });

  test.each([
    ["NaN", Number.NaN],
    ["endless", Number.POSITIVE_INFINITY],
  ])("with a number that is %s loses that part, and can be read", (_, none) => {
    const broken: RideAnalysis = {
      ...NOTHING,
      powerCurve: CURVE,
      climbs: [{ ...CLIMB, vamMetersPerHour: none }],
      powerZones: { limits: [none], seconds: [1, 2] },
    };
    const { analysis, lost } = readableAnalysis(broken);
    expect(lost).toEqual(["climbs", "powerZones"]);
    expect(readAnalysis(toJson(analysis))).toEqual({ ...NOTHING, powerCurve: CURVE });
  });

  test("of an older version has nothing of what it did not know", () => {
    const { quadrantBins, histograms, heartRateAgainstPower, foundEfforts, ...older } = NOTHING;
    expect(readAnalysis(older)).toEqual(NOTHING);
  });
});
