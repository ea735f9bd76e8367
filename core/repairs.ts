import type { Repair } from "./repair";
import type { RecordedRide } from "./ride";
import type { ClockJump } from "./source-ride";

export function findRepairs(_recorded: RecordedRide, _clockJumps: readonly ClockJump[]): Repair[] {
  return [];
}

export function applyRepairs(
  recorded: RecordedRide,
  _repairs: readonly Repair[],
  _undone: readonly Repair[],
): RecordedRide {
  return recorded;
}

export function whyNotUndone(_repair: Repair, _recorded: RecordedRide): string | null {
  return null;
}

export function repairInWords(repair: Repair): string {
  return repair.kind;
}
