import type { ComparedRide } from "@/core/compare/compared-ride";
import { formatDay, formatDayAndTime, formatDayOfYear } from "@/core/format";

type Named = Pick<ComparedRide, "id" | "title" | "startedAt" | "offsetMinutes" | "rider">;

type Way = (ride: Named, index: number) => string;

/**
 * Names by which rides can be told apart in a sentence: the title, with as much of the date as that takes; of one ride
 * several times, its pass.
 */
export const namesOf = (rides: readonly Named[], passes: readonly number[]): string[] =>
  clearest(rides, [
    ...RIDERS,
    ({ title }) => title,
    ({ title, startedAt, offsetMinutes }) => `${title} of ${formatDay(startedAt, offsetMinutes)}`,
    ({ title, startedAt, offsetMinutes }) => `${title} of ${formatDayOfYear(startedAt, offsetMinutes)}`,
    ({ title, startedAt, offsetMinutes }) => `${title} of ${formatDayAndTime(startedAt, offsetMinutes)}`,
    ({ title }, index) => `${title}, pass ${(passes[index] ?? 0) + 1}`,
  ]);

/** The same for where room is short: what tells them apart stands first, and the end may be cut off. */
export const shortNamesOf = (rides: readonly Named[], passes: readonly number[]): string[] =>
  clearest(rides, [
    ...RIDERS,
    ({ title }) => title,
    ({ title, startedAt, offsetMinutes }) => `${formatDay(startedAt, offsetMinutes)} · ${title}`,
    ({ title, startedAt, offsetMinutes }) => `${formatDayOfYear(startedAt, offsetMinutes)} · ${title}`,
    ({ title, startedAt, offsetMinutes }) => `${formatDayAndTime(startedAt, offsetMinutes)} · ${title}`,
    ({ title }, index) => `Pass ${(passes[index] ?? 0) + 1} · ${title}`,
  ]);

/** Where people are compared, they are named. */
const RIDERS: readonly Way[] = [
  ({ rider }) => rider?.name ?? "",
  ({ rider, startedAt, offsetMinutes }) => (rider ? `${rider.name}, ${formatDay(startedAt, offsetMinutes)}` : ""),
];

function clearest(rides: readonly Named[], ways: readonly Way[]): string[] {
  const clear = ways.map((way) => rides.map(way)).find((names) => new Set(names).size === names.length);
  return clear ?? rides.map(({ title }, index) => `${index + 1} · ${title}`);
}
