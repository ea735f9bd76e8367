import { expect, test } from "vitest";
import { sampleDigest, TODAY } from "@/core/attention/sample-digest";
import { standingOf } from "@/core/attention/standing";
import { daysUpTo, fitnessDays } from "./load-days";

test("days end with today", () => {
  expect(daysUpTo("2026-03-01", 3)).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
});

test("the form of today is that which the list tells, and today's load counts from tomorrow on", () => {
  const digest = sampleDigest({ 60: 100, 1: 200, 0: 300 });
  const [yesterday, today] = fitnessDays(digest, TODAY, 2);
  expect(today?.day).toBe(TODAY);
  expect(today?.form).toBeCloseTo(standingOf(digest, TODAY)?.form ?? Number.NaN, 9);
  // From nearly nothing, 200 in a day: 200 · (1 − e^(−1/7)) = 26.6 more, and then 300: 39.9 and what is left of before.
  expect(yesterday?.fatigue).toBeCloseTo(26.6, 1);
  expect(today?.fatigue).toBeCloseTo(26.6 * Math.exp(-1 / 7) + 39.9, 0);
});
