import type { FigureName } from "../ride";

/** What the rider's figures are called. */
export const FIGURE_WORDS: Record<FigureName, string> = {
  ftpWatts: "Threshold power",
  thresholdHeartRate: "Threshold heart rate",
  maxHeartRate: "Highest heart rate",
  restingHeartRate: "Resting heart rate",
  weightKg: "Weight",
  wPrimeJoules: "Reserve above threshold (W′)",
  powerZoneLimits: "Limits of the power zones",
  heartRateZoneLimits: "Limits of the heart rate zones",
};
