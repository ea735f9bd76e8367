import { expect, test } from "vitest";
import { timeAxis } from "./time-axis";

const labels = (most: number) => {
  const { ticks, label } = timeAxis(most);
  return ticks.map(label).map((text) => text.replace("\u00a0", " "));
};

test("lengths of time are told in the unit that suits the longest", () => {
  expect(labels(50)).toEqual(["0 s", "20 s", "40 s", "60 s"]);
  // 12 minutes and 20 s, in steps of 5.
  expect(labels(740)).toEqual(["0 min", "5 min", "10 min", "15 min"]);
  expect(labels(2.2 * 3600)).toEqual(["0 h", "1 h", "2 h", "3 h"]);
});

test("the axis ends at a round one that is not below the longest", () => {
  expect(timeAxis(740).top).toBe(900);
  expect(timeAxis(900).top).toBe(900);
  expect(timeAxis(0).top).toBeGreaterThan(0);
});
