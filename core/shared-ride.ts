import type { EffortId, RideId, SourceId, UserId } from "./ids";
import type {
  Climb,
  Effort,
  FigureOrigin,
  Figures,
  FoundEffort,
  KnownFigures,
  Lap,
  OwnEffort,
  Ride,
  RideAnalysis,
  RideNumbers,
  RideRepair,
  RideSource,
  StretchNumbers,
} from "./ride";
import { NO_WORDS } from "./ride-words";
import type { Span } from "./span";

/** What whoever has a link may see beside the ride itself. */
export interface Sharing {
  withMap: boolean;
  withHeartRate: boolean;
}

/*
 * What may be seen of a ride by people of whom nothing is known but that they have a link. Everything is written out field
 * by field and nothing is spread but what was: a ride that gets a field more does not compile before somebody decided
 * whether it may leave the house.
 *
 * Never shared: who the rider is beside their name, what they wrote and felt, how heavy they are and what tells it, where
 * the recordings came from and what happened to them.
 */

/** Nothing of ours can be looked up by it. */
const NAMELESS = "";

/** A ride as those see it who have its link. */
export function sharedRide(ride: Ride, sharing: Sharing): Ride {
  const numbers = sharedNumbers(ride, sharing);
  return {
    ...numbers,
    id: NAMELESS as RideId,
    riderId: NAMELESS as UserId,
    version: ride.version,
    title: ride.title,
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    isIndoor: ride.isIndoor,
    isPending: ride.isPending,
    sketch: null,
    isLoadEstimated: ride.isLoadEstimated && (numbers.load ?? numbers.heartRateLoad) !== null,
    channelNames: ride.channelNames.filter((name) => isShared(name, sharing)),
    laps: ride.laps.map((lap) => sharedLap(lap, sharing)),
    pauses: ride.pauses.map(({ start, end }) => ({ start, end })),
    device: ride.device,
    receivedAt: ride.startedAt,
    remarks: [],
    known: sharedFigures(ride.known, sharing),
    analysis: sharedAnalysis(ride.analysis, sharing),
    sources: ride.sources.some(({ isIncomplete }) => isIncomplete) ? [damagedSource(ride)] : [],
    repairs: ride.repairs.filter(({ channel }) => isShared(channel, sharing)).map(sharedRepair),
    words: { ...NO_WORDS, type: ride.words.type },
    crop: null,
    ownEfforts: ride.ownEfforts.map((effort, index) => sharedOwnEffort(effort, index, ride)),
  };
}

/** Whether a channel (`position` is the track) may be seen; null concerns all of them. */
export const isShared = (channel: string | null, { withMap, withHeartRate }: Sharing): boolean =>
  (withHeartRate || channel !== "heart-rate") && (withMap || channel !== "position");

function sharedNumbers(ride: RideNumbers, sharing: Sharing): RideNumbers {
  const byHeart = followingHeart(sharing);
  return {
    ...sharedStretch(ride, sharing),
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
    meanWattsPerKilogram: null,
    weightedWattsPerKilogram: null,
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
    energyKilocalories: sharing.withHeartRate ? ride.energyKilocalories : ride.workKilojoules,
    powerShare: ride.powerShare,
    heartRateShare: byHeart(ride.heartRateShare),
    intensity: ride.intensity,
    load: ride.load,
    heartRateLoad: byHeart(ride.heartRateLoad),
  };
}

