import type { Lap, RecordedRide, RideNumbers } from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import type { Span } from "@/core/span";

/** A ride as it is written into a file: joined from its sources, without what repairs leave out. */
export interface ExportRide {
  title: string;
  device: string | null;
  recorded: RecordedRide;
  laps: Lap[];
  numbers: RideNumbers;
  /** Each as long as the ride. */
  extras: ExtraChannel[];
}

/** The moment at which a second of the ride began. */
export const momentOf = ({ startedAt }: RecordedRide, second: number): Date =>
  new Date((Math.floor(startedAt.getTime() / 1000) + second) * 1000);

/** What lies between the pauses. */
export function ridingStretches({ elapsedSeconds, pauses }: RecordedRide): Span[] {
  const starts = [0, ...pauses.map(({ end }) => end)];
  const ends = [...pauses.map(({ start }) => start), elapsedSeconds];
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? elapsedSeconds }))
    .filter(({ start, end }) => end > start);
}

/** The laps of a ride for formats that know no ride without one: one that is the whole where nobody pressed a button. */
export function lapsToWrite({ laps, numbers, recorded }: ExportRide): Lap[] {
  if (laps.length > 0) return laps;
  return [{ ...numbers, number: 1, start: 0, end: recorded.elapsedSeconds, trigger: null }];
}
