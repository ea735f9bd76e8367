import { describe, expect, test } from "vitest";
import { weightedPower, workKilojoules } from "./power";

const steady = (value: number, length: number) => new Float32Array(length).fill(value);

describe("weightedPower", () => {
  test("of a steady ride is its power", () => {
    expect(weightedPower(steady(200, 60))).toBeCloseTo(200, 6);
  });

  test("of ten minutes at 200 W and ten at 300 W is 263.7 W", () => {
    // Worked example of our reference on metrics, full windows; the mean is 250 W.
    expect(weightedPower(Float32Array.from([...steady(200, 600), ...steady(300, 600)]))).toBeCloseTo(263.7, 1);
  });

  test("of a surge is above the average", () => {
    // By hand: the 31 half-minutes hold 0 to 30 seconds at 300 W, so their means are 100 + 200·k/30 for k = 0…30.
    expect(weightedPower(Float32Array.from([...steady(100, 30), ...steady(300, 30)]))).toBeCloseTo(223.07, 2);
  });

  test("counts coasting", () => {
    // By hand: all 91 half-minutes of 15 s on, 15 s off hold 15 s of 400 W.
    const onAndOff = Float32Array.from({ length: 120 }, (_, second) => (Math.floor(second / 15) % 2 === 0 ? 400 : 0));
    expect(weightedPower(onAndOff)).toBeCloseTo(200, 6);
  });

  test("goes on behind a gap as if it were a pause, never through zeros", () => {
    const ridden = Float32Array.from([...steady(150, 60), ...steady(250, 60)]);
    const dropout = Float32Array.from([...steady(150, 60), ...steady(Number.NaN, 45), ...steady(250, 60)]);
    expect(weightedPower(dropout)).toBe(weightedPower(ridden));
  });

  test("is unknown when no half-minute is complete", () => {
    expect(weightedPower(steady(200, 29))).toBeNull();
    expect(weightedPower(steady(Number.NaN, 60))).toBeNull();
    expect(weightedPower(steady(200, 30))).toBeCloseTo(200, 6);
  });

  test("doubles with the power", () => {
    const ride = Float32Array.from([...steady(120, 40), ...steady(260, 40)]);
    const once = weightedPower(ride) ?? Number.NaN;
    expect(weightedPower(ride.map((value) => value * 2))).toBeCloseTo(2 * once, 3);
  });
});

describe("workKilojoules", () => {
  test("of an hour at 250 W is 900 kJ", () => {
    expect(workKilojoules(steady(250, 3600))).toBe(900);
  });

  test("counts nothing where there is no power", () => {
    expect(workKilojoules(Float32Array.of(1000, Number.NaN, 0))).toBe(1);
  });
});
