import type { RideId, SourceId, UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import type { Transaction } from "../db";

/** A ride without numbers, for its first source to refer to: it is put together before anybody sees it. */
export async function openRide(
  tx: Transaction,
  riderId: UserId,
  id: RideId,
  {
    receivedAt,
    title,
    activityType,
    isIndoor,
    startedAt,
    offsetMinutes = null,
    elapsedSeconds,
  }: Pick<
    Prisma.RideSourceUncheckedCreateInput,
    "receivedAt" | "title" | "activityType" | "isIndoor" | "startedAt" | "offsetMinutes" | "elapsedSeconds"
  >,
): Promise<void> {
  const about = { receivedAt, title, activityType, isIndoor, startedAt, offsetMinutes, elapsedSeconds };
  await tx.ride.create({
    data: { riderId, id, version: 0, ...about, timerSeconds: 0, movingSeconds: 0, pauses: [], remarks: [] },
  });
}

/** Has a source belong to another ride; a ride that it leaves empty is deleted, and what its rider said of it goes along. */
export async function moveSource(
  tx: Transaction,
  { riderId, sourceId, to }: { riderId: UserId; sourceId: SourceId; to: RideId },
): Promise<void> {
  const key = { riderId_id: { riderId, id: sourceId } };
  const { rideId: from } = await tx.rideSource.findUniqueOrThrow({ where: key, select: { rideId: true } });
  await tx.rideSource.update({ where: key, data: { rideId: to } });
  await handOnWords(tx, { riderId, from, to });
  await handOnParts(tx, { riderId, from, to });
  await tx.ride.deleteMany({ where: { riderId, sources: { none: {} } } });
}

/** Where its rider said something of both, what they said of the ride that stays stays. */
async function handOnWords(
  tx: Transaction,
  { riderId, from, to }: { riderId: UserId; from: string; to: RideId },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Ride" stays SET "ownTitle" = coalesce(stays."ownTitle", goes."ownTitle"),
      notes = coalesce(stays.notes, goes.notes), effort = coalesce(stays.effort, goes.effort),
      feeling = coalesce(stays.feeling, goes.feeling), "ownType" = coalesce(stays."ownType", goes."ownType"),
      "cropFrom" = coalesce(stays."cropFrom", goes."cropFrom"), "cropUntil" = coalesce(stays."cropUntil", goes."cropUntil"),
      tags = CASE WHEN cardinality(stays.tags) = 0 THEN goes.tags ELSE stays.tags END
    FROM "Ride" goes
    WHERE stays."riderId" = ${riderId}::uuid AND stays.id = ${to}::uuid
      AND goes."riderId" = stays."riderId" AND goes.id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM "RideSource" source WHERE source."riderId" = goes."riderId" AND source."rideId" = goes.id)`;
}

/** What its rider marked in it, the links that show it, and what was said about it. */
async function handOnParts(
  tx: Transaction,
  { riderId, from, to }: { riderId: UserId; from: string; to: RideId },
): Promise<void> {
  if ((await tx.rideSource.count({ where: { riderId, rideId: from } })) > 0) return;
  await tx.ownEffort.updateMany({ where: { riderId, rideId: from }, data: { rideId: to } });
  await tx.rideShare.updateMany({ where: { riderId, rideId: from }, data: { rideId: to } });
  await tx.rideComment.updateMany({ where: { riderId, rideId: from }, data: { rideId: to } });
  // Where both were read, what is new since the first of the looks is new.
  await tx.$executeRaw`
    INSERT INTO "CommentRead" AS stays ("riderId", "rideId", "coachId", "readerId", "readAt")
    SELECT "riderId", ${to}::uuid, "coachId", "readerId", "readAt" FROM "CommentRead"
    WHERE "riderId" = ${riderId}::uuid AND "rideId" = ${from}::uuid
    ON CONFLICT ("riderId", "rideId", "coachId", "readerId")
      DO UPDATE SET "readAt" = least(stays."readAt", excluded."readAt")`;
}
