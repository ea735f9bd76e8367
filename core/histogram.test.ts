import { describe, expect, test } from "vitest";
import { histogram, histograms, MOST_BINS } from "./histogram";

const GAP = Number.NaN;
const secondsOf = (total: readonly number[]) => total.reduce((sum, one) => sum + one, 0);

describe("a histogram", () => {
  test("counts the seconds in each bin, from the first that has any to the last", () => {
    // By hand: 40 and 59 W lie in the third bin of 20 W, 60 W in the fourth, 119 W in the sixth; in the fifth is nothing.
    const power = Float32Array.of(40, 59, 60, 119, 119);
    expect(histogram("power", power)).toEqual({ channel: "power", width: 20, first: 2, seconds: [2, 1, 0, 2] });
  });

  test("leaves gaps out, and counts coasting", () => {
    expect(histogram("power", Float32Array.of(0, GAP, 0, 25))).toMatchObject({ first: 0, seconds: [2, 1] });
  });

  test("leaves out of cadence what was not pedalled", () => {
    expect(histogram("cadence", Float32Array.of(0, 90, 91, 0, 4))).toMatchObject({
      width: 5,
      first: 0,
      seconds: [1, ...new Array(17).fill(0), 2],
    });
    expect(histogram("cadence", new Float32Array(60))).toBeNull();
  });

  test("tells speed in km/h, where a round one belongs to the bin that begins with it", () => {
    // By hand: 10 km/h are 2.7778 m/s, 36 km/h 10 m/s; in bins of 2 km/h the sixth and the nineteenth.
    const speed = Float32Array.of(10 / 3.6, 10);
    expect(histogram("speed", speed)).toMatchObject({ width: 2, first: 5, seconds: [1, ...new Array(12).fill(0), 1] });
  });

  test("puts what a broken sensor said into the last bin that there may be", () => {
    const found = histogram("power", Float32Array.of(47_000, 100));
    expect(found?.first).toBe(5);
    expect((found?.first ?? 0) + (found?.seconds.length ?? 0)).toBe(MOST_BINS);
    expect(secondsOf(found?.seconds ?? [])).toBe(2);
  });

  test("of nothing is none", () => {
    expect(histogram("heart-rate", Float32Array.of(GAP, GAP))).toBeNull();
  });
});

test("there is one for each channel that was recorded, in the order of the page", () => {
  const found = histograms({
    speed: Float32Array.of(8),
    power: Float32Array.of(200),
    elevation: Float32Array.of(100),
    cadence: Float32Array.of(GAP),
  });
  expect(found.map(({ channel }) => channel)).toEqual(["power", "speed"]);
});
