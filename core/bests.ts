import type { RideId } from "./ids";
import type { Effort } from "./ride";

/** What a ride is compared with: the 90 days up to it, the calendar year in which it was ridden, and everything. */
export const PERIODS = ["ninety-days", "season", "all-time"] as const;
export type Period = (typeof PERIODS)[number];

/** The best of a period over one duration, and the ride it comes from. */
export interface Best extends Pick<Effort, "kind" | "size" | "value"> {
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** What the rider weighed then; null when nobody knows. */
  weightKg: number | null;
}

/** Where an effort of a ride stands among those of all rides of its rider. */
export interface Placing extends Pick<Effort, "kind" | "size" | "value"> {
  /** From 1; equal ones share theirs. */
  rank: number;
  /** Of so many rides, this one among them. */
  of: number;
  record: BestRecord | null;
}

/** A best, at the time of its ride. */
export interface BestRecord {
  of: Period;
  /** When a later ride beat it; null while it stands. */
  until: { startedAt: Date; offsetMinutes: number | null } | null;
}

export interface RideBests {
  /** The calendar year of the ride, where it was ridden. */
  year: number;
  /** By power in W, or by heart rate: of each period the best over each duration, the shortest first. */
  byValue: Record<Period, Best[]>;
  /** By power for each kilogram. */
  byWeight: Record<Period, Best[]>;
  placings: Placing[];
}

/** How an effort compares with those of the rides before and behind it. */
export interface Compared {
  /** Of each period, how many rides before this one have such an effort, and how many of these were as good or better. */
  before: Record<Period, { rides: number; asGood: number }>;
  /** When a later ride was better, in the season of this one and at all. */
  beaten: Record<"season" | "all-time", BestRecord["until"]>;
}

/**
 * Whether an effort was a best when it was ridden, and of what: the longest period counts. Where there was nothing to beat
 * it is none, and who did the same before keeps the record.
 */
export function recordOf({ before, beaten }: Compared): BestRecord | null {
  const isBestOf = (period: Period) => before[period].rides > 0 && before[period].asGood === 0;
  if (isBestOf("all-time")) return { of: "all-time", until: beaten["all-time"] };
  if (isBestOf("season")) return { of: "season", until: beaten.season };
  return isBestOf("ninety-days") ? { of: "ninety-days", until: null } : null;
}
