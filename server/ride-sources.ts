import { CHANNEL_NAMES } from "@/core/channel";
import { cropped } from "@/core/crop";
import type { SourceId } from "@/core/ids";
import { type JoinedRide, joinRides } from "@/core/join";
import { REPAIR_KINDS, type Repair, type RepairKind } from "@/core/repair";
import { applyRepairs } from "@/core/repairs";
import type { Crop, RecordedRide } from "@/core/ride";
import type { ExtraChannel } from "@/core/source-ride";
import type { Span } from "@/core/span";
import type { Prisma } from "../prisma/generated/client";
import { unpackExtras, unpackRows } from "./channel-rows";
import { readLaps, readTold } from "./ride-json";

/** What of a source's rows is needed to put its ride together. */
export const SOURCE_PARTS = { channels: true, repairs: true } as const satisfies Prisma.RideSourceInclude;

export type SourceRow = Prisma.RideSourceGetPayload<{ include: typeof SOURCE_PARTS }>;

/** The sources that a ride is made from: those that their provider did not delete, or all when it deleted all. */
export function activeSources<Row extends { deletedAt: Date | null }>(rows: readonly Row[]): Row[] {
  const kept = rows.filter(({ deletedAt }) => deletedAt === null);
  return kept.length > 0 ? kept : [...rows];
}

/** A source as it was recorded, with everything that cannot have been. */
export async function readOriginal(row: SourceRow): Promise<RecordedRide> {
  return {
    startedAt: row.startedAt,
    offsetMinutes: row.offsetMinutes,
    elapsedSeconds: row.elapsedSeconds,
    ...(await unpackRows(row.channels)),
    pauses: toSpans(row.pauses),
    laps: readLaps(row.laps),
    told: readTold(row.told).whole,
    isIndoor: row.isIndoor,
  };
}

/** A source with its repairs, but for those that the rider undid. */
export async function readRepaired(row: SourceRow): Promise<RecordedRide> {
  const original = await readOriginal(row);
  if (row.repairs.length === 0) return original;
  return applyRepairs(
    original,
    row.repairs.map(toRepair),
    row.repairs.filter(({ isUndone }) => isUndone).map(toRepair),
  );
}

/** The ride that its sources make together, without what its rider cut off. */
export async function joinSources(
  rows: readonly SourceRow[],
  crop: Crop | null = null,
): Promise<JoinedRide & { isCropped: boolean }> {
  const parts = await Promise.all(
    rows.map(async (row) => ({ id: row.id as SourceId, kind: row.kind, recorded: await readRepaired(row) })),
  );
  const { recorded, channelsOf } = joinRides(parts);
  const left = cropped(recorded, crop);
  return { recorded: left, channelsOf, isCropped: left !== recorded };
}

/** What apps and sensors recorded beside the channels that we know, on the seconds of the ride that the sources make. */
export async function readExtras(rows: readonly SourceRow[], ride: RecordedRide): Promise<ExtraChannel[]> {
  const extras = await Promise.all(rows.map((row) => extrasOf(row, ride)));
  return extras.flat();
}

/** None when the rider put time back into the source: nobody would look for them there. */
async function extrasOf(row: SourceRow, ride: RecordedRide): Promise<ExtraChannel[]> {
  if (row.repairs.some(({ kind, isUndone }) => kind === "clock" && isUndone)) return [];
  const shift = Math.round((row.startedAt.getTime() - ride.startedAt.getTime()) / 1000);
  const extras = await unpackExtras(row.channels);
  return extras.map((extra) => ({ ...extra, channel: shifted(extra.channel, shift, ride.elapsedSeconds) }));
}

function shifted(channel: Float32Array, by: number, length: number): Float32Array {
  if (by === 0 && channel.length === length) return channel;
  const moved = new Float32Array(length).fill(Number.NaN);
  const from = Math.max(-by, 0);
  moved.set(channel.subarray(from, Math.max(length - by, from)), Math.max(by, 0));
  return moved;
}

type RepairRow = Prisma.RideRepairGetPayload<object>;

/** A repair as its row holds it. */
export const toRepair = ({ kind, channel, spans, readings }: RepairRow): Repair => ({
  kind: kindOf(kind),
  channel: channel === "position" ? "position" : (CHANNEL_NAMES.find((name) => name === channel) ?? null),
  spans: toSpans(spans),
  readings,
});

function kindOf(text: string): RepairKind {
  const kind = REPAIR_KINDS.find((one) => one === text);
  if (kind === undefined) throw new Error(`No repair is called ${text}`);
  return kind;
}

/** Spans as their column holds them, in pairs. */
export const toSpans = (pairs: readonly number[]): Span[] =>
  Array.from({ length: pairs.length / 2 }, (_, index) => ({
    start: pairs[2 * index] ?? 0,
    end: pairs[2 * index + 1] ?? 0,
  }));

/** Spans in pairs, for their column. */
export const toPairs = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);
