import { RIDE_FIGURES, type RideFigure } from "@/core/explain/shown-figures";
import { figuresBehind, type Standing, standingOf } from "@/core/explain/standing";
import type { FigureName, KnownFigures, Ride, RideNumbers } from "@/core/ride";

/** A number of a ride with its name, in words a newcomer reads. */
export interface Fact {
  figure: RideFigure;
  label: string;
  value: string;
  /** Whether it rests on what the rider said of themselves or on a guess; null where it needs neither. */
  standing: Standing | null;
}

/** The numbers that count, in the order in which riders read them. What is not known is left out. */
export const figuresOf = (ride: Ride): Fact[] =>
  factsOf(ride, [
    "distanceMeters",
    "movingSeconds",
    "ascentMeters",
    "meanSpeedMps",
    ride.weightedPowerWatts === null ? "meanPowerWatts" : "weightedPowerWatts",
    "meanHeartRateBpm",
    ride.load === null ? "heartRateLoad" : "load",
  ]);

/** What one looks up: elapsed time, maxima, work, weather. */
export const detailsOf = (ride: Ride): Fact[] =>
  factsOf(ride, [
    "elapsedSeconds",
    "maxSpeedMps",
    ...(ride.weightedPowerWatts === null ? [] : (["meanPowerWatts"] as const)),
    "maxPowerWatts",
    "maxHeartRateBpm",
    "meanCadenceRpm",
    "workKilojoules",
    "energyKilocalories",
    "meanTemperatureCelsius",
  ]);

/** Numbers that belong together. */
export interface FactGroup {
  title: string;
  facts: Fact[];
  /** What the rider would have to say of themselves to see more of them. */
  missing: FigureName[];
}

/** All numbers of a ride. A group of which nothing is known is left out. */
export const factGroups = (ride: Ride): FactGroup[] =>
  GROUPS.map(({ title, figures }) => ({
    title,
    facts: factsOf(ride, figures),
    missing: missingFor(ride, figures),
  })).filter(({ facts, missing }) => facts.length > 0 || missing.length > 0);

const GROUPS: readonly { title: string; figures: readonly RideFigure[] }[] = [
  {
    title: "Time and road",
    figures: [
      "elapsedSeconds",
      "timerSeconds",
      "movingSeconds",
      "distanceMeters",
      "meanSpeedMps",
      "maxSpeedMps",
      "ascentMeters",
      "descentMeters",
      "minElevationMeters",
      "maxElevationMeters",
      "steepestPercent",
      "meanCadenceRpm",
      "maxCadenceRpm",
      "meanTemperatureCelsius",
      "minTemperatureCelsius",
      "maxTemperatureCelsius",
      // A device knows it without power, too, and a group of power with nothing else would be none.
      "energyKilocalories",
    ],
  },
  {
    title: "Power",
    figures: [
      "meanPowerWatts",
      "meanPowerAboveZeroWatts",
      "weightedPowerWatts",
      "xPowerWatts",
      "maxPowerWatts",
      "variability",
      "meanWattsPerKilogram",
      "weightedWattsPerKilogram",
      "balancePercent",
      "workKilojoules",
      "powerShare",
    ],
  },
  {
    title: "Heart rate",
    figures: [
      "meanHeartRateBpm",
      "minHeartRateBpm",
      "maxHeartRateBpm",
      "efficiency",
      "decouplingPercent",
      "driftPercent",
      "heartRateShare",
    ],
  },
  { title: "Load", figures: ["intensity", "load", "heartRateLoad", "trainingImpulse", "edwardsImpulse"] },
  {
    title: "Reserve (W′)",
    figures: ["workAboveThresholdKilojoules", "leastWBalanceKilojoules", "leastWBalanceIntegralKilojoules"],
  },
];

const factsOf = (ride: Ride, figures: readonly RideFigure[]): Fact[] =>
  figures.flatMap((figure) => (ride[figure] === null ? [] : [factOf(ride, figure)]));

/** A number of a ride as it is shown. */
export function factOf(ride: RideNumbers & { known: KnownFigures }, figure: RideFigure): Fact {
  const { label, format } = RIDE_FIGURES[figure];
  return { figure, label, value: format(ride[figure]), standing: standingOf(figure, ride.known) };
}

/** Of the figures that are not known, those of the rider's that they wait for, where their sensor was there. */
function missingFor(ride: Ride, figures: readonly RideFigure[]): FigureName[] {
  const awaited = figures
    .filter((figure) => ride[figure] === null && hasSensorFor(ride, figure))
    .flatMap((figure) => figuresBehind(figure, ride.known));
  return [...new Set(awaited)].filter((name) => ride.known.figures[name] === null);
}

const BY_HEART: readonly RideFigure[] = ["heartRateLoad", "trainingImpulse", "edwardsImpulse"];

const hasSensorFor = ({ meanHeartRateBpm, meanPowerWatts }: RideNumbers, figure: RideFigure): boolean =>
  (BY_HEART.includes(figure) ? meanHeartRateBpm : meanPowerWatts) !== null;
