import {
  formatCadence,
  formatClimbingRate,
  formatDistance,
  formatDuration,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatPower,
  formatWattsPerKilogram,
  formatWork,
  UNKNOWN,
} from "@/core/format";
import { wattsPerKilogram, workKilojoules } from "@/core/power";
import { type ReadyRide, readyRide } from "@/core/ready-ride";
import type { Figures, Ride } from "@/core/ride";
import type { Span } from "@/core/span";
import { known, stretchNumbers, stretchOf } from "@/core/stretch";
import { stretchRoad } from "@/core/stretch-road";
import type { RideData } from "./ride-data";

export interface StretchFact {
  label: string;
  text: string;
}

/** The ride as its numbers are reckoned from, made from what the browser has of it. */
export const readyToReckon = (ride: Ride, { recorded, track }: RideData): ReadyRide =>
  readyRide({
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    elapsedSeconds: ride.elapsedSeconds,
    channels: recorded,
    track,
    pauses: ride.pauses,
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: ride.isIndoor,
  });

/** What there is to say of a stretch; what is not known is left out. */
export function stretchFacts(ready: ReadyRide, span: Span, figures: Figures): StretchFact[] {
  const stretch = stretchOf(ready, span);
  const numbers = stretchNumbers(stretch);
  const road = stretchRoad(stretch, span.end - span.start);
  const byWeight = wattsPerKilogram(numbers.meanPowerWatts, figures);
  return [
    { label: "Duration", text: formatDuration(span.end - span.start) },
    { label: "Distance", text: formatDistance(numbers.distanceMeters) },
    { label: "Mean power", text: formatPower(numbers.meanPowerWatts) },
    { label: "Weighted power", text: formatPower(numbers.weightedPowerWatts) },
    { label: "Mean by weight", text: formatWattsPerKilogram(byWeight) },
    { label: "Heart rate", text: formatHeartRate(numbers.meanHeartRateBpm) },
    { label: "Cadence", text: formatCadence(numbers.meanCadenceRpm) },
    { label: "Ascent", text: formatHeight(numbers.ascentMeters) },
    { label: "Gradient", text: formatGradient(road.gradientPercent) },
    { label: "Climbing rate", text: formatClimbingRate(road.vamMetersPerHour) },
    { label: "Work", text: formatWork(known(stretch.ridden.power, workKilojoules)) },
  ].filter(({ text }) => text !== UNKNOWN);
}
