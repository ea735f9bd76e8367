import type { Recording, Totals } from "./recording";

/** Means and extremes of the rows, for a device that does not say them itself. */
export function totalsOfRows({ channels }: Pick<Recording, "channels">): Partial<Totals> {
  const heart = extremes(channels.heartRate?.values);
  const power = extremes(channels.power?.values);
  const turning = channels.cadence?.values.filter((rpm) => rpm > 0);
  return {
    meanHeartRate: heart.mean,
    maxHeartRate: heart.most,
    meanPower: power.mean,
    maxPower: power.most,
    maxSpeed: extremes(channels.speed?.values).most,
    meanCadence: extremes(turning).mean,
    maxCadence: extremes(turning).most,
  };
}

/** Of what there is; null when there is nothing. */
export function extremes(values: Float64Array | undefined): {
  least: number | null;
  mean: number | null;
  most: number | null;
} {
  const present = values?.filter((value) => !Number.isNaN(value)) ?? new Float64Array();
  if (present.length === 0) return { least: null, mean: null, most: null };
  const { least, sum, most } = present.reduce(
    (all, value) => ({ least: Math.min(all.least, value), sum: all.sum + value, most: Math.max(all.most, value) }),
    { least: Number.POSITIVE_INFINITY, sum: 0, most: Number.NEGATIVE_INFINITY },
  );
  return { least, mean: Math.round((sum / present.length) * 10) / 10, most };
}
