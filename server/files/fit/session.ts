import type { RideNumbers } from "@/core/ride";
import type { ToldRide } from "../told-activity";
import type { FitMessage } from "./messages";
import { type NumberField, numberIn, positiveIn, RECORD, SESSION } from "./profile";

/** What the session says of the whole ride: its totals, and numbers of what was not recorded second by second. */
export function toldBySession(
  session: FitMessage | undefined,
  records: readonly FitMessage[],
): Pick<ToldRide, "whole" | "numbers"> {
  return {
    whole: {
      timerSeconds: rounded(positiveIn(session, SESSION.timer)),
      distanceMeters: positiveIn(session, SESSION.distance),
      energyKilocalories: positiveIn(session, SESSION.energy),
    },
    numbers: session ? numbersOf(session, records) : {},
  };
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));

const RIGHT = 0x8000;

/** Of the whole ride the share is told in hundredths; which leg's it is as in readings.ts. */
function leftShare(written: number | null): number | null {
  if (written === null) return null;
  return written & RIGHT ? 100 - (written & ~RIGHT) / 100 : written / 100;
}

/** Numbers of the whole ride, each told only where none of these fields was recorded. */
const TOLD: readonly { unless: readonly NumberField[]; numbers: Partial<Record<keyof RideNumbers, NumberField>> }[] = [
  { unless: [RECORD.power], numbers: { meanPowerWatts: SESSION.meanPower, maxPowerWatts: SESSION.maxPower } },
  {
    unless: [RECORD.heartRate],
    numbers: { meanHeartRateBpm: SESSION.meanHeartRate, maxHeartRateBpm: SESSION.maxHeartRate },
  },
  { unless: [RECORD.cadence], numbers: { meanCadenceRpm: SESSION.meanCadence, maxCadenceRpm: SESSION.maxCadence } },
  {
    unless: [RECORD.elevation, RECORD.enhancedElevation],
    numbers: { ascentMeters: SESSION.ascent, descentMeters: SESSION.descent },
  },
  // The later of two counts: the enhanced one, where it was written.
  {
    unless: [RECORD.speed, RECORD.enhancedSpeed, RECORD.distance, RECORD.latitude],
    numbers: { meanSpeedMps: SESSION.meanSpeed, maxSpeedMps: SESSION.maxSpeed },
  },
  {
    unless: [RECORD.speed, RECORD.enhancedSpeed, RECORD.distance, RECORD.latitude],
    numbers: { meanSpeedMps: SESSION.enhancedMeanSpeed, maxSpeedMps: SESSION.enhancedMaxSpeed },
  },
];

function numbersOf(session: FitMessage, records: readonly FitMessage[]): Partial<RideNumbers> {
  const isRecorded = (field: NumberField) => records.some((record) => numberIn(record, field) !== null);
  const missing = TOLD.filter(({ unless }) => !unless.some(isRecorded)).flatMap(({ numbers }) =>
    Object.entries(numbers),
  );
  const told = missing.map(([name, field]) => [name, positiveIn(session, field)] as const);
  const balance = isRecorded(RECORD.balance) ? null : leftShare(numberIn(session, SESSION.balance));
  const degrees = isRecorded(RECORD.temperature)
    ? []
    : TEMPERATURES.map(([name, field]) => [name, numberIn(session, field)] as const);
  const all = [...told, ...degrees, ["balancePercent", balance] as const];
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}

/** Of these alone 0 is a value. */
const TEMPERATURES = [
  ["meanTemperatureCelsius", SESSION.meanTemperature],
  ["maxTemperatureCelsius", SESSION.maxTemperature],
] as const;
