import { type FitMessage, fieldOf } from "./messages";

/**
 * What we read of FIT's profile: numbers of messages and of their fields.
 *
 * @see Garmin, FIT SDK 21.217, Profile.xlsx
 */
export const MESSAGE = {
  fileId: 0,
  userProfile: 3,
  zonesTarget: 7,
  heartRateZone: 8,
  powerZone: 9,
  sport: 12,
  session: 18,
  lap: 19,
  record: 20,
  event: 21,
  deviceInfo: 23,
  workout: 26,
  activity: 34,
  heartBeats: 78,
  timeInZone: 216,
  /** Bryton's own: the rider's zones. Not documented; read from files. */
  brytonZones: 65_282,
} as const;

export const WANTED: ReadonlySet<number> = new Set(Object.values(MESSAGE));

/** A field that is a number: value = written / scale − offset. */
export interface NumberField {
  number: number;
  scale: number;
  offset: number;
}

const field = (number: number, scale = 1, offset = 0): NumberField => ({ number, scale, offset });

/** A position is a 2³¹th of half the globe. */
const SEMICIRCLES = 2 ** 31 / 180;

export const FILE_ID = { type: field(0), manufacturer: field(1), product: field(2), productName: field(8) };

export const RECORD = {
  latitude: field(0, SEMICIRCLES),
  longitude: field(1, SEMICIRCLES),
  elevation: field(2, 5, 500),
  enhancedElevation: field(78, 5, 500),
  heartRate: field(3),
  cadence: field(4),
  distance: field(5, 100),
  speed: field(6, 1000),
  enhancedSpeed: field(73, 1000),
  power: field(7),
  temperature: field(13),
  balance: field(30),
};

export const SESSION = {
  startTime: field(2),
  sport: field(5),
  subSport: field(6),
  elapsed: field(7, 1000),
  timer: field(8, 1000),
  distance: field(9, 100),
  energy: field(11),
  meanSpeed: field(14, 1000),
  enhancedMeanSpeed: field(124, 1000),
  maxSpeed: field(15, 1000),
  enhancedMaxSpeed: field(125, 1000),
  meanHeartRate: field(16),
  maxHeartRate: field(17),
  meanCadence: field(18),
  maxCadence: field(19),
  meanPower: field(20),
  maxPower: field(21),
  ascent: field(22),
  descent: field(23),
  balance: field(37),
  thresholdPower: field(45),
  meanTemperature: field(57),
  maxTemperature: field(58),
};

export const LAP = {
  startTime: field(2),
  elapsed: field(7, 1000),
  trigger: field(24),
  sport: field(25),
  subSport: field(39),
};

export const EVENT = { event: field(0), type: field(1) };

/** In messages of events: the timer, and what was done to it. */
export const TIMER = { event: 0, start: 0, stops: [1, 4, 8, 9] };

export const DEVICE_INFO = {
  index: field(0),
  type: field(1),
  manufacturer: field(2),
  serialNumber: field(3),
  product: field(4),
  sourceType: field(25),
  productName: field(27),
};

export const SPORT = { sport: field(0), subSport: field(1) };

export const WORKOUT = { name: field(8) };

export const ACTIVITY = { localTimestamp: field(5) };

export const HEART_BEATS = { intervals: field(0) };

export const USER_PROFILE = { maxCyclingHeartRate: field(10) };

export const ZONES_TARGET = { maxHeartRate: field(1), thresholdHeartRate: field(2), thresholdPower: field(3) };

export const HEART_RATE_ZONE = { highest: field(1) };

export const POWER_ZONE = { highest: field(1) };

export const TIME_IN_ZONE = {
  heartRateLimits: field(6),
  powerLimits: field(9),
  maxHeartRate: field(11),
  thresholdHeartRate: field(13),
  thresholdPower: field(15),
};

/** Where zones begin, in % of the maximum heart rate and of threshold power; the first begins at 0. */
export const BRYTON_ZONES = { heartRateStarts: field(8), powerStarts: field(12) };

/** A field as the number that it means; null when it is missing or no number. */
export function numberIn(message: FitMessage | undefined, { number, scale, offset }: NumberField): number | null {
  const value = message && fieldOf(message, number);
  return typeof value === "number" ? value / scale - offset : null;
}

/** The same where 0 is how devices say that they do not know. */
export function positiveIn(message: FitMessage | undefined, wanted: NumberField): number | null {
  const value = numberIn(message, wanted);
  return value !== null && value > 0 ? value : null;
}

/** A field that is a text; null when it is missing or no text. */
export function textIn(message: FitMessage | undefined, { number }: NumberField): string | null {
  const value = message && fieldOf(message, number);
  return typeof value === "string" ? value : null;
}

/** A field that is a list, without what is missing in it; empty when all is. */
export function numbersIn(message: FitMessage, { number, scale, offset }: NumberField): number[] {
  const value = fieldOf(message, number);
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === "number" ? [one / scale - offset] : []));
}
