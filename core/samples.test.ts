import { describe, expect, test } from "vitest";
import { keepSamples, sortSamples } from "./samples";

const samples = {
  at: Float64Array.of(3000, 1000, 2000, 1000),
  columns: [Float64Array.of(3, 1, 2, 11), Float64Array.of(30, 10, 20, 110)],
  timers: Float64Array.of(2, 0, 1, 0),
};

describe("samples", () => {
  test("keep their columns together when some are left out", () => {
    expect(keepSamples(samples, (index) => index % 2 === 0)).toEqual({
      at: Float64Array.of(3000, 2000),
      columns: [Float64Array.of(3, 2), Float64Array.of(30, 20)],
      timers: Float64Array.of(2, 1),
    });
  });

  test("are not copied when none is left out", () => {
    expect(keepSamples(samples, () => true)).toBe(samples);
  });

  test("are sorted by their times; of one time, the order of recording stays", () => {
    expect(sortSamples(samples)).toEqual({
      at: Float64Array.of(1000, 1000, 2000, 3000),
      columns: [Float64Array.of(1, 11, 2, 3), Float64Array.of(10, 110, 20, 30)],
      timers: Float64Array.of(0, 0, 1, 2),
    });
  });

  test("need no timers", () => {
    expect(sortSamples({ ...samples, timers: null }).timers).toBeNull();
  });
});
