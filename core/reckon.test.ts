import { describe, expect, test } from "vitest";
import { measure } from "./measure";
import { reckon } from "./reckon";
import { type Figures, NO_FIGURES, type RecordedRide } from "./ride";

const gap = Number.NaN;
const HOUR = 3600;
const steady = (value: number, length = HOUR) => new Float32Array(length).fill(value);
const FIGURES: Figures = {
  ...NO_FIGURES,
  ftpWatts: 250,
  thresholdHeartRate: 165,
  maxHeartRate: 190,
  restingHeartRate: 55,
  weightKg: 70,
};

/** An hour at 250 W, 165 bpm, 90 rpm and 8 m/s on the flat. */
const hour = (changes: Partial<RecordedRide> = {}): RecordedRide => ({
  startedAt: new Date("2026-06-01T10:00:00Z"),
  offsetMinutes: 120,
  elapsedSeconds: HOUR,
  channels: {
    power: steady(250),
    "heart-rate": steady(165),
    cadence: steady(90),
    speed: steady(8),
    elevation: steady(120),
    temperature: steady(21),
    distance: Float32Array.from({ length: HOUR }, (_, second) => second * 8),
  },
  track: null,
  pauses: [],
  laps: [],
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor: false,
  ...changes,
});

const rideNumbers = (ride: RecordedRide, figures = FIGURES) => reckon(measure(ride), figures).numbers;
const lapsOf = (ride: RecordedRide) => reckon(measure(ride), FIGURES).laps;

