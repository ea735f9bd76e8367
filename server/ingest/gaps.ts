import type { ConnectionId, UserId } from "@/core/ids";
import { db } from "../db";
import { env } from "../env";
import { holdPast, requestPast } from "../history-requests";
import type { JobData } from "../job-data";

const DAY_MS = 86_400_000;

/** A repair of gaps that is over is of interest for so long. */
const KEPT_DAYS = 30;

/**
 * Asks for the last days of every connection once more, in case a delivery was lost: what is here already changes nothing.
 *
 * @param since when deliveries began to be refused; null for no known reason
 * @returns of how many connections
 * @see terra-api.md, 10.8
 */
export async function repairGaps({ since }: JobData["repair-gaps"], now = new Date()): Promise<number> {
  await db.historyRequest.deleteMany({
    where: { kind: "gap", state: { not: "running" }, createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  });
  const days = env().care.gapRepairDays;
  if (days === 0 && since === null) return 0;
  const usual = now.getTime() - days * DAY_MS;
  // A ride is told of by its start, and may have begun the day before it could not be delivered.
  const from = new Date(since === null ? usual : Math.min(usual, new Date(since).getTime() - DAY_MS));

  let count = 0;
  for (let last: string | null = null; ; ) {
    const some: { id: string; riderId: string }[] = await db.connection.findMany({
      where: { state: "active", ...(last === null ? {} : { id: { gt: last } }) },
      orderBy: { id: "asc" },
      take: 500,
      select: { id: true, riderId: true },
    });
    for (const { id, riderId } of some) {
      if (await repairOne({ id: id as ConnectionId, riderId: riderId as UserId }, from, now)) count++;
    }
    last = some.at(-1)?.id ?? null;
    if (last === null) return count;
  }
}

/** @returns false where its last days are being asked for already */
function repairOne(connection: { id: ConnectionId; riderId: UserId }, from: Date, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await holdPast(tx, connection.id);
    const running = await tx.historyRequest.findFirst({
      where: {
        riderId: connection.riderId,
        connectionId: connection.id,
        kind: "gap",
        state: "running",
        from: { lte: from },
      },
      select: { id: true },
    });
    if (running !== null) return false;
    await requestPast(tx, connection, { kind: "gap", from, until: now }, now);
    return true;
  });
}
