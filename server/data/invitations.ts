import "server-only";
import type { Consent } from "@/core/coaching";
import type { InvitationId, UserId } from "@/core/ids";
import { type CoachingRole, Prisma } from "../../prisma/generated/client";
import { countInvitation, mayMailTo } from "../accounts/invitation-limits";
import { audit } from "../audit";
import { startCoaching } from "../coachings";
import { readConsent, writeConsent } from "../consent-json";
import { db, type Transaction } from "../db";
import { env } from "../env";
import { holdRider } from "../hold-rider";
import { invitationMail } from "../invitation-mail";
import { canBeAccepted, pairOf } from "../invitations";
import { linkTokenHash, newLinkToken } from "../link-token";
import { announce } from "../live";
import { isMailSet, sendMail } from "../mail/send";
import { notify } from "../notices";
import type { Viewer } from "../viewer";

/** What somebody invites to. */
export interface WantedInvitation {
  /** As compared; null when whoever has the link may accept it. */
  email: string | null;
  /** What the coach will see: where an athlete invites, and there alone. */
  consent: Consent | null;
}

/**
 * The link is here once, and nowhere on our side. `goesByMail` where an address was given and mail is set up: whether one more
 * could go there depends on what others sent, and is not told.
 */
export type NewInvitation =
  | { outcome: "made"; link: string; expiresAt: Date; goesByMail: boolean }
  | { outcome: "is-yourself" }
  | { outcome: "too-often"; waitMs: number }
  | { outcome: "too-many" }
  | { outcome: "only-looking" };

/** An invitation of the viewer's that nobody has accepted. */
export interface PendingInvitation {
  id: InvitationId;
  email: string | null;
  consent: Consent | null;
  createdAt: Date;
  expiresAt: Date;
  isDeclined: boolean;
}

/** What became of accepting an invitation. */
export type Acceptance =
  | { outcome: "begun"; inviterId: UserId; invitedAs: CoachingRole }
  | { outcome: "gone" | "own" | "for-another" | "coaching-already" | "consent-wanted" | "only-looking" };

const DAYS = 7;
/** Whoever has more of them out has lost sight of them. */
export const MOST_PENDING = 100;

/** Invites somebody to coach the viewer and see what they agree to: by a link, and by mail where an address is given. */
export async function inviteCoach(viewer: Viewer, email: string | null, consent: Consent): Promise<NewInvitation> {
  return invite(viewer, "coach", { email, consent });
}

/** Invites somebody to be coached by the viewer; what of theirs is seen they say when they accept. */
export async function inviteAthlete(viewer: Viewer, email: string | null): Promise<NewInvitation> {
  return invite(viewer, "athlete", { email, consent: null });
}

async function invite(viewer: Viewer, invitedAs: CoachingRole, wanted: WantedInvitation): Promise<NewInvitation> {
  const { email, consent } = wanted;
  if (viewer.isDemonstration) return { outcome: "only-looking" };
  if (email === viewer.email) return { outcome: "is-yourself" };
  const waitMs = await countInvitation(viewer.userId);
  if (waitMs > 0) return { outcome: "too-often", waitMs };
  const now = new Date();
  const expiresAt = endOf(consent, now);
  const token = newLinkToken();
  const link = `${env().publicUrl}/invitations/${token}`;
  const mailTo = isMailSet() ? email : null;
  const isMailed = mailTo !== null && (await mayMailTo(viewer.userId, mailTo));
  return db.$transaction(async (tx) => {
    // Two that are made at once are counted one after the other.
    await holdRider(tx, viewer.userId);
    const pending = { inviterId: viewer.userId, ...canBeAccepted(now) };
    if ((await tx.invitation.count({ where: pending })) >= MOST_PENDING) return { outcome: "too-many" };
    const { id } = await tx.invitation.create({
      data: {
        ...{ tokenHash: linkTokenHash(token), inviterId: viewer.userId, invitedAs, email, expiresAt, createdAt: now },
        consent: consent === null ? Prisma.DbNull : writeConsent(consent),
      },
      select: { id: true },
    });
    const detail = { invitedAs, ...(consent && { consent: writeConsent(consent) }) };
    await audit(tx, viewer.userId, "invite", id, detail);
    if (isMailed) await sendMail(tx, invitationMail({ to: mailTo, inviter: viewer.name, invitedAs, link, days: DAYS }));
    await announce(tx, { kind: "coaching", riderId: viewer.userId });
    return { outcome: "made", link, expiresAt, goesByMail: mailTo !== null };
  });
}

