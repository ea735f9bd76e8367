import "server-only";
import { leftOf } from "@/core/crop";
import type { RideId } from "@/core/ids";
import type { RecordedRide } from "@/core/ride";
import type { Span } from "@/core/span";
import { db } from "../db";
import { toCrop } from "../ride-crop";
import { activeSources, joinSources, SOURCE_PARTS } from "../ride-sources";
import type { Viewer } from "../viewer";
import { channelBytes } from "./recordings";
import { visibleTo } from "./visibility";

/** All that was recorded of a ride, and what its rider left of it. */
export interface WholeRide {
  startedAt: Date;
  elapsedSeconds: number;
  /** In its seconds. */
  left: Span;
  /** There is something to draw. */
  isDrawn: boolean;
}

/** @returns null when the viewer has no such ride */
export async function findWhole(viewer: Viewer, id: RideId): Promise<WholeRide | null> {
  const found = await readWhole(viewer, id);
  if (found === null) return null;
  const { startedAt, elapsedSeconds, channels } = found.recorded;
  const all = { start: 0, end: elapsedSeconds };
  return {
    startedAt,
    elapsedSeconds,
    left: (found.crop && leftOf(found.recorded, found.crop)) ?? all,
    isDrawn: Object.keys(channels).length > 0,
  };
}

/**
 * The channels of one of the viewer's rides as `readChannels` tells them, with what its rider cut off.
 *
 * @returns null when the viewer has no such ride
 */
export async function readWholeChannels(viewer: Viewer, id: RideId): Promise<Uint8Array | null> {
  const found = await readWhole(viewer, id);
  return found && channelBytes(found.recorded, null);
}

async function readWhole(
  viewer: Viewer,
  id: RideId,
): Promise<{ recorded: RecordedRide; crop: ReturnType<typeof toCrop> } | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId: viewer.userId, id }, visibleTo(viewer)] },
    select: { cropFrom: true, cropUntil: true, sources: { include: SOURCE_PARTS, orderBy: { id: "asc" } } },
  });
  if (row === null) return null;
  const { recorded } = await joinSources(activeSources(row.sources));
  return { recorded, crop: toCrop(row) };
}
