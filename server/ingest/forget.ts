import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { RideId, SourceId, UserId } from "@/core/ids";
import {
  DATA_TYPES,
  type DataType,
  HEALTH_TYPES,
  isDataType,
  itemWithoutUnwanted,
  WANTED_FIELDS,
  type WantedData,
  type WantedField,
  withoutUnwanted,
} from "@/core/wanted-data";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import type { JobData } from "../job-data";
import { sendJob } from "../jobs";
import { announce } from "../live";
import { readTold, toJson } from "../ride-json";
import { readHealthAgain } from "../terra/health-data";
import { composeRide } from "./compose";
import { unpackWhole } from "./health";
import { parseDeliveredJson, UnreadableDelivery } from "./json";
import { channelsOf } from "./kept-source";
import { redactDelivery } from "./redact";
import { removeSources } from "./sources";

/**
 * Deletes what is stored of data that a rider does not want kept any more: days of health, what is left out of days and
 * rides, and the same in the deliveries they came in. Only what a provider told; files that the rider brought stay as they
 * are. Begun again, it goes on with what is left.
 */
export async function forgetData({ riderId, what }: JobData["forget-data"]): Promise<void> {
  const types = what.filter(isDataType);
  const fields = WANTED_FIELDS.filter((field) => what.includes(field));
  // The bytes first: what is made of them can be made of them again.
  await forgetInDeliveries(riderId, types, fields);
  await db.healthDay.deleteMany({
    where: { riderId, type: { in: HEALTH_TYPES.filter((type) => types.includes(type)) } },
  });
  if (fields.length > 0) await forgetInHealth(riderId, fields);
  if (types.includes("activity")) await forgetRides(riderId);
  if (types.includes("athlete")) await db.connection.updateMany({ where: { riderId }, data: { accountId: null } });
  const channels = channelsOf(fields);
  if (channels.length > 0) await forgetChannels(riderId, channels);
  // The weight may be gone from under some rides.
  await sendJob(db, "reckon-rides", { riderId }, { key: riderId });
  await announce(db, { kind: "health", riderId });
}

const AT_ONCE = 100;

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const LARGEST_BODY = 256 * 1024 * 1024;

/** All but what is to go. */
const allBut = (types: readonly DataType[], fields: readonly WantedField[]): WantedData => ({
  types: Object.fromEntries(DATA_TYPES.map((type) => [type, !types.includes(type)])) as WantedData["types"],
  fields: Object.fromEntries(WANTED_FIELDS.map((field) => [field, !fields.includes(field)])) as WantedData["fields"],
});

async function forgetInDeliveries(
  riderId: UserId,
  types: readonly DataType[],
  fields: readonly WantedField[],
): Promise<void> {
  const wanted = allBut(types, fields);
  const names = [
    ...(await db.connection.findMany({ where: { riderId }, select: { terraUserId: true } })),
    ...(await db.formerTerraUser.findMany({ where: { riderId }, select: { terraUserId: true } })),
  ].map(({ terraUserId }) => terraUserId);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.delivery.findMany({
      where: {
        id: { gt: after },
        body: { isNot: null },
        // Of one that failed it may not be known what it is, or whose.
        AND: [
          { OR: [{ riderId }, { terraUserId: { in: names } }] },
          { OR: [{ type: { in: [...DATA_TYPES] } }, { type: null }] },
        ],
      },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: { bodyHash: true, id: true },
    });
    for (const key of rows) {
      const body = await db.deliveryBody.findUnique({
        where: { bodyHash_deliveryId: { bodyHash: key.bodyHash, deliveryId: key.id } },
      });
      if (body === null) continue;
      const payload = readPayload(await decompress(body.bytes, { maxOutputLength: LARGEST_BODY }));
      const { event, dropped } = withoutUnwanted(payload, wanted);
      if (event === null || dropped.length > 0) await redactDelivery(key, event);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return;
    after = last.id;
  }
}

/** What never could be read is let go whole: nobody knows what is in it. */
function readPayload(body: Uint8Array): unknown {
  try {
    return parseDeliveredJson(body);
  } catch (error) {
    if (error instanceof UnreadableDelivery) return null;
    throw error;
  }
}

async function forgetInHealth(riderId: UserId, fields: readonly WantedField[]): Promise<void> {
  const wanted = allBut([], fields);
  const keys = await db.healthDay.findMany({
    where: { riderId },
    select: { riderId: true, connectionId: true, type: true, identity: true },
  });
  for (const key of keys) {
    await db.$transaction(async (tx) => {
      await holdRider(tx, riderId);
      const where = { riderId_connectionId_type_identity: key };
      const row = await tx.healthDay.findUnique({ where, select: { whole: true } });
      if (row === null) return;
      const whole = itemWithoutUnwanted(await unpackWhole(row.whole), wanted);
      await tx.healthDay.update({
        where,
        data: { figures: readHealthAgain(key.type, whole), whole: await compress(JSON.stringify(whole)) },
      });
    });
  }
}

/** A ride that a file tells of, too, stays with what the file told. */
async function forgetRides(riderId: UserId): Promise<void> {
  for (;;) {
    const sources = await db.rideSource.findMany({
      where: { riderId, kind: "terra" },
      take: AT_ONCE,
      select: { id: true },
    });
    if (sources.length === 0) return;
    await db.$transaction(
      (tx) =>
        removeSources(
          tx,
          riderId,
          sources.map(({ id }) => id as SourceId),
        ),
      {
        timeout: 60_000,
      },
    );
  }
}

async function forgetChannels(riderId: UserId, channels: readonly string[]): Promise<void> {
  const sources = await db.rideSource.findMany({
    where: { riderId, kind: "terra" },
    select: { id: true, rideId: true },
  });
  for (const { id: sourceId } of sources) {
    await db.$transaction(async (tx) => {
      await holdRider(tx, riderId);
      const source = await tx.rideSource.findUnique({
        where: { riderId_id: { riderId, id: sourceId } },
        select: { rideId: true, told: true },
      });
      if (source === null) return;
      const ofSource = { riderId, sourceId };
      await tx.rideChannel.deleteMany({ where: { ...ofSource, name: { in: [...channels] } } });
      await tx.rideRepair.deleteMany({ where: { ...ofSource, channel: { in: [...channels] } } });
      if (channels.includes("heart-rate")) {
        const { whole, numbers } = readTold(source.told);
        const left = { ...numbers, meanHeartRateBpm: null, minHeartRateBpm: null, maxHeartRateBpm: null };
        await tx.rideSource.update({
          where: { riderId_id: { riderId, id: sourceId } },
          data: { told: toJson({ whole, numbers: left }) },
        });
      }
      const rideId = source.rideId as RideId;
      if (await composeRide(tx, riderId, rideId)) await announce(tx, { kind: "ride", riderId, rideId });
    });
  }
}
