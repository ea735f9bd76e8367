import { expect, test } from "vitest";
import { firstDayOf, lastDayOf, offsetOfFirstDay, offsetOfLastDay } from "./consent-days";

// Midnight of 1 October, and the last second of it, by clocks around the world.
test.each([
  ["Amsterdam in summer", 120, "2026-09-30T22:00:00Z", "2026-10-01T21:59:59Z"],
  ["London in winter", 0, "2026-10-01T00:00:00Z", "2026-10-01T23:59:59Z"],
  ["Los Angeles in summer", -420, "2026-10-01T07:00:00Z", "2026-10-02T06:59:59Z"],
  ["Kathmandu", 345, "2026-09-30T18:15:00Z", "2026-10-01T18:14:59Z"],
  ["Nouméa", 660, "2026-09-30T13:00:00Z", "2026-10-01T12:59:59Z"],
  ["Honolulu", -600, "2026-10-01T10:00:00Z", "2026-10-02T09:59:59Z"],
])("a day of %s is that day everywhere", (_, offset, midnight, lastSecond) => {
  const [since, until] = [new Date(midnight), new Date(lastSecond)];
  expect([firstDayOf(since), lastDayOf(until)]).toEqual(["2026-10-01", "2026-10-01"]);
  expect([offsetOfFirstDay(since), offsetOfLastDay(until)]).toEqual([offset, offset]);
});
