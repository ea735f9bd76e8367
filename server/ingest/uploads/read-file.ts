import type { BatchId, FileId, UserId } from "@/core/ids";
import type { FileState } from "../../../prisma/generated/enums";
import { type Database, db } from "../../db";
import type { FileReading } from "../../files/read-ride-file";
import { openReader, type Reader } from "../../files/reader";
import { holdRider } from "../../hold-rider";
import type { JobData } from "../../job-data";
import { log } from "../../log";
import { storeSource } from "../sources";
import { readKeptBytes } from "./kept-files";
import { tellProgress } from "./progress";

/** A file that a worker is at. */
interface ClaimedFile {
  riderId: UserId;
  id: FileId;
  batchId: BatchId;
  name: string;
  hash: Uint8Array<ArrayBuffer>;
  receivedAt: Date;
  /** This one included. */
  attempts: number;
}

/** How a file ended. */
interface Outcome {
  state: Exclude<FileState, "waiting">;
  format: string | null;
  reason: string | null;
}

const MOST_ATTEMPTS = 3;

/** Reads one ride file and stores its rides. Whatever a file does, it does to itself alone. */
export async function readFile({ riderId, fileId }: JobData["read-file"]): Promise<void> {
  const start = performance.now();
  const file = await claimFile(riderId, fileId);
  if (file === null) return;
  const outcome = await outcomeOf(file);
  // Taken back meanwhile: whoever does that deletes the file.
  if (outcome === null) return;
  if (!(await finishFile(file, outcome))) throw new Error("What it is a duplicate of was taken back meanwhile");
  tellProgress(riderId);
  const { state, format } = outcome;
  log.info({ event: "file-read", state, format, id: file.id, attempts: file.attempts, ms: since(start) });
}

const since = (start: number) => Math.round(performance.now() - start);

/** Counts the attempt before anything can go wrong with it. */
async function claimFile(riderId: UserId, fileId: FileId): Promise<ClaimedFile | null> {
  const [row] = await db.rideFile.updateManyAndReturn({
    where: { riderId, id: fileId, state: "waiting", batch: { undoingAt: null } },
    data: { attempts: { increment: 1 } },
    select: { batchId: true, name: true, hash: true, receivedAt: true, attempts: true },
  });
  return row === undefined ? null : { ...row, riderId, id: fileId, batchId: row.batchId as BatchId };
}

const damaged = (reason: string, format: string | null = null): Outcome => ({ state: "damaged", format, reason });

/** @throws what may pass, while there are attempts left */
async function outcomeOf(file: ClaimedFile): Promise<Outcome | null> {
  if (file.attempts > MOST_ATTEMPTS) return damaged("It stopped the program that reads files, three times over.");
  const twin = await findTwin(file, db);
  if (twin !== null) return { state: "duplicate", format: null, reason: twin };
  const bytes = await readKeptBytes(file.riderId, file.id);
  if (bytes === null) return damaged("Its bytes are not here any more.");
  try {
    return await storeReading(file, await reader().read(bytes, file.name));
  } catch (error) {
    if (file.attempts < MOST_ATTEMPTS) throw error;
    log.error({ event: "file-unread", id: file.id, reason: error instanceof Error ? error.name : String(error) });
    return damaged("It could not be read in three attempts.");
  }
}

let opened: Reader | undefined;

/** One program reads the files of this worker, one after another; it is started with the first. */
function reader(): Reader {
  opened ??= openReader();
  return opened;
}

/** Ends the program that reads files. */
export async function closeReader(): Promise<void> {
  const closing = opened;
  opened = undefined;
  await closing?.close();
}

/**
 * @returns where the very same bytes are already; those that came before and still wait become, or do not become, a ride
 * exactly as these would
 */
