import type { RideId, UserId } from "@/core/ids";
import type { Transaction } from "./db";
import { announce } from "./live";

/**
 * The coaches in whose sight a ride of this rider's lies. What is between them stays as it is until the transaction ends:
 * nothing is told to a coach whose coaching is just being ended.
 *
 * @param startedAt when the ride began
 */
export async function holdCoachesInSight(
  tx: Transaction,
  riderId: UserId,
  startedAt: Date,
  now = new Date(),
): Promise<UserId[]> {
  const rows = await tx.$queryRaw<{ coachId: UserId }[]>`
    SELECT "coachId" FROM "Coaching"
    WHERE "athleteId" = ${riderId}::uuid AND "endedAt" IS NULL AND ("until" IS NULL OR "until" > ${now}::timestamp)
      AND ("since" IS NULL OR "since" <= ${startedAt}::timestamp)
    ORDER BY "coachId" FOR SHARE`;
  return rows.map(({ coachId }) => coachId);
}

/** Tells open pages of both, and the coach's list, that something was said, or read, about a ride in the talk with one coach. */
export async function announceTalk(
  tx: Transaction,
  { riderId, rideId, coachId }: { riderId: UserId; rideId: RideId; coachId: UserId },
): Promise<void> {
  await announce(tx, { kind: "comment", riderId, rideId, coachId });
  await announce(tx, { kind: "roster", riderId: coachId });
}
