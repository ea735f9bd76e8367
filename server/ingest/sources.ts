import { v7 as uuidv7 } from "uuid";
import type { ConnectionId, FileId, RideId, SourceId, UserId } from "@/core/ids";
import { findRepairs } from "@/core/repairs";
import type { RecordedRide } from "@/core/ride";
import { isSameRide } from "@/core/same-ride";
import type { ClockJump, SourceRide } from "@/core/source-ride";
import type { Prisma } from "../../prisma/generated/client";
import { type ChannelRow, packRows } from "../channel-rows";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { toJson } from "../ride-json";
import {
  activeSources,
  joinSources,
  readOriginal,
  readRepaired,
  SOURCE_PARTS,
  toPairs,
  toSpans,
} from "../ride-sources";
import { composeRide } from "./compose";

/** Where a recording comes from. */
export type SourceOrigin =
  | {
      kind: "terra";
      riderId: UserId;
      connectionId: ConnectionId;
      deliveryId: string;
      /** When Terra emitted it; an older word changes nothing. */
      orderedAt: Date;
      receivedAt: Date;
    }
  | { kind: "file"; riderId: UserId; fileId: FileId; receivedAt: Date };

/** A recording as it is stored: Terra also tells of some that more is to come, or that they are no more. */
export interface StorableRide extends SourceRide {
  isPending: boolean;
  isDeleted: boolean;
}

/** What became of a recording. */
export type StoredSource =
  | { kind: "stored"; rideId: RideId; sourceId: SourceId }
  /** The same ride was there from another source. */
  | { kind: "joined"; rideId: RideId; sourceId: SourceId; with: string }
  /** What we hold was emitted later, or is this very delivery, or its rider deleted the ride for good. */
  | { kind: "older" }
  /** The rider ended the connection, or took the file back, meanwhile. */
  | { kind: "ended" };

/**
 * Stores a recording as the rider's: new, in place of what its source said before, or joined with what another source
 * recorded of the same ride.
 */
export async function storeSource(origin: SourceOrigin, ride: StorableRide): Promise<StoredSource> {
  const prepared = await prepare(origin, ride);
  return db.$transaction(async (tx) => {
    await holdRider(tx, origin.riderId);
    if (!(await isOpen(tx, origin))) return { kind: "ended" };
    const stored = await put(tx, prepared);
    if (stored.kind === "older") return stored;
    await composeRide(tx, origin.riderId, stored.rideId);
    await haveLaterReckoned(tx, origin.riderId, ride.recorded.startedAt);
    await announce(tx, { kind: "ride", riderId: origin.riderId, rideId: stored.rideId });
    return stored;
  });
}

/**
 * Deletes recordings. Rides that have others are put together from those; rides that have none are deleted.
 *
 * @returns the rides that changed
 */
export async function removeSources(
  tx: Transaction,
  riderId: UserId,
  sourceIds: readonly SourceId[],
): Promise<RideId[]> {
  await holdRider(tx, riderId);
  const ofThese = { riderId, id: { in: [...sourceIds] } };
  const rows = await tx.rideSource.findMany({ where: ofThese, select: { rideId: true } });
  await tx.rideSource.deleteMany({ where: ofThese });
  const rideIds = [...new Set(rows.map(({ rideId }) => rideId as RideId))];
  for (const rideId of rideIds) {
    await composeRide(tx, riderId, rideId);
    await announce(tx, { kind: "ride", riderId, rideId });
  }
  await haveOthersReckoned(tx, riderId);
  return rideIds;
}

/** Finds the repairs of a ride's sources by today's rules; what the rider undid stays undone. */
export async function findRepairsAgain(tx: Transaction, riderId: UserId, rideId: RideId): Promise<void> {
  const rows = await tx.rideSource.findMany({ where: { riderId, rideId }, include: SOURCE_PARTS });
  for (const row of rows) {
    const key = { riderId, sourceId: row.id };
    const undone = row.repairs.filter(({ isUndone }) => isUndone).map(({ kind }) => kind);
    const repairs = repairRows(await readOriginal(row), toClockJumps(row.clockJumps));
    await tx.rideRepair.deleteMany({ where: key });
    await tx.rideRepair.createMany({
      data: repairs.map((repair) => ({ ...key, ...repair, isUndone: undone.includes(repair.kind) })),
    });
  }
}

const toClockJumps = (pairs: readonly number[]): ClockJump[] =>
  toSpans(pairs).map(({ start, end }) => ({ second: start, leftOutSeconds: end }));

