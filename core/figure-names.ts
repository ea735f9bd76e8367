import type { FigureName } from "./ride";

/** Everything that a rider says of themselves, or that is told or estimated of them. */
export const FIGURE_NAMES = [
  "ftpWatts",
  "thresholdHeartRate",
  "maxHeartRate",
  "restingHeartRate",
  "weightKg",
  "wPrimeJoules",
  "powerZoneLimits",
  "heartRateZoneLimits",
] as const satisfies readonly FigureName[];
