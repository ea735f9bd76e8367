import type { RecordedRide } from "./ride";

/** Whether two recordings of one rider are of the same ride. */
export function isSameRide(_one: RecordedRide, _other: RecordedRide): boolean {
  return false;
}
