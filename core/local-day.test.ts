import { expect, test } from "vitest";
import { localDay } from "./local-day";

test.each([
  ["2026-11-20T23:30:00Z", 60, "2026-11-21"],
  ["2026-11-20T00:30:00Z", -300, "2026-11-19"],
  ["2026-11-20T23:30:00Z", 0, "2026-11-20"],
  ["2026-11-20T23:30:00Z", null, "2026-11-20"],
])("%s at %j minutes east is on %s", (moment, offset, day) => {
  expect(localDay(new Date(moment), offset)).toBe(day);
});
