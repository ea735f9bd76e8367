import { expect, test } from "vitest";
import { decimal } from "./decimal";

test.each([
  [12.5, 3, "12.5"],
  [12, 3, "12"],
  [100, 0, "100"],
  [-0.0004, 3, "0"],
  [-3.25, 1, "-3.3"],
  [0.0000001, 7, "0.0000001"],
  [1234567.891, 2, "1234567.89"],
])("%d with up to %d places is written %s", (value, places, text) => {
  expect(decimal(value, places)).toBe(text);
});

test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined]])("a gap (%s) is written as nothing", (gap) => {
  expect(decimal(gap, 2)).toBe("");
});
