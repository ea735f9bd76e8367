import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import { Prisma } from "../../prisma/generated/client";
import type { DeliveryState } from "../../prisma/generated/enums";
import type { Database } from "../db";
import { db } from "../db";
import { sendJob } from "../jobs";
import { toJson } from "../ride-json";
import type { Effect } from "./effects";

/** Names one kept delivery. */
export interface DeliveryKey {
  bodyHash: Uint8Array<ArrayBuffer>;
  id: string;
}

/** A delivery that a worker is at. */
export interface ClaimedDelivery extends DeliveryKey {
  /** The bytes as they arrived; null when they were purged. */
  body: Uint8Array | null;
  /** When Terra emitted it: what it says of itself, or else when it arrived. */
  orderedAt: Date;
  /** When Terra emitted it, where it says so. */
  emittedAt: Date | null;
  receivedAt: Date;
  /** What Terra calls the request that it answers, or itself. */
  reference: string | null;
  /** This one included. */
  attempts: number;
  /** What it did when it was applied before; an operator had it applied once more. */
  didBefore: Effect[];
  /** What was left out of it, now or then, because nobody here wanted it: names of core/wanted-data.ts. */
  dropped: string[];
}

/** How a delivery ended, or why it waits. */
export interface Outcome {
  state: Exclude<DeliveryState, "waiting">;
  type?: string | null;
  terraUserId?: string | null;
  riderId?: string | null;
  reason?: string | null;
  effects?: Effect[];
}

const decompress = promisify(zstdDecompress);
const LARGEST_BODY = 256 * 1024 * 1024;

/**
 * Takes a delivery on, and counts the attempt before anything can go wrong with it.
 *
 * @returns null when there is nothing to do: it was applied, or is not there
 */
export async function claimDelivery({ bodyHash, id }: DeliveryKey): Promise<ClaimedDelivery | null> {
  const [row] = await db.delivery.updateManyAndReturn({
    where: { bodyHash, id, state: { in: ["waiting", "parked"] } },
    data: { attempts: { increment: 1 } },
    select: { orderedAt: true, receivedAt: true, reference: true, attempts: true, effects: true },
  });
  if (row === undefined) return null;
  const kept = await db.deliveryBody.findUnique({
    where: { bodyHash_deliveryId: { bodyHash, deliveryId: id } },
    select: { bytes: true },
  });
  const body = kept && (await decompress(kept.bytes, { maxOutputLength: LARGEST_BODY }));
  const { orderedAt: emittedAt, receivedAt, reference, attempts } = row;
  const didBefore = (row.effects ?? []) as unknown as Effect[];
  const dropped = didBefore.flatMap((effect) => (effect.kind === "dropped" ? effect.what : []));
  const orderedAt = emittedAt ?? receivedAt;
  return { bodyHash, id, body, orderedAt, emittedAt, receivedAt, reference, attempts, didBefore, dropped };
}

/** Writes down how a delivery ended; whoever took it on twice cannot undo what the first of them wrote. */
export async function finishDelivery(
  { bodyHash, id }: DeliveryKey,
  outcome: Outcome & { appliedMs?: number },
  now = new Date(),
): Promise<void> {
  await db.delivery.updateMany({
    where: { bodyHash, id, state: { in: ["waiting", "parked"] } },
    data: {
      state: outcome.state,
      type: outcome.type ?? null,
      terraUserId: outcome.terraUserId ?? null,
      riderId: outcome.riderId ?? null,
      reason: outcome.reason ?? null,
      finishedAt: outcome.state === "parked" ? null : now,
      appliedMs: outcome.appliedMs ?? null,
      // One that failed half-way did what it did, now or before.
      ...(outcome.effects && { effects: toJson(outcome.effects) }),
    },
  });
}

/** Writes down why an attempt failed, while the delivery waits for the next. */
export async function noteFailure({ bodyHash, id }: DeliveryKey, reason: string): Promise<void> {
  await db.delivery.updateMany({ where: { bodyHash, id, state: { in: ["waiting", "parked"] } }, data: { reason } });
}

/** Deletes the bytes of a delivery; that it came stays listed. */
export async function forgetBody({ bodyHash, id }: DeliveryKey): Promise<void> {
  await db.deliveryBody.deleteMany({ where: { bodyHash, deliveryId: id } });
}

/** Why what Terra emitted after a connection's end is not shown. */
export const ENDED_BEFORE = "The connection was ended before";

/**
 * Has the deliveries applied that came before anybody knew whose they were, and those that came while the connection was
 * ended by Terra, if it is not any more.
 */
