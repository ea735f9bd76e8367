import { describe, expect, test } from "vitest";
import type { EffortId, FileId, RideId, SourceId, UserId } from "./ids";
import type { Figures, Lap, Ride, RideAnalysis, RideNumbers, RideSource } from "./ride";
import { isShared, sharedRide } from "./shared-ride";

const ALL = { withMap: true, withHeartRate: true };
const NO_HEART = { withMap: true, withHeartRate: false };
const NO_MAP = { withMap: false, withHeartRate: true };
const NOTHING = { withMap: false, withHeartRate: false };

/** What a field is to those who have a link: shown, shown with the heart rate only, or nobody's business. */
type Fate = "shown" | "by heart" | "never" | "otherwise";

/** By hand, of every number there is; what is "otherwise" has a test of its own below. */
const NUMBERS: Record<keyof RideNumbers, Fate> = {
  elapsedSeconds: "shown",
  timerSeconds: "shown",
  movingSeconds: "shown",
  distanceMeters: "shown",
  ascentMeters: "shown",
  descentMeters: "shown",
  minElevationMeters: "shown",
  maxElevationMeters: "shown",
  steepestPercent: "shown",
  meanSpeedMps: "shown",
  maxSpeedMps: "shown",
  meanPowerWatts: "shown",
  meanPowerAboveZeroWatts: "shown",
  weightedPowerWatts: "shown",
  maxPowerWatts: "shown",
  xPowerWatts: "shown",
  variability: "shown",
  balancePercent: "shown",
  workKilojoules: "shown",
  workAboveThresholdKilojoules: "shown",
  leastWBalanceKilojoules: "shown",
  leastWBalanceIntegralKilojoules: "shown",
  meanCadenceRpm: "shown",
  maxCadenceRpm: "shown",
  meanTemperatureCelsius: "shown",
  minTemperatureCelsius: "shown",
  maxTemperatureCelsius: "shown",
  powerShare: "shown",
  intensity: "shown",
  load: "shown",
  meanHeartRateBpm: "by heart",
  minHeartRateBpm: "by heart",
  maxHeartRateBpm: "by heart",
  heartRateShare: "by heart",
  efficiency: "by heart",
  decouplingPercent: "by heart",
  driftPercent: "by heart",
  trainingImpulse: "by heart",
  edwardsImpulse: "by heart",
  heartRateLoad: "by heart",
  meanWattsPerKilogram: "never",
  weightedWattsPerKilogram: "never",
  energyKilocalories: "otherwise",
};

const FIGURES: Record<keyof Figures, Fate> = {
  ftpWatts: "shown",
  wPrimeJoules: "shown",
  powerZoneLimits: "shown",
  thresholdHeartRate: "by heart",
  maxHeartRate: "by heart",
  restingHeartRate: "by heart",
  heartRateZoneLimits: "by heart",
  weightKg: "never",
};

const LAP: Record<keyof Lap, Fate> = {
  start: "shown",
  end: "shown",
  number: "shown",
  trigger: "shown",
  timerSeconds: "shown",
  distanceMeters: "shown",
  ascentMeters: "shown",
  meanSpeedMps: "shown",
  meanPowerWatts: "shown",
  weightedPowerWatts: "shown",
  maxPowerWatts: "shown",
  meanCadenceRpm: "shown",
  meanHeartRateBpm: "by heart",
  maxHeartRateBpm: "by heart",
};

const ANALYSIS: Record<keyof RideAnalysis, Fate> = {
  powerCurve: "shown",
  powerZones: "shown",
  quadrants: "shown",
  quadrantBins: "shown",
  climbs: "shown",
  heartRateCurve: "by heart",
  heartRateZones: "by heart",
  heartRateAgainstPower: "by heart",
  histograms: "otherwise",
  efforts: "otherwise",
  foundEfforts: "otherwise",
};

