import {
  formatCadence,
  formatDistance,
  formatDuration,
  formatGradient,
  formatHeight,
  formatNumber,
  formatSpeed,
  formatTemperature,
} from "../format";
import { coverage, pausesOut, repairsOf } from "./circumstances";
import type { Explain, ExplainableRide, Explanation } from "./explanation";

export const distance: Explain = (ride) => ({
  title: "Distance",
  meaning: "How far you rode.",
  formula:
    "the device's own total; where it told none, its last reading − its first, or the way from position to position",
  inputs: `${formatNumber(ride.distanceMeters)} m ÷ 1,000 = ${formatDistance(ride.distanceMeters)}`,
  thresholds: [],
  coverage: coverage(ride, "distance"),
  leftOut: repairsOf(ride, "distance", "position"),
  source: "Between positions: the great-circle (haversine) formula on a sphere of 6,371,008.8 m.",
  elsewhere:
    "A wheel sensor, a satellite receiver and a program that adds up positions each measure another way, mostly within 1 %.",
});

export const meanSpeed: Explain = (ride) => ({
  title: "Mean speed",
  meaning: "How fast you were while you moved.",
  formula: "distance ÷ moving time",
  inputs: `${formatNumber((ride.distanceMeters ?? 0) / 1000, 2)} km ÷ ${formatNumber(ride.movingSeconds / 3600, 4)} h = ${formatSpeed(ride.meanSpeedMps)}`,
  thresholds: [],
  coverage: coverage(ride, "distance"),
  leftOut: [
    `${formatDuration(ride.elapsedSeconds - ride.movingSeconds)} of standing and pauses.`,
    ...repairsOf(ride, "distance", "position"),
  ],
  source: "Distance by time; of which time, there is no standard.",
  elsewhere: "Head units often divide by the timer, which also runs while you stand: then it is slower.",
});

export const topSpeed: Explain = (ride) => ({
  title: "Top speed",
  meaning: "The fastest you were.",
  formula:
    "the highest reading of speed; where none was recorded, the highest speed from position to position (median of 5 s) that was held for 3 s",
  inputs: `highest = ${formatNumber(ride.maxSpeedMps, 2)} m/s × 3.6 = ${formatSpeed(ride.maxSpeedMps)}`,
  thresholds: [],
  coverage: coverage(ride, "speed"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "speed", "position")],
  source: "There is no standard.",
  elsewhere: "Programs that believe every reading show the leaps of a satellite receiver; smoothing lowers the top.",
});

const DEAD_BAND = "The dead-band rule of GoldenCheetah, with 3 m. There is no standard for what has been climbed.";

const ASCENT_ELSEWHERE =
  "The result depends on the smoothing alone: head units show 10 to 40 % more by smaller bands, and services that replace the heights by those of a map differ either way.";

export const ascent: Explain = (ride) => ({
  title: "Ascent",
  meaning: "How many metres you climbed, all rises together. The wandering of a barometer is not climbing.",
  formula:
    "from a reference height: once you are more than 3 m above it, the difference is climbed and the reference follows; more than 3 m below, it follows without. Where no elevation was recorded, the device's own total",
  inputs: climbedInputs(ride, "rises", ride.ascentMeters),
  thresholds: [],
  coverage: coverage(ride, "elevation"),
  leftOut: climbedLeftOut(ride, "Rises"),
  source: DEAD_BAND,
  elsewhere: ASCENT_ELSEWHERE,
});

export const descent: Explain = (ride) => ({
  title: "Descent",
  meaning: "How many metres you came down, all descents together.",
  formula:
    "the mirror image of the ascent: what you fall by more than 3 m below the reference height has been descended. Where no elevation was recorded, the device's own total",
  inputs: climbedInputs(ride, "falls", ride.descentMeters),
  thresholds: [],
  coverage: coverage(ride, "elevation"),
  leftOut: climbedLeftOut(ride, "Falls"),
  source: DEAD_BAND,
  elsewhere: ASCENT_ELSEWHERE,
});

function climbedInputs(
  { minElevationMeters, maxElevationMeters }: ExplainableRide,
  what: string,
  meters: number | null,
): string {
  if (minElevationMeters === null || maxElevationMeters === null) return `${TOLD} = ${formatHeight(meters)}`;
  const range = `between ${formatHeight(minElevationMeters)} and ${formatHeight(maxElevationMeters)}`;
  return `${range}: all ${what} of more than 3 m = ${formatHeight(meters)}`;
}

