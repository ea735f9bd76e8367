import { expect, test } from "vitest";
import { layRide } from "@/core/compare/laid";
import { differenceScale, meanBetween, meansInColumns, reachOf, valuesInColumns } from "./columns";

const GAP = Number.NaN;

test("a column shows the mean of its seconds, and nothing where the ride was not", () => {
  const span = { start: 0, end: 6 };
  const laid = layRide(Float64Array.from([0, 10, 20, GAP, GAP, 60]), span, []);
  const channel = Float32Array.from([100, 200, 300, 400, 500, 600]);
  expect([...meansInColumns(channel, laid, { start: 0, end: 40 }, 2)]).toEqual([150, 300]);
  expect([...meansInColumns(channel, laid, { start: 30, end: 50 }, 2)]).toEqual([GAP, GAP]);
});

test("a mean leaves out what is not known", () => {
  expect(meanBetween(Float32Array.from([1, GAP, 5]), 0, 3)).toBe(3);
  expect(meanBetween(Float32Array.from([1, GAP, 5]), 1, 2)).toBeNaN();
});

test("a rule is asked in the middle of each column", () => {
  expect([...valuesInColumns((place) => place, { start: 0, end: 40 }, 2)]).toEqual([10, 30]);
  expect(reachOf([Float32Array.from([3, GAP]), Float32Array.from([-2])])).toEqual([-2, 3]);
  expect(reachOf([Float32Array.from([GAP])])).toBeNull();
});

test.each([
  [null, { low: -1, high: 1 }],
  [[0, 42] as [number, number], { low: 0, high: 45 }],
  [[-95, 12] as [number, number], { low: -120, high: 60 }],
])("differences of %s have room on a round scale around nothing", (reach, scale) => {
  expect(differenceScale(reach)).toEqual(scale);
});
