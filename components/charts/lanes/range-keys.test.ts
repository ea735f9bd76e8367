import { expect, test } from "vitest";
import { endAfter } from "./range-keys";

const RIDE = { start: 0, end: 2000 };

test.each([
  ["ArrowRight", 520],
  ["ArrowDown", 480],
  ["PageUp", 700],
  ["PageDown", 300],
  ["Home", 0],
  ["End", 2000],
  ["a", null],
])("%s moves an end of what is shown by a hundredth of the ride, or to its ends", (key, second) => {
  expect(endAfter(key, 500, RIDE)).toBe(second);
});

test("of a short ride an arrow moves it by a second", () => {
  expect(endAfter("ArrowRight", 10, { start: 0, end: 40 })).toBe(11);
});
