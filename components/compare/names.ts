import type { ComparedRide } from "@/core/compare/compared-ride";
import { formatClockTime, formatDay, formatDayOfYear } from "@/core/format";

type Named = Pick<ComparedRide, "id" | "title" | "startedAt" | "offsetMinutes">;

/**
 * Names by which rides can be told apart in a sentence: the title, with as much of the date as that takes; of one ride
 * several times, its pass.
 */
export function namesOf(rides: readonly Named[], passes: readonly number[]): string[] {
  const ways: ((ride: Named, index: number) => string)[] = [
    ({ title }) => title,
    ({ title, startedAt, offsetMinutes }) => `${title} of ${formatDay(startedAt, offsetMinutes)}`,
    ({ title, startedAt, offsetMinutes }) => `${title} of ${formatDayOfYear(startedAt, offsetMinutes)}`,
    ({ title, startedAt, offsetMinutes }) =>
      `${title} of ${formatDayOfYear(startedAt, offsetMinutes)}, ${formatClockTime(startedAt, offsetMinutes)}`,
    ({ title }, index) => `${title}, pass ${(passes[index] ?? 0) + 1}`,
  ];
  const clear = ways.map((name) => rides.map(name)).find((names) => new Set(names).size === names.length);
  return clear ?? rides.map(({ title }, index) => `${title} (${index + 1})`);
}
