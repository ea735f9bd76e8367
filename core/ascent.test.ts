import { describe, expect, test } from "vitest";
import { climbing } from "./ascent";

const gap = Number.NaN;
/** A track that has a fix from a second on. */
const fixFrom = (second: number, length: number) => {
  const degrees = Float64Array.from({ length }, (_, at) => (at < second ? gap : 45));
  return { latitude: degrees, longitude: degrees };
};
const climbed = (altitudes: number[], fix = 0) => {
  const climbs = climbing(Float32Array.from(altitudes), fixFrom(fix, altitudes.length));
  return [climbs?.gained.at(-1), climbs?.lost.at(-1)].map((meters) => Math.round((meters ?? gap) * 10) / 10);
};

describe("climbing", () => {
  test("of 100, 101, 104, 103, 106, 102, 98, 103 m is 9 m up and 6 m down", () => {
    // Worked example of our reference on metrics; 104 to 98 is the mirror image.
    expect(climbed([100, 101, 104, 103, 106, 102, 98, 103])).toEqual([9, 6]);
  });

  test("of a hill is its height, whatever the steps", () => {
    const hill = Array.from({ length: 401 }, (_, second) => 500 + (second <= 200 ? second : 400 - second) / 2);
    const [up = 0, down = 0] = climbed(hill);
    expect(Math.abs(up - 100)).toBeLessThan(3.5);
    expect(Math.abs(down - 100)).toBeLessThan(3.5);
  });

  test("of wandering air pressure is nothing", () => {
    expect(climbed(Array.from({ length: 600 }, (_, second) => 100 + 1.5 * Math.sin(second / 20)))).toEqual([0, 0]);
  });

  test("takes exactly 3 m for within the band, though no float holds a tenth", () => {
    expect(climbed([100.2, 103.2, 100.2, 103.2, 100.4])).toEqual([0, 0]);
    expect(climbed([100.2, 103.4])).toEqual([3.2, 0]);
  });

  test("goes on behind gaps and pauses", () => {
    expect(climbed([100, 102, gap, gap, 104, 104])).toEqual([4, 0]);
  });

  test("does not believe what was recorded before the first fix", () => {
    expect(climbed([0, 86, 86, 90], 1)).toEqual([4, 0]);
  });

  test("does not believe the first two seconds without a fix to wait for", () => {
    expect(climbing(Float32Array.of(0, 40, 86, 90), null)?.gained.at(-1)).toBe(4);
  });

  test("tells the metres up to each second", () => {
    expect([...(climbing(Float32Array.of(100, 104, 104, 99), fixFrom(0, 4))?.lost ?? [])]).toEqual([0, 0, 0, 5]);
  });

  test("is unknown without elevation", () => {
    expect(climbing(Float32Array.of(gap, gap, gap), null)).toBeNull();
  });
});
