import { expect, test } from "vitest";
import { exportRide } from "@/tests/support/export-rides";
import { ambiguityOfAscent } from "./plain-ascent";

const ride = (...altitudes: number[]) =>
  exportRide({ recorded: { elapsedSeconds: altitudes.length, channels: { elevation: Float32Array.from(altitudes) } } })
    .recorded;

test("a ride that never rises by exactly the dead band has nothing ambiguous", () => {
  expect(ambiguityOfAscent(ride(100, 101, 104, 103, 106, 102, 98, 103))).toBeCloseTo(0, 9);
});

test("a ride without altitudes has nothing ambiguous", () => {
  expect(ambiguityOfAscent(ride(Number.NaN, Number.NaN))).toBe(0);
});

test.each([
  // By hand in doubles: 509.2 − 500 is 9.199999999999989, 3 more are 12.199999999999989, and 512.2 − 500 is 12.200000000000045.
  [9.2, 12.2, 3],
  // Whole metres are exact.
  [0, 3, 0],
])("a rise from %d to %d m, exactly the dead band, makes %d m in plain doubles", (low, high, meters) => {
  expect(ambiguityOfAscent(ride(low, high))).toBeCloseTo(meters, 9);
});
