import type { HistoryRequest } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import type { ConnectionKey } from "../history-requests";
import { announce } from "../live";

/** A connection as asking needs it. */
export interface AskedConnection extends ConnectionKey {
  provider: string;
  terraUserId: string;
}

/** Terra's own limit, in the rider's words. */
export const ENOUGH_FOR_NOW = "Terra gives only so many days in an hour; the rest follows by itself.";

/** That Terra has something of a window, and has not sent it yet. */
export const ON_ITS_WAY = "It is on its way.";

/** Has requests wait, and says why. */
export async function wait(
  tx: Transaction,
  requests: readonly Pick<HistoryRequest, "riderId" | "id">[],
  until: Date | null,
  reason: string,
): Promise<void> {
  for (const { riderId, id } of requests) {
    await tx.historyRequest.updateMany({
      where: { riderId, id, state: "running" },
      data: { waitsUntil: until, reason },
    });
  }
  if (requests[0]) await announce(tx, { kind: "connection", riderId: requests[0].riderId });
}
