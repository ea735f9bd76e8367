import { z } from "zod";
import type { FigureName, Figures } from "@/core/ride";
import { FigureKind } from "../prisma/generated/client";
import type { DatedFigure, GivenFigure } from "./data/figures";

interface Limits {
  least: number;
  most: number;
  unit: string;
  example: string;
  decimals: number;
  /** One that is typed is so many of what is kept. */
  per?: number;
}

type SingleName = Exclude<FigureName, "powerZoneLimits" | "heartRateZoneLimits">;

/** What people have. */
const SINGLE: Record<SingleName, Limits> = {
  ftpWatts: { least: 30, most: 700, unit: "W", example: "240", decimals: 0 },
  thresholdHeartRate: { least: 60, most: 230, unit: "bpm", example: "168", decimals: 0 },
  maxHeartRate: { least: 80, most: 250, unit: "bpm", example: "187", decimals: 0 },
  restingHeartRate: { least: 25, most: 120, unit: "bpm", example: "52", decimals: 0 },
  weightKg: { least: 25, most: 300, unit: "kg", example: "72.5", decimals: 1 },
  wPrimeJoules: { least: 5, most: 50, unit: "kJ", example: "18.5", decimals: 1, per: 1000 },
};

interface ZoneLimits extends Limits {
  fewest: number;
}

/** The most limits of zones that there can be: those of seven zones. */
const MOST_LIMITS = 6;

const ZONES = {
  powerZoneLimits: { least: 10, most: 400, unit: "%", example: "75", decimals: 0, fewest: MOST_LIMITS },
  heartRateZoneLimits: { least: 40, most: 250, unit: "bpm", example: "140", decimals: 0, fewest: 2 },
} satisfies Record<string, ZoneLimits>;

const LIMIT_NAMES = Array.from({ length: MOST_LIMITS }, (_, index) => `limit${index + 1}`);

type Problems = Record<string, string>;

export type FigureForm = { ok: true; figure: DatedFigure } | { ok: false; problems: Problems };

const Frame = z.object({
  kind: z.enum(FigureKind),
  since: z.enum(["beginning", "day"]),
  validFrom: z.string().trim().default(""),
  /** Pressed to go back to the usual zones. */
  usual: z.string().optional(),
});

const Text = z.string().trim().default("");

/**
 * Reads the form of one figure. What is left empty is not known from that day on.
 *
 * @param today the last day that a figure may start on, `YYYY-MM-DD`
 * @throws ZodError when it is not a form of ours
 */
export function parseFigureForm(form: Record<string, unknown>, today: string): FigureForm {
  const { kind, since, validFrom, usual } = Frame.parse(form);
  const problems: Problems = since === "day" ? dayProblem(validFrom, today) : {};
  const values = usual === undefined ? readValues(kind, form, problems) : [];
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, figure: { kind, values, validFrom: since === "day" ? validFrom : null } };
}

const Removal = z.object({
  kind: z.enum(FigureKind),
  validFrom: z.union([z.literal("").transform(() => null), z.iso.date()]),
});

/**
 * Reads which figure is to be taken back.
 *
 * @throws ZodError when it is not a form of ours
 */
export const parseRemovalForm = (form: Record<string, unknown>): z.infer<typeof Removal> => Removal.parse(form);

/**
 * A figure in the words of its form.
 *
 * @returns what was typed, by the names of the fields
 */
export function typeFigure({ kind, values, validFrom }: DatedFigure): Record<string, string> {
  const frame: Record<string, string> =
    validFrom === null ? { kind, since: "beginning" } : { kind, since: "day", validFrom };
  const usual: Record<string, string> = isZones(kind) && values.length === 0 ? { usual: "yes" } : {};
  return { ...frame, ...usual, ...typeValues({ kind, values }) };
}

