import { isDeepStrictEqual } from "node:util";
import type { Channels, Track } from "@/core/channel";
import type { UserId } from "@/core/ids";
import type { RecordedRide, RideNumbers } from "@/core/ride";
import { WANTED_FIELDS, type WantedField } from "@/core/wanted-data";
import type { Prisma } from "../../prisma/generated/client";
import { type ChannelRow, POSITION, packRows, unpackRows } from "../channel-rows";
import { readTold, type Told, toJson } from "../ride-json";
import { toPairs } from "../ride-sources";
import { type NewRepair, repairRows } from "./repairs";
import type { SourceOrigin, StorableRide } from "./sources";

/** What of a recording is a field that can be left out: its channel, and what was told of the whole. */
const PARTS: Partial<Record<WantedField, { channel: string; numbers: (keyof RideNumbers)[] }>> = {
  positions: { channel: POSITION, numbers: [] },
  heartRate: { channel: "heart-rate", numbers: ["meanHeartRateBpm", "minHeartRateBpm", "maxHeartRateBpm"] },
};

/** The channels of fields, as their rows are called. */
export const channelsOf = (fields: readonly WantedField[]): string[] =>
  fields.flatMap((field) => PARTS[field]?.channel ?? []);

/** Everything about a recording that can be done before the database is asked for anything. */
export interface Prepared {
  riderId: UserId;
  ride: StorableRide;
  told: Told;
  data: Omit<Prisma.RideSourceUncheckedCreateInput, "id" | "rideId" | "told">;
  channels: ChannelRow[];
  repairs: NewRepair[];
}

/** A recording as rows. */
export async function prepare(origin: SourceOrigin, ride: StorableRide): Promise<Prepared> {
  const { recorded } = ride;
  const { channels, track, pauses, laps, told } = recorded;
  return {
    riderId: origin.riderId,
    ride,
    told: { whole: told, numbers: ride.told },
    data: {
      ...keysOf(origin),
      identity: ride.identity,
      title: ride.title,
      activityType: ride.activityType,
      isIndoor: recorded.isIndoor,
      isPending: ride.isPending,
      isIncomplete: ride.isIncomplete,
      deletedAt: ride.isDeleted && origin.kind === "terra" ? origin.orderedAt : null,
      device: ride.device,
      startedAt: recorded.startedAt,
      offsetMinutes: recorded.offsetMinutes,
      elapsedSeconds: recorded.elapsedSeconds,
      pauses: toPairs(pauses),
      clockJumps: ride.clockJumps.flatMap(({ second, leftOutSeconds }) => [second, leftOutSeconds]),
      laps: toJson(laps),
      remarks: ride.remarks,
      facts: toJson(ride.facts),
      channelsUsed: [],
    },
    channels: await packRows(channels, track, ride.extras),
    repairs: repairRows(recorded, ride.clockJumps),
  };
}

const keysOf = (origin: SourceOrigin) =>
  origin.kind === "terra"
    ? {
        kind: origin.kind,
        riderId: origin.riderId,
        connectionId: origin.connectionId,
        deliveryId: origin.deliveryId,
        orderedAt: origin.orderedAt,
        receivedAt: origin.receivedAt,
      }
    : {
        kind: origin.kind,
        riderId: origin.riderId,
        fileId: origin.fileId,
        orderedAt: origin.receivedAt,
        receivedAt: origin.receivedAt,
      };

/** A recording without fields. */
export function withoutFields(prepared: Prepared, fields: readonly WantedField[]): Prepared {
  if (fields.length === 0) return prepared;
  const names = channelsOf(fields);
  const told = prepared.told.numbers;
  const unsaid = fields.flatMap((field) => PARTS[field]?.numbers ?? []).filter((name) => name in told);
  return {
    ...prepared,
    told: { ...prepared.told, numbers: { ...told, ...Object.fromEntries(unsaid.map((name) => [name, null])) } },
    channels: prepared.channels.filter(({ name }) => !names.includes(name)),
    repairs: prepared.repairs.filter(({ channel }) => typeof channel !== "string" || !names.includes(channel)),
  };
}

/** A source as it is here, with what may be kept of it. */
export type HeldSource = Prisma.RideSourceGetPayload<{ include: { channels: true; repairs: true } }>;

/**
 * A recording that is told again, with what is held of fields that were left out of the new word: they were dropped
 * here, and that they are missing says nothing of the ride. Where nothing is held of them, nothing comes back.
 *
 * Of a recording that lasts as long as before the channels stay as they are, second for second, also when its clock was
 * put right. Of one that became longer or shorter they are laid where they were in time.
 */
