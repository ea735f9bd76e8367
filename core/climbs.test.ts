import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { climbCategory, climbingWattsPerKilogram, findClimbs } from "./climbs";
import type { RoadProfile } from "./road-profile";

/** A stretch of road: how long, how steep in %, and how fast in m/s. */
type Stretch = [meters: number, percent: number, mps?: number];

/** A road ridden stretch by stretch, with a place every second. */
function road(...stretches: Stretch[]): RoadProfile {
  const [meters, heights] = [[0], [100]];
  for (const [length, percent, mps = 5] of stretches) {
    for (let second = 0; second < length / mps; second++) {
      meters.push((meters.at(-1) ?? 0) + mps);
      heights.push((heights.at(-1) ?? 0) + (mps * percent) / 100);
    }
  }
  return {
    seconds: Uint32Array.from(meters.keys()),
    meters: Float64Array.from(meters),
    heights: Float64Array.from(heights),
  };
}

const lengths = (...stretches: Stretch[]) =>
  findClimbs(road(...stretches)).map(({ lengthMeters }) => Math.round(lengthMeters));

describe("findClimbs", () => {
  test("finds a climb from its foot to its top", () => {
    // By hand: 3 km at 8 % are 240 m, 600 s at 5 m/s, 1,440 m an hour; 24,000 m·% are category 3.
    const [climb, ...others] = findClimbs(road([1000, 0], [3000, 8], [1000, -5]));
    expect(others).toEqual([]);
    expect(climb).toMatchObject({ start: 200, end: 800, category: "3" });
    expect(climb?.lengthMeters).toBeCloseTo(3000, 6);
    expect(climb?.ascentMeters).toBeCloseTo(240, 6);
    expect(climb?.meanGradientPercent).toBeCloseTo(8, 6);
    expect(climb?.vamMetersPerHour).toBeCloseTo(1440, 6);
  });

  test("leaves out what is too short or too gentle", () => {
    expect(lengths([295, 10])).toEqual([]);
    expect(lengths([305, 10])).toEqual([305]);
    expect(lengths([5000, 2.9])).toEqual([]);
    expect(lengths([5000, 3.1])).toEqual([5000]);
  });

  test("of the flat, of a descent and of nothing are none", () => {
    expect(lengths([5000, 0])).toEqual([]);
    expect(lengths([5000, -8])).toEqual([]);
    expect(lengths()).toEqual([]);
  });

  test("goes on over a level stretch of less than 500 m", () => {
    expect(lengths([1000, 8], [490, 0], [1000, 8])).toEqual([2490]);
    expect(lengths([1000, 8], [510, 0], [1000, 8])).toEqual([1000, 1000]);
  });

  test("goes on over a dip of less than 10 m", () => {
    // 9 and 11 m down within 100 m of road.
    expect(lengths([1000, 8], [100, -9], [1000, 8])).toEqual([2100]);
    expect(lengths([1000, 8], [100, -11], [1000, 8])).toEqual([1000, 1000]);
  });

  test("goes on over a gentle stretch, as long as it rises", () => {
    // 600 m at 2 % cost 6 m beside a road of 3 %, which either side has plenty of.
    expect(lengths([1000, 8], [600, 2], [1000, 8])).toEqual([2600]);
  });

  test("begins where it becomes steep, and ends where it no longer is", () => {
    expect(lengths([4000, 1], [1000, 8], [4000, 1])).toEqual([1000]);
  });

  test("finds two in one long rise that is gentle between them", () => {
    // 8 km at 1 % cost 160 m beside a road of 3 %; either side has only 50 m.
    expect(lengths([1000, 8], [8000, 1], [1000, 8])).toEqual([1000, 1000]);
  });

  test("begins behind a valley, however wavy that is", () => {
    const waves: Stretch[] = Array.from({ length: 20 }, (_, index) => [60, index % 2 === 0 ? 2 : -2]);
    expect(lengths([1000, 8], ...waves, [1000, 8])).toEqual([1000, 1000]);
  });

  test("counts a pause in the climb, but not the rest at its foot", () => {
    const ridden = road([500, 0], [1000, 6], [500, 0]);
    // Two minutes at the foot (second 100) and three in the middle (second 200).
    const seconds = ridden.seconds.map((second) => second + (second >= 100 ? 120 : 0) + (second >= 200 ? 180 : 0));
    const [climb] = findClimbs({ ...ridden, seconds });
    expect(climb).toMatchObject({ start: 220, end: 600 });
    expect(climb?.vamMetersPerHour).toBeCloseTo((60 * 3600) / 380, 6);
  });

  test("does not take road that was not recorded for a wall", () => {
    // In ten minutes without a reading 50 m of height were won, and no road.
    const { seconds, meters, heights } = road([1000, 0], [1000, 0]);
    const torn = {
      seconds: seconds.map((second) => second + (second > 200 ? 600 : 0)),
      meters,
      heights: heights.map((height, second) => height + (second > 200 ? 50 : 0)),
    };
    expect(findClimbs(torn)).toEqual([]);
  });

  test("keeps their order, and none lies in another", () => {
    const climbs = findClimbs(road([800, 5], [1000, -3], [400, 9], [700, 0], [2000, 4], [900, -2]));
    expect(climbs.map(({ lengthMeters }) => Math.round(lengthMeters))).toEqual([800, 400, 2000]);
    for (const [index, { end }] of climbs.entries()) {
      expect(end).toBeLessThanOrEqual(climbs[index + 1]?.start ?? Number.POSITIVE_INFINITY);
    }
  });

  test("finds on any road only what is long, steep and without a deep dip", () => {
    const stretch = fc.tuple(fc.integer({ min: 10, max: 1500 }), fc.integer({ min: -12, max: 12 }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), (stretches) => {
        const ridden = road(...stretches);
        let last = 0;
        for (const { start, end, lengthMeters, meanGradientPercent } of findClimbs(ridden)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(lengthMeters).toBeGreaterThanOrEqual(300);
          expect(meanGradientPercent).toBeGreaterThanOrEqual(3 - 1e-9);
          expect(deepestDip(ridden.heights.subarray(start, end + 1))).toBeLessThan(10);
          last = end;
        }
      }),
    );
  });
});

function deepestDip(heights: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  return heights.reduce((deepest, height) => {
    top = Math.max(top, height);
    return Math.max(deepest, top - height);
  }, 0);
}

test.each([
  [7999, null],
  [8000, "4"],
  [16_000, "3"],
  [32_000, "2"],
  [64_000, "1"],
  [79_999, "1"],
  [80_000, "HC"],
])("a climb of %d m·%% is of category %s", (score, category) => {
  expect(climbCategory(score, 1)).toBe(category);
});

test("1,000 m an hour at 8 % take 3.57 W/kg", () => {
  // Worked example of our reference on metrics: 1,000 ÷ 280.
  expect(climbingWattsPerKilogram(1000, 8)).toBeCloseTo(3.571, 3);
});
