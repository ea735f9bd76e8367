import "server-only";
import { isGuess, standingOf } from "@/core/explain/standing";
import type { EffortId, FileId, RideId, SourceId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import {
  type KnownFigures,
  type Lap,
  NO_FIGURES,
  type OwnEffort,
  type Ride,
  type RideAnalysis,
  type RideRepair,
  type RideSource,
  type RideSummary,
} from "@/core/ride";
import { seenRide, seenSummary } from "@/core/seen-ride";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { noteLook } from "../looks";
import { CROPPED, toCrop } from "../ride-crop";
import { readAnalysis, readKnown } from "../ride-json";
import { activeSources, toRepair, toSpans } from "../ride-sources";
import type { Viewer } from "../viewer";
import { isOnMap } from "./recordings";
import { toWords, WORDS } from "./ride-edits";
import { findSight, isShowable, ridesInSight, type Sight } from "./visibility";

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
  ownTitle: true,
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
  minElevationMeters: true,
  maxElevationMeters: true,
  steepestPercent: true,
  meanSpeedMps: true,
  maxSpeedMps: true,
  meanPowerWatts: true,
  meanPowerAboveZeroWatts: true,
  maxPowerWatts: true,
  weightedPowerWatts: true,
  xPowerWatts: true,
  variability: true,
  efficiency: true,
  meanWattsPerKilogram: true,
  weightedWattsPerKilogram: true,
  balancePercent: true,
  workKilojoules: true,
  workAboveThresholdKilojoules: true,
  leastWBalanceKilojoules: true,
  leastWBalanceIntegralKilojoules: true,
  meanHeartRateBpm: true,
  minHeartRateBpm: true,
  maxHeartRateBpm: true,
  trainingImpulse: true,
  edwardsImpulse: true,
  decouplingPercent: true,
  driftPercent: true,
  meanCadenceRpm: true,
  maxCadenceRpm: true,
  meanTemperatureCelsius: true,
  minTemperatureCelsius: true,
  maxTemperatureCelsius: true,
  energyKilocalories: true,
  powerShare: true,
  heartRateShare: true,
  intensity: true,
  load: true,
  heartRateLoad: true,
  known: true,
} as const satisfies Prisma.RideSelect;

/**
 * A rider's rides as far as the viewer may see them, newest first.
 *
 * @param riderId the viewer's own where none is said
 */
export async function listRides(
  viewer: Viewer,
  {
    riderId = viewer.userId,
    before = null,
    take = 60,
  }: { riderId?: UserId; before?: RideCursor | null; take?: number } = {},
): Promise<RideSummary[]> {
  const sight = await findSight(viewer, riderId);
  if (sight === null) return [];
  await noteLook(viewer, sight, "rides");
  const rides: RideSummary[] = [];
  for (let last = before; ; ) {
    const wanted = take - rides.length;
    const rows = await db.ride.findMany({
      where: { AND: [ridesInSight(viewer, sight), olderThan(last)] },
      orderBy: [{ startedAt: "desc" }, { id: "desc" }],
      take: wanted,
      select: { ...SUMMARY, ...CROPPED },
    });
    const shown = rows.filter((row) => isShowable(sight, row));
    rides.push(...shown.map(({ cropFrom: _, cropUntil: __, ...row }) => summaryIn(sight, row)));
    const end = rows.at(-1);
    if (!end || rows.length < wanted || rides.length === take) return rides;
    last = { startedAt: end.startedAt, id: end.id as RideId };
  }
}

const olderThan = (before: RideCursor | null): Prisma.RideWhereInput =>
  before === null
    ? {}
    : { OR: [{ startedAt: { lt: before.startedAt } }, { startedAt: before.startedAt, id: { lt: before.id } }] };

/** How many rides of a rider the viewer may see; their own where nobody is named. */
export async function countRides(viewer: Viewer, riderId: UserId = viewer.userId): Promise<number> {
  const sight = await findSight(viewer, riderId);
  if (sight === null) return 0;
  await noteLook(viewer, sight, "rides");
  const where = ridesInSight(viewer, sight);
  const count = await db.ride.count({ where });
  if (sight.coaching === null) return count;
  const cropped = await db.ride.findMany({
    where: { AND: [where, { cropFrom: { not: null } }] },
    select: CROPPED,
  });
  return count - cropped.filter((row) => !isShowable(sight, row)).length;
}

/** @returns null when there is no such ride, or none that this viewer may see: from outside the two look the same */
export async function findRide(viewer: Viewer, riderId: UserId, id: RideId): Promise<Ride | null> {
  const sight = await findSight(viewer, riderId);
  const ride = sight && (await findRideInSight(viewer, sight, id));
  if (ride) await noteLook(viewer, sight, "ride", id);
  return ride;
}

