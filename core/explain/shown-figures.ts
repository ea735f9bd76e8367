import {
  formatCadence,
  formatClimbingRate,
  formatDistance,
  formatDuration,
  formatEnergy,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatLoad,
  formatPower,
  formatRatio,
  formatReserve,
  formatShare,
  formatSpeed,
  formatTemperature,
  formatWattsPerKilogram,
  formatWork,
} from "../format";
import type { RideNumbers } from "../ride";

/** What a figure is called, in words a newcomer reads, and how it is written. */
export interface FigureStyle {
  label: string;
  format: (value: number | null) => string;
}

/** Every number of a ride as it is shown. The page draws from this, and every entry has its explanation. */
export const RIDE_FIGURES = {
  elapsedSeconds: { label: "Elapsed time", format: formatDuration },
  timerSeconds: { label: "Recorded time", format: formatDuration },
  movingSeconds: { label: "Moving time", format: formatDuration },
  distanceMeters: { label: "Distance", format: formatDistance },
  meanSpeedMps: { label: "Mean speed", format: formatSpeed },
  maxSpeedMps: { label: "Top speed", format: formatSpeed },
  ascentMeters: { label: "Ascent", format: formatHeight },
  descentMeters: { label: "Descent", format: formatHeight },
  minElevationMeters: { label: "Lowest point", format: formatHeight },
  maxElevationMeters: { label: "Highest point", format: formatHeight },
  steepestPercent: { label: "Steepest 100 m", format: formatGradient },
  meanCadenceRpm: { label: "Mean cadence", format: formatCadence },
  maxCadenceRpm: { label: "Highest cadence", format: formatCadence },
  meanTemperatureCelsius: { label: "Mean temperature", format: formatTemperature },
  minTemperatureCelsius: { label: "Lowest temperature", format: formatTemperature },
  maxTemperatureCelsius: { label: "Highest temperature", format: formatTemperature },
  meanPowerWatts: { label: "Mean power", format: formatPower },
  meanPowerAboveZeroWatts: { label: "Mean power while pedalling", format: formatPower },
  weightedPowerWatts: { label: "Weighted power", format: formatPower },
  xPowerWatts: { label: "xPower", format: formatPower },
  maxPowerWatts: { label: "Highest power", format: formatPower },
  variability: { label: "Variability", format: formatRatio },
  meanWattsPerKilogram: { label: "Mean power by weight", format: formatWattsPerKilogram },
  weightedWattsPerKilogram: { label: "Weighted power by weight", format: formatWattsPerKilogram },
  balancePercent: { label: "Left leg’s share", format: formatGradient },
  workKilojoules: { label: "Work", format: formatWork },
  energyKilocalories: { label: "Energy", format: formatEnergy },
  powerShare: { label: "Power recorded", format: formatShare },
  meanHeartRateBpm: { label: "Mean heart rate", format: formatHeartRate },
  minHeartRateBpm: { label: "Lowest heart rate", format: formatHeartRate },
  maxHeartRateBpm: { label: "Highest heart rate", format: formatHeartRate },
  efficiency: { label: "Power for a heartbeat", format: formatRatio },
  decouplingPercent: { label: "Decoupling", format: formatGradient },
  driftPercent: { label: "Heart rate drift", format: formatGradient },
  heartRateShare: { label: "Heart rate recorded", format: formatShare },
  intensity: { label: "Intensity", format: formatRatio },
  load: { label: "Load", format: formatLoad },
  heartRateLoad: { label: "Load by heart rate", format: formatLoad },
  trainingImpulse: { label: "Training impulse", format: formatLoad },
  edwardsImpulse: { label: "Impulse by zones", format: formatLoad },
  workAboveThresholdKilojoules: { label: "Work above threshold", format: formatReserve },
  leastWBalanceKilojoules: { label: "Least reserve left", format: formatReserve },
  leastWBalanceIntegralKilojoules: { label: "Least reserve, integral form", format: formatReserve },
} as const satisfies Record<keyof RideNumbers, FigureStyle>;

export type RideFigure = keyof typeof RIDE_FIGURES;

/** What is shown beside the numbers of the whole ride. */
export const OTHER_FIGURES = {
  powerZones: { label: "Time in zones of power", format: formatDuration },
  heartRateZones: { label: "Time in zones of heart rate", format: formatDuration },
  quadrants: { label: "Force and speed on the pedals", format: formatDuration },
  powerCurve: { label: "Power curve", format: formatPower },
  powerEffort: { label: "Best power", format: formatPower },
  powerEffortByWeight: { label: "Best power by weight", format: formatWattsPerKilogram },
  heartRateEffort: { label: "Best heart rate", format: formatHeartRate },
  distanceEffort: { label: "Fastest", format: formatDuration },
  distanceEffortSpeed: { label: "Fastest, as a speed", format: formatSpeed },
  foundEffortTime: { label: "Time of the effort", format: formatDuration },
  foundEffortPower: { label: "Mean power of the effort", format: formatPower },
  foundEffortThresholdShare: { label: "Of threshold power", format: formatShare },
  foundEffortHeartRate: { label: "Mean heart rate of the effort", format: formatHeartRate },
  climbLength: { label: "Length of the climb", format: formatDistance },
  climbAscent: { label: "Ascent of the climb", format: formatHeight },
  climbTime: { label: "Time of the climb", format: formatDuration },
  climbGradient: { label: "Mean gradient of the climb", format: formatGradient },
  climbVam: { label: "Climbing rate", format: formatClimbingRate },
  climbPowerByWeight: { label: "Power by weight, from the climbing rate", format: formatWattsPerKilogram },
  climbCategory: { label: "Category of the climb", format: formatLoad },
  lapTime: { label: "Time", format: formatDuration },
  lapDistance: { label: "Distance", format: formatDistance },
  lapMeanPower: { label: "Mean power", format: formatPower },
  lapWeightedPower: { label: "Weighted power", format: formatPower },
  lapMaxPower: { label: "Highest power", format: formatPower },
  lapMeanHeartRate: { label: "Mean heart rate", format: formatHeartRate },
  lapMaxHeartRate: { label: "Highest heart rate", format: formatHeartRate },
  lapCadence: { label: "Cadence", format: formatCadence },
  lapSpeed: { label: "Speed", format: formatSpeed },
  lapAscent: { label: "Ascent", format: formatHeight },
} as const satisfies Record<string, FigureStyle>;

export type OtherFigure = keyof typeof OTHER_FIGURES;

/** Everything on a ride's page that is a figure, and can be pressed. */
export type ShownFigure = RideFigure | OtherFigure;
