import "server-only";
import type { AthleteDigest } from "@/core/attention/digest";
import { todayOf } from "@/core/attention/standing";
import type { RideId, UserId } from "@/core/ids";
import { rideLoad } from "@/core/training-load";
import { db } from "../db";
import { noteLook } from "../looks";
import { CROPPED } from "../ride-crop";
import { readShownDigests } from "../shown-digests";
import type { Viewer } from "../viewer";
import { findSight, isShowable, ridesInSight } from "./visibility";

/** A ride of the last weeks, as far as its load goes. */
export interface LoadedRide {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  movingSeconds: number;
  load: number | null;
}

/** What the reasons to look at an athlete rest on. */
export interface AthleteLoad {
  name: string;
  /** Null while it is being made. */
  digest: AthleteDigest | null;
  /** `YYYY-MM-DD`, where the athlete last rode. */
  today: string;
  /** Of the last five weeks, newest first. */
  rides: LoadedRide[];
}

const RIDE_DAYS = 36;

/** @returns null when the viewer does not coach them: from outside that and nobody look the same */
export async function findAthleteLoad(
  viewer: Viewer,
  athleteId: UserId,
  now = new Date(),
): Promise<AthleteLoad | null> {
  const sight = await findSight(viewer, athleteId);
  if (sight === null || sight.coaching === null) return null;
  const { coaching } = sight;
  await noteLook(viewer, sight, "rides");
  const [kept, rows] = await Promise.all([
    db.athleteDigest.findUnique({ where: { riderId_coachId: { riderId: athleteId, coachId: viewer.userId } } }),
    db.ride.findMany({
      where: {
        AND: [
          ridesInSight(viewer, sight),
          { riderId: athleteId, startedAt: { gte: new Date(now.getTime() - RIDE_DAYS * 86_400_000) } },
        ],
      },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      select: {
        id: true,
        title: true,
        ownTitle: true,
        offsetMinutes: true,
        movingSeconds: true,
        load: true,
        heartRateLoad: true,
        ...CROPPED,
      },
    }),
  ]);
  const [digest = null] = await readShownDigests([{ athleteId, values: kept?.values, changedAt: coaching.changedAt }]);
  return {
    name: sight.name,
    digest,
    today: todayOf(digest ?? { offsetMinutes: rows[0]?.offsetMinutes ?? null }, now),
    rides: rows
      .filter((row) => isShowable(sight, row))
      .map(({ id, title, ownTitle, startedAt, offsetMinutes, movingSeconds, load, heartRateLoad }) => ({
        id: id as RideId,
        title: ownTitle ?? title,
        startedAt,
        offsetMinutes,
        movingSeconds,
        load: coaching.withHeartRate ? rideLoad({ load, heartRateLoad }) : load,
      })),
  };
}
