import { setImmediate as giveWay } from "node:timers/promises";
import {
  type ActivityMesg,
  type DeveloperDataIdMesg,
  type DeviceInfoMesg,
  Encoder,
  type EventMesg,
  type FieldDescriptionMesg,
  type FileIdMesg,
  type LapMesg,
  type RecordMesg,
  type SessionMesg,
  type WorkoutMesg,
} from "@garmin/fitsdk";
import { CHANNEL_NAMES, type ChannelName, type Track } from "@/core/channel";
import type { Lap, RecordedRide, StretchNumbers } from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import { type ExportRide, lapsToWrite, momentOf } from "./export-ride";

/**
 * A ride as FIT: a record for every second in which anything was measured, the timer's stops and starts around pauses,
 * fields of apps as developer fields, then laps, the session and the activity. What a field of the format cannot hold is
 * a gap in it, never another value.
 *
 * @see https://developer.garmin.com/fit/file-types/activity/
 */
export async function writeFit(ride: ExportRide): Promise<Uint8Array<ArrayBuffer>> {
  const encoder = new Encoder();
  const write: Write = (mesgNum, message) => encoder.onMesg(mesgNum, message);
  const extras = ride.extras.slice(0, MOST_EXTRAS);
  writeHead(write, ride);
  declareExtras(encoder, write, extras);
  await writeSeconds(write, { ...ride.recorded, startedAt: startOf(ride) }, extras);
  const laps = lapsToWrite(ride);
  laps.forEach((lap, index) => {
    write(NUMBERS.LAP, lapMessage(ride, lap, index));
  });
  write(NUMBERS.SESSION, sessionMessage(ride, laps.length));
  writeActivity(write, ride);
  return new Uint8Array(encoder.close());
}

type Message =
  | ActivityMesg
  | DeveloperDataIdMesg
  | DeviceInfoMesg
  | EventMesg
  | FieldDescriptionMesg
  | FileIdMesg
  | LapMesg
  | RecordMesg
  | SessionMesg
  | WorkoutMesg;

type Write = (mesgNum: number, message: Message) => void;

/** The format's numbers of its messages. */
const NUMBERS = {
  FILE_ID: 0,
  SESSION: 18,
  LAP: 19,
  RECORD: 20,
  EVENT: 21,
  DEVICE_INFO: 23,
  WORKOUT: 26,
  ACTIVITY: 34,
  FIELD_DESCRIPTION: 206,
  DEVELOPER_DATA_ID: 207,
};

/** FIT counts seconds from here. A clock that is before it was never set, and begins here. */
const EPOCH_MS = Date.UTC(1989, 11, 31);

const startOf = ({ recorded }: ExportRide) => new Date(Math.max(momentOf(recorded, 0).getTime(), EPOCH_MS));

const timeOf = (ride: ExportRide, second: number) => new Date(startOf(ride).getTime() + second * 1000);

/** Text as a field holds it: so many bytes in UTF-8 at most, and no half character. */
function shortText(text: string, bytes: number): string {
  let short = "";
  let length = 0;
  for (const character of text.replace(/[\p{Cc}\p{Cs}]+/gu, " ")) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    short += character;
  }
  return short;
}

const MADE_BY = { manufacturer: "development", product: 0 } as const;

function writeHead(write: Write, ride: ExportRide): void {
  const productName = shortText(ride.device ?? "", 60);
  const named = productName === "" ? {} : { productName };
  write(NUMBERS.FILE_ID, { type: "activity", ...MADE_BY, timeCreated: startOf(ride), ...named });
  write(NUMBERS.DEVICE_INFO, { timestamp: startOf(ride), deviceIndex: 0, ...MADE_BY, ...named });
  // The format has no title of an activity; its workout's name is the nearest that it has.
  const wktName = shortText(ride.title, 200);
  if (wktName !== "") write(NUMBERS.WORKOUT, { sport: CYCLING, wktName });
}

/** A field's number is a byte, and 255 is none. */
const MOST_EXTRAS = 255;

const FLOAT32 = 0x88;

/** Ours among those that may define fields: "musette" and zeros. */
const APPLICATION_ID = [...new TextEncoder().encode("musette"), ...new Array<number>(9).fill(0)];

function declareExtras(encoder: Encoder, write: Write, extras: readonly ExtraChannel[]): void {
  if (extras.length === 0) return;
  const application = { applicationId: APPLICATION_ID, developerDataIndex: 0 };
  write(NUMBERS.DEVELOPER_DATA_ID, application);
  extras.forEach(({ name, unit }, index) => {
    const units = shortText(unit ?? "", 15);
    const description = {
      developerDataIndex: 0,
      fieldDefinitionNumber: index,
      fitBaseTypeId: FLOAT32,
      fieldName: shortText(name, 63),
      ...(units === "" ? {} : { units }),
    };
    write(NUMBERS.FIELD_DESCRIPTION, description);
    encoder.addDeveloperField(index, application, description);
  });
}

