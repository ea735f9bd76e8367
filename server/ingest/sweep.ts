import { db } from "../db";

/** Deletes what has expired: sessions, attempts to connect, links to rides, invitations, spent limits. */
export async function sweepExpired(now = new Date()): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.connectAttempt.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.rideShare.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.invitation.deleteMany({ where: { expiresAt: { lt: now } } });
  await db.rateLimit.deleteMany({ where: { expire: { lt: now } } });
}
