import "server-only";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import type { FileId, RideId, UserId } from "@/core/ids";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import type { ExportRide } from "../files/export-ride";
import { ownFileName, rideFileName } from "../files/file-name";
import { writeCsv } from "../files/write-csv";
import { writeFit } from "../files/write-fit";
import { writeGpx } from "../files/write-gpx";
import { writeTcx } from "../files/write-tcx";
import { noteLook } from "../looks";
import { parseTerraEvent } from "../terra/event";
import { identityIn } from "../terra/to-ride";
import type { Viewer } from "../viewer";
import { readRecordedInSight } from "./recordings";
import { findRideInSight } from "./rides";
import { findSight, visibleTo } from "./visibility";

/** A file to be saved. */
export interface Download {
  /** Without folders. */
  name: string;
  /** Of its content, as HTTP tells it. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const TYPES = {
  fit: "application/vnd.ant.fit",
  gpx: "application/gpx+xml",
  tcx: "application/vnd.garmin.tcx+xml",
  csv: "text/csv; charset=utf-8; header=present",
} as const;

/** What a ride can be written as. */
export type ExportFormat = keyof typeof TYPES;

/** Whether a ride can be written as this. */
export const isExportFormat = (text: string): text is ExportFormat => Object.hasOwn(TYPES, text);

const typeOf = (format: string | null): string =>
  format !== null && isExportFormat(format) ? TYPES[format] : "application/octet-stream";

const WRITERS: Record<ExportFormat, (ride: ExportRide) => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>> =
  {
    fit: writeFit,
    gpx: writeGpx,
    tcx: writeTcx,
    csv: writeCsv,
  };

/**
 * A ride that the viewer may see as it is shown, written anew: joined from its sources, without what repairs leave out.
 *
 * @returns null as in `findRide`, and for a GPX of a ride without positions: it would hold nothing
 */
export async function writeRide(
  viewer: Viewer,
  riderId: UserId,
  id: RideId,
  format: ExportFormat,
): Promise<Download | null> {
  const sight = await findSight(viewer, riderId);
  const ride = sight && (await findRideInSight(viewer, sight, id));
  const file = ride && (await readRecordedInSight(viewer, sight, id));
  if (!file || (format === "gpx" && file.recorded.track === null)) return null;
  await noteLook(viewer, sight, "file", id);
  const { title, device, laps } = ride;
  const bytes = await WRITERS[format]({ title, device, laps, numbers: ride, ...file });
  return { name: rideFileName(ride, format), type: TYPES[format], bytes };
}

/**
 * What a ride of the viewer's was first made from, as it came: its file, else what Terra delivered of it. For nobody else:
 * it holds what is hidden around the rider's private places.
 *
 * @returns null as in `findRide`, and when nothing of it is kept any more
 */
export async function readFirstOriginal(viewer: Viewer, riderId: UserId, id: RideId): Promise<Download | null> {
  if (viewer.userId !== riderId) return null;
  const ride = await db.ride.findFirst({
    where: { AND: [{ riderId, id }, visibleTo(viewer)] },
    select: {
      title: true,
      ownTitle: true,
      startedAt: true,
      offsetMinutes: true,
      sources: { orderBy: { id: "asc" }, select: SOURCE },
    },
  });
  if (ride === null) return null;
  const file = ride.sources.find(({ fileId }) => fileId !== null)?.fileId;
  if (file) return openFile(riderId, file);
  for (const source of ride.sources) {
    const bytes = await deliveredBytes(source);
    const title = ride.ownTitle ?? ride.title;
    if (bytes) return { name: rideFileName({ ...ride, title }, "json"), type: "application/json", bytes };
  }
  return null;
}

/**
 * A file that the viewer brought, byte for byte as it came.
 *
 * @returns null when there is no such file, or it is not the viewer's, or its bytes are not kept
 */
export async function readBroughtFile(viewer: Viewer, id: FileId): Promise<Download | null> {
  return openFile(viewer.userId, id);
}

const LARGEST_FILE = 64 * 1024 * 1024;
const LARGEST_DELIVERY = 256 * 1024 * 1024;

const decompress = promisify(zstdDecompress);

async function openFile(riderId: UserId, id: string): Promise<Download | null> {
  const file = await db.rideFile.findUnique({
    where: { riderId_id: { riderId, id } },
    select: { name: true, format: true, body: { select: { bytes: true } } },
  });
  if (!file?.body) return null;
  const bytes = new Uint8Array(await decompress(file.body.bytes, { maxOutputLength: LARGEST_FILE }));
  return { name: ownFileName(file.name), type: typeOf(file.format), bytes };
}

const SOURCE = {
  riderId: true,
  fileId: true,
  deliveryId: true,
  identity: true,
  receivedAt: true,
} as const satisfies Prisma.RideSourceSelect;

type SourceRow = Prisma.RideSourceGetPayload<{ select: typeof SOURCE }>;

/**
 * What Terra said of this activity, out of a delivery that may hold others.
 *
 * @returns null when the delivery's bytes were purged
 */
async function deliveredBytes(source: SourceRow): Promise<Uint8Array<ArrayBuffer> | null> {
  const { deliveryId, riderId, receivedAt } = source;
  if (deliveryId === null) return null;
  // By its state and moment, too: deliveries are found by those, not by their id alone.
  const delivery = await db.delivery.findFirst({
    where: { id: deliveryId, riderId, receivedAt, state: { in: ["applied", "failed"] } },
    select: { body: { select: { bytes: true } } },
  });
  if (!delivery?.body) return null;
  const text = new TextDecoder().decode(await decompress(delivery.body.bytes, { maxOutputLength: LARGEST_DELIVERY }));
  const event = parseTerraEvent(JSON.parse(text));
  const activities = event.type === "activity" ? (event.data ?? []) : [];
  const activity = activities.find((one) => identityIn(one) === source.identity);
  return activity === undefined ? null : new TextEncoder().encode(JSON.stringify(activity));
}
