import { describe, expect, test } from "vitest";
import { sampleLap, sampleRepair, sampleWholeRide } from "@/components/rides/sample-ride";
import type { FigureOrigin, Ride } from "../ride";
import { explainable } from "./explainable";
import type { Explanation } from "./explanation";
import { explain } from "./explanations";
import { RIDE_FIGURES, type RideFigure, type ShownFigure } from "./shown-figures";
import { standingOf } from "./standing";

const GIVEN: FigureOrigin = { is: "given", validFrom: "2026-05-03" };

/** Two hours on the timer with numbers that one can reckon with in the head. */
const made: Ride = sampleWholeRide({
  elapsedSeconds: 8100,
  timerSeconds: 7200,
  movingSeconds: 6900,
  pauses: [
    { start: 1000, end: 1600 },
    { start: 5000, end: 5300 },
  ],
  distanceMeters: 60_000,
  meanSpeedMps: 60_000 / 6900,
  maxSpeedMps: 15,
  ascentMeters: 640,
  descentMeters: 630,
  minElevationMeters: 12,
  maxElevationMeters: 512,
  steepestPercent: 11.4,
  meanCadenceRpm: 88,
  maxCadenceRpm: 118,
  meanTemperatureCelsius: 14,
  minTemperatureCelsius: 11,
  maxTemperatureCelsius: 17,
  meanPowerWatts: 200,
  meanPowerAboveZeroWatts: 224,
  weightedPowerWatts: 225,
  xPowerWatts: 219,
  maxPowerWatts: 702,
  variability: 1.125,
  meanWattsPerKilogram: 200 / 75,
  weightedWattsPerKilogram: 3,
  balancePercent: 49.2,
  workKilojoules: 1411.2,
  energyKilocalories: 1411.2,
  powerShare: 0.98,
  meanHeartRateBpm: 150,
  minHeartRateBpm: 92,
  maxHeartRateBpm: 181,
  efficiency: 1.5,
  decouplingPercent: 4.8,
  driftPercent: 3.2,
  heartRateShare: 1,
  intensity: 0.9,
  load: 162,
  // 120 min × 0.714286 × 0.64 × e^1.371429, twice the 108.1 of ride-metrics.md.
  trainingImpulse: 216.19,
  // The hour at 170 bpm: 60 × 0.857143 × 0.64 × e^1.645714 = 170.65.
  heartRateLoad: 126.69,
  edwardsImpulse: 400,
  workAboveThresholdKilojoules: 120,
  leastWBalanceKilojoules: 4.4,
  leastWBalanceIntegralKilojoules: -1.5,
  known: {
    figures: {
      ftpWatts: 250,
      thresholdHeartRate: 170,
      maxHeartRate: 190,
      restingHeartRate: 50,
      weightKg: 75,
      wPrimeJoules: 20_000,
      powerZoneLimits: null,
      heartRateZoneLimits: null,
    },
    origins: {
      ftpWatts: GIVEN,
      thresholdHeartRate: GIVEN,
      maxHeartRate: { is: "estimated", how: "the highest of the last year" },
      restingHeartRate: { is: "assumed", how: "60 bpm is usual" },
      weightKg: { is: "given", validFrom: null },
      wPrimeJoules: { is: "assumed", how: "20 kJ is usual" },
    },
  },
  laps: [sampleLap({ number: 1, start: 0, end: 2000, timerSeconds: 1400, distanceMeters: 12_000, meanSpeedMps: 10 })],
  analysis: {
    powerCurve: { seconds: [1, 5], values: [702, 640], starts: [0, 0] },
    heartRateCurve: null,
    efforts: [
      { kind: "power", size: 300, value: 300, start: 600, end: 900 },
      { kind: "heart-rate", size: 60, value: 180, start: 600, end: 660 },
      { kind: "distance", size: 10_000, value: 1200, start: 60, end: 1260 },
    ],
    foundEfforts: [{ kind: "power", start: 600, end: 1080, meanPowerWatts: 265, meanHeartRateBpm: 168, group: null }],
    climbs: [
      {
        start: 1800,
        end: 3600,
        lengthMeters: 6250,
        ascentMeters: 500,
        meanGradientPercent: 8,
        vamMetersPerHour: 1000,
        category: "2",
      },
    ],
    powerZones: { limits: [137.5, 187.5], seconds: [3600, 1800, 1656] },
    heartRateZones: { limits: [120, 150], seconds: [600, 3000, 3600] },
    quadrants: { cadenceRpm: 90, splitVelocityMps: 1.6258, splitForceNewtons: 153.77, seconds: [10, 20, 30, 40] },
    quadrantBins: null,
    histograms: [],
    heartRateAgainstPower: null,
  },
});