describe("the numbers of a ride", () => {
  test("of an hour at threshold are 100 by power and 100 by heart rate", () => {
    const numbers = rideNumbers(hour());
    expect(numbers).toMatchObject({
      elapsedSeconds: 3600,
      timerSeconds: 3600,
      movingSeconds: 3600,
      ascentMeters: 0,
      descentMeters: 0,
      meanPowerWatts: 250,
      maxPowerWatts: 250,
      workKilojoules: 900,
      energyKilocalories: 900,
      meanHeartRateBpm: 165,
      maxHeartRateBpm: 165,
      meanCadenceRpm: 90,
      maxCadenceRpm: 90,
      meanTemperatureCelsius: 21,
      maxSpeedMps: 8,
      distanceMeters: 3599 * 8,
      powerShare: 1,
      heartRateShare: 1,
    });
    expect(numbers.weightedPowerWatts).toBeCloseTo(250, 6);
    expect(numbers.intensity).toBeCloseTo(1, 6);
    expect(numbers.load).toBeCloseTo(100, 4);
    expect(numbers.heartRateLoad).toBeCloseTo(100, 4);
  });

  test("take the device's word for its timer, its distance and its calories", () => {
    const told = { timerSeconds: 3500.4, distanceMeters: 29_000, energyKilocalories: 850 };
    const numbers = rideNumbers(hour({ told }));
    expect(numbers).toMatchObject({
      timerSeconds: 3500,
      movingSeconds: 3500,
      distanceMeters: 29_000,
      energyKilocalories: 850,
    });
    expect(numbers.meanSpeedMps).toBeCloseTo(29_000 / 3500, 9);
  });

  test.each([0, 3602])("do not take its word for a timer of %d s", (timerSeconds) => {
    const told = { timerSeconds, distanceMeters: 0, energyKilocalories: 0 };
    expect(rideNumbers(hour({ told }))).toMatchObject({
      timerSeconds: 3600,
      distanceMeters: 3599 * 8,
      energyKilocalories: 900,
    });
  });

  test("leave pauses out of everything but the elapsed time", () => {
    const pauses = [{ start: 1000, end: 1600 }];
    const silent = (channel: Float32Array) =>
      channel.map((value, second) => (second >= 1000 && second < 1600 ? gap : value));
    const { power, speed, cadence } = hour().channels;
    const channels = {
      power: silent(power ?? steady(gap)),
      speed: silent(speed ?? steady(gap)),
      cadence: silent(cadence ?? steady(gap)),
    };
    expect(rideNumbers(hour({ channels, pauses }))).toMatchObject({
      elapsedSeconds: 3600,
      timerSeconds: 3000,
      movingSeconds: 3000,
      meanPowerWatts: 250,
      workKilojoules: 750,
      powerShare: 1,
    });
  });

  test("do not count what sensors said while the timer stood", () => {
    const power = steady(250).fill(900, 1000, 1600);
    const ride = hour({ channels: { ...hour().channels, power }, pauses: [{ start: 1000, end: 1600 }] });
    expect(rideNumbers(ride)).toMatchObject({
      movingSeconds: 3000,
      maxPowerWatts: 250,
      meanPowerWatts: 250,
      workKilojoules: 750,
    });
    expect(lapsOf({ ...ride, laps: [{ start: 900, end: 1700, trigger: null }] })[0]?.meanSpeedMps).toBeCloseTo(32, 6);
  });

  test("tell what share of the ride has power, and judge it by heart rate when it is too little", () => {
    const power = steady(250).fill(gap, 0, 720);
    const numbers = rideNumbers(hour({ channels: { ...hour().channels, power } }));
    expect(numbers).toMatchObject({ powerShare: 0.8, meanPowerWatts: 250, load: null });
    expect(numbers.heartRateLoad).toBeCloseTo(100, 4);
  });

  test("take a heart rate of 0 for a lost strap", () => {
    const heartRate = steady(140).fill(0, 0, 900);
    const numbers = rideNumbers(hour({ channels: { "heart-rate": heartRate } }));
    expect(numbers).toMatchObject({ meanHeartRateBpm: 140, heartRateShare: 0.75 });
  });

  test("count the time of a standing rider as timer, not as moving", () => {
    const channels = { speed: steady(8).fill(0, 600, 900), distance: steady(0).map((_, second) => second * 8) };
    expect(rideNumbers(hour({ channels }))).toMatchObject({ timerSeconds: 3600, movingSeconds: 3300 });
  });

  test("climb nothing on a trainer, whatever the barometer says", () => {
    const elevation = Float32Array.from({ length: HOUR }, (_, second) => second / 10);
    expect(rideNumbers(hour({ channels: { elevation }, isIndoor: true })).ascentMeters).toBeNull();
    expect(rideNumbers(hour({ channels: { elevation } })).ascentMeters).toBeGreaterThan(350);
  });

  test("know nothing of what was not recorded, and nothing of loads without figures", () => {
    const { elapsedSeconds, timerSeconds, movingSeconds, ...others } = rideNumbers(hour({ channels: {} }));
    expect([elapsedSeconds, timerSeconds, movingSeconds]).toEqual([3600, 3600, 3600]);
    expect(Object.entries(others).filter(([, value]) => value !== null)).toEqual([]);
    expect(rideNumbers(hour(), NO_FIGURES)).toMatchObject({
      intensity: null,
      load: null,
      heartRateLoad: null,
      trainingImpulse: null,
      edwardsImpulse: null,
      meanWattsPerKilogram: null,
      weightedWattsPerKilogram: null,
      workAboveThresholdKilojoules: null,
      leastWBalanceKilojoules: null,
      leastWBalanceIntegralKilojoules: null,
    });
  });

  test("of a ride of no length are unknown, not endless", () => {
    const numbers = rideNumbers(hour({ elapsedSeconds: 0, channels: {} }));
    expect(numbers).toMatchObject({ timerSeconds: 0, movingSeconds: 0, meanSpeedMps: null, load: null });
  });
});

