import type { Channel } from "./channel";
import type { Figures } from "./ride";

/** A range of effort: from `from` until below `to`. */
export interface Zone {
  name: string;
  label: string;
  from: number;
  to: number;
}

/**
 * Coggan's seven zones of power, in W.
 *
 * @see Allen, Coggan, McGregor, "Training and Racing with a Power Meter"
 */
export const powerZones = (ftpWatts: number): Zone[] =>
  zones(
    [55, 75, 90, 105, 120, 150].map((percent) => (percent * ftpWatts) / 100),
    ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7"],
    ["Recovery", "Endurance", "Tempo", "Threshold", "VO₂ max", "Anaerobic", "Sprint"],
  );

/**
 * Zones of heart rate, in bpm: Friel's seven by the threshold where the rider knows it, else five by the maximum.
 *
 * @returns null when neither is known
 * @see Friel, "The Cyclist's Training Bible"
 */
export function heartRateZones({ thresholdHeartRate, maxHeartRate }: Figures): Zone[] | null {
  if (thresholdHeartRate) return zonesByThreshold(thresholdHeartRate);
  return maxHeartRate ? zonesByMaximum(maxHeartRate) : null;
}

/** Where one zone ends and the next begins. */
export const limitsOf = (zones: readonly Zone[]): number[] => zones.slice(1).map(({ from }) => from);

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

const zonesByThreshold = (bpm: number) =>
  zones(
    [81, 90, 94, 100, 103, 106].map((percent) => (percent * bpm) / 100),
    ["Z1", "Z2", "Z3", "Z4", "Z5a", "Z5b", "Z5c"],
    ["Recovery", "Endurance", "Tempo", "Below threshold", "Threshold", "Above threshold", "Anaerobic"],
  );

const zonesByMaximum = (bpm: number) =>
  zones(
    [60, 70, 80, 90].map((percent) => (percent * bpm) / 100),
    ["Z1", "Z2", "Z3", "Z4", "Z5"],
    ["Very easy", "Easy", "Steady", "Hard", "Maximum"],
  );

const zones = (limits: number[], names: string[], labels: string[]): Zone[] =>
  names.map((name, index) => ({
    name,
    label: labels[index] ?? "",
    from: limits[index - 1] ?? 0,
    to: limits[index] ?? Number.POSITIVE_INFINITY,
  }));
