import type { RideId } from "../ids";

/** The durations that a new best is told of, in s. */
export const BEST_SECONDS = [5, 60, 300, 1200, 3600] as const;

/** A power that was not reached before. */
export interface NewBest {
  rideId: RideId;
  startedAt: Date;
  offsetMinutes: number | null;
  seconds: number;
  watts: number;
  /** What it beat, in W. */
  before: number;
  /** Of everything the coach may see, or of the 90 days before. */
  of: "all-time" | "ninety-days";
}

/** The best power of a ride over one duration. */
export interface RidePower {
  rideId: RideId;
  startedAt: Date;
  offsetMinutes: number | null;
  seconds: number;
  watts: number;
}

const NINETY_DAYS_MS = 90 * 86_400_000;

/** How many rides there must be to beat: where there is less, everything is a best. */
export const LEAST_BEFORE = 5;

/**
 * The bests of rides from a moment on, newest first, of each duration only the last. Who did the same before keeps it; with
 * fewer than five rides to beat there is none.
 */
export function newBests(powers: readonly RidePower[], since: Date): NewBest[] {
  const bySeconds = Map.groupBy(powers, ({ seconds }) => seconds);
  const bests = [...bySeconds.values()].flatMap((ofOne) => lastBest(ofOne, since) ?? []);
  return bests.sort((one, other) => Number(other.startedAt) - Number(one.startedAt) || one.seconds - other.seconds);
}

function lastBest(powers: readonly RidePower[], since: Date): NewBest | null {
  const inTime = [...powers].sort((one, other) => Number(one.startedAt) - Number(other.startedAt));
  for (let index = inTime.length - 1; index >= LEAST_BEFORE; index--) {
    const power = inTime[index];
    if (power === undefined || power.startedAt < since) return null;
    const best = bestOf(power, inTime.slice(0, index));
    if (best) return best;
  }
  return null;
}

function bestOf(power: RidePower, earlier: readonly RidePower[]): NewBest | null {
  const recent = earlier.filter(({ startedAt }) => Number(startedAt) > Number(power.startedAt) - NINETY_DAYS_MS);
  const highest = highestOf(earlier);
  if (power.watts > highest) return { ...power, before: highest, of: "all-time" };
  const ofNinetyDays = highestOf(recent);
  return recent.length >= LEAST_BEFORE && power.watts > ofNinetyDays
    ? { ...power, before: ofNinetyDays, of: "ninety-days" }
    : null;
}

const highestOf = (powers: readonly RidePower[]) => powers.reduce((most, { watts }) => Math.max(most, watts), 0);
