import type { FigureName, FigureOrigin, KnownFigures } from "../ride";
import type { ShownFigure } from "./shown-figures";
import { heartRateBasis } from "./zones";

/** Whether a figure rests on what the rider said, or on a guess of ours; null where it needs none of the rider's figures. */
export type Standing = "given" | "assumed" | "estimated";

/** Whether it is a guess of ours. */
export const isGuess = (standing: Standing | null): boolean => standing === "estimated" || standing === "assumed";

/** What a figure rests on at its weakest: one estimate makes all of it an estimate. */
export function standingOf(figure: ShownFigure, known: KnownFigures): Standing | null {
  const origins = figuresBehind(figure, known).flatMap((name) => standingBy(known.origins[name]?.is) ?? []);
  return WEAKEST_FIRST.find((standing) => origins.includes(standing)) ?? null;
}

/** A scale's word is no guess of ours. */
const standingBy = (is: FigureOrigin["is"] | undefined): Standing | undefined => (is === "told" ? "given" : is);

const WEAKEST_FIRST: readonly Standing[] = ["estimated", "assumed", "given"];

/** Which of the rider's figures a figure is reckoned with. */
export function figuresBehind(figure: ShownFigure, known: KnownFigures): readonly FigureName[] {
  return figure === "heartRateZones" ? heartRateBasis({ known }) : (NEEDS[figure] ?? []);
}

const NEEDS: Partial<Record<ShownFigure, readonly FigureName[]>> = {
  intensity: ["ftpWatts"],
  load: ["ftpWatts"],
  heartRateLoad: ["thresholdHeartRate", "maxHeartRate", "restingHeartRate"],
  trainingImpulse: ["maxHeartRate", "restingHeartRate"],
  edwardsImpulse: ["maxHeartRate"],
  workAboveThresholdKilojoules: ["ftpWatts"],
  leastWBalanceKilojoules: ["ftpWatts", "wPrimeJoules"],
  leastWBalanceIntegralKilojoules: ["ftpWatts", "wPrimeJoules"],
  meanWattsPerKilogram: ["weightKg"],
  weightedWattsPerKilogram: ["weightKg"],
  powerEffortByWeight: ["weightKg"],
  foundEffortThresholdShare: ["ftpWatts"],
  powerZones: ["ftpWatts", "powerZoneLimits"],
  quadrants: ["ftpWatts"],
};
