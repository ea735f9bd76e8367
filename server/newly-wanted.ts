import { DAY_MS } from "@/core/history-windows";
import type { ConnectionId, UserId } from "@/core/ids";
import type { DataType } from "@/core/wanted-data";
import type { Transaction } from "./db";
import { requestPast } from "./history-requests";
import { sendJob } from "./jobs";
import type { RequestedType } from "./terra/requests";

/**
 * Has what was not wanted so far asked for of the time of which there are rides: back to where the rider wanted their past
 * from, or else to the beginning of the connection. Of an account it is asked which it is.
 *
 * @returns the first moment that is asked for; null when nothing is
 */
export async function requestNewlyWanted(
  tx: Transaction,
  riderId: UserId,
  types: readonly DataType[],
  now: Date,
): Promise<Date | null> {
  if (types.length === 0) return null;
  const connections = await tx.$queryRaw<{ id: ConnectionId; from: Date; asked: string[] }[]>`
    SELECT connection.id, least(connection."createdAt", min("window"."from")) AS "from",
      coalesce(array_agg(DISTINCT "window".type) FILTER (WHERE request.state = 'running'), '{}') AS asked
    FROM "Connection" connection
    LEFT JOIN "HistoryRequest" request ON request."riderId" = connection."riderId"
      AND request."connectionId" = connection.id AND request.kind = 'history'
    LEFT JOIN "HistoryWindow" "window" ON "window"."riderId" = request."riderId" AND "window"."requestId" = request.id
      AND ("window".state = 'done' OR request.state = 'running')
    WHERE connection."riderId" = ${riderId}::uuid AND connection.state <> 'revoked'
    GROUP BY connection.id`;
  let first: Date | null = null;
  for (const { id, from, asked } of connections) {
    if (types.includes("athlete")) await sendJob(tx, "ask-athlete", { riderId, connectionId: id }, { key: id });
    const missing = types.filter((type): type is RequestedType => type !== "athlete" && !asked.includes(type));
    // What a connection told on its first day will be told once more by itself.
    if (missing.length === 0 || now.getTime() - from.getTime() < DAY_MS) continue;
    await requestPast(tx, { riderId, id }, { kind: "again", from, until: now, types: missing }, now);
    if (first === null || from < first) first = from;
  }
  return first;
}
