/**
 * One measured quantity of a ride: a value for every second since the start, pauses included.
 * NaN is a gap, a second in which the sensor said nothing; 0 is a real zero (coasting, standing still).
 */
export type Channel = Float32Array;

/** Where the rider was, every second since the start, in degrees (a degree needs Float64); NaN in both is a gap. */
export interface Track {
  latitude: Float64Array;
  longitude: Float64Array;
}

/** The channels that are a number a second, in the order in which they are drawn. */
export const CHANNEL_NAMES = [
  "power",
  "heart-rate",
  "speed",
  "cadence",
  "elevation",
  "temperature",
  "balance",
  "distance",
] as const;

/**
 * power W, heart-rate bpm, speed m/s, cadence rpm, elevation m, temperature °C, balance the left leg's share of the power
 * in %, distance m since the start.
 */
export type ChannelName = (typeof CHANNEL_NAMES)[number];

export type Channels = Partial<Record<ChannelName, Channel>>;

/** A week. No ride is longer; what claims to be is a wrong clock, and must not cost gigabytes. */
export const LONGEST_RIDE_SECONDS = 7 * 86_400;
