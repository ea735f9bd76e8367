import "server-only";
import { LRUCache } from "lru-cache";
import type { RideId, UserId } from "@/core/ids";
import { readyRide } from "@/core/ready-ride";
import type { Ride, StretchNumbers } from "@/core/ride";
import type { Span } from "@/core/span";
import { stretchNumbers, stretchOf } from "@/core/stretch";
import { noteLook } from "../looks";
import type { Viewer } from "../viewer";
import { findSeen } from "./recordings";
import { findRideInSight } from "./rides";
import type { Sight } from "./visibility";

/** What of a comparison is theirs: who it is, and the ride in which they did it. */
export interface Done {
  riderId: UserId;
  name: string;
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** Where in the ride it lies. */
  span: Span;
  meanPowerWatts: number | null;
  /** Null, too, where the weight is not shared. */
  wattsPerKilogram: number | null;
  /** Null, too, where the heart rate is not shared. */
  meanHeartRateBpm: number | null;
}

/** What somebody did in a part of a ride, as the viewer may see it; and it is written down that they looked. */
export async function findDone(viewer: Viewer, sight: Sight, rideId: RideId, span: Span): Promise<Done | null> {
  const ride = await findRideInSight(viewer, sight, rideId);
  const numbers = ride && (await numbersIn(viewer, sight, ride, span));
  if (!ride || !numbers) return null;
  await noteLook(viewer, sight, "compare", rideId);
  const { meanPowerWatts, meanHeartRateBpm } = numbers;
  const { weightKg } = ride.known.figures;
  return {
    ...{ riderId: sight.riderId, name: sight.name, rideId, title: ride.title },
    ...{ startedAt: ride.startedAt, offsetMinutes: ride.offsetMinutes },
    span: { start: span.start, end: span.end },
    meanPowerWatts,
    wattsPerKilogram: meanPowerWatts !== null && weightKg ? meanPowerWatts / weightKg : null,
    meanHeartRateBpm,
  };
}

type Numbers = Pick<StretchNumbers, "meanPowerWatts" | "meanHeartRateBpm">;

/** Whoever lays other rides over each other asks for the same once more, and making a ride ready takes longest. */
const reckoned = new LRUCache<string, Numbers>({ max: 4000 });

/** The numbers of a part of a ride that was found in sight just before. */
async function numbersIn(viewer: Viewer, sight: Sight, ride: Ride, { start, end }: Span): Promise<Numbers | null> {
  // What may be seen of it is part of it.
  const withHeartRate = sight.coaching?.withHeartRate ?? true;
  const key = `${sight.riderId} ${ride.id} ${ride.version} ${start} ${end} ${withHeartRate}`;
  const known = reckoned.get(key);
  if (known) return known;
  const recorded = await findSeen(viewer, sight, ride.id, ride.version);
  if (recorded === null) return null;
  const { meanPowerWatts, meanHeartRateBpm } = stretchNumbers(stretchOf(readyRide(recorded), { start, end }));
  reckoned.set(key, { meanPowerWatts, meanHeartRateBpm });
  return { meanPowerWatts, meanHeartRateBpm };
}
