import { describe, expect, test } from "vitest";
import { distanceAxis, shareAt, TIME_AXIS } from "./axis";

// Two seconds of riding at 10 m/s, three of standing, two more of riding.
const axis = distanceAxis(Float64Array.of(0, 10, 20, 20, 20, 20, 30, 40));

describe("an axis of distance", () => {
  test("has the road that was covered up to a second, and between two seconds the road between them", () => {
    expect([0, 1, 1.5, 7].map(axis.at)).toEqual([0, 10, 15, 40]);
  });

  test("gives a pause no width", () => {
    expect(axis.at(5)).toBe(axis.at(2));
  });

  test("ends with the ride", () => {
    expect(axis.at(8)).toBe(40);
    expect(axis.at(99)).toBe(40);
  });

  test("finds the second in which a place was reached", () => {
    expect([0, 10, 11, 20, 25, 40].map(axis.secondAt)).toEqual([0, 1, 2, 2, 6, 7]);
  });
});

describe("where a second stands in a view", () => {
  test("is by time on an axis of time, by road on one of distance", () => {
    expect(shareAt(TIME_AXIS, { start: 0, end: 8 }, 2)).toBe(0.25);
    expect(shareAt(axis, { start: 0, end: 8 }, 2)).toBe(0.5);
  });

  test("in which nobody got on is its left edge", () => {
    expect(shareAt(axis, { start: 2, end: 5 }, 4)).toBe(0);
  });
});
