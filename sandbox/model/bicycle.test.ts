import { describe, expect, test } from "vitest";
import { resistance, roadBicycle, speedAfter } from "./bicycle";

const bicycle = roadBicycle(72);

const settledSpeed = (watts: number, gradient: number, headwind = 0) => {
  let speed = 5;
  for (let step = 0; step < 4000; step++) speed = speedAfter(bicycle, { speed, watts, gradient, headwind }, 0.25);
  return speed;
};

describe("speedAfter", () => {
  // By hand: 200 W × 0.976 = (0.5 × 1.19 × 0.33 × v² + 82 × 9.81 × 0.0045) × v, so 0.19635 v³ + 3.6199 v = 195.2,
  // and v = 9.367 gives 161.4 + 33.9 = 195.3.
  test("settles at 33.7 km/h with 200 W on the flat", () => {
    expect(settledSpeed(200, 0)).toBeCloseTo(9.367, 2);
  });

  // By hand: 8 % takes 82 × 9.81 × (0.08 + 0.0045) / 1.0032 = 67.76 N; 0.19635 v³ + 67.76 v = 244 gives v = 3.476.
  test("climbs 8 % at 12.5 km/h with 250 W", () => {
    expect(settledSpeed(250, 0.08)).toBeCloseTo(3.476, 2);
  });

  test("is slower against the wind and faster with it", () => {
    expect(settledSpeed(200, 0, 3)).toBeLessThan(settledSpeed(200, 0));
    expect(settledSpeed(200, 0, -3)).toBeGreaterThan(settledSpeed(200, 0));
  });

  test("never rolls backwards", () => {
    expect(speedAfter(bicycle, { speed: 0.1, watts: 0, gradient: 0.1, headwind: 0 }, 1)).toBe(0);
  });
});

test("a hill holds back a standing rider by its weight alone", () => {
  // 82 kg × 9.81 × (0.1 + 0.0045) / √1.01 = 83.65 N
  expect(resistance(bicycle, 0, 0.1, 0)).toBeCloseTo(83.65, 1);
});
