import "server-only";
import { byNeed } from "@/core/attention/attention";
import type { DigestConnection, DigestRide } from "@/core/attention/digest";
import { type Standing, standingOf, type WeekLoad, weekLoad } from "@/core/attention/standing";
import type { UserId } from "@/core/ids";
import { db } from "../db";
import { announce } from "../live";
import type { Viewer } from "../viewer";
import { findLooked } from "./looked-athletes";
import { openTo } from "./visibility";

/** A line of the viewer's table of athletes. */
export interface RosterAthlete {
  athleteId: UserId;
  name: string;
  groupName: string | null;
  /** The strongest reason to look at them. */
  reason: string | null;
  /** From 0, whoever needs the viewer most. */
  need: number;
  /** Null while their numbers are being worked out. */
  known: {
    today: string;
    lastRide: DigestRide | null;
    week: WeekLoad;
    standing: Standing | null;
    /** What is broken comes first. */
    connection: DigestConnection | null;
  } | null;
  unread: number;
}

/** All athletes of the viewer, by their need. */
export async function listRoster(viewer: Viewer, now = new Date()): Promise<RosterAthlete[]> {
  const all = await findLooked(viewer, now);
  return all.sort(byNeed).map(({ athleteId, name, groupName, reasons, digest, today, talk }, need) => ({
    athleteId,
    name,
    groupName,
    reason: reasons[0]?.reason ?? null,
    need,
    known: digest && {
      today,
      lastRide: digest.lastRide,
      week: weekLoad(digest, today),
      standing: standingOf(digest, today),
      connection: digest.connections.find(({ state }) => state === "broken") ?? digest.connections[0] ?? null,
    },
    unread: talk.unread,
  }));
}

/**
 * Puts an athlete into one of the viewer's groups, or into none. The agreement between the two stays as it is: only the viewer
 * sees this.
 *
 * @returns false when the viewer does not coach them
 */
export async function saveGroup(viewer: Viewer, athleteId: UserId, groupName: string | null): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  return db.$transaction(async (tx) => {
    const { count } = await tx.coaching.updateMany({
      where: { athleteId, ...openTo(viewer, new Date()) },
      data: { groupName },
    });
    if (count > 0) await announce(tx, { kind: "roster", riderId: viewer.userId });
    return count > 0;
  });
}
