import "server-only";
import { type Standing, standingOf } from "@/core/explain/standing";
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
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { toCrop } from "../ride-crop";
import { readAnalysis, readKnown } from "../ride-json";
import { activeSources, toRepair, toSpans } from "../ride-sources";
import type { Viewer } from "../viewer";
import { toWords, WORDS } from "./ride-edits";
import { visibleTo } from "./visibility";

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
  const row = await db.ride.findFirst({ where: { AND: [{ riderId, id }, visibleTo(viewer)] }, select: WHOLE });
  return row && toRide(row);
}

const WHOLE = {
  ...SUMMARY,
  ...WORDS,
  device: true,
  receivedAt: true,
  remarks: true,
  pauses: true,
  analysis: true,
  laps: { orderBy: { number: "asc" } },
  cropFrom: true,
  cropUntil: true,
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

const isGuess = (standing: Standing | null) => standing === "estimated" || standing === "assumed";

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
