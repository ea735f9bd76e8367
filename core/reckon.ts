import type { Channel } from "./channel";
import { maxOf, meanAboveZero, meanOf, minOf, presentSeconds } from "./channel-statistics";
import { compareHalves, isSteady } from "./decoupling";
import { findEfforts } from "./found-efforts";
import { edwardsImpulse, minHeartRate, trainingImpulse } from "./heart-rate";
import { heartRateAgainstPower } from "./heart-rate-against-power";
import { histograms } from "./histogram";
import type { Measured } from "./measure";
import { meetingLaps } from "./meeting-laps";
import { meanBalance, variability, wattsPerKilogram, workAboveKilojoules, workKilojoules, xPower } from "./power";
import { quadrantBins, quadrants } from "./quadrants";
import type { Figures, Lap, RideAnalysis, RideNumbers, StretchNumbers } from "./ride";
import { maxSpeed } from "./speed";
import { known, speedOver, stretchNumbers, stretchOf } from "./stretch";
import { heartRateLoad, intensity, powerLoad } from "./training-load";
import { leastKilojoules, wBalance, wBalanceIntegral } from "./w-balance";
import { heartRateZones, powerZones, zoneTimes } from "./zones";

/** Everything that a ride's page shows. */
export interface Reckoning {
  numbers: RideNumbers;
  laps: Lap[];
  analysis: RideAnalysis;
}

/**
 * Everything that can be reckoned of a ride by the rider's figures of that day. What is not known is null. Of the whole
 * ride's timer and distance the device's own word counts, as long as it is possible.
 */
export function reckon(measured: Measured, figures: Figures): Reckoning {
  return {
    numbers: numbersOf(measured, figures),
    laps: lapsOf(measured),
    analysis: analysisOf(measured, figures),
  };
}

function numbersOf(measured: Measured, figures: Figures): RideNumbers {
  const stretch = stretchNumbers(measured.whole);
  const times = timesOf(measured);
  const shares = sharesOf(measured);
  const distanceMeters = measured.ride.told.distanceMeters || measured.whole.distanceMeters;
  const heart = { meanBpm: stretch.meanHeartRateBpm, heartRateShare: shares.heartRateShare };
  const effort = intensity(stretch.weightedPowerWatts, figures);
  return {
    ...stretch,
    ...times,
    ...shares,
    distanceMeters,
    meanSpeedMps: speedOver(distanceMeters, times.movingSeconds),
    ...roadNumbers(measured),
    ...powerNumbers(measured, stretch, figures),
    ...reserveNumbers(measured, figures),
    ...heartNumbers(measured, stretch, figures),
    ...enduranceNumbers(measured, { ...stretch, ...times, ...shares }),
    intensity: effort,
    load: powerLoad(times.timerSeconds, effort, shares.powerShare),
    heartRateLoad: heartRateLoad(times.timerSeconds, heart, figures),
  };
}

function timesOf({ ride, whole }: Measured) {
  const told = Math.round(ride.told.timerSeconds ?? 0);
  // A device that told no timer, or one that ran longer than the ride, is not believed.
  const timerSeconds = told > 0 && told <= ride.elapsedSeconds ? told : whole.timerSeconds;
  return {
    elapsedSeconds: ride.elapsedSeconds,
    timerSeconds,
    movingSeconds: Math.min(whole.movingSeconds, timerSeconds),
  };
}

function sharesOf({ whole }: Measured) {
  const share = (channel: Channel) =>
    whole.timerSeconds === 0 ? 0 : Math.min(presentSeconds(channel) / whole.timerSeconds, 1);
  return { powerShare: known(whole.ridden.power, share), heartRateShare: known(whole.ridden["heart-rate"], share) };
}

function roadNumbers({ ride, ready, whole, steepestPercent }: Measured) {
  const { elevation, temperature, cadence } = whole.measured;
  const hills = ready.climbs ? elevation : undefined;
  return {
    descentMeters: whole.descentMeters,
    minElevationMeters: known(hills, minOf),
    maxElevationMeters: known(hills, maxOf),
    steepestPercent,
    maxSpeedMps: maxSpeed({ speed: ready.measured.speed, way: ready.way }, ride.pauses),
    maxCadenceRpm: known(cadence, maxOf),
    meanTemperatureCelsius: known(whole.ridden.temperature, meanOf),
    minTemperatureCelsius: known(temperature, minOf),
    maxTemperatureCelsius: known(temperature, maxOf),
  };
}

function powerNumbers({ ride, ready, whole }: Measured, stretch: StretchNumbers, figures: Figures) {
  const { power, balance } = whole.ridden;
  const { meanPowerWatts, weightedPowerWatts } = stretch;
  const work = known(power, workKilojoules);
  return {
    meanPowerAboveZeroWatts: known(power, meanAboveZero),
    xPowerWatts: known(ready.filled.power, (channel) => xPower(channel, ride.pauses)),
    variability: variability(weightedPowerWatts, meanPowerWatts),
    meanWattsPerKilogram: wattsPerKilogram(meanPowerWatts, figures),
    weightedWattsPerKilogram: wattsPerKilogram(weightedPowerWatts, figures),
    balancePercent: power && balance ? meanBalance(power, balance) : null,
    workKilojoules: work,
    // Of the energy a rider burns about a quarter turns the pedals, and a kcal is about four kJ: the two cancel out.
    energyKilocalories: ride.told.energyKilocalories || work,
  };
}