const repairRows = (recorded: RecordedRide, clockJumps: readonly ClockJump[]): Prepared["repairs"] =>
  findRepairs(recorded, clockJumps).map(({ kind, channel, spans, readings }) => ({
    kind,
    channel,
    spans: toPairs(spans),
    readings,
  }));

type SourceData = Omit<Prisma.RideSourceUncheckedCreateInput, "id" | "rideId">;

/** Everything about a recording that can be done before the database is asked for anything. */
interface Prepared {
  riderId: UserId;
  data: SourceData;
  channels: ChannelRow[];
  repairs: Omit<Prisma.RideRepairCreateManyInput, "riderId" | "sourceId">[];
}

async function prepare(origin: SourceOrigin, ride: StorableRide): Promise<Prepared> {
  const { recorded } = ride;
  const { channels, track, pauses, laps, told } = recorded;
  return {
    riderId: origin.riderId,
    data: {
      ...keysOf(origin),
      identity: ride.identity,
      title: ride.title,
      activityType: ride.activityType,
      isIndoor: recorded.isIndoor,
      isPending: ride.isPending,
      isIncomplete: ride.isIncomplete,
      deletedAt: ride.isDeleted && origin.kind === "terra" ? origin.orderedAt : null,
      device: ride.device,
      startedAt: recorded.startedAt,
      offsetMinutes: recorded.offsetMinutes,
      elapsedSeconds: recorded.elapsedSeconds,
      pauses: toPairs(pauses),
      clockJumps: ride.clockJumps.flatMap(({ second, leftOutSeconds }) => [second, leftOutSeconds]),
      laps: toJson(laps),
      told: toJson({ whole: told, numbers: ride.told }),
      remarks: ride.remarks,
      facts: toJson(ride.facts),
      channelsUsed: [],
    },
    channels: await packRows(channels, track, ride.extras),
    repairs: repairRows(recorded, ride.clockJumps),
  };
}

const keysOf = (origin: SourceOrigin) =>
  origin.kind === "terra"
    ? {
        kind: origin.kind,
        riderId: origin.riderId,
        connectionId: origin.connectionId,
        deliveryId: origin.deliveryId,
        orderedAt: origin.orderedAt,
        receivedAt: origin.receivedAt,
      }
    : {
        kind: origin.kind,
        riderId: origin.riderId,
        fileId: origin.fileId,
        orderedAt: origin.receivedAt,
        receivedAt: origin.receivedAt,
      };

/**
 * Held until the end of the transaction: a rider who deletes a connection's rides waits for this one, so that it is
 * among those that are deleted.
 */
