import { localDay } from "@/core/local-day";
import type { RecordedRide } from "@/core/ride";
import { rideNumbers } from "@/core/ride-numbers";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { announce } from "../live";
import { figuresOn } from "../rider-figures";
import { unpackRows } from "./channels";

/** Reckons all rides of a rider again, newest first, each with the figures of its own day. */
export async function reckonRides(riderId: string): Promise<void> {
  const rides = await db.ride.findMany({ where: { riderId }, select: { id: true }, orderBy: { startedAt: "desc" } });
  for (const { id } of rides) await reckonRide(riderId, id);
}

const PARTS = { channels: { select: { name: true, bytes: true } } } as const satisfies Prisma.RideInclude;

/** What follows from the rider's figures: nothing else of a ride changes with them. */
async function reckonRide(riderId: string, id: string): Promise<void> {
  const row = await db.ride.findUnique({ where: { riderId_id: { riderId, id } }, include: PARTS });
  if (row === null) return;
  const figures = await figuresOn(riderId, localDay(row.startedAt, row.offsetMinutes));
  const { intensity, load, heartRateLoad } = rideNumbers(await recordedOf(row), figures);
  if (row.intensity === intensity && row.load === load && row.heartRateLoad === heartRateLoad) return;

  await db.$transaction(async (tx) => {
    // Only the ride that was read: one that was replaced meanwhile was reckoned with the same figures.
    const { count } = await tx.ride.updateMany({
      where: { riderId, id, version: row.version },
      data: { intensity, load, heartRateLoad, version: { increment: 1 } },
    });
    if (count > 0) await announce(tx, { kind: "ride", riderId, rideId: id });
  });
}

async function recordedOf(row: Prisma.RideGetPayload<{ include: typeof PARTS }>): Promise<RecordedRide> {
  return {
    startedAt: row.startedAt,
    offsetMinutes: row.offsetMinutes,
    elapsedSeconds: row.elapsedSeconds,
    ...(await unpackRows(row.channels)),
    pauses: Array.from({ length: row.pauses.length / 2 }, (_, index) => ({
      start: row.pauses[2 * index] ?? 0,
      end: row.pauses[2 * index + 1] ?? 0,
    })),
    laps: [],
    told: {
      timerSeconds: row.timerSeconds,
      distanceMeters: row.distanceMeters,
      energyKilocalories: row.energyKilocalories,
    },
    isIndoor: row.isIndoor,
  };
}
