import "server-only";
import { byName } from "@/core/by-name";
import type { Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import type { CoachingRole, Prisma } from "../../prisma/generated/client";
import { audit } from "../audit";
import { announceToBoth, CONSENT, changeCoaching, consentOf, holdCoaching, isOver, isSameConsent } from "../coachings";
import { writeConsent } from "../consent-json";
import { db } from "../db";
import { notify } from "../notices";
import type { Viewer } from "../viewer";
import { goingOn, openTo } from "./visibility";

/** Somebody who coaches the viewer, or did. */
export interface Coach {
  coachId: UserId;
  name: string;
  consent: Consent;
  acceptedAt: Date;
  /** When somebody ended it, or the end that the athlete had given it came; null while it goes on. */
  overSince: Date | null;
}

/** Somebody whom the viewer coaches. */
export interface Athlete {
  athleteId: UserId;
  name: string;
  consent: Consent;
  acceptedAt: Date;
  /** What the viewer calls the group that they put the athlete in. */
  groupName: string | null;
}

/** Who sees something of the viewer's now, those of longest standing first. */
export async function listCoaches(viewer: Viewer): Promise<Coach[]> {
  const now = new Date();
  const rows = await db.coaching.findMany({
    where: { athleteId: viewer.userId, ...goingOn(now) },
    orderBy: [{ acceptedAt: "asc" }, { coachId: "asc" }],
    select: OF_COACH,
  });
  return rows.map(toCoach(now));
}

/** Who saw something of the viewer's once and does not now, the last first. */
export async function listFormerCoaches(viewer: Viewer): Promise<Coach[]> {
  const now = new Date();
  const rows = await db.coaching.findMany({
    where: { athleteId: viewer.userId, NOT: goingOn(now) },
    select: OF_COACH,
  });
  return rows.map(toCoach(now)).sort((one, other) => Number(other.overSince) - Number(one.overSince));
}

/** @returns null when this is nobody who ever coached the viewer */
export async function findCoach(viewer: Viewer, coachId: UserId): Promise<Coach | null> {
  const row = await db.coaching.findUnique({
    where: { athleteId_coachId: { athleteId: viewer.userId, coachId } },
    select: OF_COACH,
  });
  return row && toCoach(new Date())(row);
}

/** Whom the viewer coaches now, by their names. */
export async function listAthletes(viewer: Viewer): Promise<Athlete[]> {
  const rows = await db.coaching.findMany({
    where: openTo(viewer, new Date()),
    orderBy: { athleteId: "asc" },
    select: OF_ATHLETE,
  });
  return rows.map(toAthlete).sort(byName);
}

/** @returns null when the viewer does not coach them now, or there is nobody */
export async function findAthlete(viewer: Viewer, athleteId: UserId): Promise<Athlete | null> {
  const row = await db.coaching.findFirst({ where: { athleteId, ...openTo(viewer, new Date()) }, select: OF_ATHLETE });
  return row && toAthlete(row);
}

/** Whether the viewer coaches anybody now. */
export async function isCoach(viewer: Viewer): Promise<boolean> {
  return (await db.coaching.findFirst({ where: openTo(viewer, new Date()), select: { athleteId: true } })) !== null;
}

/**
 * Ends a coaching at once: nothing that the coach asks for from now on shows anything of it.
 *
 * @param theyAre what the other is to the viewer; where it is not said, all that is between the two ends
 * @returns false when there was none
 */
export async function endCoaching(viewer: Viewer, otherId: UserId, theyAre?: CoachingRole): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  const roles: CoachingRole[] = theyAre === undefined ? ["athlete", "coach"] : [theyAre];
  return db.$transaction(async (tx) => {
    let hasEnded = false;
    for (const role of roles) {
      const pair =
        role === "coach"
          ? { athleteId: viewer.userId, coachId: otherId }
          : { athleteId: otherId, coachId: viewer.userId };
      const before = await holdCoaching(tx, pair);
      const now = new Date();
      if (before === null || isOver(before, now)) continue;
      await changeCoaching(tx, pair, before, { endedAt: now, endedById: viewer.userId });
      const { athleteId } = pair;
      await audit(tx, viewer.userId, "end-coaching", otherId, { athleteId, consent: writeConsent(before) });
      const viewerIs = role === "coach" ? "athlete" : "coach";
      const { userId: personId, name } = viewer;
      await notify(tx, otherId, { kind: "coaching-ended", personId, name, theyAre: viewerIs });
      await announceToBoth(tx, pair);
      hasEnded = true;
    }
    return hasEnded;
  });
}

/**
 * Changes what one coach of the viewer sees, from their next request on. A coaching whose end has come goes on by this.
 *
 * @returns false when they do not coach the viewer
 */
export async function changeConsent(viewer: Viewer, coachId: UserId, consent: Consent): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  const pair = { athleteId: viewer.userId, coachId };
  return db.$transaction(async (tx) => {
    const before = await holdCoaching(tx, pair);
    if (before === null || before.endedAt !== null) return false;
    if (isSameConsent(before, consent)) return true;
    const now = new Date();
    const beginsAgain = isOver(before, now) ? { acceptedAt: now } : {};
    await changeCoaching(tx, pair, before, { ...consentOf(consent), ...beginsAgain });
    const change = { from: writeConsent(before), to: writeConsent(consent) };
    await audit(tx, viewer.userId, "change-consent", coachId, change);
    await notify(tx, coachId, { kind: "consent-changed", personId: viewer.userId, name: viewer.name });
    await announceToBoth(tx, pair);
    return true;
  });
}

const OF_COACH = {
  ...CONSENT,
  coachId: true,
  acceptedAt: true,
  endedAt: true,
  coach: { select: { name: true } },
} as const satisfies Prisma.CoachingSelect;

const toCoach =
  (now: Date) =>
  (row: Prisma.CoachingGetPayload<{ select: typeof OF_COACH }>): Coach => ({
    coachId: row.coachId as UserId,
    name: row.coach.name,
    consent: consentOf(row),
    acceptedAt: row.acceptedAt,
    overSince: overSince(row, now),
  });

/** Whichever came first, where both did. */
function overSince(row: { endedAt: Date | null; until: Date | null }, now: Date): Date | null {
  if (!isOver(row, now)) return null;
  const { endedAt, until } = row;
  return endedAt !== null && (until === null || endedAt < until) ? endedAt : until;
}

const OF_ATHLETE = {
  ...CONSENT,
  athleteId: true,
  acceptedAt: true,
  groupName: true,
  athlete: { select: { name: true } },
} as const satisfies Prisma.CoachingSelect;

const toAthlete = (row: Prisma.CoachingGetPayload<{ select: typeof OF_ATHLETE }>): Athlete => ({
  athleteId: row.athleteId as UserId,
  name: row.athlete.name,
  consent: consentOf(row),
  acceptedAt: row.acceptedAt,
  groupName: row.groupName,
});
