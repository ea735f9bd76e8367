import type { Column, Recording, Totals } from "../recording";
import { totalsOfRows } from "../row-totals";
import { type Chance, chanceOf } from "./chance";
import { KILOCALORIES_PER_KILOJOULE } from "./heart";
import { lapsOf } from "./laps";
import { type Moment, type Outing, ride } from "./ride";
import { rounded } from "./rounded";

/** What can go wrong with a recording. */
export type Fault = "no power meter" | "power lost" | "heart rate drops out" | "late fix" | "tunnel";

export interface RidePlan {
  summaryId: string;
  title: string;
  /** Unix seconds. */
  startedAt: number;
  offsetMinutes: number;
  outing: Outing;
  faults: readonly Fault[];
  /** Terra's number, terra-api.md 5.2. */
  type: number;
}

/** Rides the plan and records it the way a head unit does: rounded, with sensors that have clocks of their own. */
export function record(plan: RidePlan): Recording {
  const moments = ride(plan.outing);
  const chance = chanceOf(`unit ${plan.outing.seed}`);
  const isIndoor = plan.outing.course.isIndoor;
  const channels = channelsOf(moments, isIndoor, chance);
  for (const fault of plan.faults) breakSensor(channels, fault, chance);
  if (plan.faults.includes("no power meter")) delete channels.power;
  const seconds = Int32Array.from(moments, ({ second }) => second);
  const totals = totalsOf(moments, channels);
  const laps = lapsOf(plan.startedAt, plan.outing.workout, moments);
  const knowsPower = !plan.faults.some((fault) => fault.includes("power"));
  return {
    summaryId: plan.summaryId,
    name: plan.title,
    type: plan.type,
    device: { name: "Rider S800", manufacturer: "Bryton", serialNumber: null },
    startedAt: plan.startedAt,
    endedAt: plan.startedAt + (seconds.at(-1) ?? 0) + 1,
    offsetMinutes: plan.offsetMinutes,
    seconds,
    timerSeconds: Int32Array.from(moments, ({ timerSecond }) => timerSecond),
    channels,
    position: isIndoor ? null : positionOf(moments, plan.faults, chance),
    totals,
    laps: knowsPower ? laps : laps.map((lap) => ({ ...lap, meanPower: null })),
  };
}

const column = (moments: readonly Moment[], value: (moment: Moment, row: number) => number): Column => ({
  values: Float64Array.from(moments, value),
});

function channelsOf(moments: readonly Moment[], isIndoor: boolean, chance: Chance): Recording["channels"] {
  const channels: Recording["channels"] = {
    distance: column(moments, ({ distance }) => rounded(distance, 10)),
    speed: column(moments, ({ speed }) => rounded(speed, 100)),
    heartRate: { ...column(moments, ({ bpm }) => bpm), lateByMs: 250 },
    power: column(moments, ({ watts }) => watts),
    // The cadence sensor wakes up a few seconds after everything else.
    cadence: column(moments, ({ cadence }, row) => (row < 4 ? Number.NaN : cadence)),
  };
  if (!isIndoor) channels.elevation = elevationOf(moments, chance);
  return channels;
}

/** A barometer: steps of 20 cm, and weather that drifts through it. */
function elevationOf(moments: readonly Moment[], chance: Chance): Column {
  let drift = 0;
  return column(moments, ({ height }) => {
    drift += 0.004 * chance.normal();
    return rounded(height + drift, 5);
  });
}

function positionOf(moments: readonly Moment[], faults: readonly Fault[], chance: Chance): Recording["position"] {
  const fixedFrom = faults.includes("late fix") ? Math.round(chance.between(15, 60)) : 1;
  const tunnel = Math.round(moments.length * chance.between(0.3, 0.7));
  const tunnelEnd = tunnel + (faults.includes("tunnel") ? Math.round(chance.between(12, 45)) : 0);
  const isLost = (row: number) => row < fixedFrom || (row >= tunnel && row < tunnelEnd);
  const degrees = (value: (moment: Moment) => number) =>
    Float64Array.from(moments, (moment, row) => (isLost(row) ? Number.NaN : rounded(value(moment), 1e6)));
  return {
    latitudes: degrees(({ latitude }) => latitude),
    longitudes: degrees(({ longitude }) => longitude),
    lateByMs: 40,
    lostFixes: faults.includes("tunnel") ? "null" : "left out",
  };
}

/** A battery that dies stays dead; a strap that slips comes back. */
function breakSensor(channels: Recording["channels"], fault: Fault, chance: Chance): void {
  const length = channels.distance?.values.length ?? 0;
  if (fault === "power lost") {
    const from = Math.round(length * chance.between(0.25, 0.45));
    channels.power?.values.fill(Number.NaN, from);
    channels.cadence?.values.fill(Number.NaN, from);
  }
  if (fault === "heart rate drops out") {
    for (let times = 0; times < 3; times++) {
      const from = Math.round(length * chance.between(0.1, 0.9));
      channels.heartRate?.values.fill(Number.NaN, from, from + Math.round(chance.between(8, 140)));
    }
  }
}

function totalsOf(moments: readonly Moment[], channels: Recording["channels"]): Totals {
  const last = moments.at(-1);
  const timerSeconds = (last?.timerSecond ?? 0) + 1;
  const distance = last?.distance ?? 0;
  const work = moments.reduce((sum, { watts }) => sum + watts, 0) / 1000;
  const hasAllPower = channels.power?.values.every((watts) => !Number.isNaN(watts)) ?? false;
  const rows = totalsOfRows({ channels });
  const climbed = climbOf(channels.elevation);
  return {
    timerSeconds,
    distanceMeters: rounded(distance, 10),
    ascentMeters: climbed?.ascent ?? null,
    descentMeters: climbed?.descent ?? null,
    energyKilocalories: Math.round(work * KILOCALORIES_PER_KILOJOULE),
    workKilojoules: hasAllPower ? rounded(work, 10) : null,
    meanHeartRate: rows.meanHeartRate ?? null,
    maxHeartRate: rows.maxHeartRate ?? null,
    meanPower: rows.meanPower ?? null,
    maxPower: rows.maxPower ?? null,
    meanSpeed: rounded(distance / timerSeconds, 1000),
    maxSpeed: rows.maxSpeed ?? null,
    meanCadence: rows.meanCadence ?? null,
    maxCadence: rows.maxCadence ?? null,
  };
}

/** As head units do: only what exceeds the last turning point by a metre counts. */
function climbOf(elevation: Column | undefined): { ascent: number; descent: number } | null {
  if (!elevation) return null;
  let reference = elevation.values[0] ?? 0;
  let ascent = 0;
  let descent = 0;
  for (const height of elevation.values) {
    if (Math.abs(height - reference) < 1) continue;
    if (height > reference) ascent += height - reference;
    else descent += reference - height;
    reference = height;
  }
  return { ascent: Math.round(ascent), descent: Math.round(descent) };
}
