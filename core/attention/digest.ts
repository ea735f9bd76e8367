import type { Fitness } from "../fitness";
import type { ConnectionId, RideId } from "../ids";
import type { Day } from "./days";
import type { HeartRateAtPower } from "./heart-rate-at-power";
import type { NewBest } from "./new-bests";

/** So many days of loads are kept, up to the day on which the digest was made. */
export const DIGEST_DAYS = 120;

/** A ride as far as a line of a list names it. */
export interface DigestRide {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  movingSeconds: number;
  distanceMeters: number | null;
  load: number | null;
}

/** A link to a provider, without what its rider alone needs. */
export interface DigestConnection {
  id: ConnectionId;
  provider: string;
  /** One that was ended is none. */
  state: "active" | "broken";
  since: Date;
  lastDeliveryAt: Date | null;
}

/** What the rider said of a ride. */
export interface ToldOfRide {
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** 1 to 5. */
  feeling: number | null;
  /** 1 to 10. */
  effort: number | null;
}

/**
 * What is known of an athlete to one coach. Nothing in it depends on the day on which it is read, so that it is made when
 * something changes and not when the night is over; and nothing is in it that this coach may not see.
 */
export interface AthleteDigest {
  /** Where the athlete last rode, east of UTC: what "today" is to them. */
  offsetMinutes: number | null;
  rideCount: number;
  lastRide: DigestRide | null;
  firstRideDay: Day | null;
  loads: {
    first: Day;
    /** Of each day from then on until the one on which it was made. */
    values: number[];
    /** At the end of the day before. */
    before: Fitness;
    /** The place in `values` of each ride of these days, oldest first. */
    rides: number[];
    /** Of those without a load, which count as 0. */
    unknown: number[];
    /** Of those with a load that is an estimate. */
    estimated: number[];
  };
  heartRateAtPower: HeartRateAtPower | null;
  bests: NewBest[];
  connections: DigestConnection[];
  /** The last rides with a feeling and the last with an effort, newest first; null where the coach may not know. */
  told: ToldOfRide[] | null;
}
