import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { UNKNOWN } from "@/core/format";
import type { Lap } from "@/core/ride";

/** One column of the lap table. */
export interface LapColumn {
  figure: OtherFigure;
  label: string;
  text: (lap: Lap) => string;
  /** What is compared to mark the best lap; null where no lap is best. */
  rank: ((lap: Lap) => number | null) | null;
  /** Whether a phone has room for it. */
  isEssential: boolean;
}

const COLUMNS: readonly LapColumn[] = [
  column("lapTime", (lap) => lap.timerSeconds, { isRanked: false, isEssential: true }),
  column("lapDistance", (lap) => lap.distanceMeters, { isRanked: false, isEssential: true }),
  column("lapMeanPower", (lap) => lap.meanPowerWatts, { isRanked: true, isEssential: true }),
  column("lapWeightedPower", (lap) => lap.weightedPowerWatts, { isRanked: true, isEssential: false }),
  column("lapMaxPower", (lap) => lap.maxPowerWatts, { isRanked: true, isEssential: false }),
  column("lapMeanHeartRate", (lap) => lap.meanHeartRateBpm, { isRanked: false, isEssential: true }),
  column("lapMaxHeartRate", (lap) => lap.maxHeartRateBpm, { isRanked: false, isEssential: false }),
  column("lapCadence", (lap) => lap.meanCadenceRpm, { isRanked: false, isEssential: false }),
  column("lapSpeed", (lap) => lap.meanSpeedMps, { isRanked: true, isEssential: false }),
  column("lapAscent", (lap) => lap.ascentMeters, { isRanked: true, isEssential: false }),
];

function column(
  figure: OtherFigure,
  quantityOf: (lap: Lap) => number | null,
  { isRanked, isEssential }: { isRanked: boolean; isEssential: boolean },
): LapColumn {
  const { label, format } = OTHER_FIGURES[figure];
  return { figure, label, text: (lap) => format(quantityOf(lap)), rank: isRanked ? quantityOf : null, isEssential };
}

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