async function isOpen(tx: Transaction, origin: SourceOrigin): Promise<boolean> {
  if (origin.kind === "terra") {
    const [connection] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state::text FROM "Connection"
      WHERE "riderId" = ${origin.riderId}::uuid AND id = ${origin.connectionId}::uuid FOR KEY SHARE`;
    return connection !== undefined && connection.state !== "revoked";
  }
  const file = await tx.rideFile.findUnique({
    where: { riderId_id: { riderId: origin.riderId, id: origin.fileId } },
    select: { batch: { select: { undoingAt: true } } },
  });
  return file !== null && file.batch.undoingAt === null;
}

type Put = Extract<StoredSource, { kind: "stored" | "joined" | "older" }>;

async function put(tx: Transaction, prepared: Prepared): Promise<Put> {
  const held = await findHeld(tx, prepared);
  if (held === null) return (await isRemoved(tx, prepared)) ? { kind: "older" } : putNew(tx, prepared);
  const { data } = prepared;
  if (held.orderedAt > new Date(data.orderedAt) || (data.deliveryId && held.deliveryId === data.deliveryId)) {
    return { kind: "older" };
  }
  return putAgain(tx, prepared, held);
}

interface Held {
  id: string;
  rideId: string;
  orderedAt: Date;
  deliveryId: string | null;
}

async function findHeld(tx: Transaction, { riderId, data }: Prepared): Promise<Held | null> {
  const { connectionId = null, fileId = null, identity } = data;
  return tx.rideSource.findFirst({
    where: { riderId, connectionId, fileId, identity },
    select: { id: true, rideId: true, orderedAt: true, deliveryId: true },
  });
}

async function isRemoved(tx: Transaction, { riderId, data: { connectionId, identity } }: Prepared): Promise<boolean> {
  if (!connectionId) return false;
  return (await tx.removedActivity.count({ where: { riderId, connectionId, identity } })) > 0;
}

/** What was undone stays undone: the rider meant the ride, not this delivery of it. */
async function putAgain(tx: Transaction, { riderId, data, channels, repairs }: Prepared, held: Held): Promise<Put> {
  const key = { riderId, sourceId: held.id };
  const undone = await tx.rideRepair.findMany({ where: { ...key, isUndone: true }, select: { kind: true } });
  await tx.rideChannel.deleteMany({ where: key });
  await tx.rideRepair.deleteMany({ where: key });
  await tx.rideSource.update({ where: { riderId_id: { riderId, id: held.id } }, data });
  const isUndone = (kind: string) => undone.some((one) => one.kind === kind);
  await writeParts(
    tx,
    key,
    channels,
    repairs.map((repair) => ({ ...repair, isUndone: isUndone(repair.kind) })),
  );
  const [rideId, sourceId] = [held.rideId as RideId, held.id as SourceId];
  // What was told in part at first, or taken back and told again, is the same as another only now.
  const isOnly = (await tx.rideSource.count({ where: { riderId, rideId } })) === 1;
  if (!isOnly) return { kind: "stored", rideId, sourceId };
  const joined = await joinSame(tx, riderId, sourceId);
  if (joined) await announce(tx, { kind: "ride", riderId, rideId });
  return joined ?? { kind: "stored", rideId, sourceId };
}

async function putNew(tx: Transaction, prepared: Prepared): Promise<Put> {
  const { riderId, data, channels, repairs } = prepared;
  const sourceId = uuidv7() as SourceId;
  const rideId = uuidv7() as RideId;
  await openRide(tx, riderId, rideId, data);
  await tx.rideSource.create({ data: { ...data, id: sourceId, rideId } });
  await writeParts(tx, { riderId, sourceId }, channels, repairs);
  return (await joinSame(tx, riderId, sourceId)) ?? { kind: "stored", rideId, sourceId };
}

/** @returns null when there is no ride that it belongs to */
async function joinSame(tx: Transaction, riderId: UserId, sourceId: SourceId): Promise<Put | null> {
  const other = await findSameRide(tx, riderId, sourceId);
  if (other === null) return null;
  await moveSource(tx, { riderId, sourceId, to: other.rideId });
  return { kind: "joined", rideId: other.rideId, sourceId, with: other.title };
}

/** A ride without numbers, for its first source to refer to: it is put together before anybody sees it. */
export async function openRide(
  tx: Transaction,
  riderId: UserId,
  id: RideId,
  {
    receivedAt,
    title,
    activityType,
    isIndoor,
    startedAt,
    offsetMinutes = null,
    elapsedSeconds,
  }: Pick<
    SourceData,
    "receivedAt" | "title" | "activityType" | "isIndoor" | "startedAt" | "offsetMinutes" | "elapsedSeconds"
  >,
): Promise<void> {
  const about = { receivedAt, title, activityType, isIndoor, startedAt, offsetMinutes, elapsedSeconds };
  await tx.ride.create({
    data: { riderId, id, version: 0, ...about, timerSeconds: 0, movingSeconds: 0, pauses: [], remarks: [] },
  });
}

async function writeParts(
  tx: Transaction,
  key: { riderId: string; sourceId: string },
  channels: readonly ChannelRow[],
  repairs: Prepared["repairs"],
): Promise<void> {
  await tx.rideChannel.createMany({ data: channels.map((channel) => ({ ...key, ...channel })) });
  if (repairs.length > 0) await tx.rideRepair.createMany({ data: repairs.map((repair) => ({ ...key, ...repair })) });
}

/** Has a source belong to another ride; a ride that it leaves empty is deleted, and what its rider said of it goes along. */
export async function moveSource(
  tx: Transaction,
  { riderId, sourceId, to }: { riderId: UserId; sourceId: SourceId; to: RideId },
): Promise<void> {
  const key = { riderId_id: { riderId, id: sourceId } };
  const { rideId: from } = await tx.rideSource.findUniqueOrThrow({ where: key, select: { rideId: true } });
  await tx.rideSource.update({ where: key, data: { rideId: to } });
  await handOnWords(tx, { riderId, from, to });
  await tx.ride.deleteMany({ where: { riderId, sources: { none: {} } } });
}

/** Where its rider said something of both, what they said of the ride that stays stays. */
async function handOnWords(
  tx: Transaction,
  { riderId, from, to }: { riderId: UserId; from: string; to: RideId },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Ride" stays SET "ownTitle" = coalesce(stays."ownTitle", goes."ownTitle"),
      notes = coalesce(stays.notes, goes.notes), effort = coalesce(stays.effort, goes.effort),
      feeling = coalesce(stays.feeling, goes.feeling), "ownType" = coalesce(stays."ownType", goes."ownType"),
      tags = CASE WHEN cardinality(stays.tags) = 0 THEN goes.tags ELSE stays.tags END
    FROM "Ride" goes
    WHERE stays."riderId" = ${riderId}::uuid AND stays.id = ${to}::uuid
      AND goes."riderId" = stays."riderId" AND goes.id = ${from}::uuid
      AND NOT EXISTS (SELECT FROM "RideSource" source WHERE source."riderId" = goes."riderId" AND source."rideId" = goes.id)`;
}

/** Nobody rides more than this at one time; what claims so is not compared for ever. */
const MOST_COMPARED = 10;

/** Nobody records a ride with more devices; a thousand almost equal files are not joined for ever. */
const MOST_SOURCES = 12;

/** A ride that is the same as a source's. */
export interface SameRide {
  rideId: RideId;
  title: string;
}

/**
 * Another ride of the rider's of which this source is a further recording. A provider and a file tell their rides apart
 * themselves, so what comes from one connection, or one file, stays apart.
 *
 * @returns null when there is none, or the rider wants this source, or that ride, apart
 */
export async function findSameRide(tx: Transaction, riderId: UserId, sourceId: SourceId): Promise<SameRide | null> {
  const overlapping = await tx.$queryRaw<{ rideId: string }[]>`
    SELECT other."rideId" FROM "RideSource" mine
    JOIN "RideSource" other ON other."riderId" = mine."riderId" AND other."rideId" <> mine."rideId"
      AND other."startedAt" < mine."startedAt" + make_interval(secs => mine."elapsedSeconds")
      AND other."startedAt" > mine."startedAt" - interval '8 days'
      AND other."startedAt" + make_interval(secs => other."elapsedSeconds") > mine."startedAt"
    WHERE mine."riderId" = ${riderId}::uuid AND mine.id = ${sourceId}::uuid
      AND NOT mine."isApart" AND NOT other."isApart" AND mine."deletedAt" IS NULL AND other."deletedAt" IS NULL
      AND NOT EXISTS (
        SELECT FROM "RideSource" sibling
        WHERE sibling."riderId" = other."riderId" AND sibling."rideId" = other."rideId"
          AND (sibling."connectionId" = mine."connectionId" OR sibling."fileId" = mine."fileId")
      )
      AND (
        SELECT count(*) FROM "RideSource" sibling
        WHERE sibling."riderId" = other."riderId" AND sibling."rideId" = other."rideId"
      ) < ${MOST_SOURCES}
    GROUP BY other."rideId"
    ORDER BY min(abs(extract(epoch FROM other."startedAt" - mine."startedAt")))
    LIMIT ${MOST_COMPARED}`;
  if (overlapping.length === 0) return null;

  const key = { riderId_id: { riderId, id: sourceId } };
  const mine = await tx.rideSource.findUniqueOrThrow({ where: key, include: SOURCE_PARTS });
  const recorded = await readRepaired(mine);
  for (const { rideId } of overlapping) {
    const rows = await tx.rideSource.findMany({ where: { riderId, rideId }, include: SOURCE_PARTS });
    const { recorded: other } = await joinSources(activeSources(rows));
    if (isSameRide(recorded, other)) return { rideId: rideId as RideId, title: rows[0]?.title ?? "" };
  }
  return null;
}

/** Has those rides reckoned again whose figures were estimated by one that changed, or is gone. */
export const haveOthersReckoned = (tx: Transaction, riderId: UserId): Promise<void> =>
  sendJob(tx, "reckon-rides", { riderId }, { key: riderId, afterSeconds: GATHERING_SECONDS });

/** A best of this ride may be what the figures of its day's rides, itself among them, and of later ones are estimated from. */
async function haveLaterReckoned(tx: Transaction, riderId: UserId, startedAt: Date): Promise<void> {
  const later = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Ride" WHERE "riderId" = ${riderId}::uuid
      AND "startedAt" > ${startedAt}::timestamp - interval '2 days'
      AND "startedAt" < ${startedAt}::timestamp + interval '367 days'
      AND (known->'origins')::text ~ 'estimated|assumed' LIMIT 1`;
  if (later.length > 0) await haveOthersReckoned(tx, riderId);
}

/** A history arrives ride by ride: what follows from it is reckoned in one go. */
const GATHERING_SECONDS = 15;
