import { describe, expect, test } from "vitest";
import { silenceOf } from "./silence";

const HOUR = 3_600_000;
const hours = (silent: number, usual: number | null, warn = 2, page = 6) =>
  silenceOf({
    silentMs: silent * HOUR,
    usualMs: usual === null ? null : usual * HOUR,
    warnMs: warn * HOUR,
    pageMs: page * HOUR,
  });

describe("a silence", () => {
  test("of two hours is told, of six hours wakes somebody, where something comes every hour [W35]", () => {
    expect([1.99, 2, 5.99, 6].map((silent) => hours(silent, 1))).toEqual(["none", "warn", "warn", "page"]);
  });
  test("is nothing where a pause of five days is usual, until it is clearly longer", () => {
    // 1.5 × 120 h and 3 × 120 h.
    expect([72, 179, 180, 359, 360].map((silent) => hours(silent, 120))).toEqual([
      "none",
      "none",
      "warn",
      "warn",
      "page",
    ]);
  });
  test("of a day and a half is told where nobody knows what is usual", () => {
    expect([35, 36, 72].map((silent) => hours(silent, null))).toEqual(["none", "warn", "page"]);
  });
  test("is never told where the hours are 0", () => {
    expect(hours(1000, 1, 0, 0)).toBe("none");
    expect(hours(1000, 1, 2, 0)).toBe("warn");
  });
});
