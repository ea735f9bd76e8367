import type { RideId, SourceId, UserId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import { type Measured, measure } from "@/core/measure";
import { type Reckoning, reckon } from "@/core/reckon";
import type { KnownFigures, RideNumbers } from "@/core/ride";
import { sketchOf } from "@/core/sketch";
import type { Prisma } from "../../prisma/generated/client";
import type { Transaction } from "../db";
import { log } from "../log";
import { toCrop } from "../ride-crop";
import { readableAnalysis, readTold, toJson } from "../ride-json";
import { activeSources, joinSources, SOURCE_PARTS, type SourceRow, toPairs } from "../ride-sources";
import { knownFiguresOn } from "../rider-figures";

/** One up whenever the same recording gives other numbers than before: then all rides are reckoned again. */
export const RECKONER = 4;

/** What a ride is reckoned with, where that is known already for many days. */
export type FiguresOnDay = (day: string) => KnownFigures;

/**
 * Puts a ride together from its sources, reckons with it and writes it down, one version up. A ride that has no source
 * left is deleted. The caller holds the rider (`holdRider`).
 *
 * @returns false when the ride is gone
 */
export async function composeRide(
  tx: Transaction,
  riderId: UserId,
  rideId: RideId,
  figuresOn: FiguresOnDay | null = null,
): Promise<boolean> {
  const all = await tx.rideSource.findMany({
    where: { riderId, rideId },
    include: SOURCE_PARTS,
    orderBy: { id: "asc" },
  });
  if (all.length === 0) {
    await tx.ride.deleteMany({ where: { riderId, id: rideId } });
    return false;
  }
  const rows = activeSources(all);
  const crop = toCrop(
    await tx.ride.findUniqueOrThrow({
      where: { riderId_id: { riderId, id: rideId } },
      select: { cropFrom: true, cropUntil: true },
    }),
  );
  const { recorded, channelsOf, isCropped } = await joinSources(rows, crop);
  const measured = measure(recorded);
  await writeBests(tx, { riderId, rideId, startedAt: recorded.startedAt }, measured);

  const day = localDay(recorded.startedAt, recorded.offsetMinutes);
  const known = figuresOn ? figuresOn(day) : await knownFiguresOn(riderId, day, tx);
  const reckoned = reckon(measured, known.figures);
  const { analysis, lost } = readableAnalysis(reckoned.analysis);
  if (lost.length > 0) log.error({ rideId, lost }, "parts of a ride's analysis are no numbers and were left out");
  const reckoning = { ...reckoned, analysis };
  await tx.ride.update({
    where: { riderId_id: { riderId, id: rideId } },
    data: {
      ...aboutSources(all, rows),
      ...aboutRide(measured, isCropped ? [] : rows, reckoning, known),
      version: { increment: 1 },
    },
  });
  await writeLaps(tx, riderId, rideId, reckoning);
  await writeChannelsUsed(tx, riderId, all, channelsOf);
  return true;
}

/** What a ride has from its sources: the one that came first (their ids grow with time) names it. */
function aboutSources(all: readonly SourceRow[], rows: readonly SourceRow[]): Prisma.RideUncheckedUpdateInput {
  const [first] = rows;
  if (first === undefined) throw new Error("A ride has at least one source");
  const isDeleted = all.every(({ deletedAt }) => deletedAt !== null);
  return {
    receivedAt: first.receivedAt,
    title: first.title,
    activityType: first.activityType,
    isIndoor: first.isIndoor,
    isPending: rows.every(({ isPending }) => isPending),
    deletedAt: isDeleted ? first.deletedAt : null,
    device: rows.find(({ device }) => device !== null)?.device ?? null,
    remarks: [...new Set(rows.flatMap(({ remarks }) => remarks))],
  };
}

function aboutRide(
  { ride }: Measured,
  /** Whose own numbers count; of a part of a ride nobody's. */
  rows: readonly SourceRow[],
  { numbers, analysis }: Reckoning,
  known: KnownFigures,
): Prisma.RideUncheckedUpdateInput {
  const sketch = sketchOf(ride);
  return {
    ...filledIn(numbers, rows),
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    pauses: toPairs(ride.pauses),
    sketch: sketch && new Uint8Array(sketch),
    known: toJson(known),
    analysis: toJson(analysis),
    reckoner: RECKONER,
  };
}

/** Our numbers, and the source's where there was nothing to reckon ours from. */
function filledIn(numbers: RideNumbers, rows: readonly SourceRow[]): RideNumbers {
  const known = Object.entries(numbers).filter(([, value]) => value !== null);
  const told = rows.map((row) => readTold(row.told).numbers).reverse();
  return Object.assign({}, numbers, ...told, Object.fromEntries(known));
}

interface Place {
  riderId: UserId;
  rideId: RideId;
  startedAt: Date;
}

/** Before the figures are asked for: what is estimated of the rider may follow from this very ride. */
async function writeBests(tx: Transaction, place: Place, { bests }: Measured): Promise<void> {
  const { riderId, rideId } = place;
  await tx.rideBest.deleteMany({ where: { riderId, rideId } });
  await tx.rideBest.createMany({
    data: bests.map(({ kind, size, value, start }) => ({ ...place, kind, size, value, start })),
  });
}

async function writeLaps(tx: Transaction, riderId: UserId, rideId: RideId, { laps }: Reckoning): Promise<void> {
  await tx.rideLap.deleteMany({ where: { riderId, rideId } });
  await tx.rideLap.createMany({
    data: laps.map(({ start, end, ...lap }) => ({ riderId, rideId, ...lap, startSecond: start, endSecond: end })),
  });
}

async function writeChannelsUsed(
  tx: Transaction,
  riderId: UserId,
  rows: readonly SourceRow[],
  channelsOf: ReadonlyMap<SourceId, readonly string[]>,
): Promise<void> {
  for (const { id, channelsUsed: before } of rows) {
    const channelsUsed = [...(channelsOf.get(id as SourceId) ?? [])];
    if (channelsUsed.join() === before.join()) continue;
    await tx.rideSource.update({ where: { riderId_id: { riderId, id } }, data: { channelsUsed } });
  }
}
