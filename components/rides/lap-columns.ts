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

/** The number of the lap that is best in a column, or null when none is, or several share it. */
export function bestLap({ rank }: LapColumn, laps: readonly Lap[]): number | null {
  const ranked = laps.map((lap) => ({ number: lap.number, value: rank?.(lap) ?? null }));
  const most = Math.max(...ranked.map(({ value }) => value ?? Number.NEGATIVE_INFINITY));
  const best = ranked.filter(({ value }) => value === most);
  return best.length === 1 && most > 0 ? (best[0]?.number ?? null) : null;
}
