import { describe, expect, test } from "vitest";
import type { Placing, RideBests } from "@/core/bests";
import { placingOf, rankInWords, recordInWords } from "./ride-efforts-standing";

const until = { startedAt: new Date("2026-05-02T23:30:00Z"), offsetMinutes: 120 };

test.each([
  ["all-time", null, 2026, "Best ever"],
  ["all-time", until, 2025, "Best ever until 3 May 2026"],
  ["season", null, 2026, "Best of the season"],
  ["season", until, 2026, "Best of the season until 3 May"],
  ["ninety-days", null, 2026, "Best of 90 days"],
] as const)("a record of %s, until %j, is told in words on a ride of %d", (of, since, year, words) => {
  expect(recordInWords({ of, until: since }, year)).toBe(words);
});

test.each([
  [1, "1st of 214"],
  [2, "2nd of 214"],
  [3, "3rd of 214"],
  [4, "4th of 214"],
  [11, "11th of 214"],
  [13, "13th of 214"],
  [21, "21st of 214"],
  [112, "112th of 214"],
])("rank %d is told as %s", (rank, words) => expect(rankInWords({ rank, of: 214 })).toBe(words));

describe("where an effort stands", () => {
  const placing: Placing = { kind: "power", size: 300, value: 247.4, rank: 2, of: 9, record: null };
  const none = { "ninety-days": [], season: [], "all-time": [] };
  const bestsWith = (placings: Placing[]): RideBests => ({ year: 2026, byValue: none, byWeight: none, placings });
  const effort = { kind: "power" as const, size: 300, value: 247.4, start: 0, end: 300 };

  test("is that of its kind and its duration", () => {
    const other: Placing = { ...placing, kind: "heart-rate", rank: 5 };
    expect(placingOf(effort, bestsWith([other, placing]))).toBe(placing);
  });

  test.each([
    ["nothing is known yet", null],
    ["it is the only one", bestsWith([{ ...placing, rank: 1, of: 1 }])],
    ["it has a gap, so that what is kept is another", bestsWith([{ ...placing, value: 230 }])],
  ])("is not told where %s", (_, bests) => expect(placingOf(effort, bests)).toBeNull());
});
