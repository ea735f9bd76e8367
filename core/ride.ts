import type { Channels, Track } from "./channel";
import type { RideId, UserId } from "./ids";
import type { Span } from "./span";

/** A ride on one clock: what was recorded, aligned to a value a second, before anything is reckoned from it. */
export interface RecordedRide {
  startedAt: Date;
  /** East of UTC at the start, in minutes; null when nobody said. */
  offsetMinutes: number | null;
  elapsedSeconds: number;
  /** Every array is `elapsedSeconds` long. As recorded: holes between slow recordings are gaps here, too. */
  channels: Channels;
  track: Track | null;
  /** In order, not overlapping; the timer stood still in them. */
  pauses: Span[];
  laps: RecordedLap[];
  /** What the device said of the whole ride; null where it said nothing. It knows its wheel better than we do. */
  told: {
    timerSeconds: number | null;
    distanceMeters: number | null;
    energyKilocalories: number | null;
  };
  isIndoor: boolean;
}

export interface RecordedLap extends Span {
  trigger: string | null;
}

/** What a rider says of themselves, as valid on one day; null where they said nothing. */
export interface Figures {
  ftpWatts: number | null;
  thresholdHeartRate: number | null;
  maxHeartRate: number | null;
  restingHeartRate: number | null;
  weightKg: number | null;
}

/** The numbers of a stretch of riding; null is "not known", never 0. */
export interface StretchNumbers {
  timerSeconds: number;
  distanceMeters: number | null;
  ascentMeters: number | null;
  /** Distance by moving time. */
  meanSpeedMps: number | null;
  meanPowerWatts: number | null;
  weightedPowerWatts: number | null;
  maxPowerWatts: number | null;
  meanHeartRateBpm: number | null;
  maxHeartRateBpm: number | null;
  meanCadenceRpm: number | null;
}

/** The numbers of a whole ride. */
export interface RideNumbers extends StretchNumbers {
  elapsedSeconds: number;
  movingSeconds: number;
  descentMeters: number | null;
  maxSpeedMps: number | null;
  maxCadenceRpm: number | null;
  meanTemperatureCelsius: number | null;
  workKilojoules: number | null;
  energyKilocalories: number | null;
  /** Of the timer's seconds, how many have a value: 0 to 1. */
  powerShare: number | null;
  heartRateShare: number | null;
  /** Weighted power by threshold power. */
  intensity: number | null;
  /** An hour at threshold power is 100. */
  load: number | null;
  /** An hour at threshold heart rate is 100. */
  heartRateLoad: number | null;
}

export interface Lap extends StretchNumbers, RecordedLap {
  /** From 1. */
  number: number;
}

/** A ride as a list shows it. */
export interface RideSummary extends RideNumbers {
  id: RideId;
  riderId: UserId;
  /** One up with every change. */
  version: number;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  isIndoor: boolean;
  isPending: boolean;
  /** core/sketch.ts */
  sketch: Uint8Array | null;
}

/** A ride as its page shows it, without its channels. */
export interface Ride extends RideSummary {
  /** What can be drawn; "position" is the track. */
  channelNames: readonly string[];
  laps: Lap[];
  pauses: Span[];
  device: string | null;
  receivedAt: Date;
  /** What was noticed while reading, in the rider's words. */
  remarks: string[];
  /** The figures of the rider that were valid on that day. */
  figures: Figures;
}
