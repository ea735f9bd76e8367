import type { ChannelName } from "./channel";
import type { Span } from "./span";

/** What can be wrong with a recording in a way that we can put right; see repairs.ts for the rules. */
export const REPAIR_KINDS = [
  /** The device's clock was set during the ride: the jump is left out. */
  "clock",
  "power-spikes",
  "heart-rate-impossible",
  "speed-impossible",
  /** What a barometer said before it had settled. */
  "elevation-settling",
  "temperature-settling",
  /** Positions and what follows from them while a receiver was still finding itself, or leapt. */
  "position-jumps",
  /** A sensor that said nothing but 0 all the way. */
  "heart-rate-dead",
  "power-dead",
  "cadence-dead",
] as const;

export type RepairKind = (typeof REPAIR_KINDS)[number];

/**
 * Something of a recording that is left out, beside the untouched original: readings, which become gaps, or (a clock that
 * was set) time. A repair can be undone and done again.
 */
export interface Repair {
  kind: RepairKind;
  /** Null of a clock, which concerns all. */
  channel: ChannelName | "position" | null;
  /**
   * The seconds whose readings are left out; of a clock, for each time it was set, the second behind the jump and as much
   * length as was left out there (it ends before it starts where the clock was set back).
   */
  spans: Span[];
  /** How many readings are left out; of a clock, how many seconds. */
  readings: number;
}
