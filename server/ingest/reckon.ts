import { isDeepStrictEqual } from "node:util";
import type { RideId, UserId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { readKnown, toJson } from "../ride-json";
import { openFiguresBook } from "../rider-figures";
import { composeRide, type FiguresOnDay, RECKONER } from "./compose";
import { findRepairsAgain } from "./sources";

/** Rides looked at in one go: of each only what tells whether it has to be reckoned again. */
const PAGE = 500;

/** What is estimated of a rider follows from their rides, so that one round may ask for another; more would be a circle. */
const MOST_ROUNDS = 3;

/** How often those who watch are told. */
const PACE_MS = 500;

/**
 * Reckons those rides of a rider again that were reckoned with other figures than are valid now, or by an older
 * arithmetic: newest first, one transaction a ride, with progress for whoever watches.
 *
 * @returns how many
 */
export async function reckonRides(riderId: UserId): Promise<number> {
  let reckoned = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { on } = await openFiguresBook(riderId, db);
    const stale = await listStale(riderId, on);
    if (stale.length === 0) break;
    await reckonAll(riderId, stale, on);
    reckoned += stale.length;
  }
  return reckoned;
}

/** Sends a job for every rider with a ride that an older arithmetic reckoned: after an update. */
export async function reckonAfterUpdate(): Promise<void> {
  const riders = await db.$queryRaw<{ riderId: UserId }[]>`
    SELECT DISTINCT "riderId" FROM "Ride" WHERE reckoner < ${RECKONER}`;
  for (const { riderId } of riders) await sendJob(db, "reckon-rides", { riderId }, { key: riderId });
}

interface StaleRide {
  id: RideId;
  /** An older arithmetic also knew other repairs. */
  isOfOldArithmetic: boolean;
}

async function listStale(riderId: UserId, on: FiguresOnDay): Promise<StaleRide[]> {
  const stale: StaleRide[] = [];
  let cursor: { riderId_id: { riderId: string; id: string } } | null = null;
  for (;;) {
    const rows: { id: string; startedAt: Date; offsetMinutes: number | null; known: unknown; reckoner: number }[] =
      await db.ride.findMany({
        where: { riderId },
        orderBy: [{ startedAt: "desc" }, { id: "desc" }],
        take: PAGE,
        ...(cursor === null ? {} : { cursor, skip: 1 }),
        select: { id: true, startedAt: true, offsetMinutes: true, known: true, reckoner: true },
      });
    for (const { id, startedAt, offsetMinutes, known, reckoner } of rows) {
      const isOfOldArithmetic = reckoner !== RECKONER;
      const valid = readKnown(toJson(on(localDay(startedAt, offsetMinutes))));
      if (isOfOldArithmetic || !isDeepStrictEqual(readKnown(known), valid)) {
        stale.push({ id: id as RideId, isOfOldArithmetic });
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return stale;
    cursor = { riderId_id: { riderId, id: last.id } };
  }
}

async function reckonAll(riderId: UserId, rides: readonly StaleRide[], on: FiguresOnDay): Promise<void> {
  const total = rides.length;
  const progress = { total, done: 0, startedAt: new Date(), finishedAt: null };
  await db.reckoning.upsert({ where: { riderId }, create: { riderId, ...progress }, update: progress });
  let toldAt = 0;
  for (const [index, ride] of rides.entries()) {
    await reckonRide(riderId, ride, on);
    const isLast = index + 1 === total;
    if (!isLast && performance.now() - toldAt < PACE_MS) continue;
    toldAt = performance.now();
    await db.$transaction(async (tx) => {
      const data = { done: index + 1, finishedAt: isLast ? new Date() : null };
      await tx.reckoning.update({ where: { riderId }, data });
      await announce(tx, { kind: "reckoning", riderId });
    });
  }
}

async function reckonRide(riderId: UserId, { id, isOfOldArithmetic }: StaleRide, on: FiguresOnDay): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    if (isOfOldArithmetic) await findRepairsAgain(tx, riderId, id);
    const isThere = await composeRide(tx, riderId, id, on);
    if (isThere) await announce(tx, { kind: "ride", riderId, rideId: id });
  });
}
