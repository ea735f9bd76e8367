import "server-only";
import { db } from "../db";
import { canBeAccepted } from "../invitations";
import type { Viewer } from "../viewer";
import { isCoach } from "./coachings";
import { hasHealth } from "./health";
import { countUnread } from "./notices";

/** Where a viewer can go beside where everybody can, and what is new there. */
export interface Places {
  hasHealth: boolean;
  /** They coach somebody, or invited somebody to be coached. */
  hasAthletes: boolean;
  /** Notices that they have not read. */
  unread: number;
}

/** What is around every page of the viewer's. */
export async function findPlaces(viewer: Viewer): Promise<Places> {
  const [health, coaches, invites, unread] = await Promise.all([
    hasHealth(viewer),
    isCoach(viewer),
    invitesAthletes(viewer),
    countUnread(viewer),
  ]);
  return { hasHealth: health, hasAthletes: coaches || invites, unread };
}

async function invitesAthletes({ userId }: Viewer): Promise<boolean> {
  const invitation = await db.invitation.findFirst({
    where: { inviterId: userId, invitedAs: "athlete", ...canBeAccepted(new Date()) },
    select: { id: true },
  });
  return invitation !== null;
}
