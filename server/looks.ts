import type { CoachLookKind } from "@/core/coaching";
import type { RideId } from "@/core/ids";
import type { Sight } from "./data/visibility";
import { db } from "./db";
import type { Viewer } from "./viewer";

/** The first look of so many minutes stands for all in them. */
export const LOOK_MINUTES = 5;
/** The same in milliseconds. */
export const LOOK_MS = LOOK_MINUTES * 60_000;

/**
 * Writes down that a coach looked at something of their athlete's; of what is the viewer's own, nothing. Whatever shows it
 * waits for this: what cannot be written down is not shown.
 *
 * @param rideId of what is a ride
 */
export async function noteLook(
  viewer: Viewer,
  { riderId, coaching }: Sight,
  what: CoachLookKind,
  rideId: RideId | "" = "",
): Promise<void> {
  if (coaching === null) return;
  const slot = Math.floor(Date.now() / LOOK_MS) * LOOK_MS;
  // Nobody looked before they were let.
  const at = new Date(Math.max(slot, coaching.acceptedAt.getTime()));
  const data = [{ riderId, coachId: viewer.userId, at, what, rideId }];
  await db.coachLook.createMany({ data, skipDuplicates: true });
}
