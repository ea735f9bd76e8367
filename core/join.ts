import type { SourceId } from "./ids";
import type { RecordedRide } from "./ride";

/** A recording that a ride is made from. */
export interface JoinSource {
  id: SourceId;
  kind: "terra" | "file";
  recorded: RecordedRide;
}

/** What several recordings make together. */
export interface JoinedRide {
  recorded: RecordedRide;
  /** The channels that are from each source; "position" is the track. */
  channelsOf: Map<SourceId, string[]>;
}

export function joinRides(sources: readonly JoinSource[]): JoinedRide {
  const [first] = sources;
  if (first === undefined) throw new Error("A ride has at least one source");
  return { recorded: first.recorded, channelsOf: new Map() };
}
