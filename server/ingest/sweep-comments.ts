import { db } from "../db";

/** As long as somebody may still be looking at the page on which they took it back. */
const KEPT_HOURS = 24;

/** Deletes for good what its authors took back. */
export async function sweepComments(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  await db.rideComment.deleteMany({ where: { deletedAt: { lt: before } } });
}
