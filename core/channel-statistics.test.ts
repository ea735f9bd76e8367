import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  highestHeld,
  maxOf,
  meanAboveZero,
  meanOf,
  minOf,
  presentSeconds,
  rollingMeans,
  sumOf,
  sustainedMax,
  sustainedMin,
  withoutGaps,
} from "./channel-statistics";

const gap = Number.NaN;
const channel = Float32Array.of(gap, 0, 90, gap, 60);
const silent = Float32Array.of(gap, gap);

test("gaps are no values", () => {
  expect([...withoutGaps(channel)]).toEqual([0, 90, 60]);
  expect(presentSeconds(channel)).toBe(3);
  expect(sumOf(channel)).toBe(150);
  expect(meanOf(channel)).toBe(50);
  expect(maxOf(channel)).toBe(90);
  expect(minOf(channel)).toBe(0);
});

test("zeros count in a mean, and not in a mean above zero", () => {
  expect(meanOf(Float32Array.of(0, 90, 60))).toBe(50);
  expect(meanAboveZero(Float32Array.of(0, 90, 60))).toBe(75);
});

test("of no value there is no mean, no maximum and no minimum", () => {
  const means = [meanOf(silent), meanAboveZero(Float32Array.of(0, gap))];
  const extremes = [maxOf(silent), minOf(silent), sustainedMax(silent, 1), sustainedMin(silent, 1)];
  expect([...means, ...extremes]).toEqual([null, null, null, null, null, null]);
});

test("a maximum may lie below zero", () => {
  expect(maxOf(Float32Array.of(-7, gap, -3))).toBe(-3);
});

describe("sustainedMax", () => {
  test("is the highest value that was held", () => {
    // 190 stands for two seconds; 171, 172 and 173 for three.
    expect(sustainedMax(Float32Array.of(150, 190, 190, 150, 171, 173, 172), 3)).toBe(171);
  });

  test("may be held at the very start or the very end", () => {
    expect(sustainedMax(Float32Array.of(190, 190, 190, 150, 150, 150), 3)).toBe(190);
    expect(sustainedMax(Float32Array.of(150, 150, 150, 190, 190, 190), 3)).toBe(190);
  });

  test("does not hold over a gap", () => {
    expect(sustainedMax(Float32Array.of(180, 180, gap, 180, 150, 150), 3)).toBe(150);
  });

  test("is unknown when there are never so many values in a row", () => {
    expect(sustainedMax(Float32Array.of(180, 180, gap, 180), 3)).toBeNull();
  });

  test("over a second is the maximum", () => {
    const readings = fc.array(fc.integer({ min: 30, max: 220 }), { minLength: 1 });
    fc.assert(
      fc.property(readings, (values) => {
        expect(sustainedMax(Float32Array.from(values), 1)).toBe(Math.max(...values));
      }),
    );
  });
});

test("highestHeld tells where it was first held", () => {
  expect(highestHeld(Float32Array.of(150, 171, 173, 172, 150, 171, 171, 171), 3)).toEqual({ value: 171, start: 1 });
});

test("sustainedMin is the lowest value that was held, never over a gap", () => {
  // 60 stands for two seconds; 72, 71 and 70 for three.
  expect(sustainedMin(Float32Array.of(90, 60, 60, 90, 72, 70, 71, 90), 3)).toBe(72);
  expect(sustainedMin(Float32Array.of(60, 60, gap, 60, 90, 91), 3)).toBe(91);
});

describe("rollingMeans", () => {
  test("are those of all complete windows", () => {
    expect([...rollingMeans(Float32Array.of(1, 2, 3, 4), 2)]).toEqual([1.5, 2.5, 3.5]);
  });

  test("leave out the windows a gap falls in", () => {
    expect([...rollingMeans(Float32Array.of(1, 3, gap, 5, 7), 2)]).toEqual([2, 6]);
  });

  test("are none of what is shorter than the window", () => {
    expect([...rollingMeans(Float32Array.of(1, 2), 3)]).toEqual([]);
  });
});
