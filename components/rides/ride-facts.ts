import {
  formatCadence,
  formatDistance,
  formatDuration,
  formatEnergy,
  formatHeartRate,
  formatHeight,
  formatLoad,
  formatPower,
  formatSpeed,
  formatTemperature,
  formatWork,
  UNKNOWN,
} from "@/core/format";
import type { Ride } from "@/core/ride";

/** A number with its name, in words a newcomer reads. */
export interface Fact {
  label: string;
  value: string;
}

/** The numbers that count, in the order in which riders read them. What is not known is left out. */
export const figuresOf = (ride: Ride): Fact[] =>
  known([
    { label: "Distance", value: formatDistance(ride.distanceMeters) },
    { label: "Moving time", value: formatDuration(ride.movingSeconds) },
    { label: "Ascent", value: formatHeight(ride.ascentMeters) },
    { label: "Mean speed", value: formatSpeed(ride.meanSpeedMps) },
    ride.weightedPowerWatts === null
      ? { label: "Mean power", value: formatPower(ride.meanPowerWatts) }
      : { label: "Weighted power", value: formatPower(ride.weightedPowerWatts) },
    { label: "Mean heart rate", value: formatHeartRate(ride.meanHeartRateBpm) },
    ride.load === null
      ? { label: "Load by heart rate", value: formatLoad(ride.heartRateLoad) }
      : { label: "Load", value: formatLoad(ride.load) },
  ]);

/** What one looks up: elapsed time, maxima, work, weather, device. */
export const detailsOf = (ride: Ride): Fact[] =>
  known([
    { label: "Elapsed", value: formatDuration(ride.elapsedSeconds) },
    { label: "Descent", value: formatHeight(ride.descentMeters) },
    { label: "Top speed", value: formatSpeed(ride.maxSpeedMps) },
    { label: "Mean power", value: ride.weightedPowerWatts === null ? UNKNOWN : formatPower(ride.meanPowerWatts) },
    { label: "Highest power", value: formatPower(ride.maxPowerWatts) },
    { label: "Highest heart rate", value: formatHeartRate(ride.maxHeartRateBpm) },
    { label: "Mean cadence", value: formatCadence(ride.meanCadenceRpm) },
    { label: "Work", value: formatWork(ride.workKilojoules) },
    { label: "Energy", value: formatEnergy(ride.energyKilocalories) },
    { label: "Temperature", value: formatTemperature(ride.meanTemperatureCelsius) },
    { label: "Recorded by", value: ride.device ?? UNKNOWN },
  ]);

const known = (facts: readonly Fact[]) => facts.filter(({ value }) => value !== UNKNOWN);
