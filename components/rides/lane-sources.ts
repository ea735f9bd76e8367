import type { LaneSource } from "@/components/charts/lanes/lanes";
import type { ChannelName } from "@/core/channel";
import {
  formatCadence,
  formatHeartRate,
  formatHeight,
  formatPower,
  formatSpeed,
  formatTemperature,
  UNKNOWN,
} from "@/core/format";
import type { RideNumbers } from "@/core/ride";
import type { RideData } from "./ride-data";

/** The lanes there are, from top to bottom. Distance has none: it only ever rises, and the read-out tells it. */
export const LANE_NAMES = ["power", "heart-rate", "speed", "cadence", "elevation", "temperature"] as const;

export type LaneName = (typeof LANE_NAMES)[number];

export const isLaneName = (name: string): name is LaneName => LANE_NAMES.some((lane) => lane === name);

export const LANE_LABEL: Record<LaneName, string> = {
  power: "Power",
  "heart-rate": "Heart rate",
  speed: "Speed",
  cadence: "Cadence",
  elevation: "Elevation",
  temperature: "Temperature",
};

/** A value of a channel with its unit. */
export const LANE_FORMAT: Record<LaneName, (value: number | null) => string> = {
  power: formatPower,
  "heart-rate": formatHeartRate,
  speed: formatSpeed,
  cadence: formatCadence,
  elevation: formatHeight,
  temperature: formatTemperature,
};

/** A lane for every channel that was recorded, with what the ride's numbers say of it. */
export function laneSources(
  { channels }: RideData,
  numbers: RideNumbers,
  zoneLimits: Partial<Record<ChannelName, readonly number[]>>,
): LaneSource[] {
  return LANE_NAMES.flatMap((name) => {
    const channel = channels[name];
    if (!channel) return [];
    const { facts, mean } = TOLD[name](numbers);
    const zones = zoneLimits[name] ?? null;
    return [
      {
        name,
        label: LANE_LABEL[name],
        facts: inOneLine(facts),
        channel,
        mean,
        zoneLimits: zones,
        format: LANE_FORMAT[name],
      },
    ];
  });
}

type Told = { facts: readonly (readonly [string, string])[]; mean: number | null };

const TOLD: Record<LaneName, (numbers: RideNumbers) => Told> = {
  power: ({ meanPowerWatts, maxPowerWatts }) => ({
    facts: [
      ["mean", formatPower(meanPowerWatts)],
      ["highest", formatPower(maxPowerWatts)],
    ],
    mean: meanPowerWatts,
  }),
  "heart-rate": ({ meanHeartRateBpm, maxHeartRateBpm }) => ({
    facts: [
      ["mean", formatHeartRate(meanHeartRateBpm)],
      ["highest", formatHeartRate(maxHeartRateBpm)],
    ],
    mean: meanHeartRateBpm,
  }),
  speed: ({ meanSpeedMps, maxSpeedMps }) => ({
    facts: [
      ["mean", formatSpeed(meanSpeedMps)],
      ["top", formatSpeed(maxSpeedMps)],
    ],
    mean: meanSpeedMps,
  }),
  cadence: ({ meanCadenceRpm, maxCadenceRpm }) => ({
    facts: [
      ["mean while pedalling", formatCadence(meanCadenceRpm)],
      ["highest", formatCadence(maxCadenceRpm)],
    ],
    mean: meanCadenceRpm,
  }),
  elevation: ({ ascentMeters, descentMeters }) => ({
    facts: [
      ["up", formatHeight(ascentMeters)],
      ["down", formatHeight(descentMeters)],
    ],
    mean: null,
  }),
  temperature: ({ meanTemperatureCelsius }) => ({
    facts: [["mean", formatTemperature(meanTemperatureCelsius)]],
    mean: null,
  }),
};

const inOneLine = (facts: Told["facts"]) =>
  facts
    .filter(([, value]) => value !== UNKNOWN)
    .map(([word, value]) => `${word} ${value}`)
    .join(" · ");
