import { z } from "zod";
import { formatDayOfYear } from "@/core/format";
import { beginningOf, earliestBeginning, type Stretch } from "@/core/history-windows";

/** A stretch of the past as a form asks for it, none, or a sentence for each field that has to be corrected. */
export type PastForm =
  | { ok: true; wanted: Stretch | null }
  | { ok: false; problems: Record<string, string>; values: Record<string, string> };

/** Days by their name alone are days of some clock between these two, in hours from UTC. */
const EASTMOST_HOURS = 14;
const WESTMOST_HOURS = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const Text = z.string().trim().default("");

const HowFarForm = z.object({
  howFar: z.enum(["nothing", "3-months", "1-year", "5-years", "everything", "from"]),
  day: Text,
});

/**
 * Reads how far back somebody wants their past.
 *
 * @throws ZodError when it is not a form of ours
 */
export function parseHowFar(form: Record<string, unknown>, now: Date): PastForm {
  const { howFar, day } = HowFarForm.parse(form);
  if (howFar === "nothing") return { ok: true, wanted: null };
  if (howFar !== "from") return { ok: true, wanted: { from: beginningOf({ is: howFar }, now), until: now } };
  const problem = problemOf(day, now);
  if (problem !== null) return { ok: false, problems: { day: problem }, values: { howFar, day } };
  return { ok: true, wanted: { from: beginningOf({ is: "from", day }, now), until: now } };
}

const SpanForm = z.object({ from: Text, until: Text });

/**
 * Reads between which two days somebody wants everything once more; both of them whole, wherever they were ridden.
 *
 * @throws ZodError when it is not a form of ours
 */
export function parseSpan(form: Record<string, unknown>, now: Date): PastForm {
  const values = SpanForm.parse(form);
  const problems: Record<string, string> = {};
  for (const field of ["from", "until"] as const) {
    const problem = problemOf(values[field], now);
    if (problem !== null) problems[field] = problem;
  }
  if (Object.keys(problems).length === 0 && values.from > values.until) {
    problems.until = "The last day must not come before the first.";
  }
  if (Object.keys(problems).length > 0) return { ok: false, problems, values };
  const from = new Date(startOf(values.from) - EASTMOST_HOURS * HOUR_MS);
  const until = new Date(Math.min(now.getTime(), startOf(values.until) + DAY_MS + WESTMOST_HOURS * HOUR_MS));
  return { ok: true, wanted: { from: new Date(Math.max(from.getTime(), earliestBeginning(now).getTime())), until } };
}

const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

function problemOf(day: string, now: Date): string | null {
  if (day === "") return "Please pick a day.";
  if (!z.iso.date().safeParse(day).success) return "There is no such day.";
  if (startOf(day) - EASTMOST_HOURS * HOUR_MS >= now.getTime()) return "That day has not come yet.";
  const earliest = earliestBeginning(now);
  if (startOf(day) + DAY_MS <= earliest.getTime()) {
    return `Terra can be asked for nothing from before ${formatDayOfYear(earliest, 0)}.`;
  }
  return null;
}
