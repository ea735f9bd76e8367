import { expect, test } from "vitest";
import { parseDuration } from "./parse-duration";

test.each([
  ["0:03:12", 192],
  [" 1:00:00 ", 3600],
  ["2:5:9", 7509],
  ["120:00:00", 432_000],
])("%s are %i seconds", (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

test.each(["", "3:12", "192", "0:60:00", "0:00:60", "-0:00:10", "0:00:1.5", "a:bc:de"])("%s is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});
