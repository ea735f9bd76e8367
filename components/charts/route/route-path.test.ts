import { describe, expect, test } from "vitest";
import { directionTicks, nearestSecond, pathOf } from "./route-path";

/** Ten seconds to the right, ten pixels each, and back on a road five pixels below. */
const route = {
  x: Float64Array.of(0, 10, 20, 30, 30, 20, 10, 0),
  y: Float64Array.of(0, 0, 0, 0, 5, 5, 5, 5),
  metersPerPixel: 1,
};

test("seconds of a route are a line from each to the next", () => {
  expect(pathOf(route, [1, 3, 4])).toBe("M10 0L30 0L30 5");
});

describe("the nearest second", () => {
  test("is where the line is closest", () => {
    expect(nearestSecond(route, { x: 21, y: 1 }, 10)).toBe(2);
    expect(nearestSecond(route, { x: 21, y: 4 }, 10)).toBe(5);
  });

  test("stays on the way there or on the way back, whichever was followed, while both are close", () => {
    // The roads are 5 px apart: in the middle each is 2.5 px away, and an eighth of 32 px is 4.
    expect(nearestSecond(route, { x: 20, y: 2.5 }, 32, 1)).toBe(2);
    expect(nearestSecond(route, { x: 20, y: 2.5 }, 32, 6)).toBe(5);
    expect(nearestSecond(route, { x: 20, y: 2.5 }, 8, 7)).toBe(5);
  });

  test("leaves a road that was followed for one that is clearly closer", () => {
    expect(nearestSecond(route, { x: 20, y: 5 }, 16, 1)).toBe(5);
  });

  test("is none when the pointer is far away, or in a gap", () => {
    expect(nearestSecond(route, { x: 200, y: 200 }, 24)).toBeNull();
    const nowhere = { x: Float64Array.of(Number.NaN), y: Float64Array.of(Number.NaN), metersPerPixel: 1 };
    expect(nearestSecond(nowhere, { x: 0, y: 0 }, 24)).toBeNull();
  });
});

test("direction ticks point the way it was ridden", () => {
  // By hand: the line is 65 px long, 30 to the right, 5 down, 30 to the left; ticks at 15 and at 45 px of it.
  const ticks = directionTicks(route, [[0, 1, 2, 3, 4, 5, 6, 7]], 30);
  expect(ticks).toEqual([
    { x: 15, y: 0, degrees: 0 },
    { x: 20, y: 5, degrees: 180 },
  ]);
});
