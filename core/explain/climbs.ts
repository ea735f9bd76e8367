import { climbingWattsPerKilogram } from "../climbs";
import {
  formatClimbingRate,
  formatDistance,
  formatDuration,
  formatGradient,
  formatHeight,
  formatNumber,
  formatWattsPerKilogram,
} from "../format";
import type { Climb } from "../ride";
import { coverage, repairsOf } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const DETECTION =
  "There is no standard. Rises with less than 500 m of road and less than 10 m of descent between them are one; of each the climb is what gains most above a road of 3 %, from 300 m on.";

/** @throws Error when the ride has no such climb */
function climbAt({ analysis }: ExplainableRide, index: number): Climb {
  const climb = analysis.climbs[index];
  if (!climb) throw new Error(`A ride with ${analysis.climbs.length} climbs has none at ${index}`);
  return climb;
}

const besides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "elevation", "distance"),
  leftOut: repairsOf(ride, "elevation", "distance", "position"),
});

const seconds = ({ start, end }: Climb) => end - start;

export const climbLength: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  return {
    title: "Length of the climb",
    meaning: "How much road the climb had, from its foot to its top.",
    formula: "distance at the top − distance at the foot",
    inputs: `from ${formatDuration(climb.start)} to ${formatDuration(climb.end)}: ${formatNumber(climb.lengthMeters)} m = ${formatDistance(climb.lengthMeters)}`,
    ...besides(ride),
    source: DETECTION,
    elsewhere: "Where a climb begins and ends every program decides for itself.",
  };
};

export const climbAscent: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  return {
    title: "Ascent of the climb",
    meaning: "How many metres the climb rose from its foot to its top.",
    formula: "height at the top − height at the foot",
    inputs: `${formatNumber(climb.lengthMeters)} m of road × ${formatNumber(climb.meanGradientPercent, 2)} % = ${formatHeight(climb.ascentMeters)}`,
    ...besides(ride),
    source: DETECTION,
    elsewhere: "Where a climb begins and ends every program decides for itself.",
  };
};

export const climbTime: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  return {
    title: "Time of the climb",
    meaning: "How long you took from the foot to the top, pauses included.",
    formula: "second at the top − second at the foot",
    inputs: `${formatDuration(climb.end)} − ${formatDuration(climb.start)} = ${formatDuration(seconds(climb))}`,
    ...besides(ride),
    leftOut: [],
    source: DETECTION,
    elsewhere: "Programs that stop the clock in pauses show less.",
  };
};

export const climbGradient: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  return {
    title: "Mean gradient of the climb",
    meaning: "How steep the climb was as a whole: metres of height for 100 metres of road.",
    formula: "100 × ascent ÷ length",
    inputs: `100 × ${formatNumber(climb.ascentMeters, 1)} m ÷ ${formatNumber(climb.lengthMeters)} m = ${formatGradient(climb.meanGradientPercent)}`,
    ...besides(ride),
    source: "Rise by distance.",
    elsewhere: "It differs where the climb is taken to begin or end elsewhere.",
  };
};

export const climbVam: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  return {
    title: "Climbing rate",
    meaning:
      "How many metres you would have climbed in an hour at this pace. Also known as VAM, from Italian velocità ascensionale media.",
    formula: "ascent × 3,600 ÷ seconds of the climb",
    inputs: `${formatNumber(climb.ascentMeters, 1)} m × 3,600 ÷ ${formatNumber(seconds(climb))} s = ${formatClimbingRate(climb.vamMetersPerHour)}`,
    ...besides(ride),
    leftOut: ["Nothing of the pauses: they count as time.", ...repairsOf(ride, "elevation")],
    source: "Ferrari (VAM)",
    elsewhere:
      "Programs that stop the clock in pauses show more. Divided by the whole ride it would be no climbing rate.",
  };
};

export const climbPowerByWeight: Explain = (ride, index) => {
  const { vamMetersPerHour: vam, meanGradientPercent: gradient } = climbAt(ride, index);
  const perKilogram = formatWattsPerKilogram(climbingWattsPerKilogram(vam, gradient));
  return {
    title: "Power by weight, from the climbing rate",
    meaning: "About what the climb took for every kilogram of the rider, without a power meter: an estimate.",
    formula: "climbing rate ÷ (200 + 10 × mean gradient in %)",
    inputs: `${formatNumber(vam, 1)} m/h ÷ (200 + 10 × ${formatNumber(gradient, 2)}) = ${perKilogram}`,
    ...besides(ride),
    source: "Ferrari",
    elsewhere: "Wind, drafting, a heavy bicycle and a gentle gradient make it wrong; a power meter knows better.",
  };
};

export const climbCategory: Explain = (ride, index) => {
  const climb = climbAt(ride, index);
  const score = climb.lengthMeters * climb.meanGradientPercent;
  const is = climb.category === null ? "none" : climb.category;
  return {
    title: "Category of the climb",
    meaning: "How hard the climb is by its length and gradient, as races name them: 4 is the easiest, HC the hardest.",
    formula:
      "length in m × mean gradient in %: from 8,000 on 4, from 16,000 on 3, from 32,000 on 2, from 64,000 on 1, from 80,000 on HC",
    inputs: `${formatNumber(climb.lengthMeters)} m × ${formatNumber(climb.meanGradientPercent, 2)} % = ${formatNumber(score)}: ${is}`,
    ...besides(ride),
    source: "The thresholds of Strava's help pages.",
    elsewhere: "In races people decide, and what comes before and after counts, too.",
  };
};
