import type { ListedEffort } from "@/core/own-efforts";
import type { Figures, FoundEffort } from "@/core/ride";
import { thresholdShare } from "@/core/threshold-share";
import { column, STRETCH_COLUMNS, type TableColumn } from "./stretch-columns";
import type { StretchFigures } from "./stretch-figures";
import { type StretchRow, valuesFrom } from "./stretch-rows";

const usual = { isUsual: true };
const rare = { isUsual: false };

/**
 * Every column that efforts can have.
 *
 * @param isFound whether one of the rows lies where it was found: then its rule is explained by it
 */
export const effortColumns = (isFound: boolean): TableColumn[] => [
  { key: "time", ...STRETCH_COLUMNS.time, ...(isFound && { figure: "foundEffortTime" as const }), ...usual },
  { key: "power", ...STRETCH_COLUMNS.power, ...(isFound && { figure: "foundEffortPower" as const }), ...usual },
  {
    key: "heart-rate",
    ...STRETCH_COLUMNS["heart-rate"],
    ...(isFound && { figure: "foundEffortHeartRate" as const }),
    ...usual,
  },
  {
    key: "threshold-share",
    ...column(isFound ? "foundEffortThresholdShare" : "stretchThresholdShare", null, {
      label: "Of threshold",
      isRanked: true,
    }),
    ...usual,
  },
  { key: "distance", ...STRETCH_COLUMNS.distance, ...usual },
  { key: "weighted-power", ...STRETCH_COLUMNS["weighted-power"], ...usual },
  { key: "power-by-weight", ...STRETCH_COLUMNS["power-by-weight"], ...usual },
  { key: "max-power", ...STRETCH_COLUMNS["max-power"], ...rare },
  { key: "max-heart-rate", ...STRETCH_COLUMNS["max-heart-rate"], ...usual },
  { key: "cadence", ...STRETCH_COLUMNS.cadence, ...usual },
  { key: "speed", ...STRETCH_COLUMNS.speed, ...usual },
  { key: "ascent", ...STRETCH_COLUMNS.ascent, ...rare },
  { key: "gradient", ...STRETCH_COLUMNS.gradient, ...rare },
  { key: "climbing-rate", ...STRETCH_COLUMNS["climbing-rate"], ...rare },
  { key: "work", ...STRETCH_COLUMNS.work, ...rare },
];

/** Whether an effort lies just where it was found, so that what was reckoned with the ride holds for it. */
export const isWhereFound = ({ start, end, foundIndex }: ListedEffort, found: readonly FoundEffort[]): boolean => {
  const one = foundIndex === null ? undefined : found[foundIndex];
  return one?.start === start && one.end === end;
};

/**
 * An effort as a row of the table.
 *
 * @param figures of its seconds; undefined while they are not known
 */
export function effortRow(
  effort: ListedEffort,
  index: number,
  { found, known }: { found: readonly FoundEffort[]; known: Figures },
  figures: StretchFigures | null | undefined,
): StretchRow {
  const { start, end, name, foundIndex } = effort;
  const isFound = isWhereFound(effort, found);
  const told = isFound && foundIndex !== null ? found[foundIndex] : undefined;
  const reckoned: Record<string, number | null> = valuesFrom(STRETCH_COLUMNS, figures);
  const power = told ? told.meanPowerWatts : reckoned.power;
  return {
    key: keyOf(effort),
    span: { start, end },
    name: name ?? `effort ${index + 1}`,
    head: name ?? String(index + 1),
    note: noteOf(effort),
    index: isFound ? foundIndex : null,
    values: {
      ...reckoned,
      time: end - start,
      ...(power === undefined ? {} : { power, "threshold-share": thresholdShare(power, known.ftpWatts) }),
      ...(told && { "heart-rate": told.meanHeartRateBpm }),
    },
  };
}

/** Of an effort among all of its ride. */
export const keyOf = ({ ownId, kind, start }: ListedEffort): string => ownId ?? `${kind} ${start}`;

function noteOf({ kind, name }: ListedEffort): string | null {
  if (kind === "sprint") return "sprint";
  return kind === "own" && name === null ? "marked" : null;
}
