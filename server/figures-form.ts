import { z } from "zod";
import type { Figures } from "@/core/ride";

/** A number as people type it: "72,5", " 250 ", nothing at all. */
const number = (least: number, most: number, unit: string, example: string) =>
  z
    .string()
    .trim()
    .transform((text) => (text === "" ? null : Number(text.replace(",", "."))))
    .pipe(
      z
        .number(`A number, please, such as ${example}.`)
        .min(least, `Between ${least} and ${most} ${unit}, please.`)
        .max(most, `Between ${least} and ${most} ${unit}, please.`)
        .nullable(),
    );

const wholeNumber = (least: number, most: number, unit: string, example: string) =>
  number(least, most, unit, example).transform((value) => (value === null ? null : Math.round(value)));

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the figures form says: numbers within what people have, at least one of them. */
const Form = z.object({
  ftpWatts: wholeNumber(30, 700, "W", "240"),
  thresholdHeartRate: wholeNumber(60, 230, "bpm", "168"),
  maxHeartRate: wholeNumber(80, 250, "bpm", "187"),
  restingHeartRate: wholeNumber(25, 120, "bpm", "52"),
  weightKg: number(25, 300, "kg", "72.5"),
  validFrom: z.string().trim().optional(),
});

export type FiguresForm =
  | { ok: true; figures: Figures; validFrom: string | null }
  | { ok: false; problems: Record<string, string> };

/**
 * Reads the figures form.
 *
 * @param today the last day that figures may start on, `YYYY-MM-DD`
 * @returns validFrom null when the form asked for no day: the first figures count for every ride
 */
export function parseFiguresForm(form: Record<string, unknown>, today: string): FiguresForm {
  const parsed = Form.safeParse(form);
  if (!parsed.success) {
    const problems: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) problems[String(path[0])] ??= message;
    return { ok: false, problems };
  }
  const { validFrom = "", ...figures } = parsed.data;
  const problems = { ...disagreements(figures), ...dayProblem(validFrom, today) };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, figures, validFrom: validFrom || null };
}

function disagreements(figures: Figures): Record<string, string> {
  const { thresholdHeartRate: threshold, maxHeartRate: max, restingHeartRate: resting } = figures;
  if (Object.values(figures).every((value) => value === null)) return { ftpWatts: "Fill in at least one of them." };
  if (threshold !== null && max !== null && threshold >= max)
    return { thresholdHeartRate: "This is below the highest heart rate, always." };
  const lowest = threshold ?? max;
  if (resting !== null && lowest !== null && resting >= lowest)
    return { restingHeartRate: "This is below the other two, always." };
  return {};
}

function dayProblem(day: string, today: string): Record<string, string> {
  if (day === "") return {};
  const date = DAY.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  // The 31st of February becomes another day.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day || day < "1971-01-01")
    return { validFrom: "A day, please, such as 2026-05-03." };
  return day > today ? { validFrom: "This day has yet to come." } : {};
}