/** An invitation to see what is over before it can be accepted is over then. */
function endOf(consent: Consent | null, now: Date): Date {
  const end = new Date(now.getTime() + DAYS * 86_400_000);
  return consent?.until && consent.until < end ? consent.until : end;
}

/** The viewer's invitations that can still be accepted, and those that were declined of late; the newest first. */
export async function listInvitations(viewer: Viewer, invitedAs: CoachingRole): Promise<PendingInvitation[]> {
  const rows = await db.invitation.findMany({
    where: {
      inviterId: viewer.userId,
      ...{ invitedAs, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, email: true, consent: true, createdAt: true, expiresAt: true, declinedAt: true },
  });
  return rows.map(({ id, consent, declinedAt, ...row }) => ({
    ...row,
    id: id as InvitationId,
    consent: consent === null ? null : readConsent(consent),
    isDeclined: declinedAt !== null,
  }));
}

/**
 * Takes an invitation of the viewer's back: its link leads nowhere from now on.
 *
 * @returns false when there is none that this could be done with
 */
export async function revokeInvitation(viewer: Viewer, id: InvitationId): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, inviterId: viewer.userId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) return false;
    await audit(tx, viewer.userId, "revoke-invitation", id);
    await announce(tx, { kind: "coaching", riderId: viewer.userId });
    return true;
  });
}

/**
 * Accepts an invitation, once and for all who try.
 *
 * @param ownConsent what the viewer lets the coach see, where they are the athlete; an athlete who invited has said so before
 */
export async function acceptInvitation(viewer: Viewer, token: string, ownConsent: Consent | null): Promise<Acceptance> {
  if (viewer.isDemonstration) return { outcome: "only-looking" };
  return db.$transaction(async (tx) => {
    const now = new Date();
    const found = await holdForViewer(tx, viewer, token, now);
    if (typeof found === "string") return { outcome: found };
    const { id, invitedAs } = found;
    const offeredAt = invitedAs === "athlete" ? null : found.createdAt;
    const inviterId = found.inviterId as UserId;
    const consent = invitedAs === "athlete" ? ownConsent : readConsent(found.consent);
    if (consent === null) return { outcome: "consent-wanted" };
    const pair = pairOf(invitedAs, inviterId, viewer.userId);
    const outcome = await startCoaching(tx, pair, consent, { offeredAt, now });
    if (outcome !== "begun") return { outcome };
    await tx.invitation.update({ where: { id }, data: { acceptedAt: now, acceptedById: viewer.userId } });
    const detail = { athleteId: pair.athleteId, invitation: id, consent: writeConsent(consent) };
    await audit(tx, viewer.userId, "begin-coaching", inviterId, detail);
    const { userId: personId, name } = viewer;
    await notify(tx, inviterId, { kind: "coaching-begun", personId, name, theyAre: invitedAs });
    return { outcome: "begun", inviterId, invitedAs };
  });
}

/**
 * Declines an invitation: nobody can accept it any more.
 *
 * @returns false when it was none for the viewer
 */
export async function declineInvitation(viewer: Viewer, token: string): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  return db.$transaction(async (tx) => {
    const now = new Date();
    const found = await holdForViewer(tx, viewer, token, now);
    if (typeof found === "string") return false;
    const { id } = await tx.invitation.update({
      where: { id: found.id },
      data: { declinedAt: now },
      select: { id: true },
    });
    await audit(tx, viewer.userId, "decline-invitation", id);
    await announce(tx, { kind: "coaching", riderId: found.inviterId });
    return true;
  });
}

/** An invitation that the viewer may accept or decline, and that nobody else can until the transaction ends; or why not. */
async function holdForViewer(tx: Transaction, viewer: Viewer, token: string, now: Date) {
  const tokenHash = linkTokenHash(token);
  await tx.$queryRaw`SELECT 1 AS held FROM "Invitation" WHERE "tokenHash" = ${tokenHash} FOR UPDATE`;
  const found = await tx.invitation.findFirst({ where: { tokenHash, ...canBeAccepted(now) } });
  if (found === null) return "gone";
  if (found.inviterId === viewer.userId) return "own";
  if (found.email !== null && found.email !== viewer.email) return "for-another";
  return found;
}
