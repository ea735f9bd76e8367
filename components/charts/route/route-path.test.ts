import { describe, expect, test } from "vitest";
import { directionTicks, nearestSecond, routePieces, stretchPath } from "./route-path";

/** Ten seconds to the right, ten pixels each, and back on a road five pixels below. */
const route = {
  x: Float64Array.of(0, 10, 20, 30, 30, 20, 10, 0),
  y: Float64Array.of(0, 0, 0, 0, 5, 5, 5, 5),
  metersPerPixel: 1,
};
const WHOLE = [[0, 1, 2, 3, 4, 5, 6, 7]];

describe("the pieces of a route", () => {
  test("are one where the colour stays", () => {
    const pieces = routePieces(route, [[0, 1, 2]], () => 2);
    expect(pieces).toEqual([{ start: 0, path: "M0 0L10 0L20 0", zone: 2 }]);
  });

  test("meet where the colour changes, in the order of riding", () => {
    const pieces = routePieces(
      route,
      WHOLE.map((run) => run.slice(0, 5)),
      (second) => (second < 2 ? 1 : 4),
    );
    expect(pieces).toEqual([
      { start: 0, path: "M0 0L10 0L20 0", zone: 1 },
      { start: 2, path: "M20 0L30 0L30 5", zone: 4 },
    ]);
  });

  test("change their colour on a straight, too, where the line has no bend", () => {
    const pieces = routePieces(route, [[0, 3]], (second) => (second < 2 ? 1 : 4));
    expect(pieces).toEqual([
      { start: 0, path: "M0 0L20 0", zone: 1 },
      { start: 2, path: "M20 0L30 0", zone: 4 },
    ]);
  });

  test("leave a gap open", () => {
    const pieces = routePieces(
      route,
      [
        [0, 1],
        [5, 6],
      ],
      () => 0,
    );
    expect(pieces.map(({ path }) => path)).toEqual(["M0 0L10 0", "M20 5L10 5"]);
  });

  test("are told apart where they lie on top of each other, as all do before the map is laid out", () => {
    const still = { ...route, x: new Float64Array(8), y: new Float64Array(8) };
    const pieces = routePieces(
      still,
      [
        [0, 1],
        [5, 6],
      ],
      () => 0,
    );
    expect(pieces.map(({ path }) => path)).toEqual(["M0 0L0 0", "M0 0L0 0"]);
    expect(pieces.map(({ start }) => start)).toEqual([0, 5]);
  });
});

test("a stretch of a route is what was ridden from its start until before its end", () => {
  expect(stretchPath(route, WHOLE, { start: 1, end: 4 })).toBe("M10 0L20 0L30 0");
  expect(stretchPath(route, WHOLE, { start: 3, end: 4 })).toBe("");
});

test("a stretch of a straight road, which needs no points between, is drawn from its beginning to its end", () => {
  expect(stretchPath(route, [[0, 3]], { start: 1, end: 3 })).toBe("M10 0L20 0");
});

describe("the nearest second", () => {
  test("is where the line is closest", () => {
    expect(nearestSecond(route, 21, 1, 10)).toBe(2);
    expect(nearestSecond(route, 21, 4, 10)).toBe(5);
  });

  test("is none when the pointer is far away, or in a gap", () => {
    expect(nearestSecond(route, 200, 200, 24)).toBeNull();
    expect(
      nearestSecond({ x: Float64Array.of(Number.NaN), y: Float64Array.of(Number.NaN), metersPerPixel: 1 }, 0, 0, 24),
    ).toBeNull();
  });
});

test("direction ticks point the way it was ridden", () => {
  // By hand: the line is 65 px long, 30 to the right, 5 down, 30 to the left; ticks at 15 and at 45 px of it.
  const ticks = directionTicks(route, WHOLE, 30);
  expect(ticks).toEqual([
    { x: 15, y: 0, degrees: 0 },
    { x: 20, y: 5, degrees: 180 },
  ]);
});