describe("what else is told of a ride", () => {
  test("of power", () => {
    // By hand: half an hour of coasting and half an hour at 300 W, above a threshold of 250 W.
    const power = steady(0).fill(300, 1800);
    const numbers = rideNumbers(hour({ channels: { ...hour().channels, power, balance: steady(48) } }));
    expect(numbers).toMatchObject({ meanPowerWatts: 150, meanPowerAboveZeroWatts: 300, balancePercent: 48 });
    expect(numbers.workAboveThresholdKilojoules).toBeCloseTo(90, 9);
    expect(numbers.meanWattsPerKilogram).toBeCloseTo(150 / 70, 9);
    expect(numbers.weightedWattsPerKilogram).toBeCloseTo((numbers.weightedPowerWatts ?? gap) / 70, 9);
    expect(numbers.variability).toBeCloseTo((numbers.weightedPowerWatts ?? gap) / 150, 9);
    expect(numbers.efficiency).toBeCloseTo((numbers.weightedPowerWatts ?? gap) / 165, 9);
  });

  test("xPower of ten minutes at 200 W and ten at 300 W is 260.5 W", () => {
    // Worked example of our reference on metrics.
    const power = steady(200, 1200).fill(300, 600);
    expect(rideNumbers(hour({ elapsedSeconds: 1200, channels: { power } })).xPowerWatts).toBeCloseTo(260.5, 1);
  });

  test("what was left above the threshold is 2 kJ after three minutes at 350 W, or 4.8 kJ by the integral form", () => {
    // Worked example of our reference on metrics: 20 kJ, then 3 minutes at 150 W.
    const power = steady(350, 360).fill(150, 180);
    const ride = hour({ elapsedSeconds: 360, channels: { power } });
    const numbers = rideNumbers(ride, { ...FIGURES, wPrimeJoules: 20_000 });
    expect(numbers.leastWBalanceKilojoules).toBeCloseTo(2, 3);
    expect(numbers.leastWBalanceIntegralKilojoules).toBeCloseTo(4.789, 2);
    expect(rideNumbers(ride)).toMatchObject({ leastWBalanceKilojoules: null, leastWBalanceIntegralKilojoules: null });
  });

  test("of heart rate", () => {
    const numbers = rideNumbers(hour());
    expect(numbers).toMatchObject({ minHeartRateBpm: 165, decouplingPercent: 0, driftPercent: 0 });
    // Worked example of our reference on metrics: an hour at 165 bpm. Edwards: 165 of 190 is in the fourth band.
    expect(numbers.trainingImpulse).toBeCloseTo(149.56, 2);
    expect(numbers.edwardsImpulse).toBeCloseTo(240, 9);
  });

  test("impulses count the minutes in which the heart was heard, and no others", () => {
    const heard = steady(165).fill(gap, 0, 720);
    const numbers = rideNumbers(hour({ channels: { ...hour().channels, "heart-rate": heard } }));
    expect(numbers.heartRateShare).toBe(0.8);
    expect(numbers.trainingImpulse).toBeCloseTo(0.8 * 149.56, 2);
    expect(numbers.edwardsImpulse).toBeCloseTo(192, 9);
  });

  test.each([
    ["power", { power: steady(250).fill(gap, 0, 1801) }],
    ["heart rate", { "heart-rate": steady(165).fill(gap, 0, 1801) }],
  ])("with %s for less than half of it, nothing is told of both together", (_, channels) => {
    expect(rideNumbers(hour({ channels: { ...hour().channels, ...channels } }))).toMatchObject({
      efficiency: null,
      decouplingPercent: null,
      driftPercent: null,
    });
  });

  test("an uneven or a short ride is not compared by halves", () => {
    const sprints = steady(0).map((_, second) => (second % 120 < 60 ? 500 : 0));
    const uneven = rideNumbers(hour({ channels: { ...hour().channels, power: sprints } }));
    expect(uneven.variability).toBeGreaterThan(1.15);
    expect(uneven).toMatchObject({ decouplingPercent: null, driftPercent: null });
    expect(rideNumbers(hour({ pauses: [{ start: 100, end: 101 }] }))).toMatchObject({ decouplingPercent: null });
  });

  test("of the road and the air", () => {
    const elevation = steady(120).map((meters, second) => meters + (second > 600 ? 30 : 0) - (second > 1200 ? 50 : 0));
    const temperature = steady(21).fill(18, 0, 900).fill(27, 2700);
    expect(rideNumbers(hour({ channels: { ...hour().channels, elevation, temperature } }))).toMatchObject({
      minElevationMeters: 100,
      maxElevationMeters: 150,
      minTemperatureCelsius: 18,
      maxTemperatureCelsius: 27,
      meanTemperatureCelsius: 21.75,
    });
  });

  test("a trainer stands nowhere", () => {
    expect(rideNumbers(hour({ isIndoor: true }))).toMatchObject({
      minElevationMeters: null,
      maxElevationMeters: null,
      steepestPercent: null,
    });
  });
});

