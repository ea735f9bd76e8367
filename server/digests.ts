import { z } from "zod";
import { DIGEST_DAYS, type DigestConnection, type DigestRide, type ToldOfRide } from "@/core/attention/digest";
import { type MeasuredRide, USUAL_DAYS } from "@/core/attention/heart-rate-at-power";
import { BEST_DAYS, makeDigest, type Seen } from "@/core/attention/make-digest";
import { BEST_SECONDS, LEAST_BEFORE, type RidePower } from "@/core/attention/new-bests";
import { isGuess, standingOf } from "@/core/explain/standing";
import type { ConnectionId, RideId, UserId } from "@/core/ids";
import { rideLoad } from "@/core/training-load";
import type { Prisma } from "../prisma/generated/client";
import { type AthleteSight, goingOn, isShowable, ridesInSight, SIGHT, toSight } from "./data/visibility";
import { db, type Transaction } from "./db";
import { keptDigest } from "./digest-json";
import { sendJob } from "./jobs";
import { announce } from "./live";
import { CROPPED } from "./ride-crop";
import { readKnown, toJson } from "./ride-json";
import type { Viewer } from "./viewer";
import { holdMaking, passChanges } from "./want-digest";

const DAY_MS = 86_400_000;

/** What a coach did with a line is forgotten behind any evidence that it could hold for. */
const MARK_DAYS = 365;

/**
 * Makes anew what each coach of an athlete reads of them, of what that coach may see alone. Where a coaching is over nothing
 * is left of it.
 */
export async function makeDigests(riderId: UserId, now = new Date()): Promise<void> {
  await passChanges(riderId);
  await db.$transaction(async (tx) => {
    await holdMaking(tx, riderId);
    const made = await makeForAll(tx, riderId, now);
    // Nothing is written before all is read: who changes a coaching waits for what is written here.
    await tx.athleteDigest.deleteMany({ where: { riderId, coachId: { notIn: made.map(({ coachId }) => coachId) } } });
    for (const { coachId, values } of made) {
      const key = { riderId, coachId };
      await tx.athleteDigest.upsert({
        where: { riderId_coachId: key },
        create: { ...key, values, madeAt: now },
        update: { values, madeAt: now },
      });
      await announce(tx, { kind: "roster", riderId: coachId });
    }
    const longAgo = new Date(now.getTime() - MARK_DAYS * DAY_MS);
    await tx.attentionMark.deleteMany({ where: { riderId, at: { lt: longAgo } } });
  });
}

interface Made {
  coachId: UserId;
  values: Prisma.InputJsonValue;
}

async function makeForAll(tx: Transaction, riderId: UserId, now: Date): Promise<Made[]> {
  const made: Made[] = [];
  for (const { viewer, sight } of await findCoachings(tx, riderId, now)) {
    const digest = makeDigest(await findSeen(tx, viewer, sight, now), now);
    made.push({ coachId: viewer.userId, values: toJson(keptDigest(digest, sight.coaching.changedAt)) });
  }
  return made;
}

/** Has what coaches read of all athletes made anew, one athlete after another and behind everything else. */
export async function makeAllDigests(): Promise<void> {
  const rows = await db.coaching.findMany({
    where: { endedAt: null },
    distinct: ["athleteId"],
    select: { athleteId: true },
  });
  for (const { athleteId } of rows) {
    const riderId = athleteId as UserId;
    await sendJob(db, "digest-athlete", { riderId }, { key: riderId, priority: -1 });
  }
}

interface Coaching {
  viewer: Viewer;
  sight: AthleteSight;
}

const COACH = { id: true, name: true, email: true, isDemonstration: true, isOperator: true } as const;

/** Everybody who coaches this athlete now, and what they may see. */
async function findCoachings(tx: Transaction, riderId: UserId, now: Date): Promise<Coaching[]> {
  const rows = await tx.coaching.findMany({
    omit: SIGHT.omit,
    include: { ...SIGHT.include, coach: { select: COACH } },
    where: { athleteId: riderId, ...goingOn(now) },
  });
  return rows.map(({ coach: { id, ...coach }, ...row }) => ({
    viewer: { ...coach, userId: id as UserId },
    sight: toSight(row),
  }));
}

const RIDE = {
  id: true,
  title: true,
  ownTitle: true,
  offsetMinutes: true,
  movingSeconds: true,
  distanceMeters: true,
  load: true,
  heartRateLoad: true,
  feeling: true,
  effort: true,
  ...CROPPED,
} as const satisfies Prisma.RideSelect;

type RideRow = Prisma.RideGetPayload<{ select: typeof RIDE }>;

async function findSeen(tx: Transaction, viewer: Viewer, sight: AthleteSight, now: Date): Promise<Seen> {
  const { withHeartRate, withNotes } = sight.coaching;
  const all = await tx.ride.findMany({
    where: ridesInSight(viewer, sight),
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: RIDE,
  });
  const rows = all.filter((row) => isShowable(sight, row));
  const rides = rows.map((row) => toRide(row, withHeartRate));
  return {
    rides,
    estimated: await findEstimated(tx, sight.riderId, rides, now),
    measured: withHeartRate ? await findMeasured(tx, sight.riderId, rows, now) : [],
    powers: await findPowers(tx, sight.riderId, rows, now),
    connections: await findConnections(tx, sight.riderId),
    told: withNotes ? rows.filter(hasFelt).reverse().map(toTold) : null,
  };
}

