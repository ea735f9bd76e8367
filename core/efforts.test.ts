import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestEfforts, type EffortRide, gaplessEfforts } from "./efforts";
import type { Effort } from "./ride";

const GAP = Number.NaN;
const steady = (value: number, length: number) => new Float32Array(length).fill(value);
const join = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

const ride = (parts: Partial<EffortRide> & { seconds: number }): EffortRide => ({
  filled: {},
  pauses: [],
  recorded: new Uint8Array(parts.seconds).fill(1),
  way: null,
  ...parts,
});

const find = (efforts: Effort[], kind: Effort["kind"], size: number) =>
  efforts.find((effort) => effort.kind === kind && effort.size === size);

/** A ride at constant speeds, each for some seconds. */
function wayOf(...parts: { mps: number; seconds: number }[]): Float64Array {
  let meters = 0;
  return Float64Array.from(
    parts.flatMap(({ mps, seconds }) => new Array<number>(seconds).fill(mps)),
    (mps) => {
      meters += mps;
      return meters;
    },
  );
}

describe("bestEfforts", () => {
  test("finds the best 5 minutes of power and of heart rate, and where they were", () => {
    const power = join(steady(150, 600), steady(320, 300), steady(150, 600));
    const heartRate = join(steady(130, 660), steady(175, 300), steady(140, 540));
    const efforts = bestEfforts(ride({ seconds: 1500, filled: { power, "heart-rate": heartRate } }));
    expect(find(efforts, "power", 300)).toEqual({ kind: "power", size: 300, value: 320, start: 600, end: 900 });
    expect(find(efforts, "heart-rate", 300)).toMatchObject({ value: 175, start: 660, end: 960 });
  });

  test("has none of a duration that the ride is shorter than", () => {
    const efforts = bestEfforts(ride({ seconds: 1199, filled: { power: steady(200, 1199) } }));
    expect(find(efforts, "power", 720)?.value).toBe(200);
    expect(find(efforts, "power", 1200)).toBeUndefined();
  });

  test("has none where the meter was lost in every window, while the others went on", () => {
    const power = join(steady(300, 200), steady(GAP, 20), steady(300, 200));
    expect(find(bestEfforts(ride({ seconds: 420, filled: { power } })), "power", 300)).toBeUndefined();
    const silent = Uint8Array.from(power, (value) => (Number.isNaN(value) ? 0 : 1));
    // By hand: 280 of 300 s at 300 W.
    expect(find(bestEfforts(ride({ seconds: 420, filled: { power }, recorded: silent })), "power", 300)?.value).toBe(
      280,
    );
  });

  test("finds the quickest 5 km", () => {
    // By hand: 5 km at 12.5 m/s are 400 s. The quick part is 500 s long.
    const way = wayOf({ mps: 8, seconds: 600 }, { mps: 12.5, seconds: 500 }, { mps: 8, seconds: 600 });
    const effort = find(bestEfforts(ride({ seconds: way.length, way })), "distance", 5000);
    expect(effort).toMatchObject({ value: 400, end: (effort?.start ?? 0) + 400 });
    expect(effort?.start).toBeGreaterThanOrEqual(599);
  });

  test("counts pauses in the time of a distance", () => {
    // By hand: 400 m of 5 km lie on one side at least of any 600 s stop after 2.5 km, so no 5 km are without it.
    const way = wayOf({ mps: 10, seconds: 300 }, { mps: 0, seconds: 600 }, { mps: 10, seconds: 300 });
    const pauses = [{ start: 300, end: 900 }];
    expect(find(bestEfforts(ride({ seconds: way.length, way, pauses })), "distance", 5000)?.value).toBe(1100);
  });

  test("measures a distance only from and to seconds that know theirs", () => {
    // By hand: known at 0 s, 100 s and 600 s: 5 km lie between 100 s and 600 s.
    const way = new Float64Array(601).fill(GAP);
    way[0] = 0;
    way[100] = 1000;
    way[600] = 6000;
    expect(find(bestEfforts(ride({ seconds: 601, way })), "distance", 5000)).toMatchObject({ start: 100, end: 600 });
  });

  test("has no distance that was not covered", () => {
    const way = wayOf({ mps: 10, seconds: 501 });
    expect(bestEfforts(ride({ seconds: 501, way })).map(({ size }) => size)).toEqual([5000]);
    expect(bestEfforts(ride({ seconds: 500, way: way.subarray(0, 500) }))).toEqual([]);
  });

  test("needs for a distance what comparing all pairs of points gives", () => {
    const steps = fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant(GAP)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (meters) => {
        let covered = 0;
        const way = Float64Array.from(meters, (step) => {
          covered += step || 0;
          return Number.isNaN(step) ? GAP : covered;
        });
        const effort = find(bestEfforts(ride({ seconds: way.length, way })), "distance", 5000);
        expect(effort?.value ?? Number.POSITIVE_INFINITY).toBe(quickestOfAll(way, 5000));
      }),
    );
  });
});

function quickestOfAll(way: Float64Array, size: number): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let from = 0; from < way.length; from++)
    for (let to = from; to < way.length; to++)
      if ((way[to] ?? GAP) - (way[from] ?? GAP) >= size) quickest = Math.min(quickest, to - from);
  return quickest;
}

describe("gaplessEfforts", () => {
  test("passes over what bridges a gap, also where the whole device was silent", () => {
    const power = join(steady(300, 200), steady(GAP, 20), steady(300, 200));
    const recorded = Uint8Array.from(power, (value) => (Number.isNaN(value) ? 0 : 1));
    const efforts = gaplessEfforts(ride({ seconds: 420, filled: { power }, recorded }));
    expect(find(efforts, "power", 180)?.value).toBe(300);
    expect(find(efforts, "power", 300)).toBeUndefined();
  });

  test("goes on through a pause, in which nobody rode", () => {
    const power = join(steady(300, 200), steady(GAP, 20), steady(300, 200));
    const efforts = gaplessEfforts(ride({ seconds: 420, filled: { power }, pauses: [{ start: 200, end: 220 }] }));
    expect(find(efforts, "power", 300)?.value).toBe(280);
  });
});
