import type { Channel } from "./channel";
import type { RecordedRide, RideNumbers } from "./ride";

/**
 * A ride as one source tells it: an activity of Terra's, or a session of a file. It is the untouched original: what
 * cannot have been is still in it (repairs.ts), only times are on one clock and of each second one value is kept.
 */
export interface SourceRide {
  /** What its source calls it; the same ride told again by the same source has the same. */
  identity: string;
  title: string;
  /** Terra's number for the kind of activity; a file's sport is put into the same numbers. */
  activityType: number;
  device: string | null;
  recorded: RecordedRide;
  /** Where time was left out because the device's clock was set. */
  clockJumps: ClockJump[];
  /** What else was recorded every second: the fields of apps and sensors that we have no name for. */
  extras: ExtraChannel[];
  /** What the source itself says of the whole, for what cannot be reckoned because nothing was recorded. */
  told: Partial<RideNumbers>;
  /** What was noticed while reading, in the rider's words; what becomes a repair is not among it. */
  remarks: string[];
  /** Cut short, damaged or never finished: perhaps only part of it could be read. */
  isIncomplete: boolean;
  facts: SourceFacts;
}

export interface ClockJump {
  /** The first second behind the jump, on the ride's clock. */
  second: number;
  /** The seconds left out there; negative when the clock was set back. */
  leftOutSeconds: number;
}

/** A field that an app or a sensor defined for itself. */
export interface ExtraChannel {
  /** As it was named: "Core temperature". */
  name: string;
  unit: string | null;
  channel: Channel;
}

/** What a device knew and wrote beside the ride; everything may be missing. */
export interface SourceFacts {
  devices: { name: string | null; manufacturer: string | null; serialNumber: string | null; kind: string | null }[];
  thresholdPowerWatts: number | null;
  thresholdHeartRateBpm: number | null;
  maxHeartRateBpm: number | null;
  /** In % of the threshold, or W as the device wrote them. */
  powerZoneLimits: number[] | null;
  heartRateZoneLimits: number[] | null;
  /** Timer stops and starts that were recorded. */
  timerEvents: number;
  /** RR intervals that were recorded. */
  heartBeats: number;
}

/** Of a source that says nothing of its device. */
export const NO_FACTS: SourceFacts = {
  devices: [],
  thresholdPowerWatts: null,
  thresholdHeartRateBpm: null,
  maxHeartRateBpm: null,
  powerZoneLimits: null,
  heartRateZoneLimits: null,
  timerEvents: 0,
  heartBeats: 0,
};
