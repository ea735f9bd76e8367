import "server-only";
import { z } from "zod";
import type { Prisma } from "../../../prisma/generated/client";
import { ConnectionState } from "../../../prisma/generated/enums";
import { audit } from "../../audit";
import { db } from "../../db";
import { sendJob } from "../../jobs";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

const words = z.string().trim().min(1).max(200);

/** Which connections somebody looks for. */
export const ConnectionFilter = z.object({
  state: z.enum(ConnectionState).optional().catch(undefined),
  provider: words.optional().catch(undefined),
  rider: words.optional().catch(undefined),
});

export type ConnectionFilter = z.infer<typeof ConnectionFilter>;

/** One connection, as operators see it: whose it is and how it stands, nothing of what came over it. */
export interface ListedConnection {
  id: string;
  rider: string;
  provider: string;
  state: ConnectionState;
  since: Date;
  reason: string | null;
  lastDeliveryAt: Date | null;
  /** When Terra last had it on its list. */
  confirmedAt: Date | null;
  /** How many requests for its past are under way. */
  requests: number;
  /** Other connections here that are to the same account at the provider. */
  sameAccount: number;
}

/** A page of connections. */
export interface ConnectionPage {
  connections: ListedConnection[];
  next: string | null;
  counts: Record<ConnectionState, number>;
  providers: string[];
}

const AT_ONCE = 50;

/**
 * What a filter finds, by id, the newest first.
 *
 * @param cursor `next` of the page before
 * @returns null when the viewer is no operator
 */
export async function listAllConnections(
  viewer: Viewer,
  filter: ConnectionFilter,
  cursor: string | null,
): Promise<ConnectionPage | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const from = z.uuid().safeParse(cursor).data;
  const rows = await db.connection.findMany({
    where: { AND: [whereOf(filter), from ? { id: { lt: from } } : {}] },
    orderBy: { id: "desc" },
    take: AT_ONCE + 1,
    include: {
      rider: { select: { name: true } },
      _count: { select: { requests: { where: { state: "running" } } } },
    },
  });
  const shown = rows.slice(0, AT_ONCE);
  const accounts = await countAccounts(shown.flatMap(({ accountId }) => accountId ?? []));
  return {
    connections: shown.map((row) => ({
      id: row.id,
      rider: row.rider.name,
      provider: row.provider,
      state: row.state,
      since: row.since,
      reason: row.reason,
      lastDeliveryAt: row.lastDeliveryAt,
      confirmedAt: row.confirmedAt,
      requests: row._count.requests,
      sameAccount: Math.max(0, (accounts.get(`${row.provider} ${row.accountId}`) ?? 1) - 1),
    })),
    next: rows.length > AT_ONCE ? (shown.at(-1)?.id ?? null) : null,
    ...(await countAll(filter)),
  };
}

function whereOf({ state, provider, rider }: ConnectionFilter): Prisma.ConnectionWhereInput {
  const like = { contains: rider ?? "", mode: "insensitive" } as const;
  return {
    ...(state && { state }),
    ...(provider && { provider }),
    ...(rider && { rider: { OR: [{ name: like }, { email: like }] } }),
  };
}

async function countAccounts(accountIds: string[]): Promise<Map<string, number>> {
  const groups = await db.connection.groupBy({
    by: ["provider", "accountId"],
    where: { accountId: { in: accountIds }, state: { not: "revoked" } },
    _count: { _all: true },
  });
  return new Map(groups.map(({ provider, accountId, _count }) => [`${provider} ${accountId}`, _count._all]));
}

async function countAll(filter: ConnectionFilter) {
  const [states, providers] = await Promise.all([
    db.connection.groupBy({
      by: ["state"],
      where: whereOf({ ...filter, state: undefined }),
      _count: { _all: true },
    }),
    db.connection.groupBy({ by: ["provider"], orderBy: { provider: "asc" } }),
  ]);
  const counts = { active: 0, broken: 0, revoked: 0 };
  for (const { state, _count } of states) counts[state] = _count._all;
  return { counts, providers: providers.map(({ provider }) => provider) };
}

/**
 * Has all connections compared with what Terra has.
 *
 * @returns false when the viewer is no operator
 */
export const checkWithTerra = (viewer: Viewer): Promise<boolean> => have(viewer, "reconcile");

/**
 * Has the last days of every connection asked for once more.
 *
 * @returns false when the viewer is no operator
 */
export const repairGaps = (viewer: Viewer): Promise<boolean> => have(viewer, "repair-gaps");

function have(viewer: Viewer, job: "reconcile" | "repair-gaps"): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await isOperator(viewer.userId, tx))) return false;
    await audit(tx, viewer.userId, job, "all-connections");
    if (job === "reconcile") await sendJob(tx, "reconcile", { riderId: null }, { key: "all" });
    else await sendJob(tx, "repair-gaps", { since: null }, { key: "repair-gaps" });
    return true;
  });
}
