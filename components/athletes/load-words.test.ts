import { expect, test } from "vitest";
import type { AthleteDigest } from "@/core/attention/digest";
import { sampleDigest, TODAY } from "@/core/attention/sample-digest";
import { standingInWords, weekInWords } from "./load-words";
import { formInWords } from "./roster-words";

/** A load of 300 every seven days, the first of them yesterday's; of those of so many days ago none is known. */
function weekly(unknown: readonly number[]): AthleteDigest {
  const ages = [1, 8, 15, 22, 29, 36, 43, 50];
  const digest = sampleDigest(Object.fromEntries(ages.map((age) => [age, unknown.includes(age) ? 0 : 300])));
  return { ...digest, loads: { ...digest.loads, unknown: unknown.map((age) => 119 - age) } };
}

test("a week is told with what is usual", () => {
  expect(weekInWords(weekly([]), TODAY)).toBe(
    "A load of 300 in the seven days up to today. The mean week of the four before was 300: +0\u00a0%.",
  );
});

test("of rides without a load no sum is made up", () => {
  expect(weekInWords(weekly([1]), TODAY)).toBe(
    "The load of the seven days up to today is not known. The mean week of the four before was 300. 1 ride has no load that you see, and counts as 0.",
  );
  expect(weekInWords(weekly([8, 15]), TODAY)).toBe(
    "A load of 300 in the seven days up to today. The four weeks before are not known whole, so that nothing is usual. 2 rides have no load that you see, and count as 0.",
  );
  expect(standingInWords(weekly([8, 15]), TODAY)).toBe(
    "More than one in ten rides has no load that you see, and counts as 0: fitness, fatigue and form are not known.",
  );
  expect(formInWords(null)).toEqual({ number: "", words: "not known" });
});
