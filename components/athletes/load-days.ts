import { type Day, daysBetween, plusDays } from "@/core/attention/days";
import type { AthleteDigest } from "@/core/attention/digest";
import { loadOn } from "@/core/attention/standing";
import { followLoads, formAfter } from "@/core/fitness";
import type { FitnessDay } from "./load-charts";

/** So many days up to today, oldest first. */
export const daysUpTo = (today: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, index) => plusDays(today, index + 1 - count));

/** Fitness, fatigue and form of the last days, today's form among them. */
export function fitnessDays(digest: AthleteDigest, today: Day, count: number): FitnessDay[] {
  const { first, before } = digest.loads;
  const all = Math.max(daysBetween(first, today) + 1, 0);
  const ends = followLoads(
    Array.from({ length: all }, (_, index) => loadOn(digest, plusDays(first, index))),
    before,
  );
  const days = ends.map((end, index) => ({
    day: plusDays(first, index),
    ...end,
    form: formAfter(ends[index - 1] ?? before),
  }));
  return days.slice(-count);
}