describe("the analysis of a ride", () => {
  const analysisOf = (figures: Figures, ride = hour()) => reckon(measure(ride), figures).analysis;

  test("has the time in zones, by the rider's own where they cut them", () => {
    expect(analysisOf(FIGURES)).toMatchObject({
      powerZones: { limits: [137.5, 187.5, 225, 262.5, 300, 375], seconds: [0, 0, 0, 3600, 0, 0, 0] },
      heartRateZones: { seconds: [0, 0, 0, 0, 3600, 0, 0] },
    });
    const own = { powerZoneLimits: [40, 60, 80, 100, 120, 140], heartRateZoneLimits: [150, 170] };
    expect(analysisOf({ ...FIGURES, ...own })).toMatchObject({
      powerZones: { limits: [100, 150, 200, 250, 300, 350], seconds: [0, 0, 0, 0, 3600, 0, 0] },
      heartRateZones: { limits: [150, 170], seconds: [0, 3600, 0] },
    });
  });

  test("has quadrants around threshold power", () => {
    // Worked example of our reference on metrics: 90 rpm and 250 W.
    const { quadrants } = analysisOf(FIGURES);
    expect(quadrants).toMatchObject({ cadenceRpm: 90, seconds: [3600, 0, 0, 0] });
    expect(quadrants?.splitForceNewtons).toBeCloseTo(153.8, 1);
  });

  test("counts how often each value came, and sets the heart against the power", () => {
    const { histograms, quadrantBins, heartRateAgainstPower } = analysisOf(FIGURES);
    // By hand: 250 W lie in the bin from 240 W, 165 bpm in that from 165, 90 rpm in that from 90, 28.8 km/h in that from 28.
    expect(histograms).toEqual([
      { channel: "power", width: 20, first: 12, seconds: [3600] },
      { channel: "heart-rate", width: 5, first: 33, seconds: [3600] },
      { channel: "cadence", width: 5, first: 18, seconds: [3600] },
      { channel: "speed", width: 2, first: 14, seconds: [3600] },
    ]);
    // By hand: 153.8 N lie in the eighth row of 20 N.
    expect(quadrantBins).toEqual({ columns: [18], rows: [7], seconds: [3600] });
    expect(heartRateAgainstPower?.watts).toHaveLength(60);
    expect(new Set(heartRateAgainstPower?.bpm)).toEqual(new Set([165]));
  });

  test("leaves out what depends on a figure that is not known", () => {
    expect(analysisOf(NO_FIGURES)).toMatchObject({ powerZones: null, heartRateZones: null, quadrants: null });
  });

  test("leaves out pauses and what was not recorded", () => {
    const ride = hour({ pauses: [{ start: 0, end: 600 }] });
    expect(analysisOf(FIGURES, ride).powerZones?.seconds[3]).toBe(3000);
    expect(analysisOf(FIGURES, hour({ channels: {} }))).toEqual({
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
    });
  });
});

describe("the laps of a ride", () => {
  test("numbers the laps and reckons each by itself", () => {
    const power = steady(200).fill(300, 1800);
    const laps = [
      { start: 0, end: 1800, trigger: "DISTANCE" },
      { start: 1800, end: 3600, trigger: null },
    ];
    expect(lapsOf(hour({ channels: { ...hour().channels, power }, laps }))).toMatchObject([
      {
        number: 1,
        start: 0,
        end: 1800,
        trigger: "DISTANCE",
        meanPowerWatts: 200,
        timerSeconds: 1800,
        distanceMeters: 14_392,
      },
      {
        number: 2,
        start: 1800,
        end: 3600,
        trigger: null,
        meanPowerWatts: 300,
        timerSeconds: 1800,
        distanceMeters: 14_400,
      },
    ]);
  });

  test("leaves out the pauses in a lap", () => {
    const laps = [{ start: 900, end: 1500, trigger: null }];
    expect(lapsOf(hour({ laps, pauses: [{ start: 1000, end: 1600 }] }))).toMatchObject([{ timerSeconds: 100 }]);
  });

  test("of a ride without laps are none", () => {
    expect(lapsOf(hour())).toEqual([]);
  });
});
