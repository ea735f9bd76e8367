import type { RideNumbers } from "@/core/ride";
import type { Activity } from "./activity";

/** What Terra's summary says of a ride: for what cannot be reckoned because no samples came. */
export function toldNumbers(activity: Activity): Partial<RideNumbers> {
  const elevation = activity.distance_data?.summary?.elevation;
  const heartRate = activity.heart_rate_data?.summary;
  const movement = activity.movement_data;
  return {
    ascentMeters: finite(elevation?.gain_actual_meters),
    descentMeters: finite(elevation?.loss_actual_meters),
    meanPowerWatts: positive(activity.power_data?.avg_watts),
    maxPowerWatts: positive(activity.power_data?.max_watts),
    meanHeartRateBpm: positive(heartRate?.avg_hr_bpm),
    maxHeartRateBpm: positive(heartRate?.max_hr_bpm),
    meanSpeedMps: positive(movement?.avg_speed_meters_per_second),
    maxSpeedMps: positive(movement?.max_speed_meters_per_second),
    meanCadenceRpm: positive(movement?.avg_cadence_rpm),
    maxCadenceRpm: positive(movement?.max_cadence_rpm),
  };
}

/** A number that was told, 0 too; null for everything else. */
const finite = (value: number | null | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** The same, where 0 is how a device says that it does not know. */
export const positive = (value: number | null | undefined): number | null => {
  const known = finite(value);
  return known !== null && known > 0 ? known : null;
};
