import { formatGradient, formatHeartRate, formatNumber, formatRatio } from "../format";
import { coverage, pausesOut, recordedInputs, recordedSeconds, repairsOf } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

const FRIEL = "Friel, “The Cyclist’s Training Bible”";

const besides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "heart-rate"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "heart-rate")],
});

export const meanHeartRate: Explain = (ride) => ({
  title: "Mean heart rate",
  meaning: "How fast your heart beat, averaged over the ride.",
  formula: "mean of all seconds with a heart rate",
  inputs: `mean of ${formatNumber(recordedSeconds(ride, ride.heartRateShare))} s with a heart rate = ${formatHeartRate(ride.meanHeartRateBpm)}`,
  ...besides(ride),
  source: "The strap or the watch.",
  elsewhere: "Programs that count the seconds in which the strap was lost as 0, or average over pauses, show less.",
});

export const lowestHeartRate: Explain = (ride) => ({
  title: "Lowest heart rate",
  meaning: "The slowest your heart beat while you rode, for three seconds or more.",
  formula: "the lowest heart rate that was held for 3 s",
  inputs: `lowest held for 3 s = ${formatHeartRate(ride.minHeartRateBpm)}`,
  ...besides(ride),
  source: "The strap or the watch.",
  elsewhere: "With the pauses in it, it is often lower.",
});

export const highestHeartRate: Explain = (ride) => ({
  title: "Highest heart rate",
  meaning: "The fastest your heart beat, for three seconds or more.",
  formula: "the highest heart rate that was held for 3 s",
  inputs: `highest held for 3 s = ${formatHeartRate(ride.maxHeartRateBpm)}`,
  ...besides(ride),
  leftOut: [
    "Peaks of one or two seconds, as a slipping strap makes them.",
    ...pausesOut(ride),
    ...repairsOf(ride, "heart-rate"),
  ],
  source: "The strap or the watch.",
  elsewhere: "Head units take the highest single reading.",
});

export const efficiency: Explain = (ride) => ({
  title: "Power for a heartbeat",
  meaning: "How many watts you got for a heart rate of one beat a minute. On like rides it grows with fitness.",
  formula: "weighted power ÷ mean heart rate",
  inputs: `${formatNumber(ride.weightedPowerWatts, 1)} W ÷ ${formatNumber(ride.meanHeartRateBpm, 1)} bpm = ${formatRatio(ride.efficiency)}`,
  thresholds: [],
  coverage: coverage(ride, "power", "heart-rate"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "power", "heart-rate")],
  source: `${FRIEL} (Efficiency Factor)`,
  elsewhere: "Some programs divide mean power. Heat, coffee and a bad night move it, too.",
});

const halvesBesides = (ride: ExplainableRide) => ({
  thresholds: [],
  coverage: coverage(ride, "power", "heart-rate"),
  leftOut: [
    "Seconds without a heart rate or without power.",
    ...pausesOut(ride),
    ...repairsOf(ride, "power", "heart-rate"),
  ],
});

export const decoupling: Explain = (ride) => ({
  title: "Decoupling",
  meaning:
    "How much the power for a heartbeat fell from the first half of the ride to the second. Up to 5 % on a long steady ride is a sign of good endurance.",
  formula: "100 × (r₁ − r₂) ÷ r₁, where r is mean power ÷ mean heart rate of each half",
  inputs: decouplingInputs(ride),
  ...halvesBesides(ride),
  source: `${FRIEL} (aerobic decoupling, Pw:HR)`,
  elsewhere:
    "Some programs take weighted power, or halves by distance. We tell it of rides over an hour and not too uneven.",
});

function decouplingInputs({ halves, decouplingPercent }: ExplainableRide): string {
  const result = formatGradient(decouplingPercent);
  if (halves === null) return `with r₁ as 100: 100 − ${formatNumber(100 - (decouplingPercent ?? 0), 1)} = ${result}`;
  const [first, second] = [halves.watts[0] / halves.bpm[0], halves.watts[1] / halves.bpm[1]];
  const r = (index: 0 | 1) => `${formatNumber(halves.watts[index], 1)} W ÷ ${formatNumber(halves.bpm[index], 1)} bpm`;
  return `r₁ = ${r(0)} = ${formatNumber(first, 4)}, r₂ = ${r(1)} = ${formatNumber(second, 4)}; 100 × (${formatNumber(first, 4)} − ${formatNumber(second, 4)}) ÷ ${formatNumber(first, 4)} = ${result}`;
}

export const drift: Explain = (ride) => ({
  title: "Heart rate drift",
  meaning:
    "How much your heart rate rose from the first half of the ride to the second. At a steady power that is heat, thirst and tiring.",
  formula: "100 × (HR₂ − HR₁) ÷ HR₁, the mean heart rates of both halves",
  inputs: driftInputs(ride),
  ...halvesBesides(ride),
  source: "Coyle, González-Alonso (2001), Exercise and Sport Sciences Reviews 29",
  elsewhere:
    "Programs that call decoupling drift show another number. If you rode harder in the second half, it rises without any drift.",
});

function driftInputs({ halves, driftPercent }: ExplainableRide): string {
  const result = formatGradient(driftPercent);
  if (halves === null) return `with HR₁ as 100: ${formatNumber(100 + (driftPercent ?? 0), 1)} − 100 = ${result}`;
  const [first, second] = [formatNumber(halves.bpm[0], 2), formatNumber(halves.bpm[1], 2)];
  return `100 × (${second} − ${first}) ÷ ${first} = ${result}`;
}

export const heartRateRecorded: Explain = (ride) => ({
  title: "Heart rate recorded",
  meaning: "For how much of the riding time there is a heart rate. Below half, no load is reckoned from it.",
  formula: "100 × seconds with a heart rate ÷ seconds outside of pauses",
  inputs: recordedInputs(ride, ride.heartRateShare),
  ...besides(ride),
  source: "Holes of up to 10 seconds count as recorded: they are filled from both sides.",
  elsewhere: "Few programs tell it.",
});
