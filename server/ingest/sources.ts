import { v7 as uuidv7 } from "uuid";
import type { ConnectionId, FileId, RideId, SourceId, UserId } from "@/core/ids";
import type { SourceRide } from "@/core/source-ride";
import { WANTED_FIELDS, type WantedField } from "@/core/wanted-data";
import type { ChannelRow } from "../channel-rows";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { toJson } from "../ride-json";
import { SOURCE_PARTS } from "../ride-sources";
import { composeRide } from "./compose";
import { takesNow } from "./connections";
import { type HeldSource, isAsHeld, type Prepared, prepare, withHeld, withoutFields } from "./kept-source";
import { moveSource, openRide } from "./move-source";
import { tellOfNewRide } from "./new-ride";
import type { NewRepair } from "./repairs";
import { findSameRide } from "./same-ride";
import { wantedOf } from "./wanted";

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
      /** The fields that were left out of it before it came here, and perhaps others of core/wanted-data.ts. */
      dropped: readonly string[];
    }
  | { kind: "file"; riderId: UserId; fileId: FileId; receivedAt: Date };

/** A recording as it is stored: Terra also tells of some that more is to come, or that they are no more. */
export interface StorableRide extends SourceRide {
  isPending: boolean;
  isDeleted: boolean;
}

/** What became of a recording. */
export type StoredSource =
  | { kind: "stored"; rideId: RideId; sourceId: SourceId; isNew: boolean }
  /** The same ride was there from another source. */
  | { kind: "joined"; rideId: RideId; sourceId: SourceId; with: string }
  /** What we hold was emitted later, or is this very delivery, or its rider deleted the ride for good. */
  | { kind: "older"; rideId: RideId | null }
  /** It is told once more just as we hold it. */
  | { kind: "unchanged"; rideId: RideId }
  /** The rider ended the connection, or took the file back, meanwhile. */
  | { kind: "ended" }
  /** The rider wants no rides of their provider any more. */
  | { kind: "unwanted" };

/**
 * Stores a recording as the rider's: new, in place of what its source said before, or joined with what another source
 * recorded of the same ride.
 */
