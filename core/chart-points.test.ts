import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, smoothed } from "./chart-points";

const gap = Number.NaN;

describe("columnsOf", () => {
  const channel = Float32Array.of(1, 5, 2, 8, 3, 3, gap, gap);

  test("keeps the lowest and the highest of each column", () => {
    const { low, high } = columnsOf(channel, { start: 0, end: 8 }, 4);
    expect([...low]).toEqual([1, 2, 3, gap]);
    expect([...high]).toEqual([5, 8, 3, gap]);
  });

  test("shows a second in every column it is wide", () => {
    expect([...columnsOf(channel, { start: 1, end: 3 }, 4).high]).toEqual([5, 5, 2, 2]);
  });

  test("is empty where the view reaches beyond the ride", () => {
    expect([...columnsOf(channel, { start: -2, end: 2 }, 4).high]).toEqual([gap, gap, 1, 5]);
    expect([...columnsOf(channel, { start: 4, end: 12 }, 4).high]).toEqual([3, gap, gap, gap]);
  });

  test("never loses a peak, whatever the view", () => {
    const ride = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 500 });
    fc.assert(
      fc.property(ride, fc.integer({ min: 1, max: 300 }), fc.nat(499), (values, width, from) => {
        const start = from % values.length;
        const { low, high } = columnsOf(Float32Array.from(values), { start, end: values.length }, width);
        expect(Math.max(...high)).toBe(Math.max(...values.slice(start)));
        expect(Math.min(...low)).toBe(Math.min(...values.slice(start)));
      }),
    );
  });

  test("of no width is nothing", () => {
    expect(columnsOf(channel, { start: 0, end: 8 }, 0).low).toHaveLength(0);
  });
});

describe("smoothed", () => {
  test("is the mean of the values around each second", () => {
    // By hand, three seconds each; at the ends the two that there are.
    expect([...smoothed(Float32Array.of(3, 6, 9, 0, 3), 3)]).toEqual([4.5, 6, 5, 4, 1.5]);
  });

  test("keeps gaps, which add nothing to their neighbours", () => {
    expect([...smoothed(Float32Array.of(3, gap, 9, 9), 3)]).toEqual([3, gap, 9, 9]);
  });

  test("of a steady ride is its power", () => {
    expect(smoothed(new Float32Array(100).fill(200), 30)).toEqual(new Float32Array(100).fill(200));
  });

  test("over a second is the channel itself", () => {
    const channel = Float32Array.of(1, gap, 3);
    expect(smoothed(channel, 1)).toEqual(channel);
  });
});
