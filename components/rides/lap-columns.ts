import type { Lap } from "@/core/ride";
import { column, STRETCH_COLUMNS, type TableColumn } from "./stretch-columns";
import type { StretchFigures } from "./stretch-figures";
import { type StretchRow, valuesFrom } from "./stretch-rows";

const usual = { isUsual: true };
const rare = { isUsual: false };

/** Every column that laps can have. Most of it was reckoned with the ride; the rest is where it is looked at. */
export const LAP_COLUMNS: readonly TableColumn[] = [
  { key: "time", ...column("lapTime", null), ...usual },
  { key: "distance", ...column("lapDistance", null), ...usual },
  { key: "power", ...column("lapMeanPower", null, { isRanked: true }), ...usual },
  { key: "heart-rate", ...column("lapMeanHeartRate", null, { label: "Heart rate" }), ...usual },
  { key: "weighted-power", ...column("lapWeightedPower", null, { isRanked: true }), ...usual },
  { key: "power-by-weight", ...STRETCH_COLUMNS["power-by-weight"], ...rare },
  { key: "max-power", ...column("lapMaxPower", null, { isRanked: true }), ...usual },
  { key: "max-heart-rate", ...column("lapMaxHeartRate", null), ...usual },
  { key: "cadence", ...column("lapCadence", null), ...usual },
  { key: "speed", ...column("lapSpeed", null, { isRanked: true }), ...usual },
  { key: "ascent", ...column("lapAscent", null), ...usual },
  { key: "gradient", ...STRETCH_COLUMNS.gradient, ...rare },
  { key: "climbing-rate", ...STRETCH_COLUMNS["climbing-rate"], ...rare },
  { key: "work", ...STRETCH_COLUMNS.work, ...rare },
];

/** Those that were not reckoned with the ride: they need its seconds. */
export const FROM_SECONDS = {
  gradient: STRETCH_COLUMNS.gradient,
  "climbing-rate": STRETCH_COLUMNS["climbing-rate"],
  work: STRETCH_COLUMNS.work,
};

/** Whether somebody chose a column that needs the seconds of the ride. */
export const needsSeconds = (chosen: readonly string[] | null): boolean =>
  (chosen ?? []).some((key) => key in FROM_SECONDS);

/**
 * A lap as a row of the table.
 *
 * @param figures of its seconds; undefined while they are not known
 */
export const lapRow = (
  lap: Lap,
  index: number,
  weightKg: number | null,
  figures: StretchFigures | null | undefined,
): StretchRow => ({
  key: String(lap.number),
  span: { start: lap.start, end: lap.end },
  name: `lap ${lap.number}`,
  head: String(lap.number),
  note: null,
  index,
  values: {
    time: lap.timerSeconds,
    distance: lap.distanceMeters,
    power: lap.meanPowerWatts,
    "heart-rate": lap.meanHeartRateBpm,
    "weighted-power": lap.weightedPowerWatts,
    "power-by-weight": lap.meanPowerWatts === null || !weightKg ? null : lap.meanPowerWatts / weightKg,
    "max-power": lap.maxPowerWatts,
    "max-heart-rate": lap.maxHeartRateBpm,
    cadence: lap.meanCadenceRpm,
    speed: lap.meanSpeedMps,
    ascent: lap.ascentMeters,
    ...valuesFrom(FROM_SECONDS, figures),
  },
});