async function findTwin({ riderId, id, hash }: ClaimedFile, database: Database): Promise<string | null> {
  const twin = await database.rideFile.findFirst({
    where: {
      ...{ riderId, hash, batch: { undoingAt: null } },
      OR: [{ state: { in: ["stored", "joined"] } }, { state: "waiting", id: { lt: id } }],
      NOT: { id },
    },
    orderBy: [{ state: "desc" }, { id: "asc" }],
    select: { name: true, sources: { select: { ride: { select: { title: true } } }, take: 1 } },
  });
  if (twin === null) return null;
  const title = twin.sources[0]?.ride.title;
  return title ? `Already there as “${title}”.` : `The same file is there as ${twin.name}.`;
}

/** @returns null when the file was taken back meanwhile */
async function storeReading(file: ClaimedFile, reading: FileReading): Promise<Outcome | null> {
  if (reading.kind === "damaged") return damaged(reading.reason, reading.format);
  const { format } = reading;
  if (reading.kind === "not-a-ride") return { state: "notRide", format, reason: sentence(`This is ${reading.what}`) };

  const { riderId, id: fileId, receivedAt } = file;
  for (const ride of reading.rides) {
    const stored = await storeSource(
      { kind: "file", riderId, fileId, receivedAt },
      { ...ride, isPending: false, isDeleted: false },
    );
    if (stored.kind === "ended") return null;
  }
  const others = await listOtherTitles(file);
  const isJoined = others.length > 0;
  return { state: isJoined ? "joined" : "stored", format, reason: inWords(reading, others) };
}

/** Asked of what is stored, so that an attempt that was cut off behind storing is finished by the next. */
async function listOtherTitles({ riderId, id }: ClaimedFile): Promise<string[]> {
  const mine = await db.rideSource.findMany({ where: { riderId, fileId: id }, select: { rideId: true } });
  const others = await db.rideSource.findMany({
    where: {
      ...{ riderId, rideId: { in: mine.map(({ rideId }) => rideId) } },
      OR: [{ fileId: null }, { fileId: { not: id } }],
    },
    select: { title: true },
    orderBy: { id: "asc" },
  });
  return [...new Set(others.map(({ title }) => title))];
}

type Rides = Extract<FileReading, { kind: "rides" }>;

function inWords({ rides, others }: Rides, joinedWith: readonly string[]): string | null {
  const sentences = [
    ...joinedInWords(joinedWith),
    ...(rides.length > 1 ? [`There are ${rides.length} rides in it.`] : []),
    ...others.map(({ what }) => sentence(`Beside it there is ${what}`)),
    ...(rides.some(({ isIncomplete }) => isIncomplete)
      ? ["The file is damaged or unfinished: what could be read is there, and the ride may be incomplete."]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(" ");
}

function joinedInWords(titles: readonly string[]): string[] {
  if (titles.length === 0) return [];
  const quoted = titles.map((title) => `“${title}”`);
  const others = quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
  return [`Joined with ${others}, which ${quoted.length === 1 ? "was" : "were"} recorded at the same time.`];
}

const sentence = (text: string) => (text.endsWith(".") ? text : `${text}.`);

/**
 * What is there already need not be kept twice. A run, or what is damaged, is kept: it is the rider's, and only listed. The
 * rider is held while a duplicate lets go of its bytes: what it is a duplicate of cannot be taken back in that moment.
 *
 * @returns false when what the file is a duplicate of is not there any more
 */
async function finishFile(file: ClaimedFile, outcome: Outcome, now = new Date()): Promise<boolean> {
  const { riderId, id } = file;
  return db.$transaction(async (tx) => {
    if (outcome.state === "duplicate") {
      await holdRider(tx, riderId);
      if ((await findTwin(file, tx)) === null) return false;
    }
    const { count } = await tx.rideFile.updateMany({
      where: { riderId, id, state: "waiting" },
      data: { ...outcome, finishedAt: now },
    });
    if (count > 0 && outcome.state === "duplicate") {
      await tx.rideFileBody.deleteMany({ where: { riderId, fileId: id } });
    }
    return true;
  });
}
