import "server-only";
import { packChannels } from "@/core/channel-codec";
import { type Standing, standingOf } from "@/core/explain/standing";
import type { FileId, RideId, SourceId, UserId } from "@/core/ids";
import { providerName } from "@/core/provider-name";
import type { RepairKind } from "@/core/repair";
import { whyNotUndone } from "@/core/repairs";
import {
  type KnownFigures,
  type Lap,
  NO_FIGURES,
  type RecordedRide,
  type Ride,
  type RideAnalysis,
  type RideRepair,
  type RideSource,
  type RideSummary,
} from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import type { Prisma } from "../../prisma/generated/client";
import { encodeRows, isExtra, openRow } from "../channel-rows";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { readAnalysis, readKnown } from "../ride-json";
import {
  activeSources,
  joinSources,
  readExtras,
  readOriginal,
  SOURCE_PARTS,
  type SourceRow,
  toRepair,
  toSpans,
} from "../ride-sources";
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

/**
 * Every channel of a ride that the viewer may see, as `packChannels` writes them: joined from its sources, without what
 * repairs leave out.
 *
 * @returns null as in `findRide`
 */
export async function readChannels(viewer: Viewer, riderId: UserId, id: RideId): Promise<Uint8Array | null> {
  const sources = await findSources(viewer, riderId, id);
  if (sources === null) return null;
  const [only, ...more] = sources;
  if (only && more.length === 0 && only.repairs.every(({ isUndone, kind }) => isUndone && kind !== "clock")) {
    return packChannels(await Promise.all(only.channels.filter(({ name }) => !isExtra(name)).map(openRow)));
  }
  const { recorded } = await joinSources(sources);
  return packChannels(encodeRows(recorded.channels, recorded.track));
}

/** A ride second by second, for what is reckoned or written from it. */
export interface RecordedFile {
  recorded: RecordedRide;
  extras: ExtraChannel[];
}

/**
 * A ride second by second, joined from its sources, without what repairs leave out.
 *
 * @returns null as in `findRide`
 */
export async function readRecorded(viewer: Viewer, riderId: UserId, id: RideId): Promise<RecordedFile | null> {
  const sources = await findSources(viewer, riderId, id);
  if (sources === null) return null;
  const { recorded } = await joinSources(sources);
  return { recorded, extras: await readExtras(sources, recorded) };
}

/**
 * Makes one recording of a ride a ride of its own; a worker does it.
 *
 * @returns false when the viewer has no such ride, or it is not made from several
 */
export async function separateSource(viewer: Viewer, rideId: RideId, sourceId: SourceId): Promise<boolean> {
  const riderId = viewer.userId;
  return change(viewer, rideId, async (tx) => {
    if ((await tx.rideSource.count({ where: { riderId, rideId } })) < 2) return false;
    const { count } = await tx.rideSource.updateMany({
      where: { riderId, rideId, id: sourceId },
      data: { isApart: true },
    });
    return count === 1;
  });
}

/**
 * Has a ride that was separated joined again with the ride that it is a recording of; a worker does it.
 *
 * @returns false when the viewer has no such ride, or it was not separated
 */
export async function joinAgain(viewer: Viewer, rideId: RideId): Promise<boolean> {
  const riderId = viewer.userId;
  return change(viewer, rideId, async (tx) => {
    const { count } = await tx.rideSource.updateMany({
      where: { riderId, rideId, isApart: true },
      data: { isApart: false },
    });
    return count > 0;
  });
}

/** What became of a wish to undo a repair, or to do it again. */
export type RepairChange = { kind: "done" } | { kind: "impossible"; why: string } | { kind: "missing" };

/** Undoes a repair of one of the viewer's rides, or does it again; a worker reckons what follows. */
export async function setRepair(
  viewer: Viewer,
  { rideId, sourceId, kind, isUndone }: { rideId: RideId; sourceId: SourceId; kind: RepairKind; isUndone: boolean },
): Promise<RepairChange> {
  const riderId = viewer.userId;
  const source = await db.rideSource.findFirst({ where: { riderId, rideId, id: sourceId }, include: SOURCE_PARTS });
  const repair = source?.repairs.find((one) => one.kind === kind);
  if (!source || !repair) return { kind: "missing" };
  const why = isUndone ? whyNotUndone(toRepair(repair), await readOriginal(source)) : null;
  if (why !== null) return { kind: "impossible", why };
  const isThere = await change(viewer, rideId, async (tx) => {
    const { count } = await tx.rideRepair.updateMany({ where: { riderId, sourceId, kind }, data: { isUndone } });
    return count === 1;
  });
  return { kind: isThere ? "done" : "missing" };
}

/** A change of one of the viewer's own rides, with the job that makes the ride follow. */
async function change(viewer: Viewer, rideId: RideId, act: (tx: Transaction) => Promise<boolean>): Promise<boolean> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const own = await tx.ride.findFirst({
      where: { AND: [{ riderId, id: rideId }, visibleTo(viewer)] },
      select: { id: true },
    });
    if (own === null || !(await act(tx))) return false;
    await sendJob(tx, "settle-ride", { riderId, rideId });
    return true;
  });
}

/** @returns null as in `findRide` */
async function findSources(viewer: Viewer, riderId: UserId, id: RideId): Promise<SourceRow[] | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: { sources: { include: SOURCE_PARTS, orderBy: { id: "asc" } } },
  });
  return row && activeSources(row.sources);
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
  sources: {
    orderBy: { id: "asc" },
    include: {
      repairs: true,
      channels: { select: { name: true } },
      connection: { select: { provider: true } },
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
  const { laps, sources: all, pauses, known, analysis, ...row } = recorded;
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
});

const toRepairs = ({ id, repairs }: SourceOfRide): RideRepair[] =>
  repairs.map((row) => ({ ...toRepair(row), sourceId: id as SourceId, isUndone: row.isUndone }));

const toLap = ({ riderId, rideId, startSecond, endSecond, ...lap }: Prisma.RideLapGetPayload<object>): Lap => ({
  ...lap,
  start: startSecond,
  end: endSecond,
});
