import { describe, expect, test } from "vitest";
import { haversineMeters, isPosition } from "./position";

describe("haversineMeters", () => {
  test("of a degree along a meridian is a 360th of the way round", () => {
    // By hand: 2π × 6,371,008.8 m / 360.
    expect(haversineMeters(48, 2, 49, 2)).toBeCloseTo(111_195.08, 1);
  });

  test("of a degree along the 60th parallel is nearly half of that", () => {
    // cos 60° = 0.5; the great circle cuts the corner by a few metres.
    expect(haversineMeters(60, 10, 60, 11)).toBeGreaterThan(55_590);
    expect(haversineMeters(60, 10, 60, 11)).toBeLessThan(111_195.08 / 2);
  });

  test("is the same both ways, and nothing from a place to itself", () => {
    expect(haversineMeters(1, 2, 3, 4)).toBeCloseTo(haversineMeters(3, 4, 1, 2), 9);
    expect(haversineMeters(1, 2, 1, 2)).toBe(0);
  });

  test("takes the short way over the date line", () => {
    expect(haversineMeters(0, 179.5, 0, -179.5)).toBeCloseTo(111_195.08, 1);
  });
});

test.each([
  ["a place", 52.09, 5.12, true],
  ["a place on the equator", 0, 5.12, true],
  ["no fix", 0, 0, false],
  ["beyond the pole", 90.1, 0, false],
  ["beyond the date line", 0, -180.5, false],
  ["nothing", Number.NaN, Number.NaN, false],
])("%s: %d, %d", (_, latitude, longitude, expected) => expect(isPosition(latitude, longitude)).toBe(expected));