/** The encoder takes 40 ms for a thousand records (2 cores): others get their turn in between. */
const RECORDS_AT_A_TIME = 500;

async function writeSeconds(write: Write, ride: RecordedRide, extras: readonly ExtraChannel[]): Promise<void> {
  const { starts, stops } = timerOf(ride);
  const columns = columnsOf(ride);
  for (let second = 0; second <= ride.elapsedSeconds; second++) {
    const timestamp = momentOf(ride, second);
    if (starts.has(second)) write(NUMBERS.EVENT, { timestamp, event: "timer", eventType: "start", eventGroup: 0 });
    if (stops.has(second)) write(NUMBERS.EVENT, { timestamp, event: "timer", eventType: "stopAll", eventGroup: 0 });
    const record = second < ride.elapsedSeconds ? recordAt(second, columns, extras) : null;
    if (record) write(NUMBERS.RECORD, { timestamp, ...record });
    if (second % RECORDS_AT_A_TIME === 0) await giveWay();
  }
}

/** When the timer was started and stopped: also a ride that begins with a pause was started before it. */
function timerOf({ elapsedSeconds, pauses }: RecordedRide): { starts: Set<number>; stops: Set<number> } {
  const isRidingAtTheEnd = pauses.every(({ end }) => end < elapsedSeconds);
  const ends = pauses.map(({ end }) => end).filter((end) => end < elapsedSeconds);
  return {
    starts: new Set([0, ...ends]),
    stops: new Set([...pauses.map(({ start }) => start), ...(isRidingAtTheEnd ? [elapsedSeconds] : [])]),
  };
}

/** A field of every record, and its value at a second as the encoder takes it; NaN is written as FIT's own "invalid". */
type RecordColumn = [field: keyof RecordMesg, valueAt: (second: number) => number];

/** The value itself, or a gap where it does not fit. */
const fitting = (value: number, least: number, most: number) => (value >= least && value <= most ? value : Number.NaN);

const wholeUpTo = (most: number) => (value: number) => fitting(Math.round(value), 0, most);

/** The right leg's share, and the bit that says that it is the right leg's. */
const toBalance = (leftPercent: number) => 0x80 + fitting(Math.round(100 - leftPercent), 0, 100);

const FIELDS: Record<ChannelName, [keyof RecordMesg, (value: number) => number]> = {
  power: ["power", wholeUpTo(65_534)],
  "heart-rate": ["heartRate", wholeUpTo(254)],
  speed: ["enhancedSpeed", (value) => fitting(value, 0, 4_000_000)],
  cadence: ["cadence", wholeUpTo(254)],
  elevation: ["enhancedAltitude", (value) => fitting(value, -500, 800_000_000)],
  temperature: ["temperature", (value) => fitting(Math.round(value), -127, 126)],
  balance: ["leftRightBalance", toBalance],
  distance: ["distance", (value) => fitting(value, 0, 42_000_000)],
};

function columnsOf({ channels, track }: RecordedRide): RecordColumn[] {
  const columns: RecordColumn[] = track ? positionColumns(track) : [];
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    const [field, toField] = FIELDS[name];
    if (channel) columns.push([field, (second) => toField(channel[second] ?? Number.NaN)]);
  }
  return columns;
}

/** A position is told in 2³¹ths of half the globe. */
const SEMICIRCLES = 2 ** 31 / 180;

function positionColumns({ latitude, longitude }: Track): RecordColumn[] {
  const isKnown = (second: number) =>
    !Number.isNaN((latitude[second] ?? Number.NaN) + (longitude[second] ?? Number.NaN));
  const semicircles = (degrees: Float64Array) => (second: number) =>
    isKnown(second) ? fitting(Math.round((degrees[second] ?? 0) * SEMICIRCLES), -(2 ** 31), 2 ** 31 - 2) : Number.NaN;
  return [
    ["positionLat", semicircles(latitude)],
    ["positionLong", semicircles(longitude)],
  ];
}

