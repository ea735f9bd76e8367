import type { RideNumbers } from "@/core/ride";
import type { ToldRide } from "../told-activity";
import type { FitMessage } from "./decode";
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

function numbersOf(session: FitMessage, records: readonly FitMessage[]): Partial<RideNumbers> {
  const of = (field: NumberField) => positiveIn(session, field);
  const told: { unless: NumberField[]; numbers: Partial<RideNumbers> }[] = [
    {
      unless: [RECORD.power],
      numbers: { meanPowerWatts: of(SESSION.meanPower), maxPowerWatts: of(SESSION.maxPower) },
    },
    {
      unless: [RECORD.heartRate],
      numbers: { meanHeartRateBpm: of(SESSION.meanHeartRate), maxHeartRateBpm: of(SESSION.maxHeartRate) },
    },
    {
      unless: [RECORD.cadence],
      numbers: { meanCadenceRpm: of(SESSION.meanCadence), maxCadenceRpm: of(SESSION.maxCadence) },
    },
    {
      unless: [RECORD.elevation, RECORD.enhancedElevation],
      numbers: { ascentMeters: of(SESSION.ascent), descentMeters: of(SESSION.descent) },
    },
    {
      unless: [RECORD.speed, RECORD.enhancedSpeed, RECORD.distance, RECORD.latitude],
      numbers: {
        meanSpeedMps: of(SESSION.enhancedMeanSpeed) ?? of(SESSION.meanSpeed),
        maxSpeedMps: of(SESSION.enhancedMaxSpeed) ?? of(SESSION.maxSpeed),
      },
    },
    {
      unless: [RECORD.temperature],
      numbers: {
        meanTemperatureCelsius: numberIn(session, SESSION.meanTemperature),
        maxTemperatureCelsius: numberIn(session, SESSION.maxTemperature),
      },
    },
    { unless: [RECORD.balance], numbers: { balancePercent: leftShare(numberIn(session, SESSION.balance)) } },
  ];
  const isRecorded = (field: NumberField) => records.some((record) => numberIn(record, field) !== null);
  const missing = told
    .filter(({ unless }) => !unless.some(isRecorded))
    .flatMap(({ numbers }) => Object.entries(numbers));
  return Object.fromEntries(missing.filter(([, value]) => value !== null));
}
