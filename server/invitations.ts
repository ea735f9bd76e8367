import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import type { CoachingRole, Prisma } from "../prisma/generated/client";
import { isOutdated, isOver } from "./coachings";
import { readConsent } from "./consent-json";
import { db } from "./db";
import { linkTokenHash } from "./link-token";
import type { Viewer } from "./viewer";

/** An invitation, as it stands before somebody who has its link. */
export interface FoundInvitation {
  inviterId: UserId;
  inviter: string;
  /** What whoever accepts it will be. */
  invitedAs: CoachingRole;
  /** What the coach will see; null where the athlete says so when they accept. */
  consent: Consent | null;
  /** Enough of the address that it is for to know one's own by; null when it is for whoever has the link. */
  isFor: string | null;
  expiresAt: Date;
  /** What this visitor can do about it. */
  standing: "open" | "signed-out" | "only-looking" | "own" | "for-another" | "coaching-already" | "accepted";
}

/** The invitations that can be accepted at a moment. */
export const canBeAccepted = (now: Date): Prisma.InvitationWhereInput => ({
  acceptedAt: null,
  declinedAt: null,
  revokedAt: null,
  expiresAt: { gt: now },
});

/** The two people of a coaching, where one accepts what the other offers. */
export const pairOf = (invitedAs: CoachingRole, inviterId: UserId, accepterId: UserId) =>
  invitedAs === "coach" ? { athleteId: inviterId, coachId: accepterId } : { athleteId: accepterId, coachId: inviterId };

/**
 * What a link invites to.
 *
 * @param viewer null when nobody is signed in
 * @returns null for a link that nobody made, and for one that is over, whatever the reason; whoever accepted it is told so
 */
export async function findInvitation(token: string, viewer: Viewer | null): Promise<FoundInvitation | null> {
  const now = new Date();
  const accepted = viewer ? [{ acceptedById: viewer.userId }] : [];
  const row = await db.invitation.findFirst({
    where: { tokenHash: linkTokenHash(token), OR: [canBeAccepted(now), ...accepted] },
    include: { inviter: { select: { name: true } } },
  });
  const standing = row && (await standingOf(row, viewer, now));
  if (row === null || standing === null) return null;
  return {
    inviterId: row.inviterId as UserId,
    inviter: row.inviter.name,
    invitedAs: row.invitedAs,
    consent: row.consent === null ? null : readConsent(row.consent),
    isFor: row.email && maskAddress(row.email),
    expiresAt: row.expiresAt,
    standing,
  };
}

interface Standing {
  inviterId: string;
  invitedAs: CoachingRole;
  email: string | null;
  createdAt: Date;
  acceptedAt: Date | null;
}

/** @returns null when it offers this visitor nothing any more */
async function standingOf(
  row: Standing,
  viewer: Viewer | null,
  now: Date,
): Promise<FoundInvitation["standing"] | null> {
  if (viewer === null) return "signed-out";
  if (viewer.isDemonstration) return "only-looking";
  if (row.inviterId === viewer.userId) return "own";
  if (row.acceptedAt !== null) return "accepted";
  if (row.email !== null && row.email !== viewer.email) return "for-another";
  const coaching = await db.coaching.findUnique({
    where: { athleteId_coachId: pairOf(row.invitedAs, row.inviterId as UserId, viewer.userId) },
    select: { endedAt: true, until: true, changedAt: true },
  });
  if (coaching !== null && !isOver(coaching, now)) return "coaching-already";
  return row.invitedAs === "coach" && isOutdated(row.createdAt, coaching) ? null : "open";
}

/** `k•••@e•••.org` */
export function maskAddress(email: string): string {
  const [name = "", host = ""] = email.split("@");
  const top = host.slice(host.lastIndexOf("."));
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${top}`;
}
