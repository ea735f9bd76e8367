import { CONSENT_FIELDS, type Consent } from "@/core/coaching";
import type { UserId } from "@/core/ids";
import { Prisma } from "../prisma/generated/client";
import type { Transaction } from "./db";
import { announce } from "./live";
import { LOOK_MINUTES } from "./looks";
import { wantDigestOfCoaching } from "./want-digest";

/** Two people of whom one coaches the other. */
export interface Pair {
  athleteId: UserId;
  coachId: UserId;
}

/** The columns of a consent. */
export const CONSENT = {
  since: true,
  until: true,
  withMap: true,
  withHeartRate: true,
  withWeight: true,
  withNotes: true,
  withHealth: true,
  withCycle: true,
  mayCompare: true,
} as const satisfies Record<keyof Consent, true> & Prisma.CoachingSelect;

/** What of a row is consent. */
export const consentOf = (row: Consent): Consent => ({
  since: row.since,
  until: row.until,
  withMap: row.withMap,
  withHeartRate: row.withHeartRate,
  withWeight: row.withWeight,
  withNotes: row.withNotes,
  withHealth: row.withHealth,
  withCycle: row.withCycle,
  mayCompare: row.mayCompare,
});

export const isSameConsent = (one: Consent, other: Consent): boolean =>
  CONSENT_FIELDS.every((field) => one[field] === other[field]) &&
  one.mayCompare === other.mayCompare &&
  one.since?.getTime() === other.since?.getTime() &&
  one.until?.getTime() === other.until?.getTime();

/** Whether a coaching shows nothing at a moment: somebody ended it, or the end that the athlete gave it has come. */
export const isOver = ({ endedAt, until }: { endedAt: Date | null; until: Date | null }, now: Date): boolean =>
  endedAt !== null || (until !== null && until <= now);

/**
 * Whether what was agreed to between two people since an offer stands against it: what an athlete offered before they ended
 * or changed something offers it no more.
 */
export const isOutdated = (offeredAt: Date | null, coaching: { changedAt: Date } | null): boolean =>
  offeredAt !== null && coaching !== null && offeredAt <= coaching.changedAt;

/**
 * Has somebody coach somebody from now on.
 *
 * @param offeredAt when the athlete said so; null where they do at this moment
 * @returns why nothing changed, where it did not
 */
export async function startCoaching(
  tx: Transaction,
  pair: Pair,
  consent: Consent,
  { offeredAt, now }: { offeredAt: Date | null; now: Date },
): Promise<"begun" | "coaching-already" | "gone"> {
  const before = await holdCoaching(tx, pair);
  if (before === null) {
    const values = { ...pair, ...consentOf(consent), acceptedAt: now, changedAt: now };
    // Another invitation of the same two may be accepted at this very moment.
    const { count } = await tx.coaching.createMany({ data: [values], skipDuplicates: true });
    if (count === 0) return "coaching-already";
  } else {
    if (!isOver(before, now)) return "coaching-already";
    if (isOutdated(offeredAt, before)) return "gone";
    await changeCoaching(tx, pair, before, { ...consentOf(consent), acceptedAt: now, endedAt: null, endedById: null });
  }
  await announceToBoth(tx, pair);
  return "begun";
}

/** A coaching as it is, which nobody else changes until the transaction ends; null when there never was one. */
export async function holdCoaching(tx: Transaction, { athleteId, coachId }: Pair) {
  await tx.$queryRaw`
    SELECT 1 AS held FROM "Coaching" WHERE "athleteId" = ${athleteId}::uuid AND "coachId" = ${coachId}::uuid FOR UPDATE
  `;
  return tx.coaching.findUnique({
    where: { athleteId_coachId: { athleteId, coachId } },
    select: { ...CONSENT, acceptedAt: true, changedAt: true, endedAt: true },
  });
}

/**
 * Changes a coaching that is held. What was reckoned for the coach of what they saw so far goes at once: it is reckoned
 * again of what they see now.
 */
export async function changeCoaching(
  tx: Transaction,
  pair: Pair,
  before: { changedAt: Date; endedAt: Date | null; until: Date | null },
  data: Prisma.CoachingUncheckedUpdateManyInput,
): Promise<void> {
  const now = new Date();
  if (data.acceptedAt !== undefined) await keepLooksAtList(tx, pair);
  // Whoever looked a coaching up before sees that it is another now, were it in the same millisecond.
  const changedAt = now > before.changedAt ? now : new Date(before.changedAt.getTime() + 1);
  await tx.coaching.updateMany({ where: { ...pair }, data: { ...data, changedAt } });
  await tx.athleteDigest.deleteMany({ where: { riderId: pair.athleteId, coachId: pair.coachId } });
}

/** Has the open pages of both look again, and what the coach reads of the athlete made anew. */
export async function announceToBoth(tx: Transaction, { athleteId, coachId }: Pair): Promise<void> {
  await announce(tx, { kind: "coaching", riderId: athleteId });
  await announce(tx, { kind: "coaching", riderId: coachId });
  await wantDigestOfCoaching(tx, athleteId);
}

/**
 * A coaching that begins again forgets when it was before: that the coach looked at their list in that time goes into the
 * athlete's own log.
 */
async function keepLooksAtList(tx: Transaction, { athleteId, coachId }: Pair): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CoachLook" ("riderId", "coachId", at, what, "rideId")
    SELECT "riderId", "coachId", at, what, "rideId" FROM (${looksAtList(athleteId)}) looks
    WHERE "coachId" = ${coachId}::uuid
    ON CONFLICT DO NOTHING
  `;
}

/**
 * The looks of coaches at their lists in the time in which an athlete stands there, as rows of their log. A look is noted as
 * of the minutes in which it fell; one in which the coaching began is told as of its beginning.
 */
export const looksAtList = (athleteId: UserId): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT coaching."athleteId" AS "riderId", look."coachId", greatest(look.at, coaching."acceptedAt") AS at,
    'roster' AS what, '' AS "rideId"
  FROM "Coaching" coaching JOIN "RosterLook" look ON look."coachId" = coaching."coachId"
    AND look.at > coaching."acceptedAt" - make_interval(mins => ${LOOK_MINUTES})
    AND look.at < coalesce(least(coaching."endedAt", coaching.until), 'infinity')
  WHERE coaching."athleteId" = ${athleteId}::uuid`;
