import { formatDayOfYear } from "@/core/format";
import { HEALTH_FIGURES, type HealthFigureName, healthFigureInWords } from "@/core/health";
import type { DayOfHealth } from "@/core/health-days";

/** One line, or one part of each bar. */
export interface HealthSeries {
  name: HealthFigureName;
  label: string;
  /** A token's name. */
  colour: string;
}

/** A chart of the Health page, with all that it shows. */
export interface HealthChart {
  key: string;
  title: string;
  summary: string;
  kind: "line" | "bars";
  unit: string;
  series: HealthSeries[];
  /** Of every day of the range, in the unit of the axis; null where nothing was told. */
  days: { day: string; values: (number | null)[] }[];
  /** What its table tells of a day. */
  columns: string[];
  /** Of the days of which something was told, the newest first, in words. */
  rows: { day: string; cells: string[] }[];
}

interface Plan {
  key: string;
  title: string;
  kind: HealthChart["kind"];
  unit: string;
  /** A figure by this is what stands on the axis. */
  per?: number;
  series: readonly (readonly [name: HealthFigureName, colour: string])[];
  /** What the sentence is about. */
  about: HealthFigureName;
}

const PLANS: readonly Plan[] = [
  { key: "weight", title: "Weight", kind: "line", unit: "kg", series: [["weightKg", "power"]], about: "weightKg" },
  {
    key: "resting-heart-rate",
    title: "Resting heart rate",
    kind: "line",
    unit: "bpm",
    series: [["restingHeartRateBpm", "heart-rate"]],
    about: "restingHeartRateBpm",
  },
  {
    key: "hrv",
    title: "Heart-rate variability (RMSSD)",
    kind: "line",
    unit: "ms",
    series: [["hrvRmssdMs", "cadence"]],
    about: "hrvRmssdMs",
  },
  {
    key: "hrv-sdnn",
    title: "Heart-rate variability (SDNN)",
    kind: "line",
    unit: "ms",
    series: [["hrvSdnnMs", "cadence"]],
    about: "hrvSdnnMs",
  },
  {
    key: "sleep",
    title: "Sleep",
    kind: "bars",
    unit: "h",
    per: 3600,
    series: [
      ["deepSeconds", "speed"],
      ["remSeconds", "power"],
      ["lightSeconds", "cadence"],
      ["awakeSeconds", "elevation"],
    ],
    about: "asleepSeconds",
  },
  { key: "steps", title: "Steps", kind: "bars", unit: "", series: [["steps", "speed"]], about: "steps" },
  {
    key: "burned",
    title: "Calories burned",
    kind: "bars",
    unit: "kcal",
    series: [["burnedKilocalories", "temperature"]],
    about: "burnedKilocalories",
  },
  {
    key: "eaten",
    title: "Calories eaten",
    kind: "bars",
    unit: "kcal",
    series: [["eatenKilocalories", "gradient"]],
    about: "eatenKilocalories",
  },
  {
    key: "cycle",
    title: "Cycle",
    kind: "bars",
    unit: "",
    series: [["dayInCycle", "w-balance"]],
    about: "dayInCycle",
  },
];

/** A night of which only the whole was told has no parts to draw. */
const WHOLE_NIGHT: Pick<Plan, "series"> = { series: [["asleepSeconds", "speed"]] };

/** Beside the drawn ones, what the table of a chart tells. */
const ALSO_IN_TABLE: Partial<Record<string, readonly HealthFigureName[]>> = {
  weight: ["bodyFatPercent", "muscleKg"],
  sleep: ["asleepSeconds", "sleepBeganMinute", "sleepEndedMinute"],
  eaten: ["carbohydratesGrams", "proteinGrams", "fatGrams"],
  cycle: ["cyclePhase", "flow"],
};

/**
 * The charts of a range of days: each only if something of it was told.
 *
 * @param days oldest first, those of which something was told
 * @param range every day of it, `YYYY-MM-DD`, oldest first
 */
export function healthCharts(days: readonly DayOfHealth[], range: readonly string[]): HealthChart[] {
  return PLANS.map((plan) => (plan.key === "sleep" && !hasAny(days, plan) ? { ...plan, ...WHOLE_NIGHT } : plan))
    .filter((plan) => hasAny(days, plan))
    .map((plan) => chartOf(plan, days, range));
}

const hasAny = (days: readonly DayOfHealth[], { series }: Plan) =>
  days.some(({ figures }) => series.some(([name]) => figures[name] !== undefined));

function chartOf(plan: Plan, days: readonly DayOfHealth[], range: readonly string[]): HealthChart {
  const { key, title, kind, unit, per = 1 } = plan;
  const byDay = new Map(days.map(({ day, figures }) => [day, figures]));
  const drawn = plan.series.map(([name, colour]) => ({ name, label: HEALTH_FIGURES[name].label, colour }));
  const names = [...new Set([...drawn.map(({ name }) => name), ...(ALSO_IN_TABLE[key] ?? [])])];
  const told = names.filter((name) => days.some(({ figures }) => figures[name] !== undefined));
  return {
    key,
    title,
    kind,
    unit,
    summary: inOneSentence(plan, days),
    series: drawn,
    days: range.map((day) => ({
      day,
      values: drawn.map(({ name }) => {
        const value = byDay.get(day)?.[name];
        return value === undefined ? null : value / per;
      }),
    })),
    rows: days
      .filter(({ figures }) => told.some((name) => figures[name] !== undefined))
      .map(({ day, figures }) => ({
        day,
        cells: told.map((name) => {
          const value = figures[name];
          return value === undefined ? "–" : healthFigureInWords(name, value);
        }),
      }))
      .reverse(),
    columns: told.map((name) => HEALTH_FIGURES[name].label),
  };
}

/** "71.4 kg on 20 Nov 2026; between 70.9 kg and 72.0 kg on 12 days." */
function inOneSentence({ about, series, key }: Plan, days: readonly DayOfHealth[]): string {
  const name = days.some(({ figures }) => figures[about] !== undefined) ? about : (series[0]?.[0] ?? about);
  const values = days.flatMap(({ day, figures }) => {
    const value = figures[name];
    return value === undefined ? [] : [{ day, value }];
  });
  const last = values.at(-1);
  if (last === undefined) return "";
  const on = formatDayOfYear(new Date(`${last.day}T00:00:00Z`), 0);
  const words = (value: number) => healthFigureInWords(name, value);
  if (key === "cycle") return `Day ${last.value} of the cycle on ${on}.`;
  const all = values.map(({ value }) => value);
  const ofAll =
    values.length === 1
      ? ""
      : `; between ${words(Math.min(...all))} and ${words(Math.max(...all))} on ${values.length} days, ${words(all.reduce((sum, value) => sum + value, 0) / all.length)} on average`;
  return `${words(last.value)} on ${on}${ofAll}.`;
}
