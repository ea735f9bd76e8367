import type { LaneName } from "@/core/lane";

/** The colour of a lane, for words. */
export const TEXT_COLOUR: Record<LaneName, string> = {
  power: "text-power",
  "heart-rate": "text-heart-rate",
  speed: "text-speed",
  cadence: "text-cadence",
  elevation: "text-muted",
  gradient: "text-gradient",
  "w-balance": "text-w-balance",
  temperature: "text-temperature",
  balance: "text-power",
};
