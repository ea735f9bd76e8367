import type { HealthType } from "./wanted-data";

/** What the Health page draws of one day's body, day, sleep, food or cycle. What was not told is missing. */
export type HealthFigures = Partial<Record<HealthFigureName, number>>;

interface HealthFigureWords {
  type: HealthType;
  label: string;
  unit: string;
  digits: number;
  /** What can have been; outside it a device or a typing error speaks, and the figure is not shown. */
  range: readonly [least: number, most: number];
}

/** Every figure, in the order of a day. Times of day are minutes since midnight where the rider was. */
export const HEALTH_FIGURES = {
  weightKg: { type: "body", label: "Weight", unit: "kg", digits: 1, range: [20, 400] },
  bodyFatPercent: { type: "body", label: "Body fat", unit: "%", digits: 1, range: [1, 80] },
  muscleKg: { type: "body", label: "Muscle", unit: "kg", digits: 1, range: [5, 200] },
  systolicMmHg: { type: "body", label: "Blood pressure, upper", unit: "mmHg", digits: 0, range: [40, 300] },
  diastolicMmHg: { type: "body", label: "Blood pressure, lower", unit: "mmHg", digits: 0, range: [20, 200] },
  glucoseMgPerDl: { type: "body", label: "Blood glucose", unit: "mg/dL", digits: 0, range: [10, 1000] },
  temperatureCelsius: { type: "body", label: "Body temperature", unit: "°C", digits: 1, range: [30, 45] },
  drunkMl: { type: "body", label: "Drunk", unit: "ml", digits: 0, range: [0, 30_000] },
  restingHeartRateBpm: { type: "daily", label: "Resting heart rate", unit: "bpm", digits: 0, range: [20, 200] },
  hrvRmssdMs: { type: "daily", label: "Heart-rate variability (RMSSD)", unit: "ms", digits: 0, range: [1, 400] },
  hrvSdnnMs: { type: "daily", label: "Heart-rate variability (SDNN)", unit: "ms", digits: 0, range: [1, 400] },
  steps: { type: "daily", label: "Steps", unit: "", digits: 0, range: [0, 200_000] },
  distanceMeters: { type: "daily", label: "Distance of the day", unit: "m", digits: 0, range: [0, 1_000_000] },
  burnedKilocalories: { type: "daily", label: "Burned", unit: "kcal", digits: 0, range: [0, 30_000] },
  activeSeconds: { type: "daily", label: "Active", unit: "s", digits: 0, range: [0, 90_000] },
  stressLevel: { type: "daily", label: "Stress", unit: "of 100", digits: 0, range: [0, 100] },
  recoveryScore: { type: "daily", label: "Recovery", unit: "of 100", digits: 0, range: [0, 100] },
  oxygenPercent: { type: "daily", label: "Oxygen saturation", unit: "%", digits: 0, range: [50, 100] },
  asleepSeconds: { type: "sleep", label: "Asleep", unit: "s", digits: 0, range: [0, 90_000] },
  deepSeconds: { type: "sleep", label: "Deep", unit: "s", digits: 0, range: [0, 90_000] },
  lightSeconds: { type: "sleep", label: "Light", unit: "s", digits: 0, range: [0, 90_000] },
  remSeconds: { type: "sleep", label: "REM", unit: "s", digits: 0, range: [0, 90_000] },
  awakeSeconds: { type: "sleep", label: "Awake", unit: "s", digits: 0, range: [0, 90_000] },
  inBedSeconds: { type: "sleep", label: "In bed", unit: "s", digits: 0, range: [0, 90_000] },
  sleepScore: { type: "sleep", label: "Sleep score", unit: "of 100", digits: 0, range: [0, 100] },
  breathsPerMinute: { type: "sleep", label: "Breaths", unit: "per min", digits: 1, range: [3, 60] },
  sleepBeganMinute: { type: "sleep", label: "Fell asleep", unit: "", digits: 0, range: [0, 1439] },
  sleepEndedMinute: { type: "sleep", label: "Woke up", unit: "", digits: 0, range: [0, 1439] },
  isNap: { type: "sleep", label: "A nap", unit: "", digits: 0, range: [0, 1] },
  isTentative: { type: "sleep", label: "Not final", unit: "", digits: 0, range: [0, 1] },
  eatenKilocalories: { type: "nutrition", label: "Eaten", unit: "kcal", digits: 0, range: [0, 30_000] },
  carbohydratesGrams: { type: "nutrition", label: "Carbohydrates", unit: "g", digits: 0, range: [0, 5000] },
  proteinGrams: { type: "nutrition", label: "Protein", unit: "g", digits: 0, range: [0, 2000] },
  fatGrams: { type: "nutrition", label: "Fat", unit: "g", digits: 0, range: [0, 2000] },
  waterMl: { type: "nutrition", label: "Water", unit: "ml", digits: 0, range: [0, 30_000] },
  dayInCycle: { type: "menstruation", label: "Day of the cycle", unit: "", digits: 0, range: [1, 400] },
  cyclePhase: { type: "menstruation", label: "Phase", unit: "", digits: 0, range: [1, 9] },
  cycleDays: { type: "menstruation", label: "Length of the cycle", unit: "days", digits: 0, range: [1, 400] },
  periodDays: { type: "menstruation", label: "Length of the period", unit: "days", digits: 0, range: [1, 60] },
  flow: { type: "menstruation", label: "Flow", unit: "", digits: 0, range: [1, 5] },
} as const satisfies Record<string, HealthFigureWords>;

