import type { ChangedRide } from "./memory";
import type { Column, Lap, Recording, Totals } from "./recording";

/** A recording as the provider tells it after a change: by another name, or with a power meter that was set right. */
export function changedRide(recording: Recording, { title, powerShare }: ChangedRide): Recording {
  const { channels, totals, laps } = recording;
  const power = channels.power;
  return {
    ...recording,
    name: title ?? recording.name,
    channels: power ? { ...channels, power: scaled(power, powerShare) } : channels,
    totals: scaledTotals(totals, powerShare),
    laps: laps.map((lap) => scaledLap(lap, powerShare)),
  };
}

const times = (value: number | null, share: number) => (value === null ? null : Math.round(value * share));

const scaled = (column: Column, share: number): Column => ({
  ...column,
  values: column.values.map((value) => Math.round(value * share)),
});

const scaledTotals = (totals: Totals, share: number): Totals => ({
  ...totals,
  meanPower: times(totals.meanPower, share),
  maxPower: times(totals.maxPower, share),
  workKilojoules: times(totals.workKilojoules, share),
});

const scaledLap = (lap: Lap, share: number): Lap => ({ ...lap, meanPower: times(lap.meanPower, share) });