/** The same for what writes down itself what was looked at. */
export async function findRideInSight(viewer: Viewer, sight: Sight, id: RideId): Promise<Ride | null> {
  const row = await db.ride.findFirst({ where: { AND: [{ id }, ridesInSight(viewer, sight)] }, select: WHOLE });
  if (row === null || !isShowable(sight, row)) return null;
  const ride = toRide(row);
  const { coaching } = sight;
  if (coaching === null) return ride;
  const withMap = coaching.withMap && ride.channelNames.includes("position") && (await isOnMap(viewer, sight, id));
  return seenRide(ride, { ...coaching, withMap });
}

const summaryIn = ({ coaching }: Sight, row: SummaryRow): RideSummary =>
  coaching === null ? toSummary(row) : seenSummary(toSummary(row), coaching);

const WHOLE = {
  ...SUMMARY,
  ...WORDS,
  device: true,
  receivedAt: true,
  remarks: true,
  pauses: true,
  analysis: true,
  laps: { orderBy: { number: "asc" } },
  ...CROPPED,
  ownEfforts: { orderBy: { startsAt: "asc" } },
  sources: {
    orderBy: { id: "asc" },
    include: {
      repairs: true,
      channels: { select: { name: true } },
      connection: { select: { provider: true, state: true } },
      file: { select: { name: true, format: true } },
    },
  },
} as const satisfies Prisma.RideSelect;

type SummaryRow = Prisma.RideGetPayload<{ select: typeof SUMMARY }>;
type WholeRow = Prisma.RideGetPayload<{ select: typeof WHOLE }>;
type SourceOfRide = WholeRow["sources"][number];

const toSummary = ({ ownTitle, title, known, ...row }: SummaryRow): RideSummary => ({
  ...row,
  id: row.id as RideId,
  riderId: row.riderId as UserId,
  title: ownTitle ?? title,
  isLoadEstimated: isGuess(standingOf(row.load === null ? "heartRateLoad" : "load", toKnown(known))),
});

const toKnown = (json: unknown): KnownFigures => readKnown(json) ?? { figures: NO_FIGURES, origins: {} };

function toRide(whole: WholeRow): Ride {
  const { ownTitle, notes, effort, feeling, tags, ownType, ...recorded } = whole;
  const { laps, sources: all, pauses, known, analysis, cropFrom, cropUntil, ownEfforts, ...row } = recorded;
  const sources = activeSources(all);
  return {
    ...row,
    ...toSummary({ ...row, known, ownTitle }),
    words: toWords(whole),
    channelNames: [...new Set(sources.flatMap(({ channelsUsed }) => channelsUsed))],
    laps: laps.map(toLap),
    pauses: toSpans(pauses),
    known: toKnown(known),
    analysis: readAnalysis(analysis) ?? NOTHING_YET,
    sources: sources.map(toSource),
    repairs: sources.flatMap(toRepairs),
    crop: toCrop(whole),
    ownEfforts: ownEfforts
      .map((effort) => toOwnEffort(effort, row.startedAt))
      .filter(({ start, end }) => end > 0 && start < row.elapsedSeconds),
  };
}

/** Of a ride that an older version stored and the worker has not come to. */
const NOTHING_YET: RideAnalysis = {
  powerCurve: null,
  heartRateCurve: null,
  efforts: [],
  foundEfforts: [],
  climbs: [],
  powerZones: null,
  heartRateZones: null,
  quadrants: null,
  quadrantBins: null,
  histograms: [],
  heartRateAgainstPower: null,
};

const toSource = (row: SourceOfRide): RideSource => ({
  id: row.id as SourceId,
  kind: row.kind,
  from: row.file?.name ?? providerName(row.connection?.provider ?? ""),
  format: row.file?.format ?? null,
  device: row.device,
  receivedAt: row.receivedAt,
  startedAt: row.startedAt,
  elapsedSeconds: row.elapsedSeconds,
  isIncomplete: row.isIncomplete,
  isApart: row.isApart,
  channelsUsed: row.channelsUsed,
  channelNames: row.channels.map(({ name }) => name),
  fileId: row.fileId as FileId | null,
  askedAt: row.askedAt,
  askAnswer: row.askAnswer,
  canBeAsked: row.connection?.state === "active",
  sentAt: row.orderedAt,
});

/** On the seconds of a ride that began then. */
function toOwnEffort(row: WholeRow["ownEfforts"][number], startedAt: Date): OwnEffort {
  const second = (moment: Date) => Math.round((moment.getTime() - startedAt.getTime()) / 1000);
  const { replacesFrom, replacesUntil } = row;
  return {
    id: row.id as EffortId,
    name: row.name,
    isHidden: row.isHidden,
    start: second(row.startsAt),
    end: second(row.endsAt),
    replaces: replacesFrom && replacesUntil && { start: second(replacesFrom), end: second(replacesUntil) },
  };
}

const toRepairs = ({ id, repairs }: SourceOfRide): RideRepair[] =>
  repairs.map((row) => ({ ...toRepair(row), sourceId: id as SourceId, isUndone: row.isUndone }));

const toLap = ({ riderId, rideId, startSecond, endSecond, ...lap }: Prisma.RideLapGetPayload<object>): Lap => ({
  ...lap,
  start: startSecond,
  end: endSecond,
});