/** @returns null when nothing was measured in that second */
function recordAt(
  second: number,
  columns: readonly RecordColumn[],
  extras: readonly ExtraChannel[],
): RecordMesg | null {
  const values = columns.map(([field, valueAt]) => [field, valueAt(second)] as const);
  // The encoder writes no "invalid" of a float: a record lacks the fields of apps that said nothing.
  const developer = extras.flatMap(({ channel }, index) => {
    const value = channel[second] ?? Number.NaN;
    return Number.isFinite(value) ? [[String(index), value] as const] : [];
  });
  if (developer.length === 0 && values.every(([, value]) => Number.isNaN(value))) return null;
  const record = Object.fromEntries(values);
  return developer.length === 0 ? record : { ...record, developerFields: Object.fromEntries(developer) };
}

const TRIGGERS = {
  manual: "manual",
  time: "time",
  distance: "distance",
  location: "positionLap",
  position: "positionLap",
  positionstart: "positionStart",
  positionlap: "positionLap",
  positionwaypoint: "positionWaypoint",
  positionmarked: "positionMarked",
  sessionend: "sessionEnd",
  fitnessequipment: "fitnessEquipment",
} as const;

const isTrigger = (word: string): word is keyof typeof TRIGGERS => word in TRIGGERS;

function triggerOf(trigger: string | null) {
  const word = trigger?.toLowerCase().replace(/[^a-z]/g, "") ?? "sessionend";
  return isTrigger(word) ? { lapTrigger: TRIGGERS[word] } : {};
}

const orGap = (value: number | null): number => value ?? Number.NaN;

const whole = (value: number | null, most: number) => fitting(Math.round(orGap(value)), 0, most);

/** What laps and the session tell alike. The format's mean speed is by the timer, ours by the time moved. */
const totalsOf = (numbers: StretchNumbers) => ({
  totalTimerTime: numbers.timerSeconds,
  totalDistance: orGap(numbers.distanceMeters),
  totalAscent: whole(numbers.ascentMeters, 65_534),
  enhancedAvgSpeed: numbers.timerSeconds === 0 ? Number.NaN : orGap(numbers.distanceMeters) / numbers.timerSeconds,
  avgPower: whole(numbers.meanPowerWatts, 65_534),
  maxPower: whole(numbers.maxPowerWatts, 65_534),
  normalizedPower: whole(numbers.weightedPowerWatts, 65_534),
  avgHeartRate: whole(numbers.meanHeartRateBpm, 254),
  maxHeartRate: whole(numbers.maxHeartRateBpm, 254),
  avgCadence: whole(numbers.meanCadenceRpm, 254),
});

const CYCLING = "cycling";

const lapMessage = (ride: ExportRide, lap: Lap, index: number): LapMesg => ({
  messageIndex: index,
  timestamp: timeOf(ride, lap.end),
  event: "lap",
  eventType: "stop",
  startTime: timeOf(ride, lap.start),
  totalElapsedTime: lap.end - lap.start,
  ...totalsOf(lap),
  ...triggerOf(lap.trigger),
  sport: CYCLING,
});

const sessionMessage = (ride: ExportRide, numLaps: number): SessionMesg => ({
  messageIndex: 0,
  timestamp: timeOf(ride, ride.recorded.elapsedSeconds),
  event: "session",
  eventType: "stop",
  startTime: startOf(ride),
  sport: CYCLING,
  subSport: ride.recorded.isIndoor ? "indoorCycling" : "generic",
  totalElapsedTime: ride.recorded.elapsedSeconds,
  ...totalsOf(ride.numbers),
  totalMovingTime: ride.numbers.movingSeconds,
  totalDescent: whole(ride.numbers.descentMeters, 65_534),
  enhancedMaxSpeed: orGap(ride.numbers.maxSpeedMps),
  maxCadence: whole(ride.numbers.maxCadenceRpm, 254),
  totalWork: whole(ride.numbers.workKilojoules && ride.numbers.workKilojoules * 1000, 4_000_000_000),
  totalCalories: whole(ride.numbers.energyKilocalories, 65_534),
  intensityFactor: fitting(orGap(ride.numbers.intensity), 0, 65),
  trainingStressScore: fitting(orGap(ride.numbers.load), 0, 6553),
  firstLapIndex: 0,
  numLaps,
  trigger: "activityEnd",
});

function writeActivity(write: Write, ride: ExportRide): void {
  const { elapsedSeconds, offsetMinutes } = ride.recorded;
  const timestamp = timeOf(ride, elapsedSeconds);
  const here = (timestamp.getTime() - EPOCH_MS) / 1000;
  const local = offsetMinutes === null ? {} : { localTimestamp: here + offsetMinutes * 60 };
  write(NUMBERS.ACTIVITY, {
    timestamp,
    totalTimerTime: ride.numbers.timerSeconds,
    ...local,
    numSessions: 1,
    type: "manual",
    event: "activity",
    eventType: "stop",
  });
}
