import type { Reading } from "@/components/charts/lanes/read-out";
import type { Channel } from "@/core/channel";
import { formatDistance, formatDuration, formatGradient, UNKNOWN } from "@/core/format";
import type { RideNumbers } from "@/core/ride";
import type { Zone } from "@/core/zones";
import { LANE_FORMAT, LANE_LABEL, LANE_NAMES, type LaneName } from "./lane-sources";
import type { RideData } from "./ride-data";

/** The line above the lanes: time and place first, then every channel in the order of the lanes. */
export function readingsOf(
  { channels }: RideData,
  gradient: Channel | null,
  numbers: RideNumbers,
  powerZones: readonly Zone[] | null,
): Reading[] {
  const { distance } = channels;
  const place: Reading[] = [
    { label: "Time", className: "text-ink", at: formatDuration, overall: formatDuration(numbers.elapsedSeconds) },
  ];
  if (distance) {
    const at = (second: number) => formatDistance(valueAt(distance, second));
    place.push({ label: "Distance", className: "text-ink", at, overall: formatDistance(numbers.distanceMeters) });
  }
  if (gradient) {
    const at = (second: number) => formatGradient(valueAt(gradient, second));
    place.push({ label: "Gradient", className: "text-gradient", at, overall: UNKNOWN });
  }
  const measured = LANE_NAMES.flatMap((name) => {
    const channel = channels[name];
    return channel ? [readingOf(name, channel, numbers, name === "power" ? powerZones : null)] : [];
  });
  return [...place, ...measured];
}

/** A second of the ride as a sentence, for those who hear it. */
export const inWords = (readings: readonly Reading[], second: number): string =>
  readings.map(({ label, at }) => `${label} ${at(second)}`).join(", ");

function readingOf(name: LaneName, channel: Channel, numbers: RideNumbers, zones: readonly Zone[] | null): Reading {
  const format = LANE_FORMAT[name];
  return {
    label: LANE_LABEL[name],
    className: COLOUR[name],
    at(second) {
      const value = valueAt(channel, second);
      const zone = value === null ? undefined : zones?.find(({ from, to }) => value >= from && value < to);
      return zone ? `${format(value)} ${zone.name}` : format(value);
    },
    overall: format(OVERALL[name](numbers)),
  };
}

/** What the line shows while nobody points at a second; null where a mean says nothing. */
const OVERALL: Record<LaneName, (numbers: RideNumbers) => number | null> = {
  power: ({ meanPowerWatts }) => meanPowerWatts,
  "heart-rate": ({ meanHeartRateBpm }) => meanHeartRateBpm,
  speed: ({ meanSpeedMps }) => meanSpeedMps,
  cadence: ({ meanCadenceRpm }) => meanCadenceRpm,
  elevation: () => null,
  temperature: ({ meanTemperatureCelsius }) => meanTemperatureCelsius,
};

const COLOUR: Record<LaneName, string> = {
  power: "text-power",
  "heart-rate": "text-heart-rate",
  speed: "text-speed",
  cadence: "text-cadence",
  elevation: "text-muted",
  temperature: "text-temperature",
};

function valueAt(channel: Channel, second: number): number | null {
  const value = channel[second] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}
