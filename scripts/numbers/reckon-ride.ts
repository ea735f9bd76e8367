import { readFileSync } from "node:fs";
import { measure } from "@/core/measure";
import { reckon } from "@/core/reckon";
import type { Repair } from "@/core/repair";
import { applyRepairs, findRepairs } from "@/core/repairs";
import { type Figures, NO_FIGURES } from "@/core/ride";
import type { SourceRide } from "@/core/source-ride";
import { readRideFile } from "@/server/files/read-ride-file";
import type { ReferenceRide } from "@/tests/support/reference-rides";
import type { OurRide } from "./comparison";

const FTP_WATTS = 250;

/** The rider behind the reference's values: zones begin at whole watts and beats, cut off. */
export const RIDER: Figures = {
  ...NO_FIGURES,
  ftpWatts: FTP_WATTS,
  wPrimeJoules: 20_000,
  thresholdHeartRate: 165,
  restingHeartRate: 55,
  maxHeartRate: 190,
  weightKg: 75,
  powerZoneLimits: [137, 187, 225, 262, 300, 375].map((watts) => (100 * watts) / FTP_WATTS),
  heartRateZoneLimits: [112, 136, 155, 173],
};

/** A reference ride as we show it, and as it was recorded. */
export interface ReckonedRide {
  shown: OurRide;
  /** Without our repairs, but for a clock that was set: nothing can be reckoned on two clocks. */
  asRecorded: OurRide;
  /** What was repaired. */
  repairs: Repair[];
}

/** @returns what the file is, in words, when it is no ride */
export function reckonReference({ path, file }: ReferenceRide): ReckonedRide | string {
  const reading = readRideFile(readFileSync(path), file);
  if (reading.kind === "not-a-ride") return reading.what;
  const ride = reading.kind === "rides" ? reading.rides[0] : undefined;
  if (ride === undefined) return "damaged";
  const repairs = findRepairs(ride.recorded, ride.clockJumps);
  const others = repairs.filter(({ kind }) => kind !== "clock");
  const shown = reckoned(ride, repairs, []);
  return { repairs, shown, asRecorded: others.length === 0 ? shown : reckoned(ride, repairs, others) };
}

function reckoned({ recorded }: SourceRide, repairs: readonly Repair[], undone: readonly Repair[]): OurRide {
  const ride = applyRepairs(recorded, repairs, undone);
  return { ...reckon(measure(ride), RIDER), recorded: ride };
}
