import { expect, test } from "vitest";
import { curveScale } from "./curve-scale";

const scale = curveScale({ seconds: [1, 10, 100], values: [800, 400, 200] }, { width: 200, height: 100 });

test("each tenfold of the duration takes the same room", () => {
  expect([1, 10, 100].map((seconds) => Math.round(scale.x(seconds)))).toEqual([0, 100, 200]);
});

test("values rise from the bottom, the highest to the top", () => {
  expect([0, 400, 800].map(scale.y)).toEqual([100, 50, 0]);
});

test("the scale ends above the highest value, at a round one that is named", () => {
  // 290 in steps of 100 is 300.
  const { y, values } = curveScale({ seconds: [1, 10], values: [290, 200] }, { width: 200, height: 100 });
  expect(values.map(({ label }) => label)).toEqual(["0", "100", "200", "300"]);
  expect(y(300)).toBe(0);
});

test("only durations that the curve reaches are named", () => {
  expect(scale.durations.map(({ label }) => label)).toEqual(["1 s", "5 s", "1 min"]);
});

test("a curve of a single second has a place", () => {
  const { x, y } = curveScale({ seconds: [1], values: [0] }, { width: 200, height: 100 });
  expect([x(1), y(0)]).toEqual([0, 100]);
});