function sharedStretch(stretch: StretchNumbers, sharing: Sharing): StretchNumbers {
  const byHeart = followingHeart(sharing);
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

const sharedLap = (lap: Lap, sharing: Sharing): Lap => ({
  ...sharedStretch(lap, sharing),
  start: lap.start,
  end: lap.end,
  trigger: lap.trigger,
  number: lap.number,
});

function sharedAnalysis(analysis: RideAnalysis, sharing: Sharing): RideAnalysis {
  const byHeart = followingHeart(sharing);
  const isKindShared = ({ kind }: { kind: string }) => isShared(kind, sharing);
  return {
    powerCurve: analysis.powerCurve,
    heartRateCurve: byHeart(analysis.heartRateCurve),
    efforts: analysis.efforts.filter(isKindShared).map(sharedBest),
    foundEfforts: analysis.foundEfforts.filter(isKindShared).map((effort) => sharedEffort(effort, sharing)),
    climbs: analysis.climbs.map(sharedClimb),
    powerZones: analysis.powerZones,
    heartRateZones: byHeart(analysis.heartRateZones),
    quadrants: analysis.quadrants,
    quadrantBins: analysis.quadrantBins,
    histograms: analysis.histograms.filter(({ channel }) => isShared(channel, sharing)),
    heartRateAgainstPower: byHeart(analysis.heartRateAgainstPower),
  };
}

const sharedBest = ({ start, end, kind, size, value }: Effort): Effort => ({ start, end, kind, size, value });

const sharedClimb = (climb: Climb): Climb => ({
  start: climb.start,
  end: climb.end,
  lengthMeters: climb.lengthMeters,
  ascentMeters: climb.ascentMeters,
  meanGradientPercent: climb.meanGradientPercent,
  vamMetersPerHour: climb.vamMetersPerHour,
  category: climb.category,
});

const sharedEffort = (effort: FoundEffort, sharing: Sharing): FoundEffort => ({
  start: effort.start,
  end: effort.end,
  kind: effort.kind,
  meanPowerWatts: effort.meanPowerWatts,
  meanHeartRateBpm: followingHeart(sharing)(effort.meanHeartRateBpm),
  group: effort.group,
});

/** Where it lies within what is shown, and not what the rider calls it: what reaches beyond would tell what was cut off. */
function sharedOwnEffort(effort: OwnEffort, index: number, { elapsedSeconds }: Ride): OwnEffort {
  const within = ({ start, end }: Span): Span => ({ start: Math.max(0, start), end: Math.min(elapsedSeconds, end) });
  return {
    ...within(effort),
    id: String(index) as EffortId,
    name: null,
    replaces: effort.replaces && within(effort.replaces),
    isHidden: effort.isHidden,
  };
}

function sharedFigures({ figures, origins }: KnownFigures, sharing: Sharing): KnownFigures {
  const byHeart = followingHeart(sharing);
  const shared: Figures = {
    ftpWatts: figures.ftpWatts,
    thresholdHeartRate: byHeart(figures.thresholdHeartRate),
    maxHeartRate: byHeart(figures.maxHeartRate),
    restingHeartRate: byHeart(figures.restingHeartRate),
    weightKg: null,
    wPrimeJoules: figures.wPrimeJoules,
    powerZoneLimits: figures.powerZoneLimits,
    heartRateZoneLimits: byHeart(figures.heartRateZoneLimits),
  };
  const sharedOrigins: KnownFigures["origins"] = {};
  for (const name of FIGURE_NAMES) {
    const origin = origins[name];
    if (origin && shared[name] !== null) sharedOrigins[name] = sharedOrigin(origin);
  }
  return { figures: shared, origins: sharedOrigins };
}

const FIGURE_NAMES = [
  "ftpWatts",
  "thresholdHeartRate",
  "maxHeartRate",
  "restingHeartRate",
  "wPrimeJoules",
  "powerZoneLimits",
  "heartRateZoneLimits",
] as const;

/** How it was estimated tells of other rides. */
function sharedOrigin(origin: FigureOrigin): FigureOrigin {
  if (origin.is === "given") return { is: "given", validFrom: origin.validFrom };
  return { is: origin.is, how: SHARED_HOW[origin.is] };
}

const SHARED_HOW = {
  told: "by a provider of the rider",
  estimated: "by other rides of the rider",
  assumed: "as many riders have",
};

/** Says of a ride that not all of it could be read, and nothing else. */
const damagedSource = ({ startedAt, elapsedSeconds }: Ride): RideSource => ({
  id: NAMELESS as SourceId,
  kind: "file",
  from: NAMELESS,
  format: null,
  device: null,
  receivedAt: startedAt,
  startedAt,
  elapsedSeconds,
  isIncomplete: true,
  isApart: false,
  channelsUsed: [],
  channelNames: [],
  fileId: null,
  askedAt: null,
  askAnswer: null,
  canBeAsked: false,
  sentAt: startedAt,
});

/** What of the recording is left out: the cards of figures tell it. */
const sharedRepair = (repair: RideRepair): RideRepair => ({
  kind: repair.kind,
  channel: repair.channel,
  // They are seconds of the whole recording, and would tell where a ride that was cropped began.
  spans: [],
  readings: repair.readings,
  sourceId: NAMELESS as SourceId,
  isUndone: repair.isUndone,
});

/** Takes away what follows from heart rate, where that is not shared. */
const followingHeart =
  ({ withHeartRate }: Sharing) =>
  <Value>(value: Value | null): Value | null =>
    withHeartRate ? value : null;
