import type { RideId, UserId } from "@/core/ids";
import type { Span } from "@/core/span";
import type { Entry } from "./compare-address";

/** How one person did what is compared. */
export interface PersonRow {
  riderId: UserId;
  name: string;
  isViewer: boolean;
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  span: Span;
  meanPowerWatts: number | null;
  wattsPerKilogram: number | null;
  meanHeartRateBpm: number | null;
  /** Of a climb; null of an effort. */
  climb: { vamMetersPerHour: number; times: number } | null;
}

/** Where a row lies among rides that are laid over each other. */
export const entryOf = ({ riderId, rideId, span }: PersonRow): Entry => ({
  id: rideId,
  pass: 0,
  riderId,
  own: { start: span.start, end: span.end },
});

/** Whether it is this row that is laid over others. */
export const isEntryOf = (entry: Entry, { riderId, rideId }: PersonRow): boolean =>
  entry.riderId === riderId && entry.id === rideId;