const REST: Record<Exclude<keyof Ride, keyof RideNumbers>, Fate> = {
  version: "shown",
  title: "shown",
  startedAt: "shown",
  offsetMinutes: "shown",
  isIndoor: "shown",
  isPending: "shown",
  pauses: "shown",
  device: "shown",
  crop: "never",
  sketch: "never",
  id: "otherwise",
  riderId: "otherwise",
  isLoadEstimated: "otherwise",
  channelNames: "otherwise",
  laps: "otherwise",
  receivedAt: "otherwise",
  remarks: "otherwise",
  known: "otherwise",
  analysis: "otherwise",
  sources: "otherwise",
  repairs: "otherwise",
  words: "otherwise",
  ownEfforts: "otherwise",
};

const only = (fates: Record<string, Fate>) => Object.entries(fates).filter(([, fate]) => fate !== "otherwise");

/** A value for each, and none twice: 7001, 7002, … can be found again wherever they went. */
function marked<Name extends string>(names: Record<Name, unknown>, first: number): Record<Name, number> {
  const entries = Object.keys(names).map((name, index) => [name, first + index]);
  return Object.fromEntries(entries);
}

const RIDE_ID = "0197f000-0000-7000-8000-00000000aaaa";
const RIDER_ID = "0197f000-0000-7000-8000-00000000bbbb";
const SOURCE_ID = "0197f000-0000-7000-8000-00000000cccc";

const SOURCE: RideSource = {
  id: SOURCE_ID as SourceId,
  kind: "file",
  from: "secret-name.fit",
  format: "fit",
  device: "Secret device",
  receivedAt: new Date("2026-11-01T10:00:00Z"),
  startedAt: new Date("2026-10-31T10:00:00Z"),
  elapsedSeconds: 4711,
  isIncomplete: false,
  isApart: false,
  channelsUsed: ["heart-rate"],
  channelNames: ["heart-rate", "position"],
  fileId: "0197f000-0000-7000-8000-00000000dddd" as FileId,
  askedAt: new Date("2026-11-02T10:00:00Z"),
  askAnswer: "secret answer",
  canBeAsked: true,
  sentAt: new Date("2026-11-01T09:00:00Z"),
};

const LIMITS = { powerZoneLimits: [56, 76, 91, 106, 121, 151], heartRateZoneLimits: [6101, 6102, 6103, 6104] };

