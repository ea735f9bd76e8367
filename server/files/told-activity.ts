import type { ChannelName } from "@/core/channel";
import type { RecordedRide, RideNumbers } from "@/core/ride";
import type { SourceFacts } from "@/core/source-ride";

/** A ride as its file tells it: readings with the times of its own clock (unix ms), not yet a value a second. */
export interface ToldRide {
  title: string | null;
  /** Terra's number for the kind of activity. */
  activityType: number;
  isIndoor: boolean;
  device: string | null;
  startedAt: number;
  endedAt: number;
  offsetMinutes: number | null;
  readings: Readings;
  extras: ToldExtra[];
  laps: ToldLap[];
  /** What was said of the whole ride. */
  whole: RecordedRide["told"];
  numbers: Partial<RideNumbers>;
  facts: SourceFacts;
  remarks: string[];
  isIncomplete: boolean;
}

export type Column = ChannelName | "latitude" | "longitude";

/** Everything that was read at the same times; NaN where a reading lacks a value. Unsorted and doubled is allowed. */
export interface Readings {
  /** Unix ms. */
  at: Float64Array;
  columns: Partial<Record<Column, Float64Array>>;
  /** Seconds since the start with pauses removed; null when nobody told when the timer stood still. */
  timers: Float64Array | null;
}

export interface ToldExtra {
  name: string;
  unit: string | null;
  /** One for each of the readings. */
  values: Float64Array;
}

export interface ToldLap {
  start: number;
  /** Null: until the next one begins. */
  end: number | null;
  trigger: string | null;
}

/** Something in a file that was not ridden. */
export interface OtherActivity {
  /** A noun phrase for the rider: "a run of 10.3 km". */
  what: string;
}

/** All that is in a file. */
export interface ToldActivities {
  rides: ToldRide[];
  others: OtherActivity[];
}

/** Nothing of this file can be used; the message says why, to the rider. */
export class DamagedFile extends Error {
  override name = "DamagedFile";
}

/** The file is whole and no recording of an activity; the message is a noun phrase that says what it is. */
export class NotAnActivity extends Error {
  override name = "NotAnActivity";
}
