import type { ChannelName } from "@/core/channel";
import { OTHER_FIGURES, type OtherFigure } from "@/core/explain/shown-figures";
import { formatNumber, UNKNOWN } from "@/core/format";
import type { Ride } from "@/core/ride";
import type { StretchFigures } from "./stretch-figures";

/** What can be told of a stretch in a table, the essential first: a phone shows as many of them as it has room for. */
export const STRETCH_COLUMNS = {
  time: column("stretchTime", "elapsedSeconds"),
  distance: { ...column("stretchDistance", "distanceMeters", { needs: ["distance", "speed"] }), format: shortDistance },
  power: column("stretchMeanPower", "meanPowerWatts", { needs: ["power"], isRanked: true }),
  "heart-rate": column("stretchMeanHeartRate", "meanHeartRateBpm", { needs: ["heart-rate"], label: "Heart rate" }),
  "weighted-power": column("stretchWeightedPower", "weightedPowerWatts", { needs: ["power"], isRanked: true }),
  "power-by-weight": column("stretchPowerByWeight", "wattsPerKilogram", {
    needs: ["power"],
    isRanked: true,
    label: "By weight",
  }),
  "max-power": column("stretchMaxPower", "maxPowerWatts", { needs: ["power"], isRanked: true }),
  "max-heart-rate": column("stretchMaxHeartRate", "maxHeartRateBpm", { needs: ["heart-rate"] }),
  cadence: column("stretchCadence", "meanCadenceRpm", { needs: ["cadence"] }),
  speed: column("stretchSpeed", "meanSpeedMps", { needs: ["distance", "speed"], isRanked: true }),
  ascent: column("stretchAscent", "ascentMeters", { needs: ["elevation"] }),
  gradient: column("stretchGradient", "gradientPercent", { needs: ["elevation"] }),
  "climbing-rate": column("stretchVam", "vamMetersPerHour", { needs: ["elevation"], isRanked: true }),
  work: column("stretchWork", "workKilojoules", { needs: ["power"] }),
} satisfies Record<string, StretchColumn>;

export type StretchColumnKey = keyof typeof STRETCH_COLUMNS;

/** A column of a table of stretches. */
export interface StretchColumn {
  label: string;
  /** What explains it. */
  figure: OtherFigure;
  format: (value: number | null) => string;
  /** Where it is reckoned from; null of what a table tells in its own way. */
  of: keyof StretchFigures | null;
  /** One of these has to have been recorded. */
  needs: readonly ChannelName[];
  /** More is better, so that the best of it is marked. */
  isRanked: boolean;
}

/** A column that is called as its figure is. */
export function column(
  figure: OtherFigure,
  of: keyof StretchFigures | null,
  { needs = [], isRanked = false, label }: { needs?: readonly ChannelName[]; isRanked?: boolean; label?: string } = {},
): StretchColumn {
  const { label: usual, format } = OTHER_FIGURES[figure];
  return { label: label ?? usual, figure, format, of, needs, isRanked };
}

/** `0.04 km`: of a sprint tens of metres matter. */
function shortDistance(meters: number | null): string {
  return meters === null ? UNKNOWN : `${formatNumber(meters / 1000, 2)} km`;
}

/** A column as one table shows it. */
export interface TableColumn extends StretchColumn {
  /** Remembered by it where a rider chose columns. */
  key: string;
  /** Shown to whoever chose none. */
  isUsual: boolean;
}

/** Whether anything of it can be known of this ride. */
export const mayBeKnown = ({ needs, of }: StretchColumn, { channelNames, known }: Ride): boolean =>
  (needs.length === 0 || needs.some((name) => channelNames.includes(name)) || isByPosition(needs, channelNames)) &&
  (of !== "wattsPerKilogram" || known.figures.weightKg !== null);

const isByPosition = (needs: readonly ChannelName[], channelNames: readonly string[]) =>
  needs.includes("distance") && channelNames.includes("position");

/** `243 W` as the number that stands in a cell and the unit that stands in its head. */
export function inParts(text: string): { number: string; unit: string } {
  const space = text.indexOf(" ");
  return space < 0 ? { number: text, unit: "" } : { number: text.slice(0, space), unit: text.slice(space + 1) };
}

/** The unit of a column; of what is a time, how it is told. */
export const unitOf = ({ format }: StretchColumn): string => inParts(format(0)).unit || (isTime(format) ? "h:m:s" : "");

const isTime = (format: StretchColumn["format"]) => format(0) === "0:00:00";

/** What a cell shows. */
export const textOf = ({ format }: StretchColumn, value: number | null | undefined): string =>
  value === null || value === undefined ? UNKNOWN : format(value);
