import type { Reckoning } from "@/core/reckon";
import type { RecordedRide } from "@/core/ride";
import type { ReferenceRide } from "@/tests/support/reference-rides";

/** A reference ride as we reckoned it. */
export interface OurRide extends Pick<Reckoning, "numbers" | "analysis"> {
  recorded: RecordedRide;
}

/** A quantity, and what of the reference it is held against. */
export interface Comparison {
  quantity: string;
  unit: string;
  ours(ride: OurRide): number | null;
  /** Null where the reference knows nothing of it, or nothing that can be compared. */
  theirs(reference: ReferenceRide): number | null;
  /** How far apart they may be, by the reference's value, what it says of the ride, and the ride as it was recorded. */
  tolerance(theirs: number, reference: ReferenceRide, recorded: RecordedRide): number;
}

/** Comparisons of one kind, with the words that stand at the head of the report. */
export interface Chapter {
  /** Which columns, why these and no others, and how close is close enough. */
  words: string;
  comparisons: Comparison[];
}

/** So many per cent of the reference's value. */
export const percent = (share: number) => (theirs: number) => (share / 100) * Math.abs(theirs);

/** So much, whatever the value. */
export const atMost = (most: number) => () => most;

/** A column of the reference as it is. */
export const column = (name: string) => (reference: ReferenceRide) => reference.value(name);

/** The seconds of the device's timer; of formats that tell none, those in which there is a record. */
export const timerOf = (reference: ReferenceRide): number | null =>
  reference.value("fit_total_timer_s") ?? reference.value("raw_seconds");
