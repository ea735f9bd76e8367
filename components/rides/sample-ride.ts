import { parseRideId, parseUserId } from "@/core/ids";
import type { Lap, RideSummary } from "@/core/ride";

const ID = "0197f000-0000-7000-8000-000000000001";

/** A ride for tests, of which only what matters to them is told. */
export function sampleRide(told: Partial<RideSummary>): RideSummary {
  const [id, riderId] = [parseRideId(ID), parseUserId(ID)];
  if (!id || !riderId) throw new Error(`${ID} is no id`);
  return { ...NOTHING_KNOWN, id, riderId, startedAt: new Date("2026-11-17T07:12:00Z"), ...told };
}

/** A lap for tests, likewise. */
export const sampleLap = (told: Partial<Lap>): Lap => ({
  ...NO_NUMBERS,
  number: 1,
  start: 0,
  end: 600,
  timerSeconds: 600,
  trigger: null,
  ...told,
});

const NO_NUMBERS = {
  distanceMeters: null,
  ascentMeters: null,
  meanSpeedMps: null,
  meanPowerWatts: null,
  weightedPowerWatts: null,
  maxPowerWatts: null,
  meanHeartRateBpm: null,
  maxHeartRateBpm: null,
  meanCadenceRpm: null,
};

const NOTHING_KNOWN = {
  ...NO_NUMBERS,
  version: 1,
  title: "Ride",
  offsetMinutes: 0,
  isIndoor: false,
  isPending: false,
  sketch: null,
  elapsedSeconds: 3600,
  timerSeconds: 3600,
  movingSeconds: 3600,
  descentMeters: null,
  maxSpeedMps: null,
  maxCadenceRpm: null,
  meanTemperatureCelsius: null,
  workKilojoules: null,
  energyKilocalories: null,
  powerShare: null,
  heartRateShare: null,
  intensity: null,
  load: null,
  heartRateLoad: null,
};
