import type { Channels, Track } from "./channel";
import type { EffortId, FileId, RideId, SourceId, UserId } from "./ids";
import type { Repair } from "./repair";
import type { RideWords } from "./ride-words";
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
  /** The second of the first fix, where a repair took it out of the track: a barometer had settled by then all the same. */
  firstFix?: number;
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
  /** What can be done above threshold power before it is used up, in J. */
  wPrimeJoules: number | null;
  /** The rider's own six limits of power zones, in % of the threshold power; null for the usual ones. */
  powerZoneLimits: readonly number[] | null;
  /** The rider's own limits of heart rate zones, in bpm; null for the usual ones. */
  heartRateZoneLimits: readonly number[] | null;
}

/** Of a rider of whom nothing is known. */
export const NO_FIGURES: Figures = {
  ftpWatts: null,
  thresholdHeartRate: null,
  maxHeartRate: null,
  restingHeartRate: null,
  weightKg: null,
  wPrimeJoules: null,
  powerZoneLimits: null,
  heartRateZoneLimits: null,
};

export type FigureName = keyof Figures;

/** Where a figure comes from. `how` is in the rider's words: "95 % of your best 20 minutes, 281 W on 3 May 2026". */
export type FigureOrigin =
  /** The rider said so; validFrom `YYYY-MM-DD`, null from the beginning. */
  | { is: "given"; validFrom: string | null }
  /** A provider told it for a day, and it is valid from then on. */
  | { is: "told"; how: string }
  | { is: "estimated"; how: string }
  | { is: "assumed"; how: string };

