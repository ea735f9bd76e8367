import { expect, test } from "vitest";
import { isoTimes } from "./iso-times";

const MIDNIGHT = Date.UTC(2026, 10, 20) / 1000;

test("writes microseconds and the rider's offset", () => {
  expect(isoTimes(0, 60)(MIDNIGHT + 7 * 3600 + 1)).toBe("2026-11-20T08:00:01.000000+01:00");
});

test("crosses minutes, days and years", () => {
  const time = isoTimes(0, null);
  expect(time(MIDNIGHT - 1)).toBe("2026-11-19T23:59:59.000000+00:00");
  expect(time(MIDNIGHT)).toBe("2026-11-20T00:00:00.000000+00:00");
  expect(isoTimes(0, 60)(Date.UTC(2025, 11, 31, 23, 30) / 1000)).toBe("2026-01-01T00:30:00.000000+01:00");
});

test("knows offsets west of Greenwich and of half an hour", () => {
  expect(isoTimes(0, -210)(MIDNIGHT)).toBe("2026-11-19T20:30:00.000000-03:30");
});

test("writes a late clock as a fraction", () => {
  expect(isoTimes(40, 0)(MIDNIGHT)).toBe("2026-11-20T00:00:00.040000+00:00");
});
