import { formatNumber } from "@/core/format";
import type { RideRepair } from "@/core/ride";

/** "3 readings were left out", "A clock was corrected, 2 readings were left out"; of what was undone, so. */
export function repairsInWords(repairs: readonly RideRepair[]): string {
  const done = repairs.filter(({ isUndone }) => !isUndone);
  if (done.length === 0) return "Everything was put back";
  const readings = done.filter(({ kind }) => kind !== "clock").reduce((sum, repair) => sum + repair.readings, 0);
  const clock = done.some(({ kind }) => kind === "clock") ? "The clock was corrected" : "";
  return [clock, readingsInWords(readings)].filter(Boolean).join(", ");
}

function readingsInWords(readings: number): string {
  if (readings === 0) return "";
  return readings === 1 ? "1 reading was left out" : `${formatNumber(readings)} readings were left out`;
}
