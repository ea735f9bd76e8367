import "server-only";
import { z } from "zod";
import type { Prisma } from "../../../prisma/generated/client";
import type { DeliveryOrigin, DeliveryState } from "../../../prisma/generated/enums";
import { db } from "../../db";
import { type DeliveryFilter, whereOf } from "../../delivery-filter";
import { namesOf } from "../../names";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";

/** One delivery, as the list shows it. */
export interface ListedDelivery {
  id: string;
  receivedAt: Date;
  type: string | null;
  state: DeliveryState;
  origin: DeliveryOrigin;
  /** The name of whose it is; null while that is not known. */
  rider: string | null;
  byteCount: number;
  attempts: number;
  reason: string | null;
}

/** A page of the list, and the way to the next. */
export interface DeliveryPage {
  deliveries: ListedDelivery[];
  /** Of the page after this one; null when this is the last. */
  next: string | null;
  /** How many there are in each state, whatever state the filter names. */
  counts: Record<DeliveryState, number>;
  /** Every type that was seen, for choosing one. */
  types: string[];
}

const AT_ONCE = 50;

const LISTED = {
  id: true,
  receivedAt: true,
  type: true,
  state: true,
  origin: true,
  riderId: true,
  byteCount: true,
  attempts: true,
  reason: true,
} as const;

/**
 * What a filter finds, the newest first.
 *
 * @param cursor `next` of the page before
 * @returns null when the viewer is no operator
 */
export async function listDeliveries(
  viewer: Viewer,
  filter: DeliveryFilter,
  cursor: string | null,
): Promise<DeliveryPage | null> {
  if (!(await isOperator(viewer.userId))) return null;
  const where = await whereOf({ filter });
  const rows = await db.delivery.findMany({
    where: { AND: [where, before(cursor)] },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: AT_ONCE + 1,
    select: LISTED,
  });
  const shown = rows.slice(0, AT_ONCE);
  const names = await namesOf(shown.map(({ riderId }) => riderId));
  const last = shown.at(-1);
  return {
    deliveries: shown.map(({ riderId, ...row }) => ({ ...row, rider: riderId && (names.get(riderId) ?? null) })),
    next: rows.length > AT_ONCE && last ? `${last.receivedAt.getTime()}.${last.id}` : null,
    counts: await countByState(filter),
    types: await listTypes(),
  };
}

const Cursor = z
  .string()
  .regex(/^\d{1,15}\.[0-9a-f-]{36}$/)
  .transform((text) => ({ at: new Date(Number(text.split(".")[0])), id: text.split(".")[1] ?? "" }));

/** An address that somebody made up starts at the top. */
function before(cursor: string | null): Prisma.DeliveryWhereInput {
  const from = Cursor.safeParse(cursor).data;
  if (from === undefined) return {};
  return { OR: [{ receivedAt: { lt: from.at } }, { receivedAt: from.at, id: { lt: from.id } }] };
}

async function countByState(filter: DeliveryFilter): Promise<Record<DeliveryState, number>> {
  const groups = await db.delivery.groupBy({
    by: ["state"],
    where: await whereOf({ filter: { ...filter, state: undefined } }),
    _count: { _all: true },
  });
  const none = { waiting: 0, parked: 0, applied: 0, unhandled: 0, failed: 0 };
  return { ...none, ...Object.fromEntries(groups.map(({ state, _count }) => [state, _count._all])) };
}

/** From one type to the next in their index: a few steps, however many deliveries there are. */
async function listTypes(): Promise<string[]> {
  const rows = await db.$queryRaw<{ type: string }[]>`
    WITH RECURSIVE seen AS (
      SELECT min(type) AS type FROM "Delivery"
      UNION ALL
      SELECT (SELECT min(type) FROM "Delivery" WHERE type > seen.type) FROM seen WHERE seen.type IS NOT NULL
    )
    SELECT type FROM seen WHERE type IS NOT NULL LIMIT 100`;
  return rows.map(({ type }) => type);
}
