import { isDeepStrictEqual } from "node:util";
import { ZodError } from "zod";
import { RideTooLong } from "@/core/align";
import type { RideId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import type { Figures, Lap, RideNumbers } from "@/core/ride";
import { lapsOf, rideNumbers } from "@/core/ride-numbers";
import { sketchOf } from "@/core/sketch";
import type { Prisma } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { db } from "../db";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { figuresOn } from "../rider-figures";
import { ActivityWithoutTime, type TerraRide, toRide } from "../terra/to-ride";
import { packRows, type StoredChannel } from "./channels";
import type { BoundConnection } from "./connections";
import type { ClaimedDelivery } from "./deliveries";

/** What became of one activity of a delivery. */
export type Stored =
  | { kind: "stored"; rideId: RideId }
  /** What we hold was emitted later, or is this very delivery. */
  | { kind: "older" }
  /** The rider ended the connection meanwhile. */
  | { kind: "ended" }
  | { kind: "other-sport" }
  | { kind: "unreadable"; reason: string };

/** Stores one activity as the rider's ride: new, or in place of what an earlier delivery said of it. */
export async function storeActivity(
  connection: BoundConnection,
  payload: unknown,
  delivery: ClaimedDelivery,
): Promise<Stored> {
  const read = readActivity(payload);
  if (read.kind !== "ride") return read;
  const prepared = await prepare(connection, read.ride, delivery);
  return db.$transaction(async (tx) => {
    if (!(await isOpen(tx, prepared))) return { kind: "ended" };
    const stored = await replace(tx, prepared);
    if (stored.kind === "stored") {
      await reckonIfChanged(tx, prepared);
      await announce(tx, { kind: "ride", riderId: connection.riderId, rideId: stored.rideId });
    }
    return stored;
  });
}

function readActivity(payload: unknown): ReturnType<typeof toRide> | { kind: "unreadable"; reason: string } {
  try {
    return toRide(payload);
  } catch (error) {
    if (error instanceof ZodError) {
      return { kind: "unreadable", reason: `lacks ${error.issues.map((issue) => issue.path.join(".")).join(", ")}` };
    }
    if (error instanceof ActivityWithoutTime || error instanceof RideTooLong) {
      return { kind: "unreadable", reason: error.message };
    }
    throw error;
  }
}

/** Everything about a ride that is reckoned before the database is asked for anything. */
interface Prepared {
  riderId: string;
  connectionId: string;
  row: Omit<Prisma.RideCreateManyInput, "riderId" | "connectionId">;
  channels: StoredChannel[];
  laps: Lap[];
  /** The rider's day, and the figures that were reckoned with. */
  day: string;
  figures: Figures;
}

async function prepare(connection: BoundConnection, ride: TerraRide, delivery: ClaimedDelivery): Promise<Prepared> {
  const { recorded } = ride;
  const { startedAt, offsetMinutes } = recorded;
  const day = localDay(startedAt, offsetMinutes);
  const figures = await figuresOn(connection.riderId, day);
  const sketch = sketchOf(recorded);
  return {
    riderId: connection.riderId,
    connectionId: connection.id,
    row: {
      summaryId: ride.summaryId,
      orderedAt: delivery.orderedAt,
      deliveryId: delivery.id,
      receivedAt: delivery.receivedAt,
      title: ride.title,
      activityType: ride.activityType,
      isIndoor: recorded.isIndoor,
      isPending: ride.isPending,
      deletedAt: ride.isDeleted ? delivery.orderedAt : null,
      device: ride.device,
      startedAt,
      offsetMinutes,
      pauses: recorded.pauses.flatMap(({ start, end }) => [start, end]),
      remarks: ride.remarks,
      sketch: sketch && new Uint8Array(sketch),
      ...filledIn(rideNumbers(recorded, figures), ride.told),
    },
    channels: await packRows(recorded.channels, recorded.track),
    laps: lapsOf(recorded),
    day,
    figures,
  };
}

/** Our numbers, and Terra's where there was nothing to reckon ours from. */
function filledIn(numbers: RideNumbers, told: Partial<RideNumbers>): RideNumbers {
  const known = Object.entries(numbers).filter(([, value]) => value !== null);
  return { ...numbers, ...told, ...Object.fromEntries(known) };
}

/**
 * Puts the ride in its place, whole, unless a later word on it is there already. The row is locked, so that of two
 * workers with two versions the later version stays, whoever comes first.
 */
async function replace(tx: Transaction, { riderId, connectionId, row, channels, laps }: Prepared): Promise<Stored> {
  const data = { ...row, riderId, connectionId };
  const [created] = await tx.ride.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } });
  let rideId = created?.id;
  if (rideId === undefined) {
    const [held] = await tx.$queryRaw<{ id: string; orderedAt: Date; deliveryId: string }[]>`
      SELECT id, "orderedAt", "deliveryId" FROM "Ride"
      WHERE "riderId" = ${riderId}::uuid AND "connectionId" = ${connectionId}::uuid AND "summaryId" = ${row.summaryId}
      FOR UPDATE`;
    if (held === undefined) throw new Error("The ride went away while it was replaced");
    if (held.orderedAt > delivered(row) || held.deliveryId === row.deliveryId) return { kind: "older" };
    rideId = held.id;
    const key = { riderId, rideId };
    await tx.rideChannel.deleteMany({ where: key });
    await tx.rideLap.deleteMany({ where: key });
    await tx.ride.update({
      where: { riderId_id: { riderId, id: rideId } },
      data: { ...row, version: { increment: 1 } },
    });
  }
  const key = { riderId, rideId };
  await tx.rideChannel.createMany({ data: channels.map((channel) => ({ ...key, ...channel })) });
  await tx.rideLap.createMany({
    data: laps.map(({ start, end, ...lap }) => ({ ...key, ...lap, startSecond: start, endSecond: end })),
  });
  return { kind: "stored", rideId: rideId as RideId };
}

/**
 * Held until the end of the transaction: a rider who deletes a connection's rides, or says other figures, waits for this
 * ride, so that it is among those that are deleted or reckoned again. The rider comes first, as everywhere.
 */
async function isOpen(tx: Transaction, { riderId, connectionId }: Prepared): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${riderId}::uuid FOR KEY SHARE`;
  const [connection] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM "Connection" WHERE "riderId" = ${riderId}::uuid AND id = ${connectionId}::uuid FOR KEY SHARE`;
  return connection !== undefined && connection.state !== "revoked";
}

/** Figures that the rider gave while this ride was prepared were reckoned with in all rides but this one. */
async function reckonIfChanged(tx: Transaction, { riderId, day, figures }: Prepared): Promise<void> {
  if (isDeepStrictEqual(await figuresOn(riderId, day, tx), figures)) return;
  await sendJob(tx, "reckon-rides", { riderId }, { key: riderId });
}

const delivered = ({ orderedAt }: Prepared["row"]): Date => new Date(orderedAt);
