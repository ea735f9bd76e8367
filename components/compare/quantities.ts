import type { ChannelName } from "@/core/channel";
import { formatHeartRate, formatHeight, formatPower, formatSpeed } from "@/core/format";

/** A quantity that rides are compared in. */
export interface CompareLane {
  name: Extract<ChannelName, "power" | "heart-rate" | "speed" | "elevation">;
  label: string;
  format: (value: number | null) => string;
  /** It jumps from second to second, and is averaged for drawing. */
  isJumpy: boolean;
}

/** From top to bottom. The land is that of the first ride: it is the same for all. */
export const LANES: readonly CompareLane[] = [
  { name: "power", label: "Power", format: formatPower, isJumpy: true },
  { name: "heart-rate", label: "Heart rate", format: formatHeartRate, isJumpy: false },
  { name: "speed", label: "Speed", format: formatSpeed, isJumpy: true },
  { name: "elevation", label: "Elevation", format: formatHeight, isJumpy: false },
];
