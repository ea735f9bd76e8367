import type { Consent } from "./coaching";
import { FIGURE_NAMES } from "./figure-names";
import type {
  Climb,
  Effort,
  FigureOrigin,
  Figures,
  FoundEffort,
  KnownFigures,
  Lap,
  RideAnalysis,
  RideNumbers,
  StretchNumbers,
} from "./ride";

/** What somebody else than its rider may see of a ride, beside what everybody may see who sees it. */
export type Seeing = Pick<Consent, "withMap" | "withHeartRate" | "withWeight" | "withNotes">;

/*
 * What of a ride's numbers may be seen by others than its rider. Everything is written out field by field and nothing is
 * spread but what was: a number more does not compile before somebody decided who may see it.
 */

/** Whether a channel (`position` is the track) may be seen; null concerns all of them. */
export const isSeen = (
  channel: string | null,
  { withMap, withHeartRate }: Pick<Seeing, "withMap" | "withHeartRate">,
): boolean => (withHeartRate || channel !== "heart-rate") && (withMap || channel !== "position");

/** A whole ride's. */
export function seenNumbers(ride: RideNumbers, seeing: Seeing): RideNumbers {
  const byHeart = followingHeart(seeing);
  const byWeight = followingWeight(seeing);
  return {
    ...seenStretch(ride, seeing),
    elapsedSeconds: ride.elapsedSeconds,
    movingSeconds: ride.movingSeconds,
    descentMeters: ride.descentMeters,
    minElevationMeters: ride.minElevationMeters,
    maxElevationMeters: ride.maxElevationMeters,
    steepestPercent: ride.steepestPercent,
    maxSpeedMps: ride.maxSpeedMps,
    maxCadenceRpm: ride.maxCadenceRpm,
    meanTemperatureCelsius: ride.meanTemperatureCelsius,
    minTemperatureCelsius: ride.minTemperatureCelsius,
    maxTemperatureCelsius: ride.maxTemperatureCelsius,
    meanPowerAboveZeroWatts: ride.meanPowerAboveZeroWatts,
    xPowerWatts: ride.xPowerWatts,
    variability: ride.variability,
    efficiency: byHeart(ride.efficiency),
    // With the power beside them they tell the weight.
    meanWattsPerKilogram: byWeight(ride.meanWattsPerKilogram),
    weightedWattsPerKilogram: byWeight(ride.weightedWattsPerKilogram),
    balancePercent: ride.balancePercent,
    workAboveThresholdKilojoules: ride.workAboveThresholdKilojoules,
    leastWBalanceKilojoules: ride.leastWBalanceKilojoules,
    leastWBalanceIntegralKilojoules: ride.leastWBalanceIntegralKilojoules,
    minHeartRateBpm: byHeart(ride.minHeartRateBpm),
    trainingImpulse: byHeart(ride.trainingImpulse),
    edwardsImpulse: byHeart(ride.edwardsImpulse),
    decouplingPercent: byHeart(ride.decouplingPercent),
    driftPercent: byHeart(ride.driftPercent),
    workKilojoules: ride.workKilojoules,
    // A device reckons it from heart rate. By power it is the work.
    energyKilocalories: seeing.withHeartRate ? ride.energyKilocalories : ride.workKilojoules,
    powerShare: ride.powerShare,
    heartRateShare: byHeart(ride.heartRateShare),
    intensity: ride.intensity,
    load: ride.load,
    heartRateLoad: byHeart(ride.heartRateLoad),
  };
}

function seenStretch(stretch: StretchNumbers, seeing: Seeing): StretchNumbers {
  const byHeart = followingHeart(seeing);
  return {
    timerSeconds: stretch.timerSeconds,
    distanceMeters: stretch.distanceMeters,
    ascentMeters: stretch.ascentMeters,
    meanSpeedMps: stretch.meanSpeedMps,
    meanPowerWatts: stretch.meanPowerWatts,
    weightedPowerWatts: stretch.weightedPowerWatts,
    maxPowerWatts: stretch.maxPowerWatts,
    meanHeartRateBpm: byHeart(stretch.meanHeartRateBpm),
    maxHeartRateBpm: byHeart(stretch.maxHeartRateBpm),
    meanCadenceRpm: stretch.meanCadenceRpm,
  };
}

