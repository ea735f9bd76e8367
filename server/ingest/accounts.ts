import { SEEN_ACCOUNT } from "@/core/accounts";
import { providerName } from "@/core/provider-name";
import { endAlarm, raiseAlarm } from "../alarms";
import { db, type Transaction } from "../db";
import { announce } from "../live";
import type { BoundConnection } from "./connections";

/**
 * Writes down what the provider calls the account of a connection. Two riders with the same account are told so, and the
 * operator; nothing of theirs becomes one.
 *
 * @returns whether it was news
 */
export async function noteAccount(connection: BoundConnection, accountId: string): Promise<boolean> {
  const key = { id: connection.id };
  const isNews = await db.$transaction(async (tx) => {
    const { accountId: before } = await tx.connection.findUniqueOrThrow({ where: key, select: { accountId: true } });
    if (before === accountId) return false;
    await tx.connection.update({ where: key, data: { accountId } });
    // Those that were known by a common activity only have a name now.
    if (before?.startsWith(SEEN_ACCOUNT)) {
      await tx.connection.updateMany({
        where: { provider: connection.provider, accountId: before },
        data: { accountId },
      });
    }
    await announceShared(tx, connection.provider, accountId);
    return true;
  });
  if (isNews) await watchShared(connection.provider);
  return isNews;
}

/**
 * Looks whether another rider's connection has this very activity, to the second, under the same summary_id: then both
 * are the same account. Terra sends each ride to both.
 *
 * @see terra-api.md, 2.5
 */
export async function noteCommonActivity(connection: BoundConnection, sourceId: string): Promise<void> {
  const [other] = await db.$queryRaw<{ id: string; accountId: string | null; identity: string }[]>`
    SELECT connection.id, connection."accountId", mine.identity
    FROM "RideSource" mine
    JOIN "RideSource" other ON other.identity = mine.identity AND other."riderId" <> mine."riderId"
      AND other."startedAt" = mine."startedAt" AND other."elapsedSeconds" = mine."elapsedSeconds"
    JOIN "Connection" connection ON connection.id = other."connectionId" AND connection.provider = ${connection.provider}
    WHERE mine."riderId" = ${connection.riderId}::uuid AND mine.id = ${sourceId}::uuid
      AND mine.identity NOT LIKE 'unnamed-%'
    LIMIT 1`;
  if (other === undefined) return;
  const mine = await db.connection.findUniqueOrThrow({ where: { id: connection.id }, select: { accountId: true } });
  if (mine.accountId !== null && other.accountId !== null) return;
  const accountId = mine.accountId ?? other.accountId ?? `${SEEN_ACCOUNT}${other.identity}`;
  await db.$transaction(async (tx) => {
    await tx.connection.updateMany({ where: { id: { in: [connection.id, other.id] } }, data: { accountId } });
    await announceShared(tx, connection.provider, accountId);
  });
  await watchShared(connection.provider);
}

/** The pages of more riders with one account find it out when they are opened. */
const MOST_TOLD = 20;

async function announceShared(tx: Transaction, provider: string, accountId: string): Promise<void> {
  const riders = await tx.connection.findMany({
    where: { provider, accountId },
    select: { riderId: true },
    distinct: ["riderId"],
    orderBy: { riderId: "asc" },
    take: MOST_TOLD,
  });
  if (riders.length < 2) return;
  for (const { riderId } of riders) await announce(tx, { kind: "connection", riderId });
}

/** The operator knows of accounts that several riders have connected, as long as there are any. */
async function watchShared(provider: string): Promise<void> {
  const shared = await db.$queryRaw<unknown[]>`
    SELECT provider, "accountId" FROM "Connection" WHERE "accountId" IS NOT NULL AND state <> 'revoked'
    GROUP BY provider, "accountId" HAVING count(DISTINCT "riderId") > 1`;
  if (shared.length === 0) return endAlarm("shared-account");
  const words = shared.length === 1 ? "One account is" : `${shared.length} accounts are`;
  await raiseAlarm(
    "shared-account",
    "warn",
    `${words} connected by several riders, the last of them at ${providerName(provider)}. Each of those riders gets all of its rides; they are told on their page of connections.`,
  );
}

/** Ends the operator's alarm once no account is connected by several riders any more. */
export async function lookAfterSharedAccounts(): Promise<void> {
  const alarm = await db.alarm.findUnique({ where: { kind: "shared-account" }, select: { kind: true } });
  if (alarm === null) return;
  const [shared] = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Connection" WHERE "accountId" IS NOT NULL AND state <> 'revoked'
    GROUP BY provider, "accountId" HAVING count(DISTINCT "riderId") > 1 LIMIT 1`;
  if (shared === undefined) await endAlarm("shared-account");
}
