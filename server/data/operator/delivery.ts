import "server-only";
import { db } from "../../db";
import { namesOf } from "../../names";
import { isOperator } from "../../operator";
import type { Viewer } from "../../viewer";
import type { ListedDelivery } from "./deliveries";

/** Everything that is known of one delivery but its bytes. */
export interface ShownDelivery extends ListedDelivery {
  traceKey: string;
  reference: string | null;
  terraUserId: string | null;
  headers: Record<string, string>;
  signedAt: Date | null;
  /** The fingerprint of the secret that signed it. */
  signedWith: string | null;
  orderedAt: Date | null;
  receivedMs: number | null;
  finishedAt: Date | null;
  appliedMs: number | null;
  /** Effect[] of server/ingest/effects.ts. */
  effects: Record<string, unknown>[];
  redactedAt: Date | null;
  hasBytes: boolean;
  /** The same words, or the same request of ours, come otherwise: the others with its reference. */
  siblings: number;
}

/** @returns null when the viewer is no operator, or there is none */
export async function findDelivery(viewer: Viewer, id: string): Promise<ShownDelivery | null> {
  if (!(await isOperator(viewer.userId)) || !/^[0-9a-f-]{36}$/.test(id)) return null;
  const row = await db.delivery.findFirst({ where: { id }, include: { body: { select: { deliveryId: true } } } });
  if (row === null) return null;
  const { bodyHash: _, signature: __, riderId, body, headers, effects, ...shown } = row;
  const names = await namesOf([riderId]);
  const siblings = row.reference === null ? 0 : await db.delivery.count({ where: { reference: row.reference } });
  return {
    ...shown,
    rider: riderId && (names.get(riderId) ?? null),
    headers: (headers ?? {}) as Record<string, string>,
    effects: (effects ?? []) as Record<string, unknown>[],
    hasBytes: body !== null,
    siblings: Math.max(0, siblings - 1),
  };
}