/** A lap with what of its numbers may be seen. */
export const seenLap = (lap: Lap, seeing: Seeing): Lap => ({
  ...seenStretch(lap, seeing),
  start: lap.start,
  end: lap.end,
  trigger: lap.trigger,
  number: lap.number,
});

/** What a page shows beside the numbers. */
export function seenAnalysis(analysis: RideAnalysis, seeing: Seeing): RideAnalysis {
  const byHeart = followingHeart(seeing);
  const isKindSeen = ({ kind }: { kind: string }) => isSeen(kind, seeing);
  return {
    powerCurve: analysis.powerCurve,
    heartRateCurve: byHeart(analysis.heartRateCurve),
    efforts: analysis.efforts.filter(isKindSeen).map(seenBest),
    foundEfforts: analysis.foundEfforts.filter(isKindSeen).map((effort) => seenEffort(effort, seeing)),
    climbs: analysis.climbs.map(seenClimb),
    powerZones: analysis.powerZones,
    heartRateZones: byHeart(analysis.heartRateZones),
    quadrants: analysis.quadrants,
    quadrantBins: analysis.quadrantBins,
    histograms: analysis.histograms.filter(({ channel }) => isSeen(channel, seeing)),
    heartRateAgainstPower: byHeart(analysis.heartRateAgainstPower),
  };
}

const seenBest = ({ start, end, kind, size, value }: Effort): Effort => ({ start, end, kind, size, value });

/** A climb alone, without what is kept beside it. */
export const seenClimb = (climb: Climb): Climb => ({
  start: climb.start,
  end: climb.end,
  lengthMeters: climb.lengthMeters,
  ascentMeters: climb.ascentMeters,
  meanGradientPercent: climb.meanGradientPercent,
  vamMetersPerHour: climb.vamMetersPerHour,
  category: climb.category,
});

const seenEffort = (effort: FoundEffort, seeing: Seeing): FoundEffort => ({
  start: effort.start,
  end: effort.end,
  kind: effort.kind,
  meanPowerWatts: effort.meanPowerWatts,
  meanHeartRateBpm: followingHeart(seeing)(effort.meanHeartRateBpm),
  group: effort.group,
});

/** The figures that a ride was reckoned with, and of each what kind of origin it has. */
export function seenFigures({ figures, origins }: KnownFigures, seeing: Seeing): KnownFigures {
  const byHeart = followingHeart(seeing);
  const seen: Figures = {
    ftpWatts: figures.ftpWatts,
    thresholdHeartRate: byHeart(figures.thresholdHeartRate),
    maxHeartRate: byHeart(figures.maxHeartRate),
    restingHeartRate: byHeart(figures.restingHeartRate),
    weightKg: followingWeight(seeing)(figures.weightKg),
    wPrimeJoules: figures.wPrimeJoules,
    powerZoneLimits: figures.powerZoneLimits,
    heartRateZoneLimits: byHeart(figures.heartRateZoneLimits),
  };
  const seenOrigins: KnownFigures["origins"] = {};
  for (const name of FIGURE_NAMES) {
    const origin = origins[name];
    if (origin && seen[name] !== null) seenOrigins[name] = seenOrigin(origin);
  }
  return { figures: seen, origins: seenOrigins };
}

/** How it was estimated tells of other rides. */
function seenOrigin(origin: FigureOrigin): FigureOrigin {
  if (origin.is === "given") return { is: "given", validFrom: origin.validFrom };
  return { is: origin.is, how: SEEN_HOW[origin.is] };
}

const SEEN_HOW = {
  told: "by a provider of the rider",
  estimated: "by other rides of the rider",
  assumed: "as many riders have",
};

/** Takes away what follows from heart rate, where that is not shared. */
const followingHeart =
  ({ withHeartRate }: Pick<Seeing, "withHeartRate">) =>
  <Value>(value: Value | null): Value | null =>
    withHeartRate ? value : null;

/** Takes away what tells the rider's weight, where that is not to be seen. */
const followingWeight =
  ({ withWeight }: Pick<Seeing, "withWeight">) =>
  <Value>(value: Value | null): Value | null =>
    withWeight ? value : null;
