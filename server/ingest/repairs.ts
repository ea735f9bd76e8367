import type { RideId, UserId } from "@/core/ids";
import { findRepairs } from "@/core/repairs";
import type { RecordedRide } from "@/core/ride";
import type { ClockJump } from "@/core/source-ride";
import type { Prisma } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { readOriginal, SOURCE_PARTS, toPairs, toSpans } from "../ride-sources";

/** A repair that is nobody's yet. */
export type NewRepair = Omit<Prisma.RideRepairCreateManyInput, "riderId" | "sourceId">;

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

/** The repairs of a recording, as they are stored. */
export const repairRows = (recorded: RecordedRide, clockJumps: readonly ClockJump[]): NewRepair[] =>
  findRepairs(recorded, clockJumps).map(({ kind, channel, spans, readings }) => ({
    kind,
    channel,
    spans: toPairs(spans),
    readings,
  }));
