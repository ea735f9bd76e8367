/** A ride as a head unit recorded it: one row for each second in which it wrote something down. */
export interface Recording {
  /** Names the ride at the provider; the same for ever. */
  summaryId: string;
  name: string | null;
  /** terra-api.md 5.2 */
  type: number;
  device: { name: string | null; manufacturer: string | null; serialNumber: string | null };
  /** Unix seconds. */
  startedAt: number;
  endedAt: number;
  /** East of UTC; null when the device did not know. */
  offsetMinutes: number | null;
  /** Since the start, ascending, whole. While the timer stands still there are no rows. */
  seconds: Int32Array;
  /** For each row the seconds since the start without the pauses. */
  timerSeconds: Int32Array;
  channels: Partial<Record<ChannelName, Column>>;
  position: Position | null;
  totals: Totals;
  laps: Lap[];
}

export type ChannelName = "distance" | "elevation" | "heartRate" | "power" | "speed" | "cadence";

/** A value for each row, NaN where there is none. */
export interface Column {
  values: Float64Array;
  /** How far this sensor's clock runs behind the full second. */
  lateByMs?: number;
}

export interface Position {
  latitudes: Float64Array;
  longitudes: Float64Array;
  lateByMs?: number;
  /** Terra's sources write a lost fix as `[null, null]` or not at all. */
  lostFixes: "left out" | "null";
}

/** What the device says of the whole ride; null where it says nothing. */
export interface Totals {
  timerSeconds: number | null;
  distanceMeters: number | null;
  ascentMeters: number | null;
  descentMeters: number | null;
  energyKilocalories: number | null;
  workKilojoules: number | null;
  meanHeartRate: number | null;
  maxHeartRate: number | null;
  meanPower: number | null;
  maxPower: number | null;
  meanSpeed: number | null;
  maxSpeed: number | null;
  meanCadence: number | null;
  maxCadence: number | null;
}

export interface Lap {
  /** Unix seconds. */
  startedAt: number;
  endedAt: number;
  timerSeconds: number | null;
  distanceMeters: number | null;
  meanSpeed: number | null;
  meanHeartRate: number | null;
  meanPower: number | null;
  energyKilocalories: number | null;
  /** One of Terra's words, terra-api.md 5.1. */
  trigger: string | null;
}