export type HealthFigureName = keyof typeof HEALTH_FIGURES;

export const isHealthFigure = (name: string): name is HealthFigureName => Object.hasOwn(HEALTH_FIGURES, name);

/** Those of the figures that can have been. */
export function plausible(figures: Partial<Record<HealthFigureName, number | null | undefined>>): HealthFigures {
  const kept: HealthFigures = {};
  for (const [name, value] of Object.entries(figures)) {
    if (!isHealthFigure(name) || typeof value !== "number" || !Number.isFinite(value)) continue;
    const [least, most] = HEALTH_FIGURES[name].range;
    if (value >= least && value <= most) kept[name] = value;
  }
  return kept;
}

/** Figures as they were kept. */
export const readHealthFigures = (json: unknown): HealthFigures =>
  json !== null && typeof json === "object" ? plausible(json) : {};

/** A weight that a provider told for a day. */
export interface ToldWeight {
  /** `YYYY-MM-DD` */
  day: string;
  kilograms: number;
  provider: string;
}

/** Less is water and what somebody wore. */
const LEAST_CHANGE_KG = 0.1;

/**
 * Those of the told weights that change something: on a day on which the rider said their own weight, that counts, and
 * what differs by less than 0.1 kg from what counted before says nothing new.
 *
 * @param told of each day at most one
 * @param given what the rider said, each from its day on; null where they said that it is not known
 */
export function tellingWeights(
  told: readonly ToldWeight[],
  given: readonly { day: string; kilograms: number | null }[],
): ToldWeight[] {
  const own = new Map(given.map(({ day, kilograms }) => [day, kilograms]));
  const days = new Map(told.map((weight) => [weight.day, weight]));
  const telling: ToldWeight[] = [];
  let counted: number | null = null;
  for (const day of [...new Set([...own.keys(), ...days.keys()])].sort()) {
    const weight = days.get(day);
    if (own.has(day)) counted = own.get(day) ?? null;
    else if (weight && (counted === null || hasChanged(counted, weight.kilograms))) {
      counted = weight.kilograms;
      telling.push(weight);
    }
  }
  return telling;
}

/** Whether two weights differ by 0.1 kg or more; scales tell floats that are not quite what they show. */
export const hasChanged = (one: number, other: number): boolean => Math.abs(one - other) > LEAST_CHANGE_KG - 1e-6;

/** Terra's phases of a cycle (terra-api.md, 5.8). */
const PHASES = [
  "unknown",
  "period",
  "follicular",
  "fertile window",
  "ovulation",
  "luteal",
  "premenstrual",
  "first trimester",
  "second trimester",
  "third trimester",
];
const FLOWS = ["unknown", "none", "light", "medium", "heavy", "some"];

/** A figure as a page shows it, with its unit: `71.4 kg`, `7 h 32 min`, `23:12`, `luteal`. */
export function healthFigureInWords(name: HealthFigureName, value: number): string {
  if (name === "cyclePhase") return PHASES[value] ?? "unknown";
  if (name === "flow") return FLOWS[value] ?? "unknown";
  if (name === "isNap" || name === "isTentative") return value === 1 ? "yes" : "no";
  if (name === "sleepBeganMinute" || name === "sleepEndedMinute") return clock(value);
  const { unit, digits } = HEALTH_FIGURES[name];
  if (unit === "s") return hoursAndMinutes(value);
  if (name === "distanceMeters") return `${(value / 1000).toFixed(1)} km`;
  const number = value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return [number, unit].filter(Boolean).join(" ");
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function hoursAndMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
