import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bestWindows,
  EFFORT_SECONDS,
  heartRateCurve,
  heartRateInRealTime,
  meanMaximalCurve,
  powerCurve,
  powerInRealTime,
  type RealTime,
} from "./mean-maximal";
import type { Curve } from "./ride";

const GAP = Number.NaN;
const steady = (value: number, length: number) => new Float32Array(length).fill(value);
const join = (...parts: Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));
const all = (length: number) => new Uint8Array(length).fill(1);

/** The curve's value at a duration. */
function at(curve: Curve | null, seconds: number): number | undefined {
  return curve?.values[curve.seconds.indexOf(seconds)];
}

/** Every window added up by itself. */
function byBruteForce(power: Float32Array, seconds: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let start = 0; start + seconds <= power.length; start++) {
    let sum = 0;
    for (const watts of power.subarray(start, start + seconds)) sum += Number.isNaN(watts) ? 0 : watts;
    most = Math.max(most, sum / seconds);
  }
  return most;
}

const watts = fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.constant(GAP));
const shortRide = fc.array(watts, { minLength: 1, maxLength: 150 }).map((values) => Float32Array.of(0, ...values));

describe("powerCurve", () => {
  test("of a steady ride is its power at every duration", () => {
    const curve = powerCurve(steady(200, 7200), []);
    expect(curve?.values.every((value) => value === 200)).toBe(true);
    expect(curve?.seconds.at(-1)).toBe(7200);
  });

  test("finds the minute of a surge, and where it began", () => {
    // By hand: the best 2 min hold the surge whole and a minute of 100 W.
    const curve = powerCurve(join(steady(100, 300), steady(400, 60), steady(100, 300)), []);
    expect(at(curve, 60)).toBe(400);
    expect(curve?.starts[curve.seconds.indexOf(60)]).toBe(300);
    expect(at(curve, 120)).toBe(250);
  });

  test("is at every duration what adding up each window gives", () => {
    fc.assert(
      fc.property(shortRide, (power) => {
        const curve = powerCurve(power, []);
        expect(curve?.seconds.at(-1)).toBe(power.length);
        curve?.seconds.forEach((seconds, index) => {
          expect(curve.values[index]).toBeCloseTo(byBruteForce(power, seconds), 9);
        });
      }),
    );
  });

  test("begins where it says", () => {
    fc.assert(
      fc.property(shortRide, (power) => {
        const curve = powerCurve(power, []);
        curve?.seconds.forEach((seconds, index) => {
          const start = curve.starts[index] ?? 0;
          const window = power.subarray(start, start + seconds);
          expect(byBruteForce(window, seconds)).toBeCloseTo(curve.values[index] ?? GAP, 9);
        });
      }),
    );
  });

  test("is no higher at a multiple of a duration than at the duration", () => {
    // A window of twice the length is two of the length: one of them is at least as good.
    fc.assert(
      fc.property(shortRide, (power) => {
        const curve = powerCurve(power, []);
        for (const seconds of curve?.seconds ?? []) {
          const multiples = curve?.seconds.filter((other) => other % seconds === 0) ?? [];
          for (const multiple of multiples) {
            expect(at(curve, multiple)).toBeLessThanOrEqual((at(curve, seconds) ?? GAP) + 1e-9);
          }
        }
      }),
    );
  });

  test("may rise with the duration: two surges of a second are best together", () => {
    const curve = powerCurve(Float32Array.of(10, 0, 10), []);
    expect(curve?.values).toEqual([10, 5, 20 / 3]);
  });

  test("counts a pause as 0 W, and what was recorded in it as well", () => {
    // By hand: 60 s at 300 W, 60 s of pause, 60 s at 300 W: no 2 min have more than 60 s of 300 W in them.
    const pauses = [{ start: 60, end: 120 }];
    for (const inPause of [GAP, 50]) {
      const curve = powerCurve(join(steady(300, 60), steady(inPause, 60), steady(300, 60)), pauses);
      expect(at(curve, 60)).toBe(300);
      expect(at(curve, 120)).toBe(150);
      expect(at(curve, 180)).toBe(200);
    }
  });

  test("counts a drop-out as 0 W", () => {
    const curve = powerCurve(join(steady(300, 60), steady(GAP, 60), steady(300, 60)), []);
    expect(at(curve, 120)).toBe(150);
  });

  test("has every second to a minute, the durations with a name, and no step above 5 %", () => {
    const seconds = powerCurve(steady(100, 28_800), [])?.seconds ?? [];
    expect(seconds.slice(0, 60)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    expect(seconds).toEqual(expect.arrayContaining([...EFFORT_SECONDS]));
    for (let index = 60; index < seconds.length; index++) {
      expect((seconds[index] ?? 0) / (seconds[index - 1] ?? 0)).toBeLessThanOrEqual(1.05);
    }
    expect(seconds.length).toBeLessThan(250);
  });

  test("of a ride without a second, or without any power, is none", () => {
    expect(powerCurve(new Float32Array(), [])).toBeNull();
    expect(powerCurve(steady(GAP, 60), [{ start: 10, end: 20 }])).toBeNull();
  });
});

describe("bestWindows", () => {
  const best = (time: RealTime, seconds: number) => bestWindows(time, [seconds])[0]?.mean;
  const lost = (seconds: number) => {
    const power = join(steady(300, 60), steady(GAP, seconds), steady(300, 60));
    return powerInRealTime(power, [], all(power.length));
  };

  test("passes over windows in which the meter was lost for more than five seconds", () => {
    // By hand: with 6 s lost, 65 s may reach 5 s into the gap; from 66 s on every window has to bridge it.
    expect(best(lost(6), 65)).toBeCloseTo((300 * 60) / 65, 9);
    expect(bestWindows(lost(6), [66])).toEqual([]);
  });

  test("takes five seconds without power for none missed", () => {
    expect(best(lost(5), 125)).toBeCloseTo((300 * 120) / 125, 9);
  });

  test("does not add up gaps that are short", () => {
    // By hand: ten gaps of a second leave 110 of 120 s.
    const power = Float32Array.from({ length: 120 }, (_, second) => (second % 12 === 11 ? GAP : 300));
    expect(best(powerInRealTime(power, [], all(120)), 120)).toBeCloseTo(275, 9);
  });

  test("counts a silent device as 0 W: only a sensor can be lost", () => {
    const power = join(steady(300, 60), steady(GAP, 60), steady(300, 60));
    const recorded = Uint8Array.from(power, (value) => (Number.isNaN(value) ? 0 : 1));
    expect(best(powerInRealTime(power, [], recorded), 180)).toBe(200);
  });

  test("takes nothing for lost in a pause", () => {
    const power = join(steady(300, 60), steady(GAP, 60), steady(300, 60));
    expect(best(powerInRealTime(power, [{ start: 60, end: 120 }], all(180)), 180)).toBe(200);
  });

  test("is none of a ride that is shorter", () => {
    expect(bestWindows(lost(1), [121, 122])).toHaveLength(1);
  });

  test("is none where there is never a value", () => {
    expect(bestWindows(powerInRealTime(steady(GAP, 60), [], all(60)), [1])).toEqual([]);
    expect(meanMaximalCurve(powerInRealTime(steady(GAP, 60), [], all(60)))).toBeNull();
  });
});

describe("heartRateCurve", () => {
  test("counts what was recorded in a pause: a heart goes on", () => {
    const heartRate = join(steady(160, 60), steady(100, 60), steady(160, 60));
    expect(at(heartRateCurve(heartRate), 180)).toBe(140);
  });

  test("has no point where every window holds a stretch without readings, riding or paused", () => {
    const heartRate = join(steady(160, 60), steady(GAP, 60), steady(150, 60));
    const curve = heartRateCurve(heartRate);
    expect(at(curve, 60)).toBe(160);
    expect(curve?.seconds.at(-1)).toBeLessThanOrEqual(65);
    expect(bestWindows(heartRateInRealTime(heartRate), [120])).toEqual([]);
  });
});
