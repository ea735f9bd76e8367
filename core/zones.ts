import type { Channel } from "./channel";
import type { Figures, ZoneTimes } from "./ride";

/** A range of effort: from `from` until below `to`. */
export interface Zone {
  name: string;
  /** In a word; empty for a zone that a rider cut by themselves. */
  label: string;
  from: number;
  to: number;
}

/**
 * The zones of power, in W: Coggan's seven, or the rider's own.
 *
 * @param limitsPercent the rider's own limits in % of the threshold power, ascending; null for Coggan's
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export function powerZones(ftpWatts: number, limitsPercent: readonly number[] | null = null): Zone[] {
  return zones(percentsOf(ftpWatts, limitsPercent ?? COGGAN_PERCENT), COGGAN_NAMES);
}

/**
 * The zones of heart rate, in bpm: the rider's own where they cut them, else Friel's seven by the threshold, else five by
 * the maximum.
 *
 * @returns null when nothing of it is known
 * @see Friel, "The Cyclist's Training Bible"
 */
export function heartRateZones({
  heartRateZoneLimits,
  thresholdHeartRate,
  maxHeartRate,
}: Pick<Figures, "heartRateZoneLimits" | "thresholdHeartRate" | "maxHeartRate">): Zone[] | null {
  if (heartRateZoneLimits) return zones(heartRateZoneLimits, null);
  if (thresholdHeartRate) return zones(percentsOf(thresholdHeartRate, FRIEL_PERCENT), FRIEL_NAMES);
  return maxHeartRate ? zones(percentsOf(maxHeartRate, MAXIMUM_PERCENT), MAXIMUM_NAMES) : null;
}

/**
 * The zones that times were reckoned in, where what their limits follow from is not known.
 *
 * @param limits in W or bpm, ascending
 */
export function zonesAt(limits: readonly number[], of: "power" | "heart-rate"): Zone[] {
  if (of === "power") return zones(limits, COGGAN_NAMES);
  return zones(limits, limits.length + 1 === FRIEL_NAMES.length ? FRIEL_NAMES : MAXIMUM_NAMES);
}

/** Where one zone ends and the next begins. */
export const limitsOf = (zones: readonly Zone[]): number[] => zones.slice(1).map(({ from }) => from);

/** How long a ride stayed in each of some zones. */
export function zoneTimes(channel: Channel, zones: readonly Zone[]): ZoneTimes {
  const limits = limitsOf(zones);
  return { limits, seconds: timeInZones(channel, limits) };
}

/**
 * How many seconds fall into each zone. Zeros belong to the first, gaps to none.
 *
 * @param limits ascending, where one zone ends and the next begins: one fewer than zones
 */
export function timeInZones(channel: Channel, limits: readonly number[]): number[] {
  const seconds = new Array<number>(limits.length + 1).fill(0);
  for (const value of channel) {
    if (Number.isNaN(value)) continue;
    let zone = 0;
    while (zone < limits.length && value >= (limits[zone] ?? Number.POSITIVE_INFINITY)) zone++;
    seconds[zone] = (seconds[zone] ?? 0) + 1;
  }
  return seconds;
}

type Names = readonly (readonly [name: string, label: string])[];

const COGGAN_PERCENT = [55, 75, 90, 105, 120, 150];
const COGGAN_NAMES: Names = [
  ["Z1", "Recovery"],
  ["Z2", "Endurance"],
  ["Z3", "Tempo"],
  ["Z4", "Threshold"],
  ["Z5", "VO₂ max"],
  ["Z6", "Anaerobic"],
  ["Z7", "Sprint"],
];

const FRIEL_PERCENT = [81, 90, 94, 100, 103, 106];
const FRIEL_NAMES: Names = [
  ["Z1", "Recovery"],
  ["Z2", "Endurance"],
  ["Z3", "Tempo"],
  ["Z4", "Below threshold"],
  ["Z5a", "Threshold"],
  ["Z5b", "Above threshold"],
  ["Z5c", "Anaerobic"],
];

const MAXIMUM_PERCENT = [60, 70, 80, 90];
const MAXIMUM_NAMES: Names = [
  ["Z1", "Very easy"],
  ["Z2", "Easy"],
  ["Z3", "Steady"],
  ["Z4", "Hard"],
  ["Z5", "Maximum"],
];

const percentsOf = (whole: number, percents: readonly number[]) => percents.map((percent) => (percent * whole) / 100);

/** Names that are as many as the zones; others are numbered. */
function zones(limits: readonly number[], usual: Names | null): Zone[] {
  const names = usual?.length === limits.length + 1 ? usual : null;
  return Array.from({ length: limits.length + 1 }, (_, index) => {
    const [name, label] = names?.[index] ?? [`Z${index + 1}`, ""];
    return { name, label, from: limits[index - 1] ?? 0, to: limits[index] ?? Number.POSITIVE_INFINITY };
  });
}
