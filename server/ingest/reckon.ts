import { isDeepStrictEqual } from "node:util";
import type { RideId, UserId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { log } from "../log";
import { readKnown, toJson } from "../ride-json";
import { openFiguresBook } from "../rider-figures";
import { composeRide, type FiguresOnDay, RECKONER } from "./compose";
import { findRepairsAgain } from "./repairs";

/** Rides looked at in one go: of each only what tells whether it has to be reckoned again. */
const PAGE = 500;

/** What is estimated of a rider follows from their rides, so that one round may ask for another; more would be a circle. */
const MOST_ROUNDS = 3;

/** After this time other riders have their turn. */
const TURN_MS = 30_000;

/** How often those who watch are told. */
const PACE_MS = 500;

/**
 * Reckons those rides of a rider again that were reckoned with other figures than are valid now, or by an older
 * arithmetic: newest first, one transaction a ride, with progress for whoever watches. What does not fit into one turn is
 * left to another job.
 *
 * @returns how many
 * @throws what kept a ride from being reckoned, when all others are
 */
export async function reckonRides(riderId: UserId, turnMs = TURN_MS): Promise<number> {
  const until = performance.now() + turnMs;
  let reckoned = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { on } = await openFiguresBook(riderId, db);
    const stale = await listStale(riderId, on);
    if (stale.length === 0) break;
    const { done, isOver, failures } = await reckonAll(riderId, stale, on, until);
    reckoned += done;
    // A turn in which none could be reckoned would be followed by another like it.
    if (!isOver && done > 0) {
      await sendJob(db, "reckon-rides", { riderId }, { key: riderId });
      return reckoned;
    }
    if (failures.length > 0) {
      await endProgress(riderId);
      throw failures[0];
    }
  }
  await endProgress(riderId);
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

interface Turn {
  /** Rides that were reckoned. */
  done: number;
  /** None is left for another turn. */
  isOver: boolean;
  failures: unknown[];
}

/** A ride that cannot be reckoned holds up no other. */
async function reckonAll(riderId: UserId, rides: readonly StaleRide[], on: FiguresOnDay, until: number): Promise<Turn> {
  const before = await beginProgress(riderId, rides.length);
  const failures: unknown[] = [];
  let toldAt = 0;
  for (const [index, ride] of rides.entries()) {
    try {
      await reckonRide(riderId, ride, on);
    } catch (error) {
      failures.push(error);
      log.error({ event: "ride-unreckoned", id: ride.id, reason: error instanceof Error ? error.name : String(error) });
    }
    const seen = index + 1;
    const isOver = seen === rides.length;
    const isLast = isOver || performance.now() > until;
    if (!isLast && performance.now() - toldAt < PACE_MS) continue;
    toldAt = performance.now();
    await tellProgress(riderId, before + seen);
    if (isLast) return { done: seen - failures.length, isOver, failures };
  }
  return { done: 0, isOver: true, failures };
}

/**
 * Goes on counting where an earlier turn, or one that was cut off, ended.
 *
 * @returns how many are done already
 */
async function beginProgress(riderId: UserId, left: number): Promise<number> {
  const open = await db.reckoning.findFirst({ where: { riderId, finishedAt: null }, select: { done: true } });
  const done = open?.done ?? 0;
  const progress = { total: done + left, done, finishedAt: null };
  const begun = { ...progress, startedAt: new Date() };
  await db.reckoning.upsert({ where: { riderId }, create: { riderId, ...begun }, update: open ? progress : begun });
  return done;
}

async function tellProgress(riderId: UserId, done: number): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.reckoning.update({ where: { riderId }, data: { done } });
    await announce(tx, { kind: "reckoning", riderId });
  });
}

async function endProgress(riderId: UserId, now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.reckoning.updateMany({
      where: { riderId, finishedAt: null },
      data: { finishedAt: now },
    });
    if (count > 0) await announce(tx, { kind: "reckoning", riderId });
  });
}

async function reckonRide(riderId: UserId, { id, isOfOldArithmetic }: StaleRide, on: FiguresOnDay): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    if (isOfOldArithmetic) await findRepairsAgain(tx, riderId, id);
    const isThere = await composeRide(tx, riderId, id, on);
    if (isThere) await announce(tx, { kind: "ride", riderId, rideId: id });
  });
}
