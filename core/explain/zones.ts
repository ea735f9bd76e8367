import { formatDuration, formatNumber } from "../format";
import type { FigureName, ZoneTimes } from "../ride";
import { coverage, pausesOut, repairsOf, thresholds } from "./circumstances";
import type { Explain, ExplainableRide } from "./explanation";

export const powerZones: Explain = (ride) => ({
  title: "Time in zones of power",
  meaning: "How long your power was in each of your zones, second by second. Coasting belongs to the first.",
  formula: `seconds from one limit to below the next; limits ${ride.known.figures.powerZoneLimits ? "as you set them" : "at 55, 75, 90, 105, 120 and 150 % of threshold power"}`,
  inputs: zoneInputs(ride.analysis.powerZones, "W"),
  thresholds: thresholds(ride, "ftpWatts", "powerZoneLimits"),
  coverage: coverage(ride, "power"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "power")],
  source: "Coggan's seven zones: Allen, Coggan, McGregor, “Training and Racing with a Power Meter”",
  elsewhere: "Programs that round the limits to whole watts, smooth the power or have other zones differ.",
});

export const heartRateZones: Explain = (ride) => ({
  title: "Time in zones of heart rate",
  meaning: "How long your heart rate was in each of your zones, second by second.",
  formula: `seconds from one limit to below the next; limits ${heartRateLimits(ride)}`,
  inputs: zoneInputs(ride.analysis.heartRateZones, "bpm"),
  thresholds: thresholds(ride, ...heartRateBasis(ride)),
  coverage: coverage(ride, "heart-rate"),
  leftOut: [...pausesOut(ride), ...repairsOf(ride, "heart-rate")],
  source: "Friel, “The Cyclist’s Training Bible”, by threshold heart rate; else five zones by the highest",
  elsewhere: "Zones by highest heart rate, by threshold and by reserve are three different things under one name.",
});

/** What the limits of heart rate follow from. */
export function heartRateBasis({ known: { figures, origins } }: Pick<ExplainableRide, "known">): FigureName[] {
  if (figures.heartRateZoneLimits) return ["heartRateZoneLimits"];
  // It counted also where only its origin is told.
  return figures.thresholdHeartRate || origins.thresholdHeartRate ? ["thresholdHeartRate"] : ["maxHeartRate"];
}

function heartRateLimits(ride: ExplainableRide): string {
  const [basis] = heartRateBasis(ride);
  if (basis === "heartRateZoneLimits") return "as you set them";
  return basis === "thresholdHeartRate"
    ? "at 81, 90, 94, 100, 103 and 106 % of threshold heart rate"
    : "at 60, 70, 80 and 90 % of the highest heart rate";
}

function zoneInputs(times: ZoneTimes | null, unit: string): string {
  const limits = times?.limits.map((limit) => formatNumber(limit, Number.isInteger(limit) ? 0 : 1)).join(", ");
  const parts = times?.seconds.map((seconds) => formatDuration(seconds)).join(" + ");
  const total = times?.seconds.reduce((sum, seconds) => sum + seconds, 0) ?? 0;
  return `limits ${limits} ${unit}: ${parts} = ${formatDuration(total)}`;
}

export const quadrants: Explain = (ride) => ({
  title: "Force and speed on the pedals",
  meaning:
    "How you made your power: with much force or with fast legs. Each second is set against the force and speed that threshold power takes at this ride's mean cadence.",
  formula: "pedal speed = cadence × crank length × 2π ÷ 60; force = power ÷ pedal speed",
  inputs: quadrantInputs(ride),
  thresholds: [...thresholds(ride, "ftpWatts"), "Crank length 172.5 mm, assumed: most cranks are as long."],
  coverage: coverage(ride, "power", "cadence"),
  leftOut: ["Seconds without power or without cadence.", ...pausesOut(ride), ...repairsOf(ride, "power", "cadence")],
  source: "Coggan (2003), quadrant analysis",
  elsewhere: "Another crank length or another usual cadence moves the lines between the quadrants.",
});

function quadrantInputs({ analysis: { quadrants: split }, known }: ExplainableRide): string {
  if (!split) return "not known";
  const { cadenceRpm, splitVelocityMps, splitForceNewtons } = split;
  const crankMeters = (60 * splitVelocityMps) / (cadenceRpm * 2 * Math.PI);
  const speed = formatNumber(splitVelocityMps, 3);
  return `${formatNumber(cadenceRpm, 1)} rpm × ${formatNumber(crankMeters * 1000, 1)} mm × 2π ÷ 60 = ${speed} m/s; ${formatNumber(known.figures.ftpWatts)} W ÷ ${speed} m/s = ${formatNumber(splitForceNewtons, 1)} N`;
}