const card = (figure: ShownFigure, ride = made): Explanation => explain(figure, explainable(ride, null), 0);

/** All by hand. */
test.each<[ShownFigure, string]>([
  // 07:12 and 8,100 s, which are 2 h 15 min.
  ["elapsedSeconds", "7:12:00 to 9:27:00 = 2:15:00"],
  ["timerSeconds", "2:15:00 − 0:15:00 = 2:00:00"],
  ["movingSeconds", "2:00:00 − 0:05:00 standing = 1:55:00"],
  ["distanceMeters", "60,000 m ÷ 1,000 = 60.0 km"],
  // 60 ÷ 1.9167 = 31.304
  ["meanSpeedMps", "60.00 km ÷ 1.9167 h = 31.3 km/h"],
  ["maxSpeedMps", "highest = 15.00 m/s × 3.6 = 54.0 km/h"],
  ["steepestPercent", "100 × 11.4 m ÷ 100 m = 11.4 %"],
  // 98 % of 7,200 s are 7,056 s; at 200 W they are 1,411.2 kJ.
  ["meanPowerWatts", "1,411,200 J ÷ 7,056 s = 200 W"],
  // 1,411,200 ÷ 224 = 6,300
  ["meanPowerAboveZeroWatts", "1,411,200 J ÷ 6,300 s = 224 W"],
  // 7,056 − 29 = 7,027
  ["weightedPowerWatts", "over 7,056 s of power, 7,027 half-minutes: fourth root = 225 W"],
  ["variability", "225.0 W ÷ 200.0 W = 1.13"],
  ["meanWattsPerKilogram", "200.0 W ÷ 75.0 kg = 2.67 W/kg"],
  ["weightedWattsPerKilogram", "225.0 W ÷ 75.0 kg = 3.00 W/kg"],
  ["balancePercent", "left 49.2 % + right 50.8 % = 100 %"],
  ["workKilojoules", "200.0 W × 7,056 s ÷ 1,000 = 1,411 kJ"],
  ["energyKilocalories", "1,411 kJ × 1 kcal per kJ = 1,411 kcal"],
  ["powerShare", "100 × 7,056 s ÷ 7,200 s = 98 %"],
  ["efficiency", "225.0 W ÷ 150.0 bpm = 1.50"],
  ["intensity", "225.0 W ÷ 250 W = 0.90"],
  // 100 × 2 × 0.81
  ["load", "100 × 2.0000 h × 0.9000² = 162"],
  ["heartRateLoad", "100 × 216.2 ÷ 170.7 = 127"],
  ["trainingImpulse", "x = (150.0 − 50) ÷ (190 − 50) = 0.7143; 120.00 × 0.7143 × 0.64 × e^(1.92 × 0.7143) = 216"],
  // 400 ÷ 120 = 3.3333
  ["edwardsImpulse", "a mean weight of 3.3333 × 120.00 min = 400"],
  ["workAboveThresholdKilojoules", "1,411.2 kJ − 1,291.2 kJ up to the threshold = 120.0 kJ"],
  ["leastWBalanceKilojoules", "20.0 kJ − 15.6 kJ drawn = 4.4 kJ"],
  ["leastWBalanceIntegralKilojoules", "20.0 kJ − 21.5 kJ drawn = −1.5 kJ"],
  ["powerEffort", "from 0:10:00 to 0:15:00: 90,000 J ÷ 300 s = 300 W"],
  ["foundEffortTime", "0:18:00 − 0:10:00 = 0:08:00"],
  ["foundEffortPower", "from 0:10:00 to 0:18:00: mean of its seconds = 265 W"],
  // 265 ÷ 250 = 1.06
  ["foundEffortThresholdShare", "100 × 265.0 W ÷ 250 W = 106 %"],
  ["foundEffortHeartRate", "from 0:10:00 to 0:18:00: mean of its readings = 168 bpm"],
  ["climbVam", "500.0 m × 3,600 ÷ 1,800 s = 1,000 m/h"],
  // The example of ride-metrics.md: 1,000 m/h at 8 % are 3.57 W/kg.
  ["climbPowerByWeight", "1,000.0 m/h ÷ (200 + 10 × 8.00) = 3.57 W/kg"],
  ["climbGradient", "100 × 500.0 m ÷ 6,250 m = 8.0 %"],
  ["climbCategory", "6,250 m × 8.00 % = 50,000: 2"],
  ["climbTime", "1:00:00 − 0:30:00 = 0:30:00"],
  ["powerZones", "limits 137.5, 187.5 W: 1:00:00 + 0:30:00 + 0:27:36 = 1:57:36"],
  // The example of ride-metrics.md: 90 rpm on 172.5 mm are 1.626 m/s, and 250 W then 153.8 N.
  ["quadrants", "90.0 rpm × 172.5 mm × 2π ÷ 60 = 1.626 m/s; 250 W ÷ 1.626 m/s = 153.8 N"],
  ["lapTime", "lap 1: 0:33:20 − 0:00:00 − 0:10:00 = 0:23:20"],
  // 12 km at 10 m/s are 1,200 s.
  ["lapSpeed", "lap 1: 12.00 km ÷ 0.3333 h = 36.0 km/h"],
])("%s is worked out with this ride's numbers", (figure, inputs) => expect(card(figure).inputs).toBe(inputs));

