import { describe, expect, test } from "vitest";
import { piecesWithin, routePieces, runsWithin } from "./route-pieces";

/** Ten seconds to the right, ten pixels each, and back on a road five pixels below. */
const route = {
  x: Float64Array.of(0, 10, 20, 30, 30, 20, 10, 0),
  y: Float64Array.of(0, 0, 0, 0, 5, 5, 5, 5),
  metersPerPixel: 1,
};
const WHOLE = [[0, 1, 2, 3, 4, 5, 6, 7]];

describe("the pieces of a route", () => {
  test("are one where the colour stays", () => {
    expect(routePieces(route, [[0, 1, 2]], () => 2)).toEqual([{ seconds: [0, 1, 2], step: 2 }]);
  });

  test("meet where the colour changes, in the order of riding", () => {
    const pieces = routePieces(route, [[0, 1, 2, 3, 4]], (second) => (second < 2 ? 1 : 4));
    expect(pieces).toEqual([
      { seconds: [0, 1, 2], step: 1 },
      { seconds: [2, 3, 4], step: 4 },
    ]);
  });

  test("change their colour on a straight, too, where the line has no bend", () => {
    const pieces = routePieces(route, [[0, 3]], (second) => (second < 2 ? 1 : 4));
    expect(pieces).toEqual([
      { seconds: [0, 2], step: 1 },
      { seconds: [2, 3], step: 4 },
    ]);
  });

  test("leave a gap open", () => {
    const runs = [
      [0, 1],
      [5, 6],
    ];
    expect(routePieces(route, runs, () => 0).map(({ seconds }) => seconds)).toEqual(runs);
  });

  test("begin each at a second of their own, also where all lies on one spot, as before the map is laid out", () => {
    const still = { ...route, x: new Float64Array(8), y: new Float64Array(8) };
    const runs = [
      [0, 1],
      [5, 6],
    ];
    expect(routePieces(still, runs, () => 0).map(({ seconds }) => seconds[0])).toEqual([0, 5]);
  });
});

test("a stretch of a route is what was ridden from its start until before its end", () => {
  expect(runsWithin(route, WHOLE, { start: 1, end: 4 })).toEqual([[1, 2, 3]]);
  expect(runsWithin(route, WHOLE, { start: 3, end: 4 })).toEqual([]);
});

test("a stretch of a straight road, which needs no points between, goes from its beginning to its end", () => {
  expect(runsWithin(route, [[0, 3]], { start: 1, end: 3 })).toEqual([[1, 2]]);
});

describe("the pieces of a stretch", () => {
  const [first, second] = [
    { seconds: [0, 1, 2], step: 1 },
    { seconds: [2, 3, 7], step: 4 },
  ];

  test("are those that lie in it, the same ones", () => {
    expect(piecesWithin(route, [first, second], { start: 0, end: 3 })[0]).toBe(first);
  });

  test("are cut where it begins and before it ends, in their colours", () => {
    expect(piecesWithin(route, [first, second], { start: 1, end: 6 })).toEqual([
      { seconds: [1, 2], step: 1 },
      { seconds: [2, 3, 5], step: 4 },
    ]);
  });

  test("are none where nothing of a piece is in it", () => {
    expect(piecesWithin(route, [first, second], { start: 4, end: 5 })).toEqual([]);
  });
});
