import { formatDuration, formatNumber, formatReserve } from "../format";
import { coverage, pausedSeconds, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const MEANING =
  "Above threshold power you draw on a reserve, below it fills again. This is the least that was left. Below 0 the threshold or the reserve is set too low.";

const besides = (ride: ExplainableRide) => ({
  thresholds: thresholds(ride, "ftpWatts", "wPrimeJoules"),
  coverage: coverage(ride, "power"),
});

/** Here a pause is not cut out: time runs on while the rider rests. */
const pausesIn = ({ pauses }: ExplainableRide): string[] =>
  pauses.length === 0 ? [] : [`Nothing of the pauses: ${formatDuration(pausedSeconds(pauses))} count as rest at 0 W.`];

const dropOuts = ({ powerShare }: ExplainableRide): string[] =>
  powerShare === null || powerShare === 1 ? [] : ["Drop-outs of the meter: nobody knows what was spent in them."];

export const workAboveThreshold: Explain = (ride) => ({
  title: "Work above threshold",
  meaning: "The work of all moments above threshold power, as far as it went beyond the threshold.",
  formula: "sum over every second above threshold of (power − threshold power) ÷ 1,000",
  inputs: aboveThreshold(ride),
  thresholds: thresholds(ride, "ftpWatts"),
  coverage: coverage(ride, "power"),
  leftOut: ["Every second at or below the threshold.", ...repairsOf(ride, "power")],
  source: "Monod, Scherrer (1965), Ergonomics 8",
  elsewhere: "Programs that count the whole power of those seconds, or take critical power for the threshold, differ.",
});

function aboveThreshold({ workKilojoules, workAboveThresholdKilojoules }: ExplainableRide): string {
  const beyond = formatReserve(workAboveThresholdKilojoules);
  if (workKilojoules === null || workAboveThresholdKilojoules === null) return beyond;
  const below = tenths(workKilojoules) - tenths(workAboveThresholdKilojoules);
  return `${formatNumber(workKilojoules, 1)} kJ − ${formatNumber(below, 1)} kJ up to the threshold = ${beyond}`;
}

export const leastReserve: Explain = (ride) => ({
  title: "Least reserve left",
  meaning: MEANING,
  formula:
    "every second above threshold takes power − threshold; every second below gives back (threshold − power) × the emptied share of the reserve",
  inputs: drawn(ride, ride.leastWBalanceKilojoules),
  ...besides(ride),
  leftOut: [...pausesIn(ride), ...dropOuts(ride), ...repairsOf(ride, "power")],
  source: "The differential form: Skiba et al. (2015), European Journal of Applied Physiology 115; Froncioni, Clarke",
  elsewhere:
    "We take threshold power for critical power. Programs with a critical power of its own, or the integral form, show other values.",
});

export const leastReserveIntegral: Explain = (ride) => ({
  title: "Least reserve, integral form",
  meaning: `${MEANING} It is the older of two forms, and fills more slowly.`,
  formula:
    "reserve − sum of (power − threshold) of every second above, each fading by e^(−t ÷ τ); τ = 546 × e^(−0.01 × D) + 316 s, with D = threshold − mean of the powers below it",
  inputs: drawn(ride, ride.leastWBalanceIntegralKilojoules),
  ...besides(ride),
  leftOut: [...pausesIn(ride), ...dropOuts(ride), ...repairsOf(ride, "power")],
  source: "Skiba, Chidnok, Vanhatalo, Jones (2012), Medicine & Science in Sports & Exercise 44",
  elsewhere: "τ depends on the whole ride, so a live display during the ride cannot show the same.",
});

function drawn({ known }: ExplainableRide, leastKilojoules: number | null): string {
  // A coach is not always told what the reserve was taken for.
  if (known.figures.wPrimeJoules === null) return formatReserve(leastKilojoules);
  const whole = tenths(known.figures.wPrimeJoules / 1000);
  const used = whole - tenths(leastKilojoules ?? 0);
  return `${formatNumber(whole, 1)} kJ − ${formatNumber(used, 1)} kJ drawn = ${formatReserve(leastKilojoules)}`;
}

/** As it is shown: a sum of numbers that are each rounded by themselves might not come out. */
const tenths = (kilojoules: number) => Number(kilojoules.toFixed(1));
