import { randomUUID } from "node:crypto";
import type { UserId } from "@/core/ids";
import type { Database } from "./db";
import { sendJob } from "./jobs";

/** What comes within so many seconds is made one digest of. */
const GATHERED_SECONDS = 3;

/**
 * Has what coaches read of an athlete made anew, when and only if the transaction commits; of somebody who has no coach,
 * nothing.
 *
 * The job waits until every transaction has ended that wanted it (`holdDigests`): one of them may have found a job that
 * waited already, and that job must not read what was before.
 */
export async function wantDigest(database: Database, riderId: UserId): Promise<void> {
  const [coached] = await database.$queryRaw<unknown[]>`
    SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockOf(riderId)}, 0))::text FROM "Coaching"
    WHERE "athleteId" = ${riderId}::uuid AND "endedAt" IS NULL LIMIT 1`;
  if (coached === undefined) return;
  await sendJob(database, "digest-athlete", { riderId }, { key: riderId, afterSeconds: GATHERED_SECONDS });
}

/**
 * The same where a coaching itself changed, with a job of its own: who changes a coaching holds rows that the job writes,
 * and must not wait for it.
 */
export const wantDigestOfCoaching = (database: Database, riderId: UserId): Promise<void> =>
  sendJob(database, "digest-athlete", { riderId }, { key: `${riderId} ${randomUUID()}` });

/** Waits for all transactions that want a digest of this rider, and lets no other begin to until this one ends. */
export async function holdDigests(database: Database, riderId: UserId): Promise<void> {
  await database.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lockOf(riderId)}, 0))::text`;
}

const lockOf = (riderId: UserId) => `digest ${riderId}`;
