import { createHash } from "node:crypto";
import type { LapMesg, RecordMesg } from "@garmin/fitsdk";
import { activityJson } from "./activity-json";
import { type FitSession, readFitFile, unixSeconds } from "./fit/file";
import { activityType } from "./fit/sport";
import { timerOf } from "./fit/timer";
import type { Column, Lap, Position, Recording, Totals } from "./recording";
import { totalsOfRows } from "./row-totals";

/**
 * What Terra would make of a FIT file: an Activity for each session in it. Temperature has no place there.
 *
 * @param name what the rider calls it, where the file does not say
 * @throws NotARide
 */
export const fitToActivities = (bytes: Uint8Array, name: string | null = null): object[] =>
  fitToRecordings(bytes, name).map((recording) => JSON.parse(activityJson(recording, { withSamples: true })));

/** The same before it is put into Terra's words. */
export function fitToRecordings(bytes: Uint8Array, name: string | null = null): Recording[] {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 24);
  return readFitFile(bytes).map((session, index) => toRecording(session, `fit-${hash}-${index}`, name));
}

function toRecording(fit: FitSession, summaryId: string, name: string | null): Recording {
  const { session, messages } = fit;
  const file = messages.fileIdMesgs?.[0];
  const startedAt = Math.floor(fit.startedAt);
  const rows = mergeBySecond(fit.records, startedAt);
  const seconds = Int32Array.from(rows, ({ second }) => second);
  const channels = channelsOf(rows);
  return {
    summaryId,
    name: messages.workoutMesgs?.[0]?.wktName ?? name,
    type: activityType(session.sport, session.subSport),
    device: {
      name: file?.productName ?? null,
      manufacturer: typeof file?.manufacturer === "string" ? capitalized(file.manufacturer) : null,
      serialNumber: file?.serialNumber === undefined ? null : String(file.serialNumber),
    },
    startedAt,
    endedAt: startedAt + lastSecond(seconds.at(-1) ?? 0, session.totalElapsedTime),
    offsetMinutes: offsetOf(fit),
    seconds,
    timerSeconds: timerOf(seconds, startedAt, messages.eventMesgs ?? []),
    channels,
    position: positionOf(rows),
    totals: totalsOf(fit, channels),
    laps: lapsOf(fit),
  };
}

const LONGEST_TAIL_SECONDS = 600;

