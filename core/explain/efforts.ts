import {
  formatDistance,
  formatDuration,
  formatHeartRate,
  formatNumber,
  formatPower,
  formatSpeed,
  formatWattsPerKilogram,
} from "../format";
import type { Effort } from "../ride";
import { coverage, repairsOf, thresholds } from "./circumstances";
import { durationInWords } from "./durations";
import type { Explain, ExplainableRide } from "./explanation";

const BOOK = "Allen, Coggan, McGregor, “Training and Racing with a Power Meter” (mean maximal power)";

/** @throws Error when the ride has no such effort */
function effortAt({ analysis }: ExplainableRide, index: number): Effort {
  const effort = analysis.efforts[index];
  if (!effort) throw new Error(`A ride with ${analysis.efforts.length} efforts has none at ${index}`);
  return effort;
}

const when = ({ start, end }: Effort) => `${formatDuration(start)} to ${formatDuration(end)}`;

export const powerEffort: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: `Best ${durationInWords(effort.size)} of power`,
    meaning: `The highest mean power that you held for ${durationInWords(effort.size)} in this ride.`,
    formula: "the greatest mean of power over so many seconds on end",
    inputs: `from ${when(effort)}: ${formatNumber(effort.value * effort.size)} J ÷ ${formatNumber(effort.size)} s = ${formatPower(effort.value)}`,
    thresholds: [],
    coverage: coverage(ride, "power"),
    leftOut: [UNBROKEN, ...repairsOf(ride, "power")],
    source: BOOK,
    elsewhere: "Programs that let a stretch jump over a pause show more.",
  };
};

const UNBROKEN = "Stretches in which power is missing for more than 5 seconds. A pause counts as 0 W.";

export const powerEffortByWeight: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  const { weightKg } = ride.known.figures;
  const perKilogram = weightKg === null ? null : effort.value / weightKg;
  return {
    title: `Best ${durationInWords(effort.size)} by weight`,
    meaning: `The highest mean power over ${durationInWords(effort.size)}, for every kilogram of the rider.`,
    formula: "best mean power ÷ weight of the rider, without the bicycle",
    inputs: `${formatNumber(effort.value, 1)} W ÷ ${formatNumber(weightKg, 1)} kg = ${formatWattsPerKilogram(perKilogram)}`,
    thresholds: thresholds(ride, "weightKg"),
    coverage: coverage(ride, "power"),
    leftOut: [UNBROKEN, ...repairsOf(ride, "power")],
    source: BOOK,
    elsewhere: "Programs that know only your weight of today reckon old rides with it.",
  };
};

export const heartRateEffort: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: `Highest ${durationInWords(effort.size)} of heart rate`,
    meaning: `The highest mean heart rate over ${durationInWords(effort.size)} in this ride.`,
    formula: "the greatest mean of heart rate over so many seconds on end",
    inputs: `from ${when(effort)}: ${beatsByTime(effort)} = ${formatHeartRate(effort.value)}`,
    thresholds: [],
    coverage: coverage(ride, "heart-rate"),
    leftOut: ["Stretches with a pause or a longer gap in them.", ...repairsOf(ride, "heart-rate")],
    source: "The same as for power.",
    elsewhere: "Programs that let a stretch jump over a pause join what did not belong together.",
  };
};

/** Below a minute whole beats and hundredths of minutes are too coarse to arrive at the result. */
function beatsByTime({ size, value }: Effort): string {
  const beats = (value * size) / 60;
  return size < 60
    ? `${formatNumber(beats, 2)} beats ÷ ${formatNumber(size)} s × 60`
    : `${formatNumber(beats)} beats ÷ ${formatNumber(size / 60, 2)} min`;
}

export const distanceEffort: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: `Fastest ${formatDistance(effort.size)}`,
    meaning: `The shortest time in which you covered ${formatDistance(effort.size)} in this ride, stops included.`,
    formula: "the smallest time between two points at least so far apart",
    inputs: `from ${when(effort)} = ${formatDuration(effort.value)}`,
    ...distanceBesides(ride),
  };
};

export const distanceEffortSpeed: Explain = (ride, index) => {
  const { size, value } = effortAt(ride, index);
  return {
    title: `Fastest ${formatDistance(size)}, as a speed`,
    meaning: "How fast that was, stops included.",
    formula: "distance ÷ time",
    inputs: `${formatNumber(size / 1000, 2)} km ÷ ${formatNumber(value / 3600, 4)} h = ${formatSpeed(size / value)}`,
    ...distanceBesides(ride),
  };
};

const distanceBesides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "distance"),
  leftOut: repairsOf(ride, "distance", "position"),
  source: "There is no standard; it is how records are timed.",
  elsewhere: "Programs that stop the clock in pauses show less time.",
});

export const powerCurve: Explain = (ride) => ({
  title: "Power curve",
  meaning:
    "For every length of time, the highest mean power that you held for that long. It shows what you are good at: sprints at the left, endurance at the right.",
  formula: "for each duration, the greatest mean of power over so many seconds on end",
  inputs: curveInputs(ride),
  thresholds: [],
  coverage: coverage(ride, "power"),
  leftOut: [UNBROKEN, ...repairsOf(ride, "power")],
  source: BOOK,
  elsewhere:
    "Programs that let a stretch jump over a pause show more. Where one takes fewer durations, its line is less exact.",
});

function curveInputs({ analysis: { powerCurve: curve } }: ExplainableRide): string {
  const [seconds, watts] = [curve?.seconds ?? [], curve?.values ?? []];
  const at = (index: number) => `${formatDuration(seconds.at(index) ?? 0)}: ${formatPower(watts.at(index) ?? null)}`;
  return `${seconds.length} durations, from ${at(0)} to ${at(-1)}`;
}
