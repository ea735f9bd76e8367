/** How was ridden, by a rider's word for it. */
export const RIDE_TYPE_NAMES = {
  road: "Road",
  gravel: "Gravel",
  cyclocross: "Cyclocross",
  mountain: "Mountain bike",
  track: "Track",
  commute: "Commute",
  touring: "Touring",
  "e-bike": "E-bike",
  indoor: "Indoors",
} as const;

export type RideType = keyof typeof RIDE_TYPE_NAMES;

/** Whether a word is one of ours. */
export const isRideType = (text: string): text is RideType => Object.hasOwn(RIDE_TYPE_NAMES, text);