const titleOf = ({ ownTitle, title }: RideRow) => ownTitle ?? title;

const toRide = (row: RideRow, withHeartRate: boolean): DigestRide => ({
  id: row.id as RideId,
  title: titleOf(row),
  startedAt: row.startedAt,
  offsetMinutes: row.offsetMinutes,
  movingSeconds: row.movingSeconds,
  distanceMeters: row.distanceMeters,
  load: withHeartRate ? rideLoad(row) : row.load,
});

/** Which of the rides of the days that are kept have a load that rests on a guess of the rider's figures. */
async function findEstimated(
  tx: Transaction,
  riderId: UserId,
  rides: readonly DigestRide[],
  now: Date,
): Promise<Set<RideId>> {
  // Days are those where the rider was: up to a day more.
  const first = new Date(now.getTime() - (DIGEST_DAYS + 1) * DAY_MS);
  const loaded = rides.filter(({ load, startedAt }) => load !== null && startedAt >= first);
  const rows = await tx.ride.findMany({
    where: { riderId, id: { in: loaded.map(({ id }) => id) } },
    select: { id: true, load: true, known: true },
  });
  const estimated = rows.filter(({ load, known }) => {
    const figures = readKnown(known);
    return figures !== null && isGuess(standingOf(load === null ? "heartRateLoad" : "load", figures));
  });
  return new Set(estimated.map(({ id }) => id as RideId));
}

const hasFelt = ({ feeling, effort }: RideRow) => feeling !== null || effort !== null;

const toTold = (row: RideRow): ToldOfRide => ({
  rideId: row.id as RideId,
  title: titleOf(row),
  startedAt: row.startedAt,
  offsetMinutes: row.offsetMinutes,
  feeling: row.feeling,
  effort: row.effort,
});

/** The last ride that a line can be about, and those that it is compared with. */
const MEASURED_DAYS = USUAL_DAYS + 28;

const numbers = z.array(z.number());
const Dots = z.object({
  lagSeconds: z.number(),
  windowSeconds: z.number(),
  minutes: numbers,
  watts: numbers,
  bpm: numbers,
});

async function findMeasured(
  tx: Transaction,
  riderId: UserId,
  rows: readonly RideRow[],
  now: Date,
): Promise<MeasuredRide[]> {
  const first = new Date(now.getTime() - MEASURED_DAYS * DAY_MS);
  const recent = new Map(rows.filter(({ startedAt }) => startedAt >= first).map((row) => [row.id, row]));
  // Of the analysis, which is large, this part alone.
  const found = await tx.$queryRaw<{ id: string; dots: unknown }[]>`
    SELECT id, analysis -> 'heartRateAgainstPower' AS dots FROM "Ride"
    WHERE "riderId" = ${riderId}::uuid AND id = ANY(${[...recent.keys()]}::uuid[])`;
  return found.flatMap(({ id, dots }): MeasuredRide[] => {
    const row = recent.get(id);
    const read = Dots.nullable().parse(dots);
    if (row === undefined || read === null) return [];
    const { startedAt, offsetMinutes } = row;
    return [{ id: id as RideId, title: titleOf(row), startedAt, offsetMinutes, dots: read }];
  });
}

/** The rides that a new best can be in, and those of the 90 days before. */
const POWER_DAYS = BEST_DAYS + 90;

/** Of all rides before those the highest powers, as many as make a best: of the others nothing is asked. */
async function findPowers(tx: Transaction, riderId: UserId, rows: readonly RideRow[], now: Date): Promise<RidePower[]> {
  const first = new Date(now.getTime() - POWER_DAYS * DAY_MS);
  const rides = new Map(rows.map((row) => [row.id, row]));
  const before = rows.filter(({ startedAt }) => startedAt < first).map(({ id }) => id);
  const found = await tx.$queryRaw<{ rideId: string; size: number; value: number }[]>`
    SELECT power."rideId", wanted.size, power.value FROM unnest(${[...BEST_SECONDS]}::int[]) AS wanted (size)
    CROSS JOIN LATERAL (
      (SELECT "rideId", value FROM "RideBest"
        WHERE "riderId" = ${riderId}::uuid AND kind = 'power' AND size = wanted.size AND "startedAt" >= ${first}::timestamp)
      UNION ALL
      (SELECT "rideId", value FROM "RideBest"
        WHERE "riderId" = ${riderId}::uuid AND kind = 'power' AND size = wanted.size AND "startedAt" < ${first}::timestamp
          AND "rideId" = ANY(${before}::uuid[])
        ORDER BY value DESC LIMIT ${LEAST_BEFORE})
    ) AS power`;
  return found.flatMap(({ rideId, size, value }): RidePower[] => {
    const row = rides.get(rideId);
    if (row === undefined) return [];
    const { startedAt, offsetMinutes } = row;
    return [{ rideId: rideId as RideId, startedAt, offsetMinutes, seconds: size, watts: value }];
  });
}

async function findConnections(tx: Transaction, riderId: UserId): Promise<DigestConnection[]> {
  const rows = await tx.connection.findMany({
    where: { riderId, state: { not: "revoked" } },
    orderBy: { createdAt: "asc" },
    select: { id: true, provider: true, state: true, since: true, lastDeliveryAt: true },
  });
  return rows.flatMap(({ id, state, ...row }): DigestConnection[] =>
    state === "revoked" ? [] : [{ ...row, state, id: id as ConnectionId }],
  );
}
