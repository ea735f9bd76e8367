import * as climbs from "./climbs";
import * as efforts from "./efforts";
import type { Explain, ExplainableRide, Explanation } from "./explanation";
import * as found from "./found-efforts";
import * as heart from "./heart-rate";
import * as laps from "./laps";
import * as load from "./load";
import * as power from "./power";
import * as reserve from "./reserve";
import * as road from "./road";
import type { ShownFigure } from "./shown-figures";
import * as stretches from "./stretches";
import * as times from "./times";
import * as zones from "./zones";

/** What a card says of a figure of a ride. */
export const explain = (figure: ShownFigure, ride: ExplainableRide, index: number): Explanation =>
  EXPLANATIONS[figure](ride, index);

/** Of everything that is shown as a figure, its explanation. */
export const EXPLANATIONS: Record<ShownFigure, Explain> = {
  elapsedSeconds: times.elapsedTime,
  timerSeconds: times.recordedTime,
  movingSeconds: times.movingTime,

  distanceMeters: road.distance,
  meanSpeedMps: road.meanSpeed,
  maxSpeedMps: road.topSpeed,
  ascentMeters: road.ascent,
  descentMeters: road.descent,
  minElevationMeters: road.lowestPoint,
  maxElevationMeters: road.highestPoint,
  steepestPercent: road.steepest,
  meanCadenceRpm: road.meanCadence,
  maxCadenceRpm: road.highestCadence,
  meanTemperatureCelsius: road.meanTemperature,
  minTemperatureCelsius: road.lowestTemperature,
  maxTemperatureCelsius: road.highestTemperature,

  meanPowerWatts: power.meanPower,
  meanPowerAboveZeroWatts: power.meanPowerAboveZero,
  weightedPowerWatts: power.weightedPower,
  xPowerWatts: power.xPower,
  maxPowerWatts: power.highestPower,
  variability: power.variability,
  meanWattsPerKilogram: power.meanByWeight,
  weightedWattsPerKilogram: power.weightedByWeight,
  balancePercent: power.balance,
  workKilojoules: power.work,
  energyKilocalories: power.energy,
  powerShare: power.powerRecorded,

  meanHeartRateBpm: heart.meanHeartRate,
  minHeartRateBpm: heart.lowestHeartRate,
  maxHeartRateBpm: heart.highestHeartRate,
  efficiency: heart.efficiency,
  decouplingPercent: heart.decoupling,
  driftPercent: heart.drift,
  heartRateShare: heart.heartRateRecorded,

  intensity: load.intensity,
  load: load.load,
  heartRateLoad: load.heartRateLoad,
  trainingImpulse: load.trainingImpulse,
  edwardsImpulse: load.impulseByZones,

  workAboveThresholdKilojoules: reserve.workAboveThreshold,
  leastWBalanceKilojoules: reserve.leastReserve,
  leastWBalanceIntegralKilojoules: reserve.leastReserveIntegral,

  powerZones: zones.powerZones,
  heartRateZones: zones.heartRateZones,
  quadrants: zones.quadrants,

  powerCurve: efforts.powerCurve,
  powerEffort: efforts.powerEffort,
  powerEffortByWeight: efforts.powerEffortByWeight,
  heartRateEffort: efforts.heartRateEffort,
  distanceEffort: efforts.distanceEffort,
  distanceEffortSpeed: efforts.distanceEffortSpeed,

  foundEffortTime: found.foundEffortTime,
  foundEffortPower: found.foundEffortPower,
  foundEffortThresholdShare: found.foundEffortThresholdShare,
  foundEffortHeartRate: found.foundEffortHeartRate,

  climbLength: climbs.climbLength,
  climbAscent: climbs.climbAscent,
  climbTime: climbs.climbTime,
  climbGradient: climbs.climbGradient,
  climbVam: climbs.climbVam,
  climbPowerByWeight: climbs.climbPowerByWeight,
  climbCategory: climbs.climbCategory,

  lapTime: laps.lapTime,
  lapDistance: laps.lapDistance,
  lapMeanPower: laps.lapMeanPower,
  lapWeightedPower: laps.lapWeightedPower,
  lapMaxPower: laps.lapMaxPower,
  lapMeanHeartRate: laps.lapMeanHeartRate,
  lapMaxHeartRate: laps.lapMaxHeartRate,
  lapCadence: laps.lapCadence,
  lapSpeed: laps.lapSpeed,
  lapAscent: laps.lapAscent,

  stretchTime: stretches.stretchTime,
  stretchDistance: stretches.stretchDistance,
  stretchMeanPower: stretches.stretchMeanPower,
  stretchMeanHeartRate: stretches.stretchMeanHeartRate,
  stretchWeightedPower: stretches.stretchWeightedPower,
  stretchPowerByWeight: stretches.stretchPowerByWeight,
  stretchThresholdShare: stretches.stretchThresholdShare,
  stretchMaxPower: stretches.stretchMaxPower,
  stretchMaxHeartRate: stretches.stretchMaxHeartRate,
  stretchCadence: stretches.stretchCadence,
  stretchSpeed: stretches.stretchSpeed,
  stretchAscent: stretches.stretchAscent,
  stretchGradient: stretches.stretchGradient,
  stretchVam: stretches.stretchVam,
  stretchWork: stretches.stretchWork,
};
