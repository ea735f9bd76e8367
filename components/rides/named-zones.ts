import type { RideAnalysis, ZoneTimes } from "@/core/ride";
import type { Zone } from "@/core/zones";

/** The rider's zones of power with their names; null where they are not known. */
export const powerZonesOf = ({ powerZones }: RideAnalysis): Zone[] | null =>
  powerZones && named(powerZones, POWER_NAMES);

/** The rider's zones of heart rate with their names; null where they are not known. */
export const heartRateZonesOf = ({ heartRateZones }: RideAnalysis): Zone[] | null =>
  heartRateZones && named(heartRateZones, HEART_RATE_NAMES);

type Names = readonly (readonly [name: string, label: string])[];

const POWER_NAMES: readonly Names[] = [
  [
    ["Z1", "Recovery"],
    ["Z2", "Endurance"],
    ["Z3", "Tempo"],
    ["Z4", "Threshold"],
    ["Z5", "VO₂ max"],
    ["Z6", "Anaerobic"],
    ["Z7", "Sprint"],
  ],
];

const HEART_RATE_NAMES: readonly Names[] = [
  [
    ["Z1", "Recovery"],
    ["Z2", "Endurance"],
    ["Z3", "Tempo"],
    ["Z4", "Below threshold"],
    ["Z5a", "Threshold"],
    ["Z5b", "Above threshold"],
    ["Z5c", "Anaerobic"],
  ],
  [
    ["Z1", "Very easy"],
    ["Z2", "Easy"],
    ["Z3", "Steady"],
    ["Z4", "Hard"],
    ["Z5", "Maximum"],
  ],
];

/** By how many there are; zones that a rider cut otherwise have a number and no word. */
function named({ limits, seconds }: ZoneTimes, sets: readonly Names[]): Zone[] {
  const names = sets.find((set) => set.length === seconds.length);
  return seconds.map((_, index) => {
    const [name, label] = names?.[index] ?? [`Z${index + 1}`, ""];
    return { name, label, from: limits[index - 1] ?? 0, to: limits[index] ?? Number.POSITIVE_INFINITY };
  });
}
