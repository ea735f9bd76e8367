import { parseRideId, parseSourceId, parseUserId } from "@/core/ids";
import {
  type Lap,
  NO_FIGURES,
  type Ride,
  type RideAnalysis,
  type RideNumbers,
  type RideRepair,
  type RideSource,
  type RideSummary,
} from "@/core/ride";
import { NO_WORDS } from "@/core/ride-words";

const ID = "0197f000-0000-7000-8000-000000000001";

/** A ride as a list shows it for tests, of which only what matters to them is told. */
export function sampleRide(told: Partial<RideSummary>): RideSummary {
  const [id, riderId] = [parseRideId(ID), parseUserId(ID)];
  if (!id || !riderId) throw new Error(`${ID} is no id`);
  return { ...NOTHING_KNOWN, id, riderId, startedAt: new Date("2026-11-17T07:12:00Z"), ...told };
}

/** A ride as its page shows it, likewise. */
export const sampleWholeRide = (told: Partial<Ride>): Ride => ({
  ...sampleRide({}),
  channelNames: [],
  laps: [],
  pauses: [],
  device: null,
  receivedAt: new Date("2026-11-17T08:31:00Z"),
  remarks: [],
  known: { figures: NO_FIGURES, origins: {} },
  analysis: NO_ANALYSIS,
  sources: [],
  repairs: [],
  words: NO_WORDS,
  crop: null,
  ownEfforts: [],
  ...told,
});

/** A source, likewise. */
export function sampleSource(told: Partial<RideSource>): RideSource {
  return {
    id: sampleSourceId(),
    kind: "terra",
    from: "Bryton",
    format: null,
    device: null,
    receivedAt: new Date("2026-11-17T08:31:00Z"),
    startedAt: new Date("2026-11-17T07:12:00Z"),
    elapsedSeconds: 3600,
    isIncomplete: false,
    isApart: false,
    channelsUsed: [],
    channelNames: [],
    fileId: null,
    askedAt: null,
    askAnswer: null,
    canBeAsked: false,
    sentAt: new Date("2026-11-17T08:30:00Z"),
    ...told,
  };
}

/** A repair, likewise. */
export const sampleRepair = (told: Partial<RideRepair>): RideRepair => ({
  kind: "power-spikes",
  channel: "power",
  spans: [{ start: 10, end: 13 }],
  readings: 3,
  sourceId: sampleSourceId(),
  isUndone: false,
  ...told,
});

function sampleSourceId(): RideSource["id"] {
  const id = parseSourceId(ID);
  if (!id) throw new Error(`${ID} is no id`);
  return id;
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

const NO_ANALYSIS: RideAnalysis = {
  powerCurve: null,
  heartRateCurve: null,
  efforts: [],
  foundEfforts: [],
  climbs: [],
  powerZones: null,
  heartRateZones: null,
  quadrants: null,
  quadrantBins: null,
  histograms: [],
  heartRateAgainstPower: null,
};

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

const NO_RIDE_NUMBERS: RideNumbers = {
  ...NO_NUMBERS,
  elapsedSeconds: 3600,
  timerSeconds: 3600,
  movingSeconds: 3600,
  descentMeters: null,
  minElevationMeters: null,
  maxElevationMeters: null,
  steepestPercent: null,
  maxSpeedMps: null,
  maxCadenceRpm: null,
  meanTemperatureCelsius: null,
  minTemperatureCelsius: null,
  maxTemperatureCelsius: null,
  meanPowerAboveZeroWatts: null,
  xPowerWatts: null,
  variability: null,
  efficiency: null,
  meanWattsPerKilogram: null,
  weightedWattsPerKilogram: null,
  balancePercent: null,
  workAboveThresholdKilojoules: null,
  leastWBalanceKilojoules: null,
  leastWBalanceIntegralKilojoules: null,
  minHeartRateBpm: null,
  trainingImpulse: null,
  edwardsImpulse: null,
  decouplingPercent: null,
  driftPercent: null,
  workKilojoules: null,
  energyKilocalories: null,
  powerShare: null,
  heartRateShare: null,
  intensity: null,
  load: null,
  heartRateLoad: null,
};

const NOTHING_KNOWN = {
  ...NO_RIDE_NUMBERS,
  version: 1,
  title: "Ride",
  offsetMinutes: 0,
  isIndoor: false,
  isPending: false,
  sketch: null,
  isLoadEstimated: false,
};
