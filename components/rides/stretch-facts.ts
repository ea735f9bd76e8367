import {
  formatCadence,
  formatClimbingRate,
  formatDistance,
  formatDuration,
  formatGradient,
  formatHeartRate,
  formatHeight,
  formatPower,
  formatSpeed,
  formatWattsPerKilogram,
  formatWork,
  UNKNOWN,
} from "@/core/format";
import type { ReadyRide } from "@/core/ready-ride";
import type { Span } from "@/core/span";
import { stretchOf } from "@/core/stretch";
import { limitsOf, timeInZones, type Zone } from "@/core/zones";
import { heartRateZonesOf, powerZonesOf, type Zoned } from "./own-zones";
import { figuresIn, type StretchFigures } from "./stretch-figures";

export interface StretchFact {
  label: string;
  text: string;
}

/** How long a stretch stayed in each zone. */
export interface StretchZones {
  /** "Power", "Heart rate" */
  of: string;
  zones: { name: string; seconds: number }[];
}

/** What there is to say of a stretch: numbers, the weightiest first, and time in zones. What is not known is left out. */
export interface ToldStretch {
  facts: StretchFact[];
  zones: StretchZones[];
}

/** What there is to say of a stretch by the rider's figures of that day. */
export function tellStretch(ready: ReadyRide, span: Span, ride: Zoned): ToldStretch {
  const stretch = stretchOf(ready, span);
  const { power, "heart-rate": heartRate } = stretch.ridden;
  return {
    facts: factsOf(figuresIn(stretch, span, ride.known.figures)),
    zones: [
      ...zonesOf("Power", power, powerZonesOf(ride)),
      ...zonesOf("Heart rate", heartRate, heartRateZonesOf(ride)),
    ],
  };
}

const factsOf = (told: StretchFigures): StretchFact[] =>
  [
    { label: "Duration", text: formatDuration(told.elapsedSeconds) },
    { label: "Distance", text: formatDistance(told.distanceMeters) },
    { label: "Mean power", text: formatPower(told.meanPowerWatts) },
    { label: "Heart rate", text: formatHeartRate(told.meanHeartRateBpm) },
    { label: "Weighted power", text: formatPower(told.weightedPowerWatts) },
    { label: "Mean by weight", text: formatWattsPerKilogram(told.wattsPerKilogram) },
    { label: "Speed", text: formatSpeed(told.meanSpeedMps) },
    { label: "Cadence", text: formatCadence(told.meanCadenceRpm) },
    { label: "Ascent", text: formatHeight(told.ascentMeters) },
    { label: "Gradient", text: formatGradient(told.gradientPercent) },
    { label: "Climbing rate", text: formatClimbingRate(told.vamMetersPerHour) },
    { label: "Work", text: formatWork(told.workKilojoules) },
  ].filter(({ text }) => text !== UNKNOWN);

function zonesOf(of: string, channel: Float32Array | undefined, zones: readonly Zone[] | null): StretchZones[] {
  if (!channel || !zones) return [];
  const seconds = timeInZones(channel, limitsOf(zones));
  if (seconds.every((one) => one === 0)) return [];
  return [{ of, zones: zones.map(({ name }, index) => ({ name, seconds: seconds[index] ?? 0 })) }];
}
