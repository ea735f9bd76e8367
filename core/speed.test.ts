import { describe, expect, test } from "vitest";
import { maxSpeed, ridingSpeed } from "./speed";

const gap = Number.NaN;
const gaps = (count: number) => new Array<number>(count).fill(gap);
const way = (...meters: number[]) => Float64Array.from(meters);

describe("ridingSpeed", () => {
  test("is the device's own, with short holes filled", () => {
    expect([...(ridingSpeed({ speed: Float32Array.of(8, gap, 10), way: null }, []) ?? [])]).toEqual([8, 9, 10]);
  });

  test("is the way by the time where the recording was lost", () => {
    // 120 m in the 12 s from one value to the next.
    const speed = Float32Array.of(8, 8, ...gaps(11), 8);
    const derived = ridingSpeed({ speed, way: way(0, 8, ...gaps(11), 128) }, []);
    expect([...(derived?.slice(2, 13) ?? [])]).toEqual(new Array(11).fill(10));
  });

  test("is unknown in a pause", () => {
    const derived = ridingSpeed({ speed: undefined, way: way(0, 8, ...gaps(11), 16, 24) }, [{ start: 2, end: 13 }]);
    expect([...(derived?.slice(2, 13) ?? [])]).toEqual(gaps(11));
    expect(derived?.[14]).toBe(8);
  });

  test("of positions is calmed by a median over five seconds", () => {
    const jumpy = way(0, 8, 16, 54, 54, 62, 70, 78, 86);
    expect([...(ridingSpeed({ speed: undefined, way: jumpy }, []) ?? [])].slice(1)).toEqual(new Array(8).fill(8));
  });

  test("is unknown without speed and way", () => {
    expect(ridingSpeed({ speed: undefined, way: null }, [])).toBeNull();
  });
});

describe("maxSpeed", () => {
  test("is the device's word", () => {
    const speed = Float32Array.of(8, 20, 9);
    expect(maxSpeed({ speed, way: way(0, 1, 2) }, [])).toBe(20);
    expect(maxSpeed({ speed, way: null }, [{ start: 1, end: 2 }])).toBe(9);
  });

  test("of positions is what was held for three seconds", () => {
    const jumpy = way(0, 8, 16, 54, 62, 70, 78, 86, 94);
    expect(maxSpeed({ speed: undefined, way: jumpy }, [])).toBe(8);
  });

  test("is unknown without speed and way", () => {
    expect(maxSpeed({ speed: undefined, way: null }, [])).toBeNull();
  });
});
