import type { Channel } from "./channel";
import { maxOf, meanOf, presentSeconds } from "./channel-statistics";
import { workKilojoules } from "./power";
import { readyRide } from "./ready-ride";
import type { Figures, Lap, RecordedRide, RideNumbers } from "./ride";
import { maxSpeed } from "./speed";
import { known, speedOver, stretchNumbers, stretchOf } from "./stretch";
import { heartRateLoad, intensity, powerLoad } from "./training-load";

/**
 * All numbers of a ride, by the rider's figures of that day. What is not known is null. Of the whole ride's timer and
 * distance the device's own word counts, as long as it is possible.
 */
export function rideNumbers(ride: RecordedRide, figures: Figures): RideNumbers {
  const ready = readyRide(ride);
  const whole = stretchOf(ready, { start: 0, end: ride.elapsedSeconds });
  const { power, "heart-rate": heartRate, temperature } = whole.ridden;

  const timerSeconds = possibleTimer(ride) ?? whole.timerSeconds;
  const movingSeconds = Math.min(whole.movingSeconds, timerSeconds);
  const distanceMeters = ride.told.distanceMeters || whole.distanceMeters;
  const numbers = stretchNumbers(whole);
  const powerShare = known(power, (channel) => share(channel, whole.timerSeconds));
  const heartRateShare = known(heartRate, (channel) => share(channel, whole.timerSeconds));
  const effort = intensity(numbers.weightedPowerWatts, figures);
  const work = known(power, workKilojoules);
  return {
    ...numbers,
    elapsedSeconds: ride.elapsedSeconds,
    timerSeconds,
    movingSeconds,
    distanceMeters,
    descentMeters: whole.descentMeters,
    meanSpeedMps: speedOver(distanceMeters, movingSeconds),
    maxSpeedMps: maxSpeed({ speed: ready.measured.speed, way: ready.way }, ride.pauses),
    maxCadenceRpm: known(whole.measured.cadence, maxOf),
    meanTemperatureCelsius: known(temperature, meanOf),
    workKilojoules: work,
    // Of the energy a rider burns about a quarter turns the pedals, and a kcal is about four kJ: the two cancel out.
    energyKilocalories: ride.told.energyKilocalories || work,
    powerShare,
    heartRateShare,
    intensity: effort,
    load: powerLoad(timerSeconds, effort, powerShare),
    heartRateLoad: heartRateLoad(timerSeconds, { meanBpm: numbers.meanHeartRateBpm, heartRateShare }, figures),
  };
}

/** The laps as the device recorded them, each with its numbers. What was climbed and covered in all laps adds up. */
export function lapsOf(ride: RecordedRide): Lap[] {
  if (ride.laps.length === 0) return [];
  const ready = readyRide(ride);
  return ride.laps.map((lap, index) => ({ ...lap, ...stretchNumbers(stretchOf(ready, lap)), number: index + 1 }));
}

/** The device's timer; null when it told none, or one that ran longer than the ride. */
function possibleTimer({ told, elapsedSeconds }: RecordedRide): number | null {
  const seconds = Math.round(told.timerSeconds ?? 0);
  return seconds > 0 && seconds <= elapsedSeconds ? seconds : null;
}

const share = (channel: Channel, timerSeconds: number): number =>
  timerSeconds === 0 ? 0 : Math.min(presentSeconds(channel) / timerSeconds, 1);