/** The same without its day. */
export function typeValues({ kind, values }: GivenFigure): Record<string, string> {
  if (isZones(kind)) return Object.fromEntries(values.map((value, index) => [LIMIT_NAMES[index], String(value)]));
  const [value] = values;
  return { value: value === undefined ? "" : String(value / (SINGLE[kind].per ?? 1)) };
}

/**
 * Why a figure cannot be beside the others that the rider gave for its day.
 *
 * @param whose they are, as the reader calls them
 * @returns null when it can, else what is wrong at which field
 */
export function findDisagreement(
  { kind, values }: GivenFigure,
  given: Figures,
  whose: "your" | "their" = "your",
): Problems | null {
  if (values.length === 0 && given[kind] === null) return isZones(kind) ? null : { value: missing(SINGLE[kind]) };
  const [value = null] = values;
  if (isZones(kind) || value === null) return null;
  const problem = heartProblem(kind, { ...given, [kind]: value }, whose);
  return problem === null ? null : { value: problem };
}

/** Of every heart the first of a pair is below the second. */
const ORDER = [
  ["restingHeartRate", "thresholdHeartRate"],
  ["restingHeartRate", "maxHeartRate"],
  ["thresholdHeartRate", "maxHeartRate"],
] as const;

const IN_WORDS = {
  restingHeartRate: "resting heart rate",
  thresholdHeartRate: "threshold heart rate",
  maxHeartRate: "highest heart rate",
};

function heartProblem(kind: SingleName, figures: Figures, whose: string): string | null {
  for (const [lower, higher] of ORDER) {
    const [low, high] = [figures[lower], figures[higher]];
    if (low === null || high === null || low < high) continue;
    if (kind === lower) return `This is below ${whose} ${IN_WORDS[higher]} of ${high} bpm, always.`;
    if (kind === higher) return `This is above ${whose} ${IN_WORDS[lower]} of ${low} bpm, always.`;
  }
  return null;
}

const isZones = (kind: FigureName): kind is keyof typeof ZONES => kind in ZONES;

function readValues(kind: FigureName, form: Record<string, unknown>, problems: Problems): number[] {
  if (isZones(kind)) return readLimits(ZONES[kind], form, problems);
  const value = readNumber(Text.parse(form.value), SINGLE[kind]);
  if (typeof value !== "string") return value === null ? [] : [value];
  problems.value = value;
  return [];
}

function readLimits(zones: ZoneLimits, form: Record<string, unknown>, problems: Problems): number[] {
  const typed = LIMIT_NAMES.map((name) => Text.parse(form[name]));
  const count = typed.findLastIndex((text) => text !== "") + 1;
  const values: number[] = [];
  for (const [index, name] of LIMIT_NAMES.slice(0, Math.max(count, zones.fewest)).entries()) {
    const value = readNumber(typed[index] ?? "", zones);
    const before = values.at(-1);
    if (value === null) problems[name] = missing(zones);
    else if (typeof value === "string") problems[name] = value;
    else if (before !== undefined && value <= before)
      problems[name] = `More than the ${before} ${zones.unit} before it, please.`;
    else values.push(value);
  }
  return values;
}

const missing = ({ example }: Limits) => `A number, please, such as ${example}.`;

/**
 * A number as people type it: "72,5", " 250 ".
 *
 * @returns null of nothing, a sentence of what is none
 */
function readNumber(text: string, limits: Limits): number | string | null {
  if (text === "") return null;
  const { least, most, unit, decimals, per } = limits;
  const number = Number(text.replace(",", "."));
  if (Number.isNaN(number)) return missing(limits);
  if (number < least || number > most) return `Between ${least} and ${most} ${unit}, please.`;
  const kept = Number(number.toFixed(decimals));
  return per === undefined ? kept : Math.round(kept * per);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function dayProblem(day: string, today: string): Problems {
  const date = DAY.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  // The 31st of February becomes another day.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day || day < "1971-01-01")
    return { validFrom: "A day, please, such as 2026-05-03." };
  return day > today ? { validFrom: "This day has yet to come." } : {};
}