test("every worked line of a ride's number arrives at the number that is shown", () => {
  const figures = Object.keys(RIDE_FIGURES).filter((name): name is RideFigure => name in RIDE_FIGURES);
  const wrong = figures
    .filter((figure) => figure !== "balancePercent")
    .filter((figure) => !card(figure).inputs.endsWith(`= ${RIDE_FIGURES[figure].format(made[figure])}`));
  expect(wrong).toEqual([]);
});

test("efforts by weight, heart rate and distance are worked out for the effort that was pressed", () => {
  const at = (figure: ShownFigure, index: number) => explain(figure, explainable(made, null), index).inputs;
  expect(at("powerEffortByWeight", 0)).toBe("300.0 W ÷ 75.0 kg = 4.00 W/kg");
  expect(at("heartRateEffort", 1)).toBe("from 0:10:00 to 0:11:00: 180 beats ÷ 1.00 min = 180 bpm");
  expect(at("distanceEffort", 2)).toBe("from 0:01:00 to 0:21:00 = 0:20:00");
  expect(at("distanceEffortSpeed", 2)).toBe("10.00 km ÷ 0.3333 h = 30.0 km/h");
  expect(() => at("powerEffort", 3)).toThrow("none at 3");
});

describe("a card", () => {
  test("tells the rider's figures with their day, and marks what was not given", () => {
    expect(card("load").thresholds).toEqual(["Threshold power 250 W, valid from 3 May 2026."]);
    expect(card("weightedWattsPerKilogram").thresholds).toEqual(["Weight 75.0 kg, valid from the beginning."]);
    expect(card("heartRateLoad").thresholds).toEqual([
      "Threshold heart rate 170 bpm, valid from 3 May 2026.",
      "Highest heart rate 190 bpm, estimated: the highest of the last year.",
      "Resting heart rate 50 bpm, assumed: 60 bpm is usual.",
    ]);
    expect(card("leastWBalanceKilojoules").thresholds.at(1)).toBe(
      "Reserve above threshold (W′) 20.0 kJ, assumed: 20 kJ is usual.",
    );
  });

  test("says of a figure that is withheld that it is not known, and is an estimate all the same", () => {
    const how = "by rides of which you do not see all";
    const figures = { ...made.known.figures, ftpWatts: null, wPrimeJoules: null };
    const withheld = { is: "estimated", how } as const;
    const origins = { ...made.known.origins, ftpWatts: withheld, wPrimeJoules: withheld };
    const seen = { ...made, known: { figures, origins } };
    expect(card("load", seen).thresholds).toEqual([`Threshold power not known to you, estimated: ${how}.`]);
    expect(standingOf("load", seen.known)).toBe("estimated");
    expect(card("intensity", seen).inputs).toMatch(/ ÷ – W = /);
    expect(card("leastWBalanceKilojoules", seen).inputs).not.toContain("drawn");
  });

  test("tells what share of the ride had the sensor", () => {
    expect(card("meanPowerWatts").coverage).toBe("Power in 98 % of the riding time.");
    expect(card("efficiency").coverage).toBe("Power in 98 % of the riding time. Heart rate in all of the riding time.");
    expect(card("elapsedSeconds").coverage).toBeNull();
  });

  test("counts the share of what has no number of its own in the channels, without pauses", () => {
    // 100 s, of which 50 are a pause; 40 of the others have a cadence.
    const cadence = new Float32Array(100).fill(90, 0, 90).fill(Number.NaN, 90);
    const short = sampleWholeRide({ elapsedSeconds: 100, pauses: [{ start: 0, end: 50 }], meanCadenceRpm: 90 });
    const told = explain("meanCadenceRpm", explainable(short, { cadence }), 0);
    expect(told.coverage).toBe("Cadence in 80 % of the riding time.");
  });

  test("works decoupling and drift out by the halves, where the channels are there", () => {
    // 200 W at 140 bpm, then 200 W at 147 bpm, as in ride-metrics.md: r is 1.4286, then 1.3605.
    const channels = {
      power: new Float32Array(3600).fill(200),
      "heart-rate": new Float32Array(3600).fill(140, 0, 1800).fill(147, 1800),
    };
    const long = sampleWholeRide({ elapsedSeconds: 3600, decouplingPercent: 4.7619, driftPercent: 5 });
    const inputs = (figure: ShownFigure) => explain(figure, explainable(long, channels), 0).inputs;
    expect(inputs("decouplingPercent")).toBe(
      "r₁ = 200.0 W ÷ 140.0 bpm = 1.4286, r₂ = 200.0 W ÷ 147.0 bpm = 1.3605; 100 × (1.4286 − 1.3605) ÷ 1.4286 = 4.8 %",
    );
    expect(inputs("driftPercent")).toBe("100 × (147.00 − 140.00) ÷ 140.00 = 5.0 %");
  });

  test("does not call nearly all of the ride all of it", () => {
    expect(card("meanPowerWatts", { ...made, powerShare: 0.998 }).coverage).toBe(
      "Power in more than 99 % of the riding time.",
    );
  });

  test("tells the pauses that are out, and that reserve takes them for rest", () => {
    expect(card("meanPowerWatts").leftOut).toEqual(["2 pauses, 0:15:00 in all."]);
    expect(card("leastWBalanceKilojoules", { ...made, powerShare: 1 }).leftOut).toEqual([
      "Nothing of the pauses: 0:15:00 count as rest at 0 W.",
    ]);
  });

  test("of a lap tells the pauses of that lap alone", () => {
    const laps = [sampleLap({ number: 1, start: 0, end: 2000 }), sampleLap({ number: 2, start: 2000, end: 4000 })];
    const ride = { ...made, laps, pauses: [{ start: 1900, end: 2100 }] };
    const leftOut = (index: number) => explain("lapMeanPower", explainable(ride, null), index).leftOut;
    expect(leftOut(0)).toEqual(["A pause of 0:01:40."]);
    expect(leftOut(1)).toEqual(["A pause of 0:01:40."]);
    expect(
      explain("lapMeanPower", explainable({ ...ride, pauses: [{ start: 10, end: 20 }] }, null), 1).leftOut,
    ).toEqual([]);
  });

  test("has a sum that comes out as it is shown", () => {
    // By hand: 16.86 − 36.83 = −19.97, of which each rounded by itself would be 16.9 − 36.8 = −20.0.
    const figures = { ...made.known.figures, wPrimeJoules: 16_860 };
    const ride = { ...made, known: { ...made.known, figures }, leastWBalanceKilojoules: -19.97 };
    expect(card("leastWBalanceKilojoules", ride).inputs).toBe("16.9 kJ − 36.9 kJ drawn = −20.0 kJ");
  });

  test("tells of drop-outs where what was spent in them would matter", () => {
    expect(card("leastWBalanceKilojoules").leftOut).toContain(
      "Drop-outs of the meter: nobody knows what was spent in them.",
    );
  });

  test("tells the repairs of its own channel, unless they were undone", () => {
    const repaired = { ...made, repairs: [sampleRepair({ kind: "power-spikes", channel: "power" })] };
    expect(card("maxPowerWatts", repaired).leftOut).toHaveLength(2);
    expect(card("maxHeartRateBpm", repaired).leftOut).toEqual(card("maxHeartRateBpm").leftOut);
    const undone = { ...made, repairs: [sampleRepair({ isUndone: true })] };
    expect(card("maxPowerWatts", undone).leftOut).toEqual(card("maxPowerWatts").leftOut);
  });

  test("tells of a clock that was set wherever time counts", () => {
    const repairs = [sampleRepair({ kind: "clock", channel: null, spans: [{ start: 60, end: 60 }], readings: 3600 })];
    expect(card("elapsedSeconds", { ...made, repairs }).leftOut).toHaveLength(1);
  });

  test("says which load the ride counts with", () => {
    expect(card("heartRateLoad").meaning).toContain("counts with its load by power");
    expect(card("heartRateLoad", { ...made, load: null }).meaning).toContain("counts with this one");
  });

  test("names the marks of others once each, where riders look for them", () => {
    expect(card("weightedPowerWatts").elsewhere).toContain("Normalized Power®");
    expect(card("intensity").elsewhere).toContain("IF");
    expect(card("load").elsewhere).toContain("TSS");
  });

  test("says that the device's own timer counts where pauses do not make up for it", () => {
    expect(card("timerSeconds", { ...made, timerSeconds: 7100 }).inputs).toBe("the device's own timer = 1:58:20");
  });

  test("says that an energy is the device's where it is not the work", () => {
    expect(card("energyKilocalories", { ...made, energyKilocalories: 1300 }).inputs).toBe(
      "the device's own estimate = 1,300 kcal",
    );
  });

  test("tells by what the heart rate zones were cut", () => {
    expect(card("heartRateZones").thresholds).toEqual(["Threshold heart rate 170 bpm, valid from 3 May 2026."]);
    const own = { ...made.known.figures, heartRateZoneLimits: [120, 150] };
    const cut = { ...made, known: { figures: own, origins: { heartRateZoneLimits: GIVEN } } };
    expect(card("heartRateZones", cut).formula).toContain("as you set them");
    expect(card("heartRateZones", cut).thresholds).toEqual([
      "Limits of the heart rate zones 120, 150 bpm, valid from 3 May 2026.",
    ]);
  });
});
