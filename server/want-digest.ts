import { randomUUID } from "node:crypto";
import type { UserId } from "@/core/ids";
import { type Database, db, type Transaction } from "./db";
import { sendJob } from "./jobs";

/** What comes within so many seconds is made one digest of. */
const GATHERED_SECONDS = 3;

/** Of somebody whose rides come one after another there is a digest this often. */
const LEAST_SECONDS_BETWEEN = 20;

/**
 * Has what coaches read of an athlete made anew, when and only if the transaction commits; of somebody who has no coach,
 * nothing.
 *
 * The job waits until every transaction has ended that wanted it (`passChanges`): one of them may have found a job that
 * waited already, and that job must not read what was before.
 */
export async function wantDigest(database: Database, riderId: UserId): Promise<void> {
  const [coached] = await database.$queryRaw<{ madeAt: Date | null }[]>`
    SELECT pg_advisory_xact_lock_shared(hashtextextended(${changeLock(riderId)}, 0))::text,
      (SELECT max("madeAt") FROM "AthleteDigest" WHERE "riderId" = ${riderId}::uuid) AS "madeAt"
    FROM "Coaching" WHERE "athleteId" = ${riderId}::uuid AND "endedAt" IS NULL LIMIT 1`;
  if (coached === undefined) return;
  const afterSeconds = secondsAfter(coached.madeAt, new Date());
  await sendJob(database, "digest-athlete", { riderId }, { key: riderId, afterSeconds });
}

function secondsAfter(madeAt: Date | null, now: Date): number {
  const sinceMade = madeAt === null ? LEAST_SECONDS_BETWEEN : (now.getTime() - madeAt.getTime()) / 1000;
  return Math.min(LEAST_SECONDS_BETWEEN, Math.max(GATHERED_SECONDS, Math.ceil(LEAST_SECONDS_BETWEEN - sinceMade)));
}

/**
 * The same where a coaching itself changed, with a job of its own: who changes a coaching holds rows that the job writes,
 * and must not wait for it.
 */
export const wantDigestOfCoaching = (database: Database, riderId: UserId): Promise<void> =>
  sendJob(database, "digest-athlete", { riderId }, { key: `${riderId} ${randomUUID()}` });

/**
 * Comes back when every transaction has ended that has wanted a digest of this rider so far. Whoever wants one from then on
 * gets a job of their own, and waits for nobody: making a digest can take seconds.
 */
export async function passChanges(riderId: UserId): Promise<void> {
  // A transaction of its own, which ends with the statement.
  await db.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${changeLock(riderId)}, 0))::text`;
}

/** Lets nobody else make digests of this rider until the transaction ends: what was read first must not be written last. */
export async function holdMaking(tx: Transaction, riderId: UserId): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`digest-making ${riderId}`}, 0))::text`;
}

const changeLock = (riderId: UserId) => `digest ${riderId}`;