const RIDE: Ride = {
  ...marked(NUMBERS, 7001),
  id: RIDE_ID as RideId,
  riderId: RIDER_ID as UserId,
  version: 3,
  title: "Over the dyke",
  startedAt: new Date("2026-11-17T07:12:00Z"),
  offsetMinutes: 60,
  isIndoor: false,
  isPending: false,
  sketch: new Uint8Array([1, 2, 3]),
  isLoadEstimated: true,
  channelNames: ["power", "heart-rate", "speed", "position"],
  laps: [{ ...marked(LAP, 8001), trigger: "manual" }],
  pauses: [{ start: 60, end: 90 }],
  device: "Rider S800",
  receivedAt: new Date("2026-11-18T01:02:03Z"),
  remarks: ["The heart rate of 6201 bpm in secret-name.fit was strange."],
  known: {
    figures: { ...marked(FIGURES, 9001), ...LIMITS },
    origins: {
      ftpWatts: { is: "estimated", how: "95 % of your best 20 minutes, 281 W on 3 May 2026" },
      thresholdHeartRate: { is: "given", validFrom: "2026-01-02" },
      weightKg: { is: "given", validFrom: "2026-01-03" },
      wPrimeJoules: { is: "assumed", how: "20 kJ: your rides do not tell" },
    },
  },
  analysis: {
    powerCurve: { seconds: [1], values: [700], starts: [5] },
    heartRateCurve: { seconds: [1], values: [6301], starts: [6302] },
    efforts: [
      { kind: "power", size: 60, value: 400, start: 1, end: 61 },
      { kind: "heart-rate", size: 60, value: 6401, start: 2, end: 62 },
      { kind: "distance", size: 1000, value: 90, start: 3, end: 93 },
    ],
    foundEfforts: [
      { kind: "power", start: 100, end: 400, meanPowerWatts: 300, meanHeartRateBpm: 6501, group: 1 },
      { kind: "heart-rate", start: 6502, end: 6503, meanPowerWatts: null, meanHeartRateBpm: 6504, group: null },
    ],
    climbs: [
      {
        ...{ start: 10, end: 20, lengthMeters: 900, ascentMeters: 50, meanGradientPercent: 5 },
        ...{ vamMetersPerHour: 800, category: "4" },
      },
    ],
    powerZones: { limits: [200], seconds: [10, 20] },
    heartRateZones: { limits: [6601], seconds: [6602, 6603] },
    quadrants: { cadenceRpm: 90, splitVelocityMps: 1.6, splitForceNewtons: 200, seconds: [1, 2, 3, 4] },
    quadrantBins: { columns: [18], rows: [10], seconds: [4] },
    histograms: [
      { channel: "power", width: 10, first: 20, seconds: [5] },
      { channel: "heart-rate", width: 1, first: 6604, seconds: [6605, 6606] },
    ],
    heartRateAgainstPower: { lagSeconds: 6607, windowSeconds: 60, minutes: [1], watts: [200], bpm: [6608] },
  },
  sources: [SOURCE],
  repairs: [
    { ...{ kind: "power-spikes", channel: "power", readings: 3, isUndone: false }, ...repaired(11) },
    { ...{ kind: "heart-rate-impossible", channel: "heart-rate", readings: 6701, isUndone: false }, ...repaired(6702) },
    { ...{ kind: "position-jumps", channel: "position", readings: 5501, isUndone: false }, ...repaired(5502) },
    { ...{ kind: "clock", channel: null, readings: 60, isUndone: false }, ...repaired(12) },
  ],
  words: { title: "Over the dyke", notes: "secret notes", effort: 9, feeling: 2, tags: ["secret tag"], type: "gravel" },
  crop: { from: new Date("2026-11-17T07:12:00Z"), until: new Date("2026-11-17T09:12:00Z") },
  ownEfforts: [
    {
      id: "0197f000-0000-7000-8000-00000000eeee" as EffortId,
      ...{ name: "secret knee", start: 30, end: 45, replaces: { start: 31, end: 44 }, isHidden: false },
    },
  ],
};

function repaired(start: number) {
  return { spans: [{ start, end: start + 3 }], sourceId: SOURCE_ID as SourceId };
}

/** With all that is left, and with nothing. */
const EVERYWAY = [ALL, NO_HEART, NO_MAP, NOTHING];

type Values = Record<string, unknown>;

describe.each([
  ["the numbers", NUMBERS, (ride: Ride): Values => ({ ...ride })],
  ["the rest", REST, (ride: Ride): Values => ({ ...ride })],
  ["a lap", LAP, (ride: Ride): Values => ({ ...ride.laps[0] })],
  ["the analysis", ANALYSIS, (ride: Ride): Values => ({ ...ride.analysis })],
  ["the rider's figures", FIGURES, (ride: Ride): Values => ({ ...ride.known.figures })],
])("of %s", (_, fates, valuesOf) => {
  test.each(only(fates))("%s is %s", (name, fate) => {
    for (const sharing of EVERYWAY) {
      const isThere = fate === "shown" || (fate === "by heart" && sharing.withHeartRate);
      expect(valuesOf(sharedRide(RIDE, sharing))[name]).toEqual(isThere ? valuesOf(RIDE)[name] : null);
    }
    expect(valuesOf(RIDE)[name]).not.toBeNull();
  });
});

describe("in no form", () => {
  test("leave without heart rate: a number of it, what follows from it, and where it was", () => {
    const told = JSON.stringify(sharedRide(RIDE, NO_HEART));
    expect(told).not.toMatch(/\b6[1-7]0\d\b/);
    expect(told).not.toContain("heart-rate");
    // What was left out was there.
    expect(JSON.stringify(RIDE).match(/\b6[1-7]0\d\b/g)?.length).toBeGreaterThan(15);
  });

  test("leave without a map: the track's name, and where it was repaired", () => {
    const told = JSON.stringify(sharedRide(RIDE, NO_MAP));
    expect(told).not.toMatch(/\b550\d\b/);
    expect(told).not.toContain("position");
  });

  test.each(EVERYWAY)("leave ids, files, notes, tags, names of efforts and other rides: %o", (sharing) => {
    const told = JSON.stringify(sharedRide(RIDE, sharing));
    expect(told).not.toMatch(/0197f000|secret|281 W|2026-11-18|2026-11-0|2026-10/i);
  });
});

