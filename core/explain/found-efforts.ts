import { formatDuration, formatHeartRate, formatNumber, formatPower, formatShare } from "../format";
import {
  EFFORT_SHARE,
  HEART_RATE_SHARE,
  LEAST_EFFORT_SECONDS,
  LEAST_HEART_RATE_SECONDS,
  LEAST_SPRINT_SECONDS,
  LONGEST_DIP_SECONDS,
  MOST_SPRINTS,
  SPRINT_SHARE,
} from "../found-efforts";
import type { FoundEffort } from "../ride";
import { thresholdShare } from "../threshold-share";
import { coverage, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const RULES: Record<FoundEffort["kind"], string> = {
  power: `An effort is ${LEAST_EFFORT_SECONDS / 60} minutes or more in which power, smoothed over 30 s, was at least ${formatShare(EFFORT_SHARE)} of threshold power, with dips of up to ${LONGEST_DIP_SECONDS} s; it begins and ends where it gains most above that line.`,
  "heart-rate": `Without power an effort is ${LEAST_HEART_RATE_SECONDS / 60} minutes or more in which heart rate was at least ${formatShare(HEART_RATE_SHARE)} of threshold heart rate, with dips of up to ${LONGEST_DIP_SECONDS} s.`,
  sprint: `A sprint is ${LEAST_SPRINT_SECONDS} s to a minute above ${formatShare(SPRINT_SHARE)} of threshold power, or of the best 5 minutes where no threshold is known; of many the ${MOST_SPRINTS} strongest count.`,
};

/** @throws Error when the ride has no such effort */
function effortAt({ analysis }: ExplainableRide, index: number): FoundEffort {
  const effort = analysis.foundEfforts[index];
  if (!effort) throw new Error(`A ride with ${analysis.foundEfforts.length} efforts has none at ${index}`);
  return effort;
}

const besides = (ride: ExplainableRide, { kind }: FoundEffort) => ({
  thresholds: kind === "heart-rate" ? thresholds(ride, "thresholdHeartRate") : thresholds(ride, "ftpWatts"),
  coverage: kind === "heart-rate" ? coverage(ride, "heart-rate") : coverage(ride, "power"),
  leftOut: ["Pauses and gaps: they end an effort.", ...repairsOf(ride, "power", "heart-rate")],
  source: `There is no standard. ${RULES[kind]}`,
});

const ELSEWHERE = "Where an effort begins and ends every program decides for itself.";

const when = ({ start, end }: FoundEffort) => `from ${formatDuration(start)} to ${formatDuration(end)}`;

export const foundEffortTime: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: "Time of the effort",
    meaning: "How long you kept up an effort that was found in the recording, without any button pressed.",
    formula: "end of the effort − its start",
    inputs: `${formatDuration(effort.end)} − ${formatDuration(effort.start)} = ${formatDuration(effort.end - effort.start)}`,
    ...besides(ride, effort),
    elsewhere: ELSEWHERE,
  };
};

export const foundEffortPower: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: "Mean power of the effort",
    meaning: "The power averaged over the effort, its short dips included.",
    formula: "sum of the power of every second of the effort ÷ seconds with power",
    inputs: `${when(effort)}: mean of its seconds = ${formatPower(effort.meanPowerWatts)}`,
    ...besides(ride, effort),
    elsewhere: ELSEWHERE,
  };
};

export const foundEffortThresholdShare: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  const { ftpWatts } = ride.known.figures;
  return {
    title: "The effort beside threshold power",
    meaning: "The mean power of the effort by what you can hold for about an hour, which is 100 %.",
    formula: "100 × mean power of the effort ÷ threshold power",
    inputs: `100 × ${formatNumber(effort.meanPowerWatts, 1)} W ÷ ${formatNumber(ftpWatts)} W = ${formatShare(thresholdShare(effort.meanPowerWatts, ftpWatts))}`,
    ...besides(ride, effort),
    thresholds: thresholds(ride, "ftpWatts"),
    elsewhere: "It differs with the threshold: we take the one of the day of the ride.",
  };
};

export const foundEffortHeartRate: Explain = (ride, index) => {
  const effort = effortAt(ride, index);
  return {
    title: "Mean heart rate of the effort",
    meaning: "How fast your heart beat in the effort, averaged. It rises late: of a short effort it tells little.",
    formula: "mean of all seconds of the effort with a heart rate",
    inputs: `${when(effort)}: mean of its readings = ${formatHeartRate(effort.meanHeartRateBpm)}`,
    ...besides(ride, effort),
    coverage: coverage(ride, "heart-rate"),
    elsewhere: ELSEWHERE,
  };
};