export async function resumeParked(terraUserId: string): Promise<void> {
  await resumeHeld(terraUserId);
  const parked = await db.delivery.findMany({
    where: { terraUserId, state: "parked" },
    select: { bodyHash: true, id: true },
    orderBy: { receivedAt: "asc" },
  });
  for (const delivery of parked) await queueDelivery(db, delivery, terraUserId);
}

async function resumeHeld(terraUserId: string): Promise<void> {
  const connection = await db.connection.findFirst({
    where: { state: { not: "revoked" }, OR: [{ terraUserId }, { formerIds: { some: { terraUserId } } }] },
    select: { terraUserId: true, formerIds: { select: { terraUserId: true } } },
  });
  if (connection === null) return;
  const names = [connection, ...connection.formerIds].map((named) => named.terraUserId);
  const held = await db.delivery.updateManyAndReturn({
    where: { terraUserId: { in: names }, state: "unhandled", reason: ENDED_BEFORE, body: { isNot: null } },
    data: { state: "waiting", attempts: 0, reason: null, finishedAt: null },
    select: { bodyHash: true, id: true },
  });
  for (const delivery of held) await queueDelivery(db, delivery, terraUserId);
}

const PARKED_DAYS = 7;

/** Whether a row called `delivery` says something of somebody's connection, by its name now or by a former one. */
const IS_SOMEBODYS = Prisma.sql`(
  EXISTS (SELECT FROM "Connection" one WHERE one."terraUserId" = delivery."terraUserId")
  OR EXISTS (SELECT FROM "FormerTerraUser" one WHERE one."terraUserId" = delivery."terraUserId"))`;

/** Whether there is a job for a row called `delivery` that is not done yet. */
const HAS_JOB = Prisma.sql`EXISTS (
  SELECT FROM jobs.job job
  WHERE job.name IN ('apply-delivery', 'apply-ping') AND job.state < 'completed' AND job.data->>'id' = delivery.id::text)`;

/**
 * Sends a job for what is parked though it is somebody's: whoever made the connection may have died before the job was sent,
 * or the job was lost.
 */
export async function resumeBound(): Promise<number> {
  const bound = await db.$queryRaw<(DeliveryKey & { terraUserId: string })[]>`
    SELECT delivery."bodyHash", delivery.id, delivery."terraUserId" FROM "Delivery" delivery
    WHERE delivery.state = 'parked' AND ${IS_SOMEBODYS} AND NOT ${HAS_JOB}
    ORDER BY delivery."receivedAt" LIMIT 1000`;
  for (const delivery of bound) await queueDelivery(db, delivery, delivery.terraUserId);
  return bound.length;
}

/** Lets go, with its bytes, what has been nobody's for seven days. That it came stays listed. */
export async function letGoParked(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - PARKED_DAYS * 86_400_000);
  return db.$transaction(async (tx) => {
    const gone = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Delivery" SET state = 'unhandled', reason = 'Nobody''s connection for seven days', "finishedAt" = ${now}
      WHERE state = 'parked' AND ("bodyHash", id) IN (
        SELECT delivery."bodyHash", delivery.id FROM "Delivery" delivery
        WHERE delivery.state = 'parked' AND delivery."receivedAt" <= ${before} AND NOT ${IS_SOMEBODYS} LIMIT 1000)
      RETURNING id`;
    await tx.deliveryBody.deleteMany({ where: { deliveryId: { in: gone.map(({ id }) => id) } } });
    return gone.length;
  });
}

const WAITED_LONG_MS = 5 * 60_000;

/**
 * Sends a job for every delivery that has waited long without one: were the whole queue lost, no ride would be.
 * One that does have a job gets a second, which finds nothing to do.
 */
export async function resendForgotten(now = new Date()): Promise<number> {
  const forgotten = await db.$queryRaw<DeliveryKey[]>`
    SELECT delivery."bodyHash", delivery.id FROM "Delivery" delivery
    WHERE delivery.state = 'waiting' AND delivery."receivedAt" < ${new Date(now.getTime() - WAITED_LONG_MS)}
      AND NOT ${HAS_JOB}
    ORDER BY delivery."receivedAt" LIMIT 1000`;
  for (const delivery of forgotten) await queueDelivery(db, delivery, delivery.id);
  return forgotten.length;
}

const queueDelivery = (database: Database, { bodyHash, id }: DeliveryKey, group: string) =>
  sendJob(database, "apply-delivery", { bodyHash: Buffer.from(bodyHash).toString("hex"), id }, { group });