/** What lay above the threshold, and what was left of the reserve there. */
function reserveNumbers({ ride, ready, whole }: Measured, { ftpWatts, wPrimeJoules }: Figures) {
  const balance = (reckonIt: typeof wBalance) =>
    ready.filled.power && ftpWatts && wPrimeJoules
      ? leastKilojoules(reckonIt(ready.filled.power, ride.pauses, { thresholdWatts: ftpWatts, wPrimeJoules }))
      : null;
  return {
    workAboveThresholdKilojoules: ftpWatts
      ? known(whole.ridden.power, (power) => workAboveKilojoules(power, ftpWatts))
      : null,
    leastWBalanceKilojoules: balance(wBalance),
    leastWBalanceIntegralKilojoules: balance(wBalanceIntegral),
  };
}

function heartNumbers({ whole }: Measured, { meanHeartRateBpm }: StretchNumbers, figures: Figures) {
  const heartRate = whole.ridden["heart-rate"];
  const { maxHeartRate, restingHeartRate } = figures;
  const isKnown = heartRate && meanHeartRateBpm !== null && maxHeartRate && restingHeartRate;
  return {
    minHeartRateBpm: known(heartRate, minHeartRate),
    // Over the seconds in which the heart was heard: nothing is made up for the others.
    trainingImpulse: isKnown
      ? trainingImpulse(presentSeconds(heartRate), meanHeartRateBpm, { maxHeartRate, restingHeartRate })
      : null,
    edwardsImpulse: heartRate && maxHeartRate ? edwardsImpulse(heartRate, maxHeartRate) : null,
  };
}

type Told = Pick<RideNumbers, "timerSeconds" | "powerShare" | "heartRateShare"> & StretchNumbers;

/** What power and heart rate say together; nothing where either was recorded for less than half of the ride. */
function enduranceNumbers({ whole }: Measured, told: Told) {
  const { power, "heart-rate": heartRate } = whole.ridden;
  const { weightedPowerWatts, meanPowerWatts, meanHeartRateBpm } = told;
  const isBoth = (told.powerShare ?? 0) >= LEAST_SHARE && (told.heartRateShare ?? 0) >= LEAST_SHARE;
  if (!isBoth || !power || !heartRate) return { efficiency: null, ...NO_HALVES };

  const isTelling = isSteady(told.timerSeconds, variability(weightedPowerWatts, meanPowerWatts));
  return {
    efficiency: weightedPowerWatts === null || !meanHeartRateBpm ? null : weightedPowerWatts / meanHeartRateBpm,
    ...((isTelling && compareHalves(power, heartRate)) || NO_HALVES),
  };
}

const NO_HALVES = { decouplingPercent: null, driftPercent: null };

/** Of less, means of power and of heart rate are those of two different rides. */
const LEAST_SHARE = 0.5;

/** The laps as the device recorded them, each with its numbers. What was climbed and covered in all laps adds up. */
const lapsOf = ({ ride, ready }: Measured): Lap[] =>
  meetingLaps(ride.laps, ride.elapsedSeconds).map((lap, index) => ({
    ...lap,
    ...stretchNumbers(stretchOf(ready, lap)),
    number: index + 1,
  }));

function analysisOf(measured: Measured, figures: Figures): RideAnalysis {
  const { ready, whole } = measured;
  const { power, "heart-rate": heartRate, cadence } = whole.ridden;
  const { ftpWatts, powerZoneLimits } = figures;
  const byHeart = heartRateZones(figures);
  return {
    powerCurve: measured.powerCurve,
    heartRateCurve: measured.heartRateCurve,
    efforts: measured.efforts,
    foundEfforts: findEfforts(ready, figures),
    climbs: measured.climbs,
    powerZones: power && ftpWatts ? zoneTimes(power, powerZones(ftpWatts, powerZoneLimits)) : null,
    heartRateZones: heartRate && byHeart ? zoneTimes(heartRate, byHeart) : null,
    quadrants: power && cadence && ftpWatts ? quadrants(power, cadence, ftpWatts) : null,
    quadrantBins: power && cadence && ftpWatts ? quadrantBins(power, cadence) : null,
    // A cadence that was not measured is not made up; of the others short holes are filled, as in the times in zones.
    histograms: histograms({ ...whole.ridden, ...(whole.measured.cadence && { cadence: whole.measured.cadence }) }),
    heartRateAgainstPower: heartAgainstPower(ready),
  };
}

const heartAgainstPower = ({ filled: { power, "heart-rate": heartRate }, pauses }: Measured["ready"]) =>
  power && heartRate ? heartRateAgainstPower(power, heartRate, pauses) : null;
