import {
  formatCadence,
  formatDistance,
  formatDuration,
  formatHeartRate,
  formatHeight,
  formatNumber,
  formatPower,
  formatSpeed,
} from "../format";
import { pausesWithin } from "../pauses";
import type { Lap } from "../ride";
import { coverage, pausesOut, repairsOf } from "./circumstances";
import type { Explain, ExplainableRide, Explanation } from "./explanation";

type Told = Omit<Explanation, "thresholds" | "source"> & { source?: string };

/** A column of the lap table, told by the example of one lap. */
const ofLap =
  (tell: (ride: ExplainableRide, lap: Lap) => Told): Explain =>
  (ride, index) => {
    const lap = ride.laps[index];
    if (!lap) throw new Error(`A ride with ${ride.laps.length} laps has none at ${index}`);
    return { thresholds: [], source: "As for the whole ride, over the seconds of the lap.", ...tell(ride, lap) };
  };

/** Those of the lap alone. */
const pausesIn = (ride: ExplainableRide, lap: Lap): string[] => pausesOut({ pauses: pausesWithin(ride.pauses, lap) });

const asIn = (lap: Lap) => `lap ${lap.number}:`;

export const lapTime = ofLap((ride, lap) => ({
  title: "Time of a lap",
  meaning: "How long a lap was, without its pauses. The device cut the laps, by its button or by its own rules.",
  formula: "end of the lap − its start − pauses in it",
  inputs: `${asIn(lap)} ${formatDuration(lap.end)} − ${formatDuration(lap.start)} − ${formatDuration(lap.end - lap.start - lap.timerSeconds)} = ${formatDuration(lap.timerSeconds)}`,
  coverage: null,
  leftOut: pausesIn(ride, lap),
  elsewhere: "Programs that let the clock run in pauses show more.",
}));

export const lapDistance = ofLap((ride, lap) => ({
  title: "Distance of a lap",
  meaning: "How far you rode in a lap.",
  formula: "distance at its end − distance at its start",
  inputs: `${asIn(lap)} ${formatNumber(lap.distanceMeters)} m ÷ 1,000 = ${formatDistance(lap.distanceMeters)}`,
  coverage: coverage(ride, "distance"),
  leftOut: repairsOf(ride, "distance", "position"),
  elsewhere: "Head units round a lap to its mark; a recording has one reading a second.",
}));

export const lapMeanPower = ofLap((ride, lap) => ({
  title: "Mean power of a lap",
  meaning: "The power averaged over a lap. Coasting counts with 0 W.",
  formula: "sum of the power of every second of the lap ÷ seconds with power",
  inputs: `${asIn(lap)} mean of its seconds = ${formatPower(lap.meanPowerWatts)}`,
  coverage: coverage(ride, "power"),
  leftOut: [...pausesIn(ride, lap), ...repairsOf(ride, "power")],
  elsewhere: "Programs that leave the zeros out show more.",
}));

export const lapWeightedPower = ofLap((ride, lap) => ({
  title: "Weighted power of a lap",
  meaning: "The steady power that would have been as hard as the lap was. Under 20 minutes it means little.",
  formula: "fourth root of the mean of (30 s rolling mean of power)⁴, over the lap alone",
  inputs: `${asIn(lap)} over ${formatDuration(lap.timerSeconds)} = ${formatPower(lap.weightedPowerWatts)}`,
  coverage: coverage(ride, "power"),
  leftOut: [...pausesIn(ride, lap), ...repairsOf(ride, "power")],
  source: "Allen, Coggan, McGregor, “Training and Racing with a Power Meter”",
  elsewhere: "Programs that let the half-minute before the lap reach into it differ.",
}));

export const lapMaxPower = ofLap((ride, lap) => ({
  title: "Highest power of a lap",
  meaning: "The strongest second of a lap.",
  formula: "the highest reading of power in the lap",
  inputs: `${asIn(lap)} highest of its readings = ${formatPower(lap.maxPowerWatts)}`,
  coverage: coverage(ride, "power"),
  leftOut: [...pausesIn(ride, lap), ...repairsOf(ride, "power")],
  elsewhere: "Programs that believe every spike of a meter show more.",
}));

export const lapMeanHeartRate = ofLap((ride, lap) => ({
  title: "Mean heart rate of a lap",
  meaning: "How fast your heart beat in a lap, averaged.",
  formula: "mean of all seconds of the lap with a heart rate",
  inputs: `${asIn(lap)} mean of its readings = ${formatHeartRate(lap.meanHeartRateBpm)}`,
  coverage: coverage(ride, "heart-rate"),
  leftOut: [...pausesIn(ride, lap), ...repairsOf(ride, "heart-rate")],
  elsewhere: "Programs that count lost seconds as 0 show less.",
}));

export const lapMaxHeartRate = ofLap((ride, lap) => ({
  title: "Highest heart rate of a lap",
  meaning: "The fastest your heart beat in a lap, for three seconds or more.",
  formula: "the highest heart rate that was held for 3 s",
  inputs: `${asIn(lap)} highest held for 3 s = ${formatHeartRate(lap.maxHeartRateBpm)}`,
  coverage: coverage(ride, "heart-rate"),
  leftOut: [...pausesIn(ride, lap), ...repairsOf(ride, "heart-rate")],
  elsewhere: "Head units take the highest single reading.",
}));

export const lapCadence = ofLap((ride, lap) => ({
  title: "Cadence of a lap",
  meaning: "How fast the cranks turned in a lap while they turned.",
  formula: "mean of all seconds of the lap with a cadence above 0",
  inputs: `${asIn(lap)} turning seconds alone = ${formatCadence(lap.meanCadenceRpm)}`,
  coverage: coverage(ride, "cadence"),
  leftOut: ["Seconds without pedalling.", ...pausesIn(ride, lap), ...repairsOf(ride, "cadence")],
  elsewhere: "With the seconds of coasting in it, it is lower.",
}));

export const lapSpeed = ofLap((ride, lap) => ({
  title: "Speed of a lap",
  meaning: "How fast you were in a lap while you moved.",
  formula: "distance of the lap ÷ its moving time",
  inputs: lapSpeedInputs(lap),
  coverage: coverage(ride, "distance"),
  leftOut: ["Seconds of standing.", ...pausesIn(ride, lap), ...repairsOf(ride, "distance", "position")],
  elsewhere: "Head units divide by the timer, which also runs while you stand: then it is slower.",
}));

function lapSpeedInputs(lap: Lap): string {
  const { distanceMeters, meanSpeedMps } = lap;
  if (distanceMeters === null || !meanSpeedMps) return `${asIn(lap)} ${formatSpeed(meanSpeedMps)}`;
  const moving = distanceMeters / meanSpeedMps / 3600;
  return `${asIn(lap)} ${formatNumber(distanceMeters / 1000, 2)} km ÷ ${formatNumber(moving, 4)} h = ${formatSpeed(meanSpeedMps)}`;
}

export const lapAscent = ofLap((ride, lap) => ({
  title: "Ascent of a lap",
  meaning: "How many metres you climbed in a lap. All laps together are the ascent of the ride.",
  formula: "what the ascent of the ride grew by in the lap",
  inputs: `${asIn(lap)} all rises of more than 3 m = ${formatHeight(lap.ascentMeters)}`,
  coverage: coverage(ride, "elevation"),
  leftOut: repairsOf(ride, "elevation"),
  elsewhere: "Programs that begin anew with each lap lose up to 3 m at every border.",
}));
