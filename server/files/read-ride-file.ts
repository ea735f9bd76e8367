import type { SourceRide } from "@/core/source-ride";
import type { OtherActivity } from "./told-activity";

export type { OtherActivity } from "./told-activity";

export type RideFormat = "fit" | "gpx" | "tcx";

/** What a file turned out to be. `what` is a noun phrase, `reason` a sentence, both for the rider. */
export type FileReading =
  /** At least one ride; beside it what else was in the file. */
  | { kind: "rides"; format: RideFormat; rides: SourceRide[]; others: OtherActivity[] }
  | { kind: "not-a-ride"; format: RideFormat; what: string }
  | { kind: "damaged"; format: RideFormat | null; reason: string };

/** A ride file's bytes as rides. */
export function readRideFile(_bytes: Uint8Array, _name: string): FileReading {
  return { kind: "damaged", format: null, reason: "This is no file of a ride: we know FIT, GPX and TCX." };
}