/** The device may have been stopped a little after its last record; a total that says more is of another clock. */
function lastSecond(recorded: number, totalElapsedSeconds: number | undefined): number {
  const told = Math.ceil(totalElapsedSeconds ?? 0);
  return told > recorded && told - recorded <= LONGEST_TAIL_SECONDS ? told : recorded;
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

interface Row {
  second: number;
  record: RecordMesg;
}

/** Some head units write several partial records a second: of each field the last that is present counts. */
function mergeBySecond(records: readonly RecordMesg[], startedAt: number): Row[] {
  const rows = new Map<number, RecordMesg>();
  for (const record of records) {
    const second = Math.floor(unixSeconds(record.timestamp)) - startedAt;
    const present = Object.entries(record).filter(([, value]) => value !== undefined && value !== null);
    rows.set(second, { ...rows.get(second), ...Object.fromEntries(present) });
  }
  return [...rows].map(([second, record]) => ({ second, record })).toSorted((one, other) => one.second - other.second);
}

function channelsOf(rows: readonly Row[]): Recording["channels"] {
  const columns = {
    distance: column(rows, ({ distance }) => distance, 100),
    elevation: column(rows, ({ enhancedAltitude, altitude }) => enhancedAltitude ?? altitude, 10),
    heartRate: column(rows, ({ heartRate }) => heartRate, 1),
    power: column(rows, ({ power }) => power, 1),
    speed: column(rows, ({ enhancedSpeed, speed }) => enhancedSpeed ?? speed, 1000),
    cadence: column(rows, ({ cadence }) => cadence, 1),
  };
  return Object.fromEntries(Object.entries(columns).filter(([, one]) => one !== null));
}

/** @param steps how many the unit has: 100 keeps hundredths; null when no row has a value */
function column(rows: readonly Row[], field: (record: RecordMesg) => unknown, steps: number): Column | null {
  const values = Float64Array.from(rows, ({ record }) => {
    const value = field(record);
    return typeof value === "number" ? Math.round(value * steps) / steps : Number.NaN;
  });
  return values.every(Number.isNaN) ? null : { values };
}

const DEGREES = 180 / 2 ** 31;

/** Positions of exactly 0, 0 are a device's way to say "nowhere". */
function positionOf(rows: readonly Row[]): Position | null {
  const degrees = (semicircles: unknown, { record }: Row) =>
    typeof semicircles === "number" && (record.positionLat || record.positionLong)
      ? Math.round(semicircles * DEGREES * 1e7) / 1e7
      : Number.NaN;
  const latitudes = Float64Array.from(rows, (row) => degrees(row.record.positionLat, row));
  const longitudes = Float64Array.from(rows, (row) => degrees(row.record.positionLong, row));
  for (const [row, longitude] of longitudes.entries()) if (Number.isNaN(longitude)) latitudes[row] = Number.NaN;
  return latitudes.every(Number.isNaN) ? null : { latitudes, longitudes, lostFixes: "left out" };
}

/** A total of a sensor that was never there is written as 0 by some devices: it is left out. */
function totalsOf({ session }: FitSession, channels: Recording["channels"]): Totals {
  const rows = totalsOfRows({ channels });
  const has = (channel: keyof Recording["channels"]) => channels[channel] !== undefined;
  return {
    timerSeconds: session.totalTimerTime ?? null,
    distanceMeters: session.totalDistance || has("distance") ? (session.totalDistance ?? null) : null,
    ascentMeters: has("elevation") ? (session.totalAscent ?? null) : null,
    descentMeters: has("elevation") ? (session.totalDescent ?? null) : null,
    energyKilocalories: session.totalCalories ?? null,
    workKilojoules: session.totalWork === undefined ? null : session.totalWork / 1000,
    meanHeartRate: has("heartRate") ? (session.avgHeartRate ?? rows.meanHeartRate ?? null) : null,
    maxHeartRate: has("heartRate") ? (session.maxHeartRate ?? rows.maxHeartRate ?? null) : null,
    meanPower: has("power") ? (session.avgPower ?? rows.meanPower ?? null) : null,
    maxPower: has("power") ? (session.maxPower ?? rows.maxPower ?? null) : null,
    meanSpeed: has("speed") ? (session.enhancedAvgSpeed ?? session.avgSpeed ?? null) : null,
    maxSpeed: has("speed") ? (session.enhancedMaxSpeed ?? session.maxSpeed ?? rows.maxSpeed ?? null) : null,
    meanCadence: has("cadence") ? (session.avgCadence ?? rows.meanCadence ?? null) : null,
    maxCadence: has("cadence") ? (session.maxCadence ?? rows.maxCadence ?? null) : null,
  };
}

function lapsOf({ session, startedAt, messages }: FitSession): Lap[] {
  const from = session.firstLapIndex ?? 0;
  const isOnly = (messages.sessionMesgs?.length ?? 0) < 2;
  const laps = messages.lapMesgs ?? [];
  return (isOnly ? laps : laps.slice(from, from + (session.numLaps ?? 0)))
    .map((lap) => toLap(lap, startedAt))
    .filter((lap) => lap.endedAt > lap.startedAt);
}

function toLap(lap: LapMesg, rideStart: number): Lap {
  const start = unixSeconds(lap.startTime);
  const startedAt = Number.isNaN(start) ? rideStart : start;
  return {
    startedAt,
    endedAt: startedAt + (lap.totalElapsedTime ?? 0),
    timerSeconds: lap.totalTimerTime ?? null,
    distanceMeters: lap.totalDistance ?? null,
    meanSpeed: lap.enhancedAvgSpeed ?? lap.avgSpeed ?? null,
    meanHeartRate: lap.avgHeartRate ?? null,
    meanPower: lap.avgPower ?? null,
    energyKilocalories: lap.totalCalories ?? null,
    trigger: typeof lap.lapTrigger === "string" ? toTerrasWord(lap.lapTrigger) : null,
  };
}

/** `sessionEnd` is Terra's SESSION_END. */
const toTerrasWord = (trigger: string) => trigger.replace(/[A-Z]/g, "_$&").toUpperCase();

const QUARTER_HOUR = 900;

/** Only the activity message knows the rider's clock, and writes it some seconds late. */
function offsetOf({ messages }: FitSession): number | null {
  const activity = messages.activityMesgs?.[0];
  const apart = unixSeconds(activity?.localTimestamp) - unixSeconds(activity?.timestamp);
  const offsetMinutes = Math.round(apart / QUARTER_HOUR) * 15;
  return Math.abs(offsetMinutes) <= 14 * 60 ? offsetMinutes : null;
}