export async function storeSource(origin: SourceOrigin, ride: StorableRide): Promise<StoredSource> {
  const prepared = await prepare(origin, ride);
  return db.$transaction(async (tx) => {
    await holdRider(tx, origin.riderId);
    if (!(await isOpen(tx, origin))) return { kind: "ended" };
    // What was wanted when the delivery was taken on need not be any more; what is stored before a choice is kept can be
    // deleted by it, what comes behind it must go by it.
    const { isWanted, unwanted, leftOut } = await findUnwanted(tx, origin);
    if (!isWanted) return { kind: "unwanted" };
    const stored = await put(tx, withoutFields(prepared, unwanted), leftOut);
    if (stored.kind === "older" || stored.kind === "unchanged") return stored;
    const { riderId } = origin;
    const { rideId } = stored;
    await composeRide(tx, riderId, rideId);
    await haveLaterReckoned(tx, riderId, ride.recorded.startedAt);
    await announce(tx, { kind: "ride", riderId, rideId });
    if (stored.kind === "stored" && stored.isNew && !ride.isDeleted) {
      const { startedAt, elapsedSeconds } = ride.recorded;
      await tellOfNewRide(tx, { riderId, rideId, startedAt, elapsedSeconds });
    }
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

async function isOpen(tx: Transaction, origin: SourceOrigin): Promise<boolean> {
  if (origin.kind === "terra") {
    const { riderId, connectionId: id, orderedAt } = origin;
    return takesNow(tx, { riderId, id }, orderedAt);
  }
  const file = await tx.rideFile.findUnique({
    where: { riderId_id: { riderId: origin.riderId, id: origin.fileId } },
    select: { batch: { select: { undoingAt: true } } },
  });
  return file !== null && file.batch.undoingAt === null;
}

type Put = Extract<StoredSource, { kind: "stored" | "joined" | "older" | "unchanged" }>;

interface Unwanted {
  /** Whether rides are wanted at all. */
  isWanted: boolean;
  unwanted: WantedField[];
  /** What is missing from a delivery because nobody here wanted it, now or when it was cut. */
  leftOut: WantedField[];
}

/** By the rider's choice as it is while they are held; a file is theirs whatever they chose. */
async function findUnwanted(tx: Transaction, origin: SourceOrigin): Promise<Unwanted> {
  if (origin.kind === "file") return { isWanted: true, unwanted: [], leftOut: [] };
  const { types, fields } = await wantedOf(origin.riderId, tx);
  const unwanted = WANTED_FIELDS.filter((field) => !fields[field]);
  const leftOut = WANTED_FIELDS.filter((field) => unwanted.includes(field) || origin.dropped.includes(field));
  return { isWanted: types.activity, unwanted, leftOut };
}

async function put(tx: Transaction, prepared: Prepared, leftOut: readonly WantedField[]): Promise<Put> {
  const held = await findHeld(tx, prepared);
  if (held === null) return (await isRemoved(tx, prepared)) ? { kind: "older", rideId: null } : putNew(tx, prepared);
  const { data } = prepared;
  if (held.orderedAt > new Date(data.orderedAt) || (data.deliveryId && held.deliveryId === data.deliveryId)) {
    return { kind: "older", rideId: held.rideId as RideId };
  }
  const whole = await withHeld(prepared, held, leftOut);
  return isAsHeld(whole, held) ? noteAgain(tx, whole, held) : putAgain(tx, whole, held);
}

async function findHeld(tx: Transaction, { riderId, data }: Prepared): Promise<HeldSource | null> {
  const { connectionId = null, fileId = null, identity } = data;
  return tx.rideSource.findFirst({ where: { riderId, connectionId, fileId, identity }, include: SOURCE_PARTS });
}

async function isRemoved(tx: Transaction, { riderId, data: { connectionId, identity } }: Prepared): Promise<boolean> {
  if (!connectionId) return false;
  return (await tx.removedActivity.count({ where: { riderId, connectionId, identity } })) > 0;
}

/** From now on, what was emitted before this word is older. Nothing else changes, and nobody is told. */
async function noteAgain(tx: Transaction, { riderId, data }: Prepared, held: HeldSource): Promise<Put> {
  const { orderedAt, receivedAt, deliveryId = null } = data;
  const key = { riderId_id: { riderId, id: held.id } };
  await tx.rideSource.update({ where: key, data: { orderedAt, receivedAt, deliveryId } });
  return { kind: "unchanged", rideId: held.rideId as RideId };
}

/** What was undone stays undone: the rider meant the ride, not this delivery of it. */
async function putAgain(tx: Transaction, prepared: Prepared, held: HeldSource): Promise<Put> {
  const { riderId, data, told, channels, repairs } = prepared;
  const key = { riderId, sourceId: held.id };
  const undone = held.repairs.filter(({ isUndone }) => isUndone);
  await tx.rideChannel.deleteMany({ where: key });
  await tx.rideRepair.deleteMany({ where: key });
  await tx.rideSource.update({
    where: { riderId_id: { riderId, id: held.id } },
    data: { ...data, told: toJson(told) },
  });
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
  if (!isOnly) return { kind: "stored", rideId, sourceId, isNew: false };
  const joined = await joinSame(tx, riderId, sourceId);
  if (joined) await announce(tx, { kind: "ride", riderId, rideId });
  return joined ?? { kind: "stored", rideId, sourceId, isNew: false };
}

async function putNew(tx: Transaction, prepared: Prepared): Promise<Put> {
  const { riderId, data, told, channels, repairs } = prepared;
  const sourceId = uuidv7() as SourceId;
  const rideId = uuidv7() as RideId;
  await openRide(tx, riderId, rideId, data);
  await tx.rideSource.create({ data: { ...data, told: toJson(told), id: sourceId, rideId } });
  await writeParts(tx, { riderId, sourceId }, channels, repairs);
  return (await joinSame(tx, riderId, sourceId)) ?? { kind: "stored", rideId, sourceId, isNew: true };
}

/** @returns null when there is no ride that it belongs to */
async function joinSame(tx: Transaction, riderId: UserId, sourceId: SourceId): Promise<Put | null> {
  const other = await findSameRide(tx, riderId, sourceId);
  if (other === null) return null;
  await moveSource(tx, { riderId, sourceId, to: other.rideId });
  return { kind: "joined", rideId: other.rideId, sourceId, with: other.title };
}

async function writeParts(
  tx: Transaction,
  key: { riderId: string; sourceId: string },
  channels: readonly ChannelRow[],
  repairs: readonly NewRepair[],
): Promise<void> {
  await tx.rideChannel.createMany({ data: channels.map((channel) => ({ ...key, ...channel })) });
  if (repairs.length > 0) await tx.rideRepair.createMany({ data: repairs.map((repair) => ({ ...key, ...repair })) });
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
