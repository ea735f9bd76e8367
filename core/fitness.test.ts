import { expect, test } from "vitest";
import { followLoads, formAfter } from "./fitness";

// The examples of the reference on loads over days: exponential form.
test("a day of load 100 takes fitness from 50 to 51.176 and fatigue to 56.656", () => {
  const [day] = followLoads([100], { fitness: 50, fatigue: 50 });
  expect(day?.fitness).toBeCloseTo(51.176, 3);
  expect(day?.fatigue).toBeCloseTo(56.656, 3);
});

test("42 days of load 100 from nothing come to 63.2", () => {
  expect(followLoads(Array(42).fill(100)).at(-1)?.fitness).toBeCloseTo(63.2, 1);
});

// A published season by another program's hand: a first day of load 112.8, two days of rest behind it.
test("a day of load is followed by days of rest", () => {
  const days = followLoads([112.8, 0, 0]);
  expect(days.map(({ fitness }) => fitness.toFixed(3))).toEqual(["2.654", "2.592", "2.531"]);
  expect(days.map(({ fatigue }) => fatigue.toFixed(3))).toEqual(["15.016", "13.017", "11.284"]);
  expect(days.map((day) => formAfter(day).toFixed(3)).slice(0, 2)).toEqual(["-12.362", "-10.426"]);
});