/** The figures a ride is reckoned with, and where each of them comes from. */
export interface KnownFigures {
  figures: Figures;
  /** Of every figure that is not null. */
  origins: Partial<Record<FigureName, FigureOrigin>>;
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
  minElevationMeters: number | null;
  maxElevationMeters: number | null;
  /** The steepest that was held for 100 m of road. */
  steepestPercent: number | null;
  maxSpeedMps: number | null;
  maxCadenceRpm: number | null;
  meanTemperatureCelsius: number | null;
  minTemperatureCelsius: number | null;
  maxTemperatureCelsius: number | null;
  /** Without the seconds of coasting. */
  meanPowerAboveZeroWatts: number | null;
  /** Skiba's xPower. */
  xPowerWatts: number | null;
  /** Weighted by mean power. */
  variability: number | null;
  /** Weighted power by mean heart rate, W per beat a minute. */
  efficiency: number | null;
  meanWattsPerKilogram: number | null;
  weightedWattsPerKilogram: number | null;
  /** The left leg's share of the power. */
  balancePercent: number | null;
  workAboveThresholdKilojoules: number | null;
  /** The lowest that was left above the threshold, by the differential and by the integral form; below 0 the figures are too low. */
  leastWBalanceKilojoules: number | null;
  leastWBalanceIntegralKilojoules: number | null;
  minHeartRateBpm: number | null;
  /** Banister's. */
  trainingImpulse: number | null;
  /** Edwards's. */
  edwardsImpulse: number | null;
  /** How much the power for a heartbeat fell from the first half to the second. */
  decouplingPercent: number | null;
  /** How much the heart rate rose from the first half to the second. */
  driftPercent: number | null;
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

/** The best of a ride over each of many durations: three columns of equal length. */
export interface Curve {
  /** Durations in s, growing, on a logarithmic grid to the ride's length. */
  seconds: number[];
  values: number[];
  /** The second at which each of them began. */
  starts: number[];
}

/** The best effort of a ride over a usual duration, or a usual distance. */
export interface Effort extends Span {
  kind: "power" | "heart-rate" | "distance";
  /** Seconds, or of a distance metres. */
  size: number;
  /** W, or bpm, or of a distance the seconds that it took. */
  value: number;
}

/** A stretch that was ridden hard, found by rule (found-efforts.ts). */
export interface FoundEffort extends Span {
  /** By what it was found. */
  kind: "power" | "heart-rate" | "sprint";
  meanPowerWatts: number | null;
  meanHeartRateBpm: number | null;
  /** From 1: efforts as long and as hard as each other are intervals; null for what stands by itself. */
  group: number | null;
}

export interface Climb extends Span {
  lengthMeters: number;
  ascentMeters: number;
  meanGradientPercent: number;
  /** Metres climbed an hour, pauses included. */
  vamMetersPerHour: number;
  /** By length and gradient: HC is the hardest; null for what is too small to have one. */
  category: "HC" | "1" | "2" | "3" | "4" | null;
}

/** Seconds in each zone; limits in W or bpm are where one zone ends and the next begins, one fewer than zones. */
export interface ZoneTimes {
  limits: number[];
  seconds: number[];
}

/** Coggan's quadrants of force and speed on the pedals, split where threshold power at the usual cadence lies. */
export interface Quadrants {
  cadenceRpm: number;
  splitVelocityMps: number;
  splitForceNewtons: number;
  /** QI high force, high speed; QII high force, low speed; QIII low, low; QIV low force, high speed. */
  seconds: [number, number, number, number];
}

/** How long a ride stayed at which cadence and with which force on the pedals (quadrants.ts): columns of equal length. */
export interface QuadrantBins {
  /** From 0, 5 rpm each. */
  columns: number[];
  /** From 0, 20 N each. */
  rows: number[];
  seconds: number[];
}

export type HistogramChannel = "power" | "heart-rate" | "cadence" | "speed";

/** How often each value came (histogram.ts): the seconds in bins of one width, in W, bpm, rpm or km/h. */
export interface Histogram {
  channel: HistogramChannel;
  width: number;
  /** Of the bin from 0 to below the width this is 0. */
  first: number;
  seconds: number[];
}

/** Power and the heart rate that answered it (heart-rate-against-power.ts): columns of equal length, in order of time. */
export interface HeartRateAgainstPower {
  /** So long behind the power the heart rate was taken. */
  lagSeconds: number;
  /** Over which each pair of means goes. */
  windowSeconds: number;
  /** Minutes of riding before the window. */
  minutes: number[];
  watts: number[];
  bpm: number[];
}

/** What a ride's page shows beside its numbers. */
export interface RideAnalysis {
  powerCurve: Curve | null;
  heartRateCurve: Curve | null;
  efforts: Effort[];
  foundEfforts: FoundEffort[];
  climbs: Climb[];
  powerZones: ZoneTimes | null;
  heartRateZones: ZoneTimes | null;
  quadrants: Quadrants | null;
  quadrantBins: QuadrantBins | null;
  histograms: Histogram[];
  heartRateAgainstPower: HeartRateAgainstPower | null;
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
  /** The load rests on a figure that the rider did not give. */
  isLoadEstimated: boolean;
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
  /** The figures that it was reckoned with: those valid on that day. */
  known: KnownFigures;
  analysis: RideAnalysis;
  /** What it was made from: one, or several that recorded the same ride. */
  sources: RideSource[];
  repairs: RideRepair[];
  words: RideWords;
  /** What its rider left of it; null when nothing was cut off. */
  crop: Crop | null;
  /** What its rider marked, and what they say of efforts that were found. */
  ownEfforts: OwnEffort[];
}

/** What is left of a ride whose ends were cut off, in moments: a source that comes later may begin earlier. */
export interface Crop {
  from: Date;
  until: Date;
}

/** A stretch that the rider marked as an effort, or what they say of one that was found. */
export interface OwnEffort extends Span {
  id: EffortId;
  name: string | null;
  /** Where the found effort lies that it stands for. */
  replaces: Span | null;
  /** The found effort is none. */
  isHidden: boolean;
}

/** One recording that a ride was made from. */
export interface RideSource {
  id: SourceId;
  kind: "terra" | "file";
  /** Who Terra had it from in the rider's words, Bryton, or the file's name. */
  from: string;
  /** Of a file: fit, gpx or tcx. */
  format: string | null;
  device: string | null;
  receivedAt: Date;
  startedAt: Date;
  elapsedSeconds: number;
  /** It is damaged or unfinished: perhaps only part of it could be read. */
  isIncomplete: boolean;
  /** The rider wants it to be a ride of its own. */
  isApart: boolean;
  /** Which of its channels the ride shows; "position" is the track. */
  channelsUsed: readonly string[];
  channelNames: readonly string[];
  /** Of a file that can be downloaded as it came. */
  fileId: FileId | null;
  /** When its rider last asked the provider for it anew. */
  askedAt: Date | null;
  /** What was said to that, in the rider's words. */
  askAnswer: string | null;
  /** The provider can be asked. */
  canBeAsked: boolean;
  /** When Terra sent what this was made from; of a file, when it was brought. */
  sentAt: Date;
}

/** A repair as the ride's page shows it. */
export interface RideRepair extends Repair {
  sourceId: SourceId;
  isUndone: boolean;
}
