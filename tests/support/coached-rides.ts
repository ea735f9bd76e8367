import type { RideId, UserId } from "@/core/ids";
import type { HeartRateAgainstPower } from "@/core/ride";

/** What a test wants to be special about a stored ride. */
export interface StoredRide {
  startedAt: Date;
  title?: string;
  offsetMinutes?: number | null;
  load?: number | null;
  heartRateLoad?: number | null;
  feeling?: number;
  effort?: number;
  /** So many minutes at a power, and the heart rate that answered it. */
  dots?: { watts: number; bpm: number; minutes: number };
  /** Best power by seconds. */
  bests?: Record<number, number>;
}

/** Writes a ride into the database as if it had been reckoned, without a recording. */
export async function storeRide(riderId: UserId, ride: StoredRide): Promise<RideId> {
  const { db } = await import("@/server/db");
  const { dots, bests = {}, startedAt, title = "Ride", offsetMinutes = 0, ...numbers } = ride;
  const { id } = await db.ride.create({
    data: {
      riderId,
      title,
      startedAt,
      offsetMinutes,
      receivedAt: startedAt,
      activityType: 1,
      isIndoor: false,
      elapsedSeconds: 3600,
      timerSeconds: 3600,
      movingSeconds: 3600,
      distanceMeters: 30_000,
      pauses: [],
      remarks: [],
      ...numbers,
      ...(dots === undefined ? {} : { analysis: { ...NO_ANALYSIS, heartRateAgainstPower: { ...inMinutes(dots) } } }),
    },
  });
  const rows = Object.entries(bests).map(([size, value]) => ({
    ...{ riderId, rideId: id, kind: "power", size: Number(size), value, start: 0, startedAt },
  }));
  await db.rideBest.createMany({ data: rows });
  return id as RideId;
}

const inMinutes = ({
  watts,
  bpm,
  minutes,
}: {
  watts: number;
  bpm: number;
  minutes: number;
}): HeartRateAgainstPower => ({
  lagSeconds: 30,
  windowSeconds: 60,
  minutes: Array.from({ length: minutes }, (_, minute) => minute),
  watts: Array(minutes).fill(watts),
  bpm: Array(minutes).fill(bpm),
});

const NO_ANALYSIS = {
  ...{ powerCurve: null, heartRateCurve: null, efforts: [], foundEfforts: [], climbs: [] },
  ...{ powerZones: null, heartRateZones: null, quadrants: null, quadrantBins: null, histograms: [] },
};