/** What stands there when no elevation came with the ride. */
const TOLD = "the device's own total";

const climbedLeftOut = (ride: ExplainableRide, what: string): string[] => [
  ...(ride.minElevationMeters === null ? [] : [`${what} of 3 m and less.`]),
  ...repairsOf(ride, "elevation"),
];

const anExtreme = (title: string, meaning: string, what: "lowest" | "highest", value: number | null) => ({
  title,
  meaning,
  formula: `the ${what} reading of elevation`,
  inputs: `${what} of all readings = ${formatHeight(value)}`,
});

const elevationBesides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "elevation"),
  leftOut: repairsOf(ride, "elevation"),
  source: "The device's barometer, or its satellite receiver.",
  elsewhere: "A barometer that was not set to a known height before the start is off by the same metres all day.",
});

export const lowestPoint: Explain = (ride) => ({
  ...anExtreme("Lowest point", "The lowest place of the ride, above the sea.", "lowest", ride.minElevationMeters),
  ...elevationBesides(ride),
});

export const highestPoint: Explain = (ride) => ({
  ...anExtreme("Highest point", "The highest place of the ride, above the sea.", "highest", ride.maxElevationMeters),
  ...elevationBesides(ride),
});

export const steepest: Explain = (ride) => ({
  title: "Steepest 100 m",
  meaning: "The steepest gradient that the road held for 100 m.",
  formula: "100 × rise ÷ length of road, over the 100 m for which it is greatest",
  inputs: `100 × ${formatNumber(ride.steepestPercent, 1)} m ÷ 100 m = ${formatGradient(ride.steepestPercent)}`,
  thresholds: [],
  coverage: coverage(ride, "elevation", "distance"),
  leftOut: ["Anything steeper than 35 %, which no road is.", ...repairsOf(ride, "elevation", "distance", "position")],
  source: "Rise by distance. Over a stretch of road, not of time: over time it would change with the speed.",
  elsewhere: "Over a shorter stretch every road is steeper; head units show gradients of a few metres.",
});

export const meanCadence: Explain = (ride) => ({
  title: "Mean cadence",
  meaning: "How fast the cranks turned while they turned.",
  formula: "mean of all seconds with a cadence above 0",
  inputs: `turning seconds alone = ${formatCadence(ride.meanCadenceRpm)}`,
  thresholds: [],
  coverage: coverage(ride, "cadence"),
  leftOut: ["Seconds without pedalling.", ...pausesOut(ride), ...repairsOf(ride, "cadence")],
  source: "The FIT format leaves the zeros out of its mean cadence, too.",
  elsewhere: "With the seconds of coasting in it, it is lower.",
});

export const highestCadence: Explain = (ride) => ({
  title: "Highest cadence",
  meaning: "The fastest the cranks turned.",
  formula: "the highest reading of cadence",
  inputs: `highest of all readings = ${formatCadence(ride.maxCadenceRpm)}`,
  thresholds: [],
  coverage: coverage(ride, "cadence"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "cadence")],
  source: "The cadence sensor or the power meter.",
  elsewhere: "Sensors sometimes count a jolt as a turn; programs that smooth show less.",
});

const temperature = (
  ride: ExplainableRide,
  { title, which, value }: { title: string; which: string; value: number | null },
): Explanation => ({
  title,
  meaning: `The ${which} temperature that the device measured.`,
  formula: which === "mean" ? "mean of all readings of temperature" : `the ${which} reading of temperature`,
  inputs: `${which} of all readings = ${formatTemperature(value)}`,
  thresholds: [],
  coverage: coverage(ride, "temperature"),
  leftOut: repairsOf(ride, "temperature"),
  source: "The device's thermometer.",
  elsewhere: "In the sun a device is warmer than the air. Weather services tell the air in the shade.",
});

export const meanTemperature: Explain = (ride) =>
  temperature(ride, { title: "Mean temperature", which: "mean", value: ride.meanTemperatureCelsius });

export const lowestTemperature: Explain = (ride) =>
  temperature(ride, { title: "Lowest temperature", which: "lowest", value: ride.minTemperatureCelsius });

export const highestTemperature: Explain = (ride) =>
  temperature(ride, { title: "Highest temperature", which: "highest", value: ride.maxTemperatureCelsius });
