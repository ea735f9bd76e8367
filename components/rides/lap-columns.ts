import {
  formatCadence,
  formatDistance,
  formatDuration,
  formatHeartRate,
  formatHeight,
  formatPower,
  formatSpeed,
  UNKNOWN,
} from "@/core/format";
import type { Lap } from "@/core/ride";

/** One column of the lap table. */
export interface LapColumn {
  label: string;
  text: (lap: Lap) => string;
  /** What is compared to mark the best lap; null where no lap is best. */
  rank: ((lap: Lap) => number | null) | null;
  /** Whether a phone has room for it. */
  isEssential: boolean;
}

const COLUMNS: readonly LapColumn[] = [
  { label: "Time", text: (lap) => formatDuration(lap.timerSeconds), rank: null, isEssential: true },
  { label: "Distance", text: (lap) => formatDistance(lap.distanceMeters), rank: null, isEssential: true },
  {
    label: "Mean power",
    text: (lap) => formatPower(lap.meanPowerWatts),
    rank: (lap) => lap.meanPowerWatts,
    isEssential: true,
  },
  {
    label: "Weighted power",
    text: (lap) => formatPower(lap.weightedPowerWatts),
    rank: (lap) => lap.weightedPowerWatts,
    isEssential: false,
  },
  {
    label: "Highest power",
    text: (lap) => formatPower(lap.maxPowerWatts),
    rank: (lap) => lap.maxPowerWatts,
    isEssential: false,
  },
  {
    label: "Mean heart rate",
    text: (lap) => formatHeartRate(lap.meanHeartRateBpm),
    rank: null,
    isEssential: true,
  },
  { label: "Highest heart rate", text: (lap) => formatHeartRate(lap.maxHeartRateBpm), rank: null, isEssential: false },
  { label: "Cadence", text: (lap) => formatCadence(lap.meanCadenceRpm), rank: null, isEssential: false },
  {
    label: "Speed",
    text: (lap) => formatSpeed(lap.meanSpeedMps),
    rank: (lap) => lap.meanSpeedMps,
    isEssential: false,
  },
  {
    label: "Ascent",
    text: (lap) => formatHeight(lap.ascentMeters),
    rank: (lap) => lap.ascentMeters,
    isEssential: false,
  },
];

/** The columns about which at least one lap knows something. */
export const columnsFor = (laps: readonly Lap[]): LapColumn[] =>
  COLUMNS.filter(({ text }) => laps.some((lap) => text(lap) !== UNKNOWN));

/** The number of the lap that is best in a column, or null when none is, or several read the same. */
export function bestLap({ rank, text }: LapColumn, laps: readonly Lap[]): number | null {
  const rankOf = (lap: Lap) => rank?.(lap) ?? 0;
  const best = laps.reduce<Lap | null>((found, lap) => (rankOf(lap) > (found ? rankOf(found) : 0) ? lap : found), null);
  if (best === null) return null;
  const reads = text(best);
  return laps.some((lap) => lap !== best && text(lap) === reads) ? null : best.number;
}
