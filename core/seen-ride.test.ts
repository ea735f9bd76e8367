import { describe, expect, test } from "vitest";
import type { Best, RideBests } from "./bests";
import type { EffortId, FileId, RideId, SourceId, UserId } from "./ids";
import { NO_FIGURES, type Ride, type RideNumbers } from "./ride";
import { seenBests } from "./seen-bests";
import { seenHealthFigures, seenHealthTypes } from "./seen-health";
import { seenRide, seenSummary } from "./seen-ride";

const ALL = { since: null, withMap: true, withHeartRate: true, withWeight: true, withNotes: true };

/** By hand: what of the numbers goes with heart rate, and with weight. tests/integration/sight.test.ts looks for the rest. */
const BY_HEART = [
  ...["meanHeartRateBpm", "minHeartRateBpm", "maxHeartRateBpm", "heartRateShare", "efficiency", "decouplingPercent"],
  ...["driftPercent", "trainingImpulse", "edwardsImpulse", "heartRateLoad"],
] as (keyof RideNumbers)[];
const BY_WEIGHT: (keyof RideNumbers)[] = ["meanWattsPerKilogram", "weightedWattsPerKilogram"];

const numbers = Object.fromEntries(
  [
    ...["elapsedSeconds", "timerSeconds", "movingSeconds", "distanceMeters", "ascentMeters", "descentMeters"],
    ...["minElevationMeters", "maxElevationMeters", "steepestPercent", "meanSpeedMps", "maxSpeedMps", "meanPowerWatts"],
    ...[
      "meanPowerAboveZeroWatts",
      "weightedPowerWatts",
      "maxPowerWatts",
      "xPowerWatts",
      "variability",
      "balancePercent",
    ],
    ...["workKilojoules", "workAboveThresholdKilojoules", "leastWBalanceKilojoules", "leastWBalanceIntegralKilojoules"],
    ...["meanCadenceRpm", "maxCadenceRpm", "meanTemperatureCelsius", "minTemperatureCelsius", "maxTemperatureCelsius"],
    ...["powerShare", "intensity", "load", "energyKilocalories", ...BY_HEART, ...BY_WEIGHT],
  ].map((name, index) => [name, 7001 + index]),
) as unknown as RideNumbers;

const startedAt = new Date("2026-11-17T07:12:00Z");
const RIDE: Ride = {
  ...numbers,
  id: "0197f000-0000-7000-8000-00000000aaaa" as RideId,
  riderId: "0197f000-0000-7000-8000-00000000bbbb" as UserId,
  version: 3,
  title: "Over the dyke",
  startedAt,
  offsetMinutes: 60,
  isIndoor: false,
  isPending: false,
  sketch: new Uint8Array([1, 2, 3]),
  isLoadEstimated: true,
  channelNames: ["power", "heart-rate", "position"],
  laps: [],
  pauses: [],
  device: "Rider S800",
  receivedAt: new Date("2026-11-18T01:02:03Z"),
  remarks: ["secret-name.fit was strange"],
  known: {
    figures: { ...NO_FIGURES, ftpWatts: 267, weightKg: 63.21, maxHeartRate: 188 },
    origins: {
      ftpWatts: { is: "estimated", how: "95 % of your best 20 minutes, 281 W on 3 May 2026" },
      weightKg: { is: "told", how: "by Secret Scales on 3 May 2026" },
      maxHeartRate: { is: "given", validFrom: "2026-01-02" },
    },
  },
  analysis: {
    powerCurve: null,
    heartRateCurve: { seconds: [1], values: [6301], starts: [2] },
    efforts: [],
    foundEfforts: [],
    climbs: [],
    powerZones: null,
    heartRateZones: null,
    quadrants: null,
    quadrantBins: null,
    histograms: [],
    heartRateAgainstPower: null,
  },
  sources: [
    {
      ...{
        id: "0197f000-0000-7000-8000-00000000cccc" as SourceId,
        kind: "file",
        from: "secret-name.fit",
        format: "fit",
      },
      ...{ device: null, receivedAt: startedAt, startedAt, elapsedSeconds: 60, isIncomplete: false, isApart: false },
      ...{ channelsUsed: [], channelNames: [], fileId: "0197f000-0000-7000-8000-00000000dddd" as FileId },
      ...{ askedAt: null, askAnswer: null, canBeAsked: false, sentAt: startedAt },
    },
  ],
  repairs: [],
  words: { title: "Over the dyke", notes: "secret notes", effort: 9, feeling: 2, tags: ["secret tag"], type: "gravel" },
  crop: { from: startedAt, until: new Date("2026-11-17T09:12:00Z") },
  ownEfforts: [
    {
      id: "0197f000-0000-7000-8000-00000000eeee" as EffortId,
      ...{ name: "secret knee", start: -30, end: 45, replaces: null, isHidden: false },
    },
  ],
};

test("who may see all of it is told ids, what the rider said and when it came, and where nothing came from", () => {
  const seen = seenRide(RIDE, ALL);
  expect(seen).toMatchObject({ id: RIDE.id, riderId: RIDE.riderId, receivedAt: RIDE.receivedAt, sketch: RIDE.sketch });
  expect(seen.words).toEqual({ ...RIDE.words, title: null });
  expect(seen.ownEfforts).toMatchObject([{ id: "0", name: "secret knee", start: 0, end: 45 }]);
  expect(seen).toMatchObject({ sources: [], remarks: [], crop: null });
  expect(JSON.stringify(seen)).not.toMatch(/281 W|3 May|Scales|secret-name|cccc|dddd|eeee/);
  expect(seen.known.figures).toEqual(RIDE.known.figures);
  expect(seen.known.origins).toEqual({
    ftpWatts: { is: "estimated", how: "by other rides of the rider" },
    weightKg: { is: "told", how: "by a provider of the rider" },
    maxHeartRate: { is: "given", validFrom: "2026-01-02" },
  });
  for (const [name, value] of Object.entries(numbers)) expect(seen[name as keyof RideNumbers]).toBe(value);
});

