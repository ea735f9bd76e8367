import type { ChannelName } from "../channel";
import type { Halves } from "../decoupling";
import type { Ride, RideNumbers } from "../ride";

/** What a card says of one figure, in plain words. */
export interface Explanation {
  title: string;
  /** What it is, for somebody who never heard of it. */
  meaning: string;
  /** How it is reckoned, for every ride. */
  formula: string;
  /** The same with this ride's numbers put in. */
  inputs: string;
  /** Which of the rider's figures went into it, their value, and from when. */
  thresholds: string[];
  /** What share of the ride had the sensor; null where it needs none. */
  coverage: string | null;
  /** Sentences on what was not counted. */
  leftOut: string[];
  /** The book or the paper. */
  source: string;
  /** Why another program may show another number. */
  elsewhere: string;
}

/** What has to be known of a ride to explain its figures. */
export interface ExplainableRide
  extends RideNumbers,
    Pick<Ride, "startedAt" | "offsetMinutes" | "isIndoor" | "pauses" | "laps" | "known" | "analysis" | "repairs"> {
  /** Of the seconds outside of pauses, how many have a value: 0 to 1. Without those whose channel was not read. */
  shares: Partial<Record<ChannelName, number>>;
  /** Null where there are none, or the channels were not read. */
  halves: Halves | null;
}

/** @param index which effort, climb or lap it is of; 0 for what a ride has only one of */
export type Explain = (ride: ExplainableRide, index: number) => Explanation;
