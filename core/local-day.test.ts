import { expect, test } from "vitest";
import { localDay, startOfDay } from "./local-day";

test.each([
  ["2026-11-20T23:30:00Z", 60, "2026-11-21"],
  ["2026-11-20T00:30:00Z", -300, "2026-11-19"],
  ["2026-11-20T23:30:00Z", 0, "2026-11-20"],
  ["2026-11-20T23:30:00Z", null, "2026-11-20"],
])("%s at %j minutes east is on %s", (moment, offset, day) => {
  expect(localDay(new Date(moment), offset)).toBe(day);
});

test.each([
  ["2026-12-05", 60, "2026-12-04T23:00:00.000Z"],
  ["2026-12-05", -480, "2026-12-05T08:00:00.000Z"],
  ["2028-02-29", 0, "2028-02-29T00:00:00.000Z"],
])("%s begins on a clock %j minutes east at %s", (day, offset, moment) => {
  expect(new Date(startOfDay(day, offset)).toISOString()).toBe(moment);
});

test.each(["", "2027-02-31", "2027-02-29", "5.12.2026", "2026-13-01", "2026-1-1"])("%j is no day", (text) => {
  expect(startOfDay(text, 0)).toBeNaN();
});
