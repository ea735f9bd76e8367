import type { ChannelName } from "../channel";
import { coverage, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide, Explanation } from "./explanation";

type Told = Pick<Explanation, "title" | "meaning" | "formula" | "elsewhere"> & {
  /** What it rests on. */
  channel: ChannelName | null;
  leftOut?: string[];
  source?: string;
  thresholds?: (ride: ExplainableRide) => string[];
};

/** A column of efforts, climbs or laps that is reckoned from the seconds of each of them, where the page is read. */
const ofStretch =
  ({ channel, leftOut = [], source = AS_FOR_THE_RIDE, thresholds: figures, ...told }: Told): Explain =>
  (ride) => ({
    ...told,
    inputs: "Each row over its own seconds, as they were recorded.",
    thresholds: figures?.(ride) ?? [],
    coverage: channel && coverage(ride, channel),
    leftOut: [...leftOut, ...(channel ? repairsOf(ride, channel) : [])],
    source,
  });

const AS_FOR_THE_RIDE = "As for the whole ride, over the seconds of the stretch alone.";
const PAUSES = "Pauses within the stretch.";

export const stretchTime = ofStretch({
  title: "Time of a stretch",
  meaning: "How long it lasted from its first second to its last, pauses within it included.",
  formula: "second of its end − second of its start",
  channel: null,
  elsewhere: "Programs that stop the clock in pauses show less.",
});

export const stretchDistance = ofStretch({
  title: "Distance of a stretch",
  meaning: "How far you rode in it.",
  formula: "distance at its end − distance at its start",
  channel: "distance",
  elsewhere: "It differs by the last reading: a recording has one a second.",
});

export const stretchMeanPower = ofStretch({
  title: "Mean power of a stretch",
  meaning: "The power averaged over it. Coasting counts with 0 W.",
  formula: "sum of the power of every second of it ÷ seconds with power",
  channel: "power",
  leftOut: [PAUSES],
  elsewhere: "Programs that leave the zeros out show more.",
});

export const stretchMeanHeartRate = ofStretch({
  title: "Mean heart rate of a stretch",
  meaning: "How fast your heart beat in it, averaged. It rises late: of a short stretch it tells little.",
  formula: "mean of all its seconds with a heart rate",
  channel: "heart-rate",
  leftOut: [PAUSES],
  elsewhere: "Programs that count lost seconds as 0 show less.",
});

export const stretchWeightedPower = ofStretch({
  title: "Weighted power of a stretch",
  meaning: "The steady power that would have been as hard as it was. Under 20 minutes it means little.",
  formula: "fourth root of the mean of (30 s rolling mean of power)⁴, over the stretch alone",
  channel: "power",
  leftOut: [PAUSES],
  source: "Allen, Coggan, McGregor, “Training and Racing with a Power Meter”",
  elsewhere: "Programs that let the half-minute before it reach into it differ.",
});

export const stretchPowerByWeight = ofStretch({
  title: "Power by weight of a stretch",
  meaning: "The mean power of it for every kilogram of the rider. It tells how fast you climb.",
  formula: "mean power of the stretch ÷ weight of the rider, without the bicycle",
  channel: "power",
  leftOut: [PAUSES],
  thresholds: (ride) => thresholds(ride, "weightKg"),
  elsewhere: "Programs that know only your weight of today reckon old rides with it.",
});

export const stretchThresholdShare = ofStretch({
  title: "A stretch beside threshold power",
  meaning: "The mean power of it by what you can hold for about an hour, which is 100 %.",
  formula: "100 × mean power of the stretch ÷ threshold power",
  channel: "power",
  leftOut: [PAUSES],
  thresholds: (ride) => thresholds(ride, "ftpWatts"),
  elsewhere: "It differs with the threshold: we take the one of the day of the ride.",
});

export const stretchMaxPower = ofStretch({
  title: "Highest power of a stretch",
  meaning: "The strongest second of it.",
  formula: "the highest reading of power in it",
  channel: "power",
  leftOut: [PAUSES],
  elsewhere: "Programs that believe every spike of a meter show more.",
});

export const stretchMaxHeartRate = ofStretch({
  title: "Highest heart rate of a stretch",
  meaning: "The fastest your heart beat in it, for three seconds or more.",
  formula: "the highest heart rate that was held for 3 s",
  channel: "heart-rate",
  leftOut: [PAUSES],
  elsewhere: "Head units take the highest single reading.",
});

export const stretchCadence = ofStretch({
  title: "Cadence of a stretch",
  meaning: "How fast the cranks turned in it while they turned.",
  formula: "mean of all its seconds with a cadence above 0",
  channel: "cadence",
  leftOut: ["Seconds without pedalling.", PAUSES],
  elsewhere: "With the seconds of coasting in it, it is lower.",
});

export const stretchSpeed = ofStretch({
  title: "Speed of a stretch",
  meaning: "How fast you were in it while you moved.",
  formula: "distance of the stretch ÷ its moving time",
  channel: "distance",
  leftOut: ["Seconds of standing.", PAUSES],
  elsewhere: "Programs that divide by all of its time show less where you stood.",
});

export const stretchAscent = ofStretch({
  title: "Ascent of a stretch",
  meaning: "How many metres you climbed in it, descents not taken off.",
  formula: "what the ascent of the ride grew by in it: all rises of more than 3 m",
  channel: "elevation",
  elsewhere: "Programs that begin anew with each stretch lose up to 3 m at its borders.",
});

export const stretchGradient = ofStretch({
  title: "Gradient of a stretch",
  meaning: "How steep it was as a whole: metres of height for 100 metres of road. Downhill it is below 0.",
  formula: "100 × (height at its end − height at its start) ÷ distance of the stretch",
  channel: "elevation",
  source: "Rise by distance; under 10 m of road it is not told.",
  elsewhere: "Where a program takes another first and last height, it differs.",
});

export const stretchVam = ofStretch({
  title: "Climbing rate of a stretch",
  meaning:
    "How many metres you would have climbed in an hour at this pace, where it goes up. Also known as VAM, from Italian velocità ascensionale media.",
  formula: "ascent × 3,600 ÷ seconds of the stretch",
  channel: "elevation",
  source: "Ferrari (VAM)",
  elsewhere: "Programs that stop the clock in pauses show more.",
});

export const stretchWork = ofStretch({
  title: "Work of a stretch",
  meaning: "The energy that went into the pedals in it. The longer it is, the more.",
  formula: "sum of the power of every second of it ÷ 1,000",
  channel: "power",
  leftOut: [PAUSES],
  elsewhere: "Programs that guess power where none was recorded show more.",
});