test("who sees rides from a day on is not told what was estimated by rides, some of which may lie before it", () => {
  const known: Ride["known"] = {
    figures: { ...RIDE.known.figures, wPrimeJoules: 20_000 },
    origins: { ...RIDE.known.origins, wPrimeJoules: { is: "assumed", how: "the usual" } },
  };
  const seen = seenRide({ ...RIDE, known }, { ...ALL, since: new Date("2026-10-01T00:00:00Z") });
  expect(seen.known.figures).toEqual({ ...known.figures, ftpWatts: null });
  expect(seen.known.origins).toEqual({
    ftpWatts: { is: "estimated", how: "by rides of which you do not see all" },
    wPrimeJoules: { is: "assumed", how: "as many riders have" },
    weightKg: { is: "told", how: "by a provider of the rider" },
    maxHeartRate: { is: "given", validFrom: "2026-01-02" },
  });
  // What was reckoned with it is the ride's.
  expect(seen.load).toBe(numbers.load);
});

describe.each([
  ["heart rate", { ...ALL, withHeartRate: false }, BY_HEART],
  ["weight", { ...ALL, withWeight: false }, BY_WEIGHT],
] as const)("without %s", (_, seeing, names) => {
  test.each(Object.keys(numbers) as (keyof RideNumbers)[])("%s", (name) => {
    const isWithheld = (names as readonly string[]).includes(name);
    // Of energy what the power tells is left.
    const otherwise = name === "energyKilocalories" && !seeing.withHeartRate ? numbers.workKilojoules : numbers[name];
    for (const seen of [seenRide(RIDE, seeing), seenSummary(RIDE, seeing)])
      expect(seen[name]).toBe(isWithheld ? null : otherwise);
  });
});

test("without notes the type of the ride is all that is left of the rider's words", () => {
  const seen = seenRide(RIDE, { ...ALL, withNotes: false });
  expect(JSON.stringify(seen)).not.toContain("secret");
  expect(seen.words).toEqual({ title: null, notes: null, effort: null, feeling: null, tags: [], type: "gravel" });
});

test("without weight neither it nor where it comes from is told; without a map no track", () => {
  const { known } = seenRide(RIDE, { ...ALL, withWeight: false });
  expect([known.figures.weightKg, known.origins.weightKg]).toEqual([null, undefined]);
  expect(seenRide(RIDE, { ...ALL, withMap: false }).channelNames).toEqual(["power", "heart-rate"]);
});

describe("bests", () => {
  const best = (kind: Best["kind"]): Best => ({
    ...{ kind, size: 60, value: 300, rideId: RIDE.id, title: "Over the dyke", startedAt, offsetMinutes: 60 },
    weightKg: 63.21,
  });
  const periods = { "ninety-days": [best("power"), best("heart-rate")], season: [], "all-time": [best("power")] };
  const placing = { size: 60, value: 300, rank: 1, of: 1, record: null };
  const BESTS: RideBests = {
    ...{ year: 2026, byValue: periods, byWeight: { ...periods, "ninety-days": [best("power")] } },
    placings: [
      { ...placing, kind: "power" },
      { ...placing, kind: "heart-rate" },
    ],
  };

  test("are the same to whoever may see all", () => expect(seenBests(BESTS, ALL)).toEqual(BESTS));

  test("without heart rate are those of power, and without weight none by it", () => {
    const seen = seenBests(BESTS, { ...ALL, withHeartRate: false, withWeight: false });
    expect(seen.byValue["ninety-days"]).toEqual([{ ...best("power"), weightKg: null }]);
    expect(seen.byWeight).toEqual({ "ninety-days": [], season: [], "all-time": [] });
    expect(seen.placings.map(({ kind }) => kind)).toEqual(["power"]);
    expect(JSON.stringify(seen)).not.toContain("63.21");
  });
});

describe("a day", () => {
  const WHOLE = { withHealth: true, withHeartRate: true, withWeight: true, withCycle: true };
  const DAY = { weightKg: 63.2, muscleKg: 40, restingHeartRateBpm: 47, hrvSdnnMs: 61, steps: 9000, dayInCycle: 17 };

  test.each([
    [WHOLE, Object.keys(DAY)],
    [{ ...WHOLE, withWeight: false }, ["restingHeartRateBpm", "hrvSdnnMs", "steps", "dayInCycle"]],
    [{ ...WHOLE, withHeartRate: false }, ["weightKg", "muscleKg", "steps", "dayInCycle"]],
    [{ ...WHOLE, withCycle: false }, ["weightKg", "muscleKg", "restingHeartRateBpm", "hrvSdnnMs", "steps"]],
    // Each of them is more than health data as such, and nothing without it.
    [{ ...WHOLE, withHealth: false }, []],
  ])("with %o tells %j", (seeing, names) => {
    expect(Object.keys(seenHealthFigures(DAY, seeing)).sort()).toEqual([...names].sort());
  });

  test("of the cycle is asked for only where it may be seen", () => {
    expect(seenHealthTypes(WHOLE)).toContain("menstruation");
    expect(seenHealthTypes({ ...WHOLE, withCycle: false })).toEqual(["body", "daily", "sleep", "nutrition"]);
    expect(seenHealthTypes({ ...WHOLE, withHealth: false })).toEqual([]);
  });
});
