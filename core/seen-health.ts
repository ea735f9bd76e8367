import type { Consent } from "./coaching";
import { HEALTH_FIGURES, type HealthFigureName, type HealthFigures, isHealthFigure } from "./health";
import { HEALTH_TYPES, type HealthType } from "./wanted-data";

/** What of an athlete's days their coach may see. */
export type HealthSeeing = Pick<Consent, "withHealth" | "withHeartRate" | "withWeight" | "withCycle">;

/** What must be agreed to beside health data as such; null for nothing more. A figure more does not compile undecided. */
const NEEDS: Record<HealthFigureName, Exclude<keyof HealthSeeing, "withHealth"> | null> = {
  weightKg: "withWeight",
  bodyFatPercent: "withWeight",
  muscleKg: "withWeight",
  systolicMmHg: null,
  diastolicMmHg: null,
  glucoseMgPerDl: null,
  temperatureCelsius: null,
  drunkMl: null,
  restingHeartRateBpm: "withHeartRate",
  hrvRmssdMs: "withHeartRate",
  hrvSdnnMs: "withHeartRate",
  steps: null,
  distanceMeters: null,
  // Devices reckon these three from heart rate and how it varies.
  burnedKilocalories: "withHeartRate",
  stressLevel: "withHeartRate",
  recoveryScore: "withHeartRate",
  activeSeconds: null,
  oxygenPercent: null,
  asleepSeconds: null,
  deepSeconds: null,
  lightSeconds: null,
  remSeconds: null,
  awakeSeconds: null,
  inBedSeconds: null,
  sleepScore: null,
  breathsPerMinute: null,
  sleepBeganMinute: null,
  sleepEndedMinute: null,
  isNap: null,
  isTentative: null,
  eatenKilocalories: null,
  carbohydratesGrams: null,
  proteinGrams: null,
  fatGrams: null,
  waterMl: null,
  dayInCycle: "withCycle",
  cyclePhase: "withCycle",
  cycleDays: "withCycle",
  periodDays: "withCycle",
  flow: "withCycle",
};

/** The types of which a coach may see anything. */
export const seenHealthTypes = (seeing: HealthSeeing): HealthType[] =>
  HEALTH_TYPES.filter((type) => seeing.withHealth && (type !== "menstruation" || seeing.withCycle));

/** Those figures of a day that a coach may see. */
export function seenHealthFigures(figures: HealthFigures, seeing: HealthSeeing): HealthFigures {
  const seen: HealthFigures = {};
  for (const name of Object.keys(HEALTH_FIGURES)) {
    if (!isHealthFigure(name) || !isFigureSeen(name, seeing)) continue;
    const value = figures[name];
    if (value !== undefined) seen[name] = value;
  }
  return seen;
}

function isFigureSeen(name: HealthFigureName, seeing: HealthSeeing): boolean {
  const needs = NEEDS[name];
  return seeing.withHealth && (needs === null || seeing[needs]);
}
