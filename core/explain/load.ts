import { formatLoad, formatNumber, formatRatio } from "../format";
import { trainingImpulse as impulseOf } from "../heart-rate";
import { coverage, pausesOut, recordedSeconds, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const BOOK = "Allen, Coggan, McGregor, “Training and Racing with a Power Meter”";

const powerBesides = (ride: ExplainableRide) => ({
  thresholds: thresholds(ride, "ftpWatts"),
  coverage: coverage(ride, "power"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "power")],
});

const heartBesides = (ride: ExplainableRide) => ({
  coverage: coverage(ride, "heart-rate"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "heart-rate")],
});

export const intensity: Explain = (ride) => ({
  title: "Intensity",
  meaning: "How hard the ride was beside the best you can do for about an hour, which is 1.00.",
  formula: "weighted power ÷ threshold power",
  inputs: `${formatNumber(ride.weightedPowerWatts, 1)} W ÷ ${formatNumber(ride.known.figures.ftpWatts)} W = ${formatRatio(ride.intensity)}`,
  ...powerBesides(ride),
  source: BOOK,
  elsewhere:
    "Others call it Intensity Factor® (IF). It differs with the threshold: we take the one of the day of the ride.",
});

export const load: Explain = (ride) => ({
  title: "Load",
  meaning: "What the ride asked of you, from how long and how hard it was. An hour at threshold power is 100.",
  formula: "100 × hours of recorded time × intensity²",
  inputs: `100 × ${formatNumber(ride.timerSeconds / 3600, 4)} h × ${formatNumber(ride.intensity, 4)}² = ${formatLoad(ride.load)}`,
  ...powerBesides(ride),
  source: BOOK,
  elsewhere:
    "Others call it Training Stress Score® (TSS). It differs with the threshold, which counts twice, and with what the pauses are taken for.",
});

const HOUR_SECONDS = 3600;

export const heartRateLoad: Explain = (ride) => ({
  title: "Load by heart rate",
  meaning: `What the ride asked of you, by your heart. An hour at threshold heart rate is 100. ${whichCounts(ride)}`,
  formula: "100 × training impulse of the recorded time at mean heart rate ÷ that of an hour at threshold heart rate",
  inputs: heartRateLoadInputs(ride),
  thresholds: thresholds(ride, "thresholdHeartRate", "maxHeartRate", "restingHeartRate"),
  ...heartBesides(ride),
  source: "Banister's training impulse, related to an hour at threshold as Elevate (HRSS) and GoldenCheetah do",
  elsewhere: "There is no published formula for hrTSS, and simpler ones differ by a fifth.",
});

const whichCounts = ({ load: byPower }: ExplainableRide) =>
  byPower === null
    ? "There is no load by power, so the ride counts with this one."
    : "The ride counts with its load by power, and this one is for comparison.";

function heartRateLoadInputs(ride: ExplainableRide): string {
  const { thresholdHeartRate, maxHeartRate, restingHeartRate } = ride.known.figures;
  if (!thresholdHeartRate || !maxHeartRate || !restingHeartRate) return formatLoad(ride.heartRateLoad);
  const limits = { restingHeartRate, maxHeartRate };
  const whole = impulseOf(ride.timerSeconds, ride.meanHeartRateBpm ?? 0, limits);
  const hour = impulseOf(HOUR_SECONDS, thresholdHeartRate, limits);
  return `100 × ${formatNumber(whole, 1)} ÷ ${formatNumber(hour, 1)} = ${formatLoad(ride.heartRateLoad)}`;
}

export const trainingImpulse: Explain = (ride) => {
  const { maxHeartRate, restingHeartRate } = ride.known.figures;
  const reserve = reserveShare(ride);
  return {
    title: "Training impulse",
    meaning: "Minutes, each weighed by how much of your heart's reserve it used: the oldest measure of training load.",
    formula:
      "minutes with a heart rate × x × 0.64 × e^(1.92 × x), with x = (mean − resting) ÷ (highest − resting) heart rate",
    inputs: `x = (${formatNumber(ride.meanHeartRateBpm, 1)} − ${formatNumber(restingHeartRate)}) ÷ (${formatNumber(maxHeartRate)} − ${formatNumber(restingHeartRate)}) = ${formatNumber(reserve, 4)}; ${formatNumber(beatMinutes(ride), 2)} × ${formatNumber(reserve, 4)} × 0.64 × e^(1.92 × ${formatNumber(reserve, 4)}) = ${formatLoad(ride.trainingImpulse)}`,
    thresholds: thresholds(ride, "maxHeartRate", "restingHeartRate"),
    ...heartBesides(ride),
    source: "Banister (1991); Morton, Fitz-Clarke, Banister (1990), Journal of Applied Physiology 69",
    elsewhere:
      "Reckoned once with the mean heart rate, as in the original; summed second by second it is larger. The constants are those for men, used for everybody, as most programs do; for women they are 0.86 and 1.67.",
  };
};

function reserveShare({ meanHeartRateBpm, known }: ExplainableRide): number | null {
  const { maxHeartRate, restingHeartRate } = known.figures;
  if (meanHeartRateBpm === null || maxHeartRate === null || restingHeartRate === null) return null;
  return Math.max(0, (meanHeartRateBpm - restingHeartRate) / (maxHeartRate - restingHeartRate));
}

export const impulseByZones: Explain = (ride) => ({
  title: "Impulse by zones",
  meaning: "Minutes of heart rate, each weighed from 1 to 5 by how near it was to your highest.",
  formula: "minutes at 50–60, 60–70, 70–80, 80–90 and 90–100 % of the highest heart rate × 1, 2, 3, 4 and 5",
  inputs: `a mean weight of ${formatNumber(weightOf(ride), 4)} × ${formatNumber(beatMinutes(ride), 2)} min = ${formatLoad(ride.edwardsImpulse)}`,
  thresholds: thresholds(ride, "maxHeartRate"),
  ...heartBesides(ride),
  source: "Edwards (1993), “The Heart Rate Monitor Book”",
  elsewhere: "Other programs weigh other zones by other numbers under the same name (zonal TRIMP).",
});

const weightOf = (ride: ExplainableRide) => (ride.edwardsImpulse ?? 0) / beatMinutes(ride);

/** The minutes in which the heart was heard. */
const beatMinutes = (ride: ExplainableRide) => recordedSeconds(ride, ride.heartRateShare) / 60;
