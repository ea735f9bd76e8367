import { durationInWords } from "@/core/explain/durations";
import { formatDistance } from "@/core/format";
import type { Effort } from "@/core/ride";

/** A best effort, and where it stands among those of its ride. */
export interface PlacedEffort {
  effort: Effort;
  index: number;
}

/** A duration with the best by power and by heart rate over it. */
export interface DurationRow {
  label: string;
  power: PlacedEffort | null;
  heartRate: PlacedEffort | null;
}

export interface DistanceRow extends PlacedEffort {
  label: string;
}

/** The durations over which something was best, the shortest first. */
export function durationRows(efforts: readonly Effort[]): DurationRow[] {
  const sizes = new Set(efforts.flatMap(({ kind, size }) => (kind === "distance" ? [] : [size])));
  return [...sizes]
    .sort((one, other) => one - other)
    .map((size) => ({
      label: durationInWords(size),
      power: placed(efforts, "power", size),
      heartRate: placed(efforts, "heart-rate", size),
    }));
}

/** The distances that were covered, the shortest first. */
export const distanceRows = (efforts: readonly Effort[]): DistanceRow[] =>
  efforts
    .flatMap((effort, index) =>
      effort.kind === "distance" ? [{ effort, index, label: formatDistance(effort.size) }] : [],
    )
    .sort((one, other) => one.effort.size - other.effort.size);

function placed(efforts: readonly Effort[], kind: Effort["kind"], size: number): PlacedEffort | null {
  const index = efforts.findIndex((effort) => effort.kind === kind && effort.size === size);
  const effort = efforts[index];
  return effort ? { effort, index } : null;
}
