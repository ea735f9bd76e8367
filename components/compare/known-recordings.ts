import { type RideData, withWindow } from "@/components/rides/ride-data";
import type { ComparedRide } from "@/core/compare/compared-ride";
import type { LaidOut } from "@/core/overview";

/** A ride's recording on its way; "none" where its device sent numbers alone. */
export type Recording = { state: "loading" | "failed" | "none" } | { state: "ready"; data: RideData };

type Versioned = Pick<ComparedRide, "id" | "version">;

/** What came of rides so far, by their ids, and of which version it is: another one has other seconds. */
export type KnownRecordings = ReadonlyMap<string, { version: number; recording: Recording }>;

export const NOTHING_KNOWN: KnownRecordings = new Map();

export const withRecording = (known: KnownRecordings, { id, version }: Versioned, recording: Recording) =>
  new Map([...known, [id, { version, recording }]]);

/** With a part of a ride second by second, unless the ride has changed since that was asked for. */
export function withPart(known: KnownRecordings, ride: Versioned & Pick<ComparedRide, "pauses">, part: LaidOut) {
  const now = known.get(ride.id);
  if (now?.version !== ride.version || now.recording.state !== "ready") return known;
  return withRecording(known, ride, { state: "ready", data: withWindow(now.recording.data, part, ride.pauses) });
}

/** What is known of rides as they are now. */
export function recordingsOf(known: KnownRecordings, rides: readonly Versioned[]): ReadonlyMap<string, Recording> {
  const current = new Map<string, Recording>();
  for (const { id, version } of rides) {
    const now = known.get(id);
    if (now?.version === version) current.set(id, now.recording);
  }
  return current;
}

/** The rides that are to be fetched, each once: all of whose present version neither a recording nor its lack is known. */
export function stillToCome<Ride extends Versioned>(known: KnownRecordings, rides: readonly Ride[]): Ride[] {
  const current = recordingsOf(known, rides);
  const isKnown = ({ id }: Ride) => ["ready", "none"].includes(current.get(id)?.state ?? "loading");
  return [...new Map(rides.map((ride) => [ride.id, ride])).values()].filter((ride) => !isKnown(ride));
}