export async function withHeld(
  prepared: Prepared,
  held: HeldSource,
  leftOut: readonly WantedField[],
): Promise<Prepared> {
  if (leftOut.length === 0) return prepared;
  const told = { ...prepared.told, numbers: heldNumbers(prepared.told.numbers, readTold(held.told).numbers, leftOut) };
  const isTold = (name: string) => prepared.channels.some((channel) => channel.name === name);
  const names = channelsOf(leftOut).filter((name) => !isTold(name));
  const { recorded, clockJumps } = prepared.ride;
  const rows = held.channels.filter(({ name }) => names.includes(name));
  const kept = held.elapsedSeconds === recorded.elapsedSeconds ? rows : await laidOnto(recorded, held.startedAt, rows);
  if (kept.length === 0) return { ...prepared, told };

  const channels = [...prepared.channels, ...kept.map(({ name, bytes }) => ({ name, bytes }))];
  const whole = { ...recorded, ...(await unpackRows(channels)) };
  // What is remarked on the new word is that something is missing from it.
  const data = { ...prepared.data, remarks: held.remarks };
  return { ...prepared, told, data, channels, repairs: repairRows(whole, clockJumps) };
}

/** Of which delivery a word is says nothing of the ride; of one that was deleted before, the first moment counts. */
const OF_THE_WORD = ["orderedAt", "receivedAt", "deliveryId", "deletedAt", "channelsUsed"];

/** Whether a source would be, to the last byte, what it is already. */
export function isAsHeld({ data, told, channels, repairs }: Prepared, held: HeldSource): boolean {
  const columns: Record<string, unknown> = held;
  const about = Object.entries(data).filter(([name]) => !OF_THE_WORD.includes(name));
  return (
    about.every(([name, value]) => isDeepStrictEqual(value, columns[name])) &&
    (data.deletedAt === null) === (held.deletedAt === null) &&
    isDeepStrictEqual(toJson(told), held.told) &&
    channels.length === held.channels.length &&
    channels.every(({ name, bytes }) => {
      const before = held.channels.find((channel) => channel.name === name);
      return before !== undefined && Buffer.compare(bytes, before.bytes) === 0;
    }) &&
    repairs.length === held.repairs.length &&
    repairs.every(({ kind, channel = null, spans, readings }) =>
      held.repairs.some((repair) =>
        isDeepStrictEqual(
          [kind, channel, spans, readings],
          [repair.kind, repair.channel, repair.spans, repair.readings],
        ),
      ),
    )
  );
}

function heldNumbers(
  numbers: Told["numbers"],
  held: Told["numbers"],
  leftOut: readonly WantedField[],
): Told["numbers"] {
  const names: string[] = WANTED_FIELDS.filter((field) => leftOut.includes(field)).flatMap(
    (field) => PARTS[field]?.numbers ?? [],
  );
  return {
    ...Object.fromEntries(Object.entries(numbers).filter(([name, value]) => !names.includes(name) || value !== null)),
    ...Object.fromEntries(
      Object.entries(held).filter(
        ([name]) => names.includes(name) && (numbers[name as keyof RideNumbers] ?? null) === null,
      ),
    ),
  };
}

/** Those that still have a value on the seconds of the ride. */
async function laidOnto(ride: RecordedRide, startedAt: Date, rows: readonly ChannelRow[]): Promise<ChannelRow[]> {
  const by = Math.round((startedAt.getTime() - ride.startedAt.getTime()) / 1000);
  const before = await unpackRows(rows);
  const channels: Channels = {};
  for (const [name, values] of Object.entries(before.channels)) {
    const laid = lay(new Float32Array(ride.elapsedSeconds), values, by);
    if (laid.some((value) => !Number.isNaN(value))) channels[name as keyof Channels] = laid;
  }
  const track: Track | null = before.track && {
    latitude: lay(new Float64Array(ride.elapsedSeconds), before.track.latitude, by),
    longitude: lay(new Float64Array(ride.elapsedSeconds), before.track.longitude, by),
  };
  return packRows(channels, track?.latitude.some((value) => !Number.isNaN(value)) ? track : null);
}

function lay<Values extends Float32Array | Float64Array>(onto: Values, values: Values, by: number): Values {
  onto.fill(Number.NaN);
  const from = Math.max(-by, 0);
  const part = values.subarray(from, Math.max(onto.length - by, from));
  if (by < onto.length) onto.set(part, Math.max(by, 0));
  return onto;
}
