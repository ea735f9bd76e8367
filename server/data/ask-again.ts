import "server-only";
import type { RideId, SourceId } from "@/core/ids";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** A provider is asked for one recording at most so often. */
export const LEAST_MINUTES_BETWEEN = 10;

/** And for so many recordings of one rider in that time: others wait for their turn, too. */
export const MOST_AT_ONCE = 10;

/** What became of a wish to have a recording from its provider once more. */
export type AskedAgain =
  | { kind: "asked" }
  /** It was asked for just now; from then on it can be again. */
  | { kind: "too-soon"; from: Date }
  /** It came in a file, or its connection does not work any more. */
  | { kind: "impossible" }
  | { kind: "missing" };

/**
 * Has one recording of the viewer's read anew from the provider it came from; a worker asks. What it told before stays
 * until something later arrives.
 */
export async function askAgain(
  viewer: Viewer,
  rideId: RideId,
  sourceId: SourceId,
  now = new Date(),
): Promise<AskedAgain> {
  if (viewer.isDemonstration) return { kind: "impossible" };
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const source = await tx.rideSource.findFirst({
      where: { riderId, rideId, id: sourceId, ride: visibleTo(viewer) },
      select: { askedAt: true, connection: { select: { state: true } } },
    });
    if (source === null) return { kind: "missing" };
    if (source.connection?.state !== "active") return { kind: "impossible" };
    const from = new Date((source.askedAt?.getTime() ?? 0) + LEAST_MINUTES_BETWEEN * 60_000);
    if (source.askedAt && from > now) return { kind: "too-soon", from };
    const justNow = new Date(now.getTime() - LEAST_MINUTES_BETWEEN * 60_000);
    const asked = await tx.rideSource.count({ where: { riderId, askedAt: { gt: justNow } } });
    if (asked >= MOST_AT_ONCE) {
      return { kind: "too-soon", from: new Date(now.getTime() + LEAST_MINUTES_BETWEEN * 60_000) };
    }

    await tx.rideSource.update({
      where: { riderId_id: { riderId, id: sourceId } },
      data: { askedAt: now, askAnswer: null },
    });
    // A key for each time: one that still waits is of a moment that is not asked for any more.
    const key = `${sourceId} ${now.toISOString()}`;
    await sendJob(tx, "ask-again", { riderId, sourceId, askedAt: now.toISOString() }, { key });
    await announce(tx, { kind: "ride", riderId, rideId });
    return { kind: "asked" };
  });
}
