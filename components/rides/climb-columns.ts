import { climbingWattsPerKilogram } from "@/core/climbs";
import { UNKNOWN } from "@/core/format";
import type { Climb } from "@/core/ride";
import { column, STRETCH_COLUMNS, type TableColumn } from "./stretch-columns";
import type { StretchFigures } from "./stretch-figures";
import { type StretchRow, valuesFrom } from "./stretch-rows";

const usual = { isUsual: true };
const rare = { isUsual: false };

/** From the easiest to the hardest, so that they can be sorted. */
const CATEGORIES = ["4", "3", "2", "1", "HC"] as const;

const category = (value: number | null): string => (value === null ? UNKNOWN : (CATEGORIES[value - 1] ?? UNKNOWN));

/** Every column that climbs can have. What is of the road was reckoned with the ride; what its rider did is where it is read. */
export const CLIMB_COLUMNS: readonly TableColumn[] = [
  { key: "distance", ...column("climbLength", null, { label: "Length" }), ...usual },
  { key: "gradient", ...column("climbGradient", null, { label: "Gradient" }), ...usual },
  { key: "time", ...column("climbTime", null, { label: "Time" }), ...usual },
  { key: "power", ...STRETCH_COLUMNS.power, ...usual },
  { key: "heart-rate", ...STRETCH_COLUMNS["heart-rate"], ...usual },
  { key: "ascent", ...column("climbAscent", null, { label: "Ascent" }), ...usual },
  { key: "climbing-rate", ...column("climbVam", null, { isRanked: true }), ...usual },
  { key: "category", ...column("climbCategory", null, { label: "Category" }), format: category, ...usual },
  { key: "power-by-weight", ...STRETCH_COLUMNS["power-by-weight"], ...usual },
  {
    key: "estimated",
    ...column("climbPowerByWeight", null, { isRanked: true, label: "Estimated by weight" }),
    ...rare,
  },
  { key: "weighted-power", ...STRETCH_COLUMNS["weighted-power"], ...rare },
  { key: "max-power", ...STRETCH_COLUMNS["max-power"], ...rare },
  { key: "max-heart-rate", ...STRETCH_COLUMNS["max-heart-rate"], ...rare },
  { key: "cadence", ...STRETCH_COLUMNS.cadence, ...usual },
  { key: "speed", ...STRETCH_COLUMNS.speed, ...usual },
  { key: "work", ...STRETCH_COLUMNS.work, ...rare },
];

const FROM_SECONDS = {
  power: STRETCH_COLUMNS.power,
  "heart-rate": STRETCH_COLUMNS["heart-rate"],
  "power-by-weight": STRETCH_COLUMNS["power-by-weight"],
  "weighted-power": STRETCH_COLUMNS["weighted-power"],
  "max-power": STRETCH_COLUMNS["max-power"],
  "max-heart-rate": STRETCH_COLUMNS["max-heart-rate"],
  cadence: STRETCH_COLUMNS.cadence,
  speed: STRETCH_COLUMNS.speed,
  work: STRETCH_COLUMNS.work,
};

/**
 * A climb as a row of the table.
 *
 * @param figures of its seconds; undefined while they are not known
 */
export const climbRow = (climb: Climb, index: number, figures: StretchFigures | null | undefined): StretchRow => ({
  key: String(climb.start),
  span: { start: climb.start, end: climb.end },
  name: `climb ${index + 1}`,
  head: String(index + 1),
  note: null,
  index,
  values: {
    distance: climb.lengthMeters,
    gradient: climb.meanGradientPercent,
    time: climb.end - climb.start,
    ascent: climb.ascentMeters,
    "climbing-rate": climb.vamMetersPerHour,
    category: climb.category && CATEGORIES.indexOf(climb.category) + 1,
    estimated: climbingWattsPerKilogram(climb.vamMetersPerHour, climb.meanGradientPercent),
    ...valuesFrom(FROM_SECONDS, figures),
  },
});
