import { describe, expect, test } from "vitest";
import type { Best, RideBests } from "@/core/bests";
import type { RideId } from "@/core/ids";
import { curveLines, curveSummary, namedDurations, pointInWords } from "./ride-curve-rows";

const CURVE = { seconds: [1, 5, 7, 60], values: [700, 640, 600, 412], starts: [90, 88, 88, 60] };
const RIDE = { rideId: "asked" as RideId, curve: CURVE };
const WATTS = { kind: "power", weightKg: null } as const;
const BY_WEIGHT = { kind: "power", weightKg: 80 } as const;

const best = (size: number, value: number, weightKg: number | null = 70): Best => ({
  ...{ kind: "power", size, value, weightKg },
  rideId: "a" as RideId,
  title: "Another ride",
  startedAt: new Date("2026-05-03T08:00:00Z"),
  offsetMinutes: 120,
});

const NONE = { "ninety-days": [], season: [], "all-time": [] };
const BESTS: RideBests = {
  year: 2026,
  byValue: { ...NONE, season: [best(5, 650), best(60, 420)], "all-time": [best(5, 700, null), best(1200, 300)] },
  byWeight: { ...NONE, "all-time": [best(5, 630)] },
  placings: [],
};

describe("the curves of a ride", () => {
  test("are its own first, then what it is compared with, as far as there is something", () => {
    const lines = curveLines(RIDE, WATTS, BESTS);
    expect(lines.map(({ name, look }) => [name, look])).toEqual([
      ["This ride", "own"],
      ["2026", "middle"],
      ["All time", "far"],
    ]);
    expect(lines[2]).toMatchObject({ seconds: [5, 1200], values: [700, 300] });
  });

  test("by weight take each ride's own weight", () => {
    // By hand: 640 W by 80 kg are 8 W/kg, 630 W by 70 kg are 9.
    const lines = curveLines(RIDE, BY_WEIGHT, BESTS);
    expect(lines[0]?.values[1]).toBe(8);
    expect(lines[1]).toMatchObject({ name: "All time", values: [9] });
  });

  test("are its own alone until the others are known, and where all bests are its own", () => {
    expect(curveLines(RIDE, WATTS, null)).toHaveLength(1);
    const season = [best(5, 640), best(60, 412)].map((own) => ({ ...own, rideId: RIDE.rideId }));
    expect(curveLines(RIDE, WATTS, { ...BESTS, byValue: { ...NONE, season } })).toHaveLength(1);
  });

  test("are named in a table by the durations that people name", () => {
    expect(namedDurations(curveLines(RIDE, WATTS, BESTS))).toEqual([1, 5, 60, 1200]);
  });

  test("are summed up by a few of these", () => {
    const [own] = curveLines(RIDE, WATTS, null);
    expect(own && curveSummary(own, WATTS)).toBe("The most that was held: 640 W for 5 seconds, 412 W for 1 minute.");
    const [short] = curveLines(
      { ...RIDE, curve: { seconds: [1, 2], values: [700, 640], starts: [0, 0] } },
      WATTS,
      null,
    );
    expect(short && curveSummary(short, WATTS)).toBe("The most that was held: 700 W for 1 second.");
  });

  test("tell of each point what it is, where it was, and what else there was", () => {
    const lines = curveLines(RIDE, WATTS, BESTS);
    expect(pointInWords(lines, WATTS, { index: 1, start: 88 })).toBe(
      "5 seconds: 640 W, from 0:01:28. 2026 650 W, All time 700 W.",
    );
    expect(pointInWords(lines, WATTS, { index: 2, start: 88 })).toBe("0:00:07: 600 W, from 0:01:28.");
    const byWeight = curveLines(RIDE, BY_WEIGHT, BESTS);
    expect(pointInWords(byWeight, BY_WEIGHT, { index: 1, start: 88 })).toBe(
      "5 seconds: 8.00 W/kg, from 0:01:28. All time 9.00 W/kg.",
    );
  });
});
