import type { Prisma } from "../../prisma/generated/client";
import { db, type Transaction } from "../db";
import { Selection, whereOf } from "../delivery-filter";
import { sendJob } from "../jobs";
import { log } from "../log";

/** What was said of a moment: of a connection, or of how a request stood. Once more, it would take back what came since. */
const OF_ITS_MOMENT = [
  "auth",
  "auth_cancelled",
  "deauth",
  "user_reauth",
  "access_revoked",
  "connection_error",
  "permission_change",
  "athlete",
  "large_request_processing",
  "large_request_sending",
  "processing",
  "rate_limit_hit",
  "google_no_datasource",
];

/**
 * What it named is gone after minutes, and what was fetched there is a delivery of its own. Where nothing was, its days
 * were asked for anew: once more, they would be asked for again, every time.
 */
const PING = "s3_payload";

const AT_ONCE = 100;

/**
 * Has the deliveries applied once more that an operator wants to be, the oldest first. Cut off in between, it goes on where
 * it was. Left as they are: those whose bytes are gone, those that wait anyway, what only names where something lay, what
 * was said of its moment and applied, and what came of a connection that has been ended.
 */
export async function replayDeliveries(replayId: string): Promise<void> {
  for (;;) {
    const more = await db.$transaction((tx) => replaySome(tx, replayId));
    if (!more) break;
  }
  log.info({ event: "replayed", id: replayId });
}

/** @returns whether there may be more */
async function replaySome(tx: Transaction, id: string): Promise<boolean> {
  // Two workers at one replay would do it twice.
  await tx.$queryRaw`SELECT id FROM "Replay" WHERE id = ${id}::uuid FOR UPDATE`;
  const replay = await tx.replay.findUnique({ where: { id } });
  if (replay === null || replay.finishedAt !== null) return false;
  const selection = Selection.parse(replay.selection);
  // A page's filter by state means the states of when it was pressed; what was sent meanwhile is behind the last.
  const found = await tx.delivery.findMany({
    where: { AND: [await whereOf(selection), { receivedAt: { lte: replay.createdAt } }, after(replay)] },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: AT_ONCE,
    select: {
      bodyHash: true,
      id: true,
      receivedAt: true,
      state: true,
      type: true,
      terraUserId: true,
      body: { select: { deliveryId: true } },
    },
  });
  const ended = await endedAmong(
    tx,
    found.flatMap(({ terraUserId }) => terraUserId ?? []),
  );
  const wanted = found.filter(
    ({ state, type, terraUserId, body }) =>
      body !== null &&
      state !== "waiting" &&
      type !== PING &&
      !(state === "applied" && OF_ITS_MOMENT.includes(type ?? "")) &&
      !ended.has(terraUserId ?? ""),
  );
  for (const { bodyHash, id: deliveryId, terraUserId } of wanted) {
    await tx.delivery.updateMany({
      where: { bodyHash, id: deliveryId },
      data: { state: "waiting", attempts: 0, reason: null, finishedAt: null },
    });
    const job = { bodyHash: Buffer.from(bodyHash).toString("hex"), id: deliveryId };
    // Behind what comes in new.
    await sendJob(tx, "apply-delivery", job, { group: terraUserId ?? deliveryId, priority: -1 });
  }
  const last = found.at(-1);
  const isLast = found.length < AT_ONCE;
  await tx.replay.update({
    where: { id },
    data: {
      sent: { increment: wanted.length },
      left: { increment: found.length - wanted.length },
      ...(last && { lastAt: last.receivedAt, lastId: last.id }),
      ...(isLast && { finishedAt: new Date() }),
    },
  });
  return !isLast;
}

function after({ lastAt, lastId }: { lastAt: Date | null; lastId: string | null }): Prisma.DeliveryWhereInput {
  if (lastAt === null || lastId === null) return {};
  return { OR: [{ receivedAt: { gt: lastAt } }, { receivedAt: lastAt, id: { gt: lastId } }] };
}

/** Of these names, those of ended connections: what they are called, and were before. */
async function endedAmong(tx: Transaction, terraUserIds: string[]): Promise<Set<string>> {
  const named = { terraUserId: { in: [...new Set(terraUserIds)] } };
  const select = { terraUserId: true } as const;
  const connections = await tx.connection.findMany({ where: { ...named, state: "revoked" }, select });
  const former = await tx.formerTerraUser.findMany({
    where: { ...named, connection: { state: "revoked" } },
    select,
  });
  return new Set([...connections, ...former].map(({ terraUserId }) => terraUserId));
}
