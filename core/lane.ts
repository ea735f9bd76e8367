/** The lanes of a ride's page, from top to bottom unless somebody orders them otherwise. Distance has none: it only rises. */
export const LANE_NAMES = [
  "power",
  "heart-rate",
  "speed",
  "cadence",
  "elevation",
  "gradient",
  "w-balance",
  "temperature",
  "balance",
] as const;

/** A channel as recorded, or what follows from channels: gradient in %, W′ balance in kJ. */
export type LaneName = (typeof LANE_NAMES)[number];

/** Whether a lane is called so. */
export const isLaneName = (name: string): name is LaneName => LANE_NAMES.some((lane) => lane === name);
