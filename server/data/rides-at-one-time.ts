import "server-only";
import type { RideId } from "@/core/ids";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/** A ride that a link can lead to. */
export interface NamedRide {
  id: RideId;
  title: string;
}

/** Nothing that is recorded lasts longer. */
const LONGEST_MS = 8 * 86_400_000;

/**
 * The viewer's rides that go on for most of the time of one of theirs, where they wanted recordings of it apart: the
 * other halves of what they separated.
 */
export async function listSeparated(viewer: Viewer, id: RideId): Promise<NamedRide[]> {
  const select = {
    ...{ id: true, title: true, ownTitle: true, startedAt: true, elapsedSeconds: true },
    sources: { select: { isApart: true } },
  } as const;
  const ride = await db.ride.findFirst({ where: { AND: [{ riderId: viewer.userId, id }, visibleTo(viewer)] }, select });
  if (ride === null) return [];
  const endsAt = new Date(ride.startedAt.getTime() + ride.elapsedSeconds * 1000);
  const others = await db.ride.findMany({
    where: {
      AND: [
        { riderId: viewer.userId, id: { not: id } },
        { startedAt: { gt: new Date(ride.startedAt.getTime() - LONGEST_MS), lt: endsAt } },
        visibleTo(viewer),
      ],
    },
    orderBy: { startedAt: "asc" },
    select,
  });
  return others
    .filter((other) => isSeparated(other) || isSeparated(ride))
    .filter((other) => sharedSeconds(ride, other) > Math.min(ride.elapsedSeconds, other.elapsedSeconds) / 2)
    .map((other) => ({ id: other.id as RideId, title: other.ownTitle ?? other.title }));
}

const isSeparated = ({ sources }: { sources: { isApart: boolean }[] }) => sources.some(({ isApart }) => isApart);

interface Timed {
  startedAt: Date;
  elapsedSeconds: number;
}

function sharedSeconds(one: Timed, other: Timed): number {
  const start = (ride: Timed) => ride.startedAt.getTime() / 1000;
  const end = (ride: Timed) => start(ride) + ride.elapsedSeconds;
  return Math.min(end(one), end(other)) - Math.max(start(one), start(other));
}
