import "server-only";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { packChannels } from "@/core/channel-codec";
import type { RideId, UserId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import type { Figures, Lap, Ride, RideSummary } from "@/core/ride";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { figuresOn } from "../rider-figures";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

const decompress = promisify(brotliDecompress);

/** Where a page of the list ended. */
export interface RideCursor {
  startedAt: Date;
  id: RideId;
}

const SUMMARY = {
  id: true,
  riderId: true,
  version: true,
  title: true,
  startedAt: true,
  offsetMinutes: true,
  isIndoor: true,
  isPending: true,
  sketch: true,
  elapsedSeconds: true,
  timerSeconds: true,
  movingSeconds: true,
  distanceMeters: true,
  ascentMeters: true,
  descentMeters: true,
  meanSpeedMps: true,
  maxSpeedMps: true,
  meanPowerWatts: true,
  maxPowerWatts: true,
  weightedPowerWatts: true,
  workKilojoules: true,
  meanHeartRateBpm: true,
  maxHeartRateBpm: true,
  meanCadenceRpm: true,
  maxCadenceRpm: true,
  meanTemperatureCelsius: true,
  energyKilocalories: true,
  powerShare: true,
  heartRateShare: true,
  intensity: true,
  load: true,
  heartRateLoad: true,
} as const satisfies Prisma.RideSelect;

/** The viewer's own rides, newest first. */
export async function listRides(
  viewer: Viewer,
  { before = null, take = 60 }: { before?: RideCursor | null; take?: number } = {},
): Promise<RideSummary[]> {
  const older: Prisma.RideWhereInput =
    before === null
      ? {}
      : { OR: [{ startedAt: { lt: before.startedAt } }, { startedAt: before.startedAt, id: { lt: before.id } }] };
  const rows = await db.ride.findMany({
    where: { AND: [{ riderId: viewer.userId }, visibleTo(viewer), older] },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take,
    select: SUMMARY,
  });
  return rows.map(toSummary);
}

/** How many rides the viewer has. */
export async function countRides(viewer: Viewer): Promise<number> {
  return db.ride.count({ where: { AND: [{ riderId: viewer.userId }, visibleTo(viewer)] } });
}

/** @returns null when there is no such ride, or none that this viewer may see: from outside the two look the same */
export async function findRide(viewer: Viewer, riderId: UserId, id: RideId): Promise<Ride | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: {
      ...SUMMARY,
      device: true,
      receivedAt: true,
      remarks: true,
      pauses: true,
      laps: { orderBy: { number: "asc" } },
      channels: { select: { name: true } },
    },
  });
  if (row === null) return null;
  const figures = await figuresOn(riderId, localDay(row.startedAt, row.offsetMinutes));
  return toRide(row, figures);
}

/**
 * Every channel of a ride that the viewer may see, as `packChannels` writes them.
 *
 * @returns null as in `findRide`
 */
export async function readChannels(viewer: Viewer, riderId: UserId, id: RideId): Promise<Uint8Array | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: { channels: { select: { name: true, bytes: true } } },
  });
  if (row === null) return null;
  const channels = row.channels.map(
    async ({ name, bytes }): Promise<[string, Uint8Array]> => [name, await decompress(bytes)],
  );
  return packChannels(await Promise.all(channels));
}

type SummaryRow = Prisma.RideGetPayload<{ select: typeof SUMMARY }>;

const toSummary = (row: SummaryRow): RideSummary => ({ ...row, id: row.id as RideId, riderId: row.riderId as UserId });

type RideRow = SummaryRow & {
  device: string | null;
  receivedAt: Date;
  remarks: string[];
  pauses: number[];
  laps: Prisma.RideLapGetPayload<object>[];
  channels: { name: string }[];
};

function toRide({ laps, channels, pauses, ...row }: RideRow, figures: Figures): Ride {
  return {
    ...row,
    ...toSummary(row),
    channelNames: channels.map(({ name }) => name),
    laps: laps.map(toLap),
    pauses: Array.from({ length: pauses.length / 2 }, (_, index) => ({
      start: pauses[2 * index] ?? 0,
      end: pauses[2 * index + 1] ?? 0,
    })),
    figures,
  };
}

const toLap = ({ riderId, rideId, startSecond, endSecond, ...lap }: Prisma.RideLapGetPayload<object>): Lap => ({
  ...lap,
  start: startSecond,
  end: endSecond,
});