test("a ride of which all is shared keeps what is told of heart and road", () => {
  const shared = sharedRide(RIDE, ALL);
  expect(shared.analysis).toEqual(RIDE.analysis);
  expect(shared.laps).toEqual(RIDE.laps);
  expect(shared.channelNames).toEqual(RIDE.channelNames);
  expect(shared.repairs.map(({ kind }) => kind)).toEqual(RIDE.repairs.map(({ kind }) => kind));
  expect(shared.energyKilocalories).toBe(RIDE.energyKilocalories);
});

test("energy that a device may have reckoned by heart is told by power alone, or not", () => {
  expect(sharedRide(RIDE, NO_HEART).energyKilocalories).toBe(RIDE.workKilojoules);
  expect(sharedRide({ ...RIDE, workKilojoules: null }, NO_HEART).energyKilocalories).toBeNull();
});

test("the type of the ride is all that is left of the rider's words", () => {
  expect(sharedRide(RIDE, ALL).words).toEqual({
    ...{ title: null, notes: null, effort: null, feeling: null, tags: [], type: "gravel" },
  });
});

test("an effort that the rider marked stays where it is, without its name", () => {
  expect(sharedRide(RIDE, ALL).ownEfforts).toEqual([
    { id: "0", name: null, start: 30, end: 45, replaces: { start: 31, end: 44 }, isHidden: false },
  ]);
});

test("what reaches beyond what is shown does not tell how far", () => {
  const seconds = RIDE.elapsedSeconds;
  const [effort] = RIDE.ownEfforts;
  if (!effort) throw new Error("There is no effort");
  const beyond = { ...effort, start: -300, end: seconds + 300, replaces: { start: -200, end: seconds + 200 } };
  expect(sharedRide({ ...RIDE, ownEfforts: [beyond] }, ALL).ownEfforts).toMatchObject([
    { start: 0, end: seconds, replaces: { start: 0, end: seconds } },
  ]);
  expect(sharedRide(RIDE, ALL).repairs.flatMap(({ spans }) => spans)).toEqual([]);
});

test("an estimate says that it is one, and not from which rides; a figure that is not told has no origin", () => {
  expect(sharedRide(RIDE, NO_HEART).known.origins).toEqual({
    ftpWatts: { is: "estimated", how: "by other rides of the rider" },
    wPrimeJoules: { is: "assumed", how: "as many riders have" },
  });
  expect(sharedRide(RIDE, ALL).known.origins).toHaveProperty("thresholdHeartRate");
});

test("a load that is not told is no estimate either", () => {
  const byHeart = { ...RIDE, load: null };
  expect(sharedRide(byHeart, ALL).isLoadEstimated).toBe(true);
  expect(sharedRide(byHeart, NO_HEART).isLoadEstimated).toBe(false);
});

test("that a file is damaged is told, and nothing else of the sources", () => {
  expect(sharedRide(RIDE, ALL).sources).toEqual([]);
  const damaged = sharedRide({ ...RIDE, sources: [SOURCE, { ...SOURCE, isIncomplete: true }] }, ALL).sources;
  expect(damaged).toHaveLength(1);
  expect(damaged[0]).toMatchObject({ isIncomplete: true, from: "", device: null, fileId: null, channelNames: [] });
});

test.each([
  ["power", NOTHING, true],
  ["heart-rate", NO_HEART, false],
  ["heart-rate", NO_MAP, true],
  ["position", NO_MAP, false],
  ["position", NO_HEART, true],
  [null, NOTHING, true],
])("%s with %o may be seen: %s", (channel, sharing, expected) => expect(isShared(channel, sharing)).toBe(expected));
