import type { RideId, UserId } from "@/core/ids";
import type { Transaction } from "../db";
import { notify } from "../notices";
import { holdCoachesInSight } from "../talks";

/** Of a ride that was ridden earlier nobody waits for news. */
const NEWS_FOR_MS = 2 * 86_400_000;

/** A ride that just came to be here for the first time. */
export interface NewRide {
  riderId: UserId;
  rideId: RideId;
  startedAt: Date;
  elapsedSeconds: number;
}

/**
 * Asks its rider how it was, and tells the coaches in whose sight it lies that it came: of a ride of these days, and of none
 * that comes because somebody asked for the past.
 */
export async function tellOfNewRide(tx: Transaction, ride: NewRide, now = new Date()): Promise<void> {
  const { riderId, rideId, startedAt, elapsedSeconds } = ride;
  const endedAt = new Date(startedAt.getTime() + elapsedSeconds * 1000);
  if (Math.abs(now.getTime() - endedAt.getTime()) > NEWS_FOR_MS) return;
  if (await isOfThePast(tx, ride, endedAt)) return;
  const { name, isDemonstration } = await tx.user.findUniqueOrThrow({
    where: { id: riderId },
    select: { name: true, isDemonstration: true },
  });
  if (!isDemonstration) await notify(tx, riderId, { kind: "how-was-it", rideId });
  for (const coachId of await holdCoachesInSight(tx, riderId, startedAt, now)) {
    await notify(tx, coachId, { kind: "ride-arrived", riderId, rideId, name });
  }
}

/** Whether it was ridden before somebody asked for the days in which it was. */
async function isOfThePast(tx: Transaction, { riderId, startedAt }: NewRide, endedAt: Date): Promise<boolean> {
  const asked = await tx.historyRequest.count({
    where: {
      ...{ riderId, kind: { in: ["history", "again"] }, createdAt: { gte: endedAt } },
      ...{ from: { lte: startedAt }, until: { gt: startedAt } },
    },
  });
  return asked > 0;
}
