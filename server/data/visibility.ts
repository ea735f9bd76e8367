import { byName } from "@/core/by-name";
import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { showsMoreThanLeft } from "../ride-crop";
import type { Viewer } from "../viewer";

/**
 * Riders see their own rides, as long as neither the provider nor they themselves deleted them. Every query on a rider's own
 * rides starts here; those that a coach may make, too, start at `ridesInSight`.
 */
export const visibleTo = (viewer: Viewer): Prisma.RideWhereInput => ({
  riderId: viewer.userId,
  deletedAt: null,
  removedAt: null,
});

/** What a viewer may see of a rider, looked up for one request and never kept longer. */
export interface Sight {
  riderId: UserId;
  /** The rider's name. */
  name: string;
  /** Null where rider and viewer are one. */
  coaching: SeenBy | null;
}

/** What a coach may see, as their athlete last changed it. */
export interface SeenBy extends Consent {
  changedAt: Date;
  acceptedAt: Date;
}

/** @returns null when the viewer may see nothing of this rider, or there is none: from outside the two look the same */
export async function findSight(viewer: Viewer, riderId: UserId): Promise<Sight | null> {
  if (riderId === viewer.userId) return { riderId, name: viewer.name, coaching: null };
  const row = await db.coaching.findFirst({
    ...SIGHT,
    where: { athleteId: riderId, ...openTo(viewer, new Date()) },
  });
  return row && toSight(row);
}

/** What the viewer may see of each of their athletes, by their names. */
export async function listAthleteSights(viewer: Viewer): Promise<AthleteSight[]> {
  const rows = await db.coaching.findMany({
    ...SIGHT,
    where: openTo(viewer, new Date()),
    orderBy: { athleteId: "asc" },
  });
  return rows.map(toSight).sort(byName);
}

/** The columns of a sight. */
export const SIGHT = {
  omit: { coachId: true, endedAt: true, endedById: true, groupName: true },
  include: { athlete: { select: { name: true } } },
} as const satisfies Prisma.CoachingDefaultArgs;

/** A coaching as what its coach sees by it. */
export const toSight = ({
  athleteId,
  athlete,
  ...coaching
}: Prisma.CoachingGetPayload<typeof SIGHT>): AthleteSight => ({
  riderId: athleteId as UserId,
  name: athlete.name,
  coaching,
});

/** What a coach may see of an athlete of theirs. */
export interface AthleteSight extends Sight {
  coaching: SeenBy;
}

/** The same of an athlete of the viewer's; of themselves nothing, so that no one's own things stand for an athlete's. */
export async function findAthleteSight(viewer: Viewer, athleteId: UserId): Promise<AthleteSight | null> {
  const sight = await findSight(viewer, athleteId);
  return sight?.coaching ? { ...sight, coaching: sight.coaching } : null;
}

/** The rides that lie in somebody's sight. A coaching that ended or changed since it was looked up shows nothing. */
export const ridesInSight = (viewer: Viewer, { riderId, coaching }: Sight): Prisma.RideWhereInput =>
  coaching === null
    ? { ...visibleTo(viewer), riderId }
    : {
        riderId,
        deletedAt: null,
        removedAt: null,
        ...(coaching.since === null ? {} : { startedAt: { gte: coaching.since } }),
        rider: athleteInSight(viewer, coaching),
      };

/** Whether a ride may be shown: to its rider all of it, to nobody else while it holds what they cut off. */
export const isShowable = ({ coaching }: Sight, row: Parameters<typeof showsMoreThanLeft>[0]): boolean =>
  coaching === null || !showsMoreThanLeft(row);

/** An athlete as long as their coach sees them as they did when it was looked up; for what is asked of theirs. */
export const athleteInSight = (viewer: Viewer, { changedAt }: SeenBy): Prisma.UserWhereInput => ({
  coachedBy: { some: { ...openTo(viewer, new Date()), changedAt } },
});

/** The coachings by which a viewer may see athletes at a moment. */
export const openTo = (viewer: Viewer, now: Date): Prisma.CoachingWhereInput => ({
  coachId: viewer.userId,
  ...goingOn(now),
});

/** The coachings that go on at a moment: neither did anybody end them, nor has the end come that the athlete gave them. */
export const goingOn = (now: Date): Prisma.CoachingWhereInput => ({
  endedAt: null,
  OR: [{ until: null }, { until: { gt: now } }],
});
