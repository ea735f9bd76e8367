import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { cleanText } from "@/core/clean-text";
import { MOST_BYTES } from "@/core/ride-file-name";
import { gunzip, mostUnpacked } from "./gunzip";
import { accessTo, accessWithin, inWindows, type RandomAccess } from "./random-access";
import { promisedFormat } from "./ride-format";
import { DamagedFile } from "./told-activity";
import { ZipSource } from "./zip-source";

export type ArchiveEntry =
  /** A file that is called as ride files are, unpacked; of a .gz, what was in it. */
  | { kind: "file"; name: string; bytes: Uint8Array }
  /** One that cannot be taken out; `reason` is a sentence for the rider. */
  | { kind: "refused"; name: string; reason: string }
  /** At the end: how many files were called otherwise. */
  | { kind: "passed-over"; count: number };

/** What an archive may cost. */
export interface ArchiveLimits {
  /** Of all kinds; those of archives within it count, too. */
  mostEntries: number;
  /** Of all that is unpacked, one after another. */
  mostUnpackedBytes: number;
}

/** Twenty years of two rides a day, with photographs; see docs/decisions/2026-11-24-archives-one-by-one.md. */
export const USUAL_LIMITS: ArchiveLimits = { mostEntries: 50_000, mostUnpackedBytes: 20_000_000_000 };

/** An archive within the archive is held in memory unless it is stored as it is. */
const MOST_INNER_BYTES = 100_000_000;

/** The archive as a whole cannot be read further; the message says why, to the rider. */
export class DamagedArchive extends Error {
  override name = "DamagedArchive";
}

/**
 * The ride files of a zip, one at a time: the next is unpacked when it is asked for. Archives in it are opened, too, but
 * none within those. Names are for reading alone; nothing is ever written by them.
 *
 * @param behind so many were had before; they are passed by without being unpacked
 * @throws DamagedArchive when it is no zip, is damaged beyond its entries, or goes beyond the limits; what came before
 *   stays good
 */
export async function* archiveEntries(
  source: RandomAccess,
  limits: ArchiveLimits = USUAL_LIMITS,
  behind = 0,
): AsyncGenerator<ArchiveEntry> {
  const budget: Budget = { ...limits, passedOver: 0, behind };
  yield* entriesOf(source, budget, "");
  yield { kind: "passed-over", count: budget.passedOver };
}

/** What is left of the limits. */
interface Budget extends ArchiveLimits {
  passedOver: number;
  behind: number;
}

/** Whether the next one was had before. */
function isBehind(budget: Budget): boolean {
  if (budget.behind === 0) return false;
  budget.behind--;
  return true;
}

/** An archive that is open, and how many of its bytes may still belong to entries. */
interface Open {
  source: RandomAccess;
  zip: ZipFile;
  budget: Budget;
  packedBytesLeft: number;
}

/** @param within the name of the archive that this one is in; empty for the outermost */
async function* entriesOf(whole: RandomAccess, budget: Budget, within: string): AsyncGenerator<ArchiveEntry> {
  const source = inWindows(whole);
  const zip = await openZip(source);
  const open: Open = { source, zip, budget, packedBytesLeft: source.size };
  budget.mostEntries -= zip.entryCount;
  if (budget.mostEntries < 0) throw new DamagedArchive("There are more files in this archive than rides in a life.");
  for await (const entry of allEntries(zip)) {
    const path = nameOf(entry);
    const name = cleanText(within ? `${within}/${path}` : path) ?? "a file without a name";
    if (isFolder(path)) continue;
    if (isHidden(path) || !(isArchive(path) || promisedFormat(path))) budget.passedOver++;
    else if (isArchive(path)) yield* innerArchive(open, entry, name, within);
    else if (isBehind(budget)) open.packedBytesLeft -= entry.compressedSize;
    else yield await takeOut(name, () => rideFile(open, entry, path));
  }
}

const isFolder = (path: string) => path.endsWith("/");
const isArchive = (path: string) => /\.zip$/i.test(path);

/** What macOS puts beside each file: "__MACOSX/._ride.fit". */
const isHidden = (path: string) => /(^|\/)\._[^/]*$/.test(path);

const nameOf = (entry: Entry) =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

async function openZip(source: RandomAccess): Promise<ZipFile> {
  try {
    // Names are read by us, for showing alone; sizes are checked by what comes out.
    return await fromRandomAccessReaderPromise(new ZipSource(source), source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    });
  } catch (cause) {
    throw new DamagedArchive("This archive is damaged, or is no zip.", { cause });
  }
}

async function* allEntries(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (cause) {
    if (cause instanceof DamagedArchive) throw cause;
    throw new DamagedArchive("This archive is damaged: not all that is in it can be found.", { cause });
  }
}

/** An entry that cannot be taken out does not hold up the others. */
async function takeOut(name: string, unpack: () => Promise<Uint8Array>): Promise<ArchiveEntry> {
  try {
    return { kind: "file", name, bytes: await unpack() };
  } catch (error) {
    if (!(error instanceof DamagedFile)) throw error;
    return { kind: "refused", name, reason: error.message };
  }
}

async function rideFile(open: Open, entry: Entry, path: string): Promise<Uint8Array> {
  const promised = promisedFormat(path);
  const most = MOST_BYTES[promised?.format ?? "gpx"];
  const bytes = await unpacked(open, entry, most);
  if (!promised?.isGzipped) return bytes;
  const file = await gunzip(bytes, most);
  spend(open.budget, file.length);
  return file;
}

async function* innerArchive(open: Open, entry: Entry, name: string, within: string): AsyncGenerator<ArchiveEntry> {
  if (within) {
    if (!isBehind(open.budget))
      yield { kind: "refused", name, reason: "This is an archive within an archive within an archive." };
    return;
  }
  try {
    yield* entriesOf(await innerSource(open, entry), open.budget, name);
  } catch (error) {
    if (!(error instanceof DamagedFile || error instanceof DamagedArchive)) throw error;
    if (isSpent(open.budget)) throw error;
    if (!isBehind(open.budget)) yield { kind: "refused", name, reason: error.message };
  }
}

async function innerSource(open: Open, entry: Entry): Promise<RandomAccess> {
  if (entry.compressionMethod !== STORED) {
    if (entry.compressedSize > MOST_INNER_BYTES || entry.uncompressedSize > MOST_INNER_BYTES) {
      throw new DamagedFile("This is a large archive within an archive. Take it out and bring it by itself.");
    }
    return accessTo(await unpacked(open, entry, MOST_INNER_BYTES));
  }
  return accessWithin(open.source, await dataStart(open, entry), entry.compressedSize);
}

const STORED = 0;
const DEFLATED = 8;
const inflate = promisify(inflateRaw);

/** The bytes of an entry, whatever sizes it says of itself. */
async function unpacked(open: Open, entry: Entry, mostBytes: number): Promise<Uint8Array> {
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  const most = mostUnpacked(compressedSize, mostBytes);
  if (compressedSize > mostBytes || uncompressedSize > most) throw new DamagedFile(TOO_LARGE);
  const start = await dataStart(open, entry);
  const packed = await open.source.read(start, compressedSize);
  const bytes = compressionMethod === STORED ? packed : await inflated(packed, most);
  spend(open.budget, bytes.length);
  if (crc32(bytes) !== entry.crc32) throw new DamagedFile("This file is damaged within the archive.");
  return bytes;
}

const TOO_LARGE = "This file holds more than a ride when it is unpacked.";

async function inflated(packed: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  try {
    return await inflate(packed, { maxOutputLength: mostBytes });
  } catch (cause) {
    const reason = cause instanceof RangeError ? TOO_LARGE : "This file is damaged within the archive.";
    throw new DamagedFile(reason, { cause });
  }
}

const LINK = 0o120000;
const FILE_TYPE = 0o170000;

/** Where an entry's bytes begin, for one that can be read at all. */
async function dataStart(open: Open, entry: Entry): Promise<number> {
  const { compressionMethod, compressedSize, externalFileAttributes } = entry;
  if (entry.isEncrypted()) throw new DamagedFile("This file is protected by a password.");
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === LINK) throw new DamagedFile("This is a link, not a file.");
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw new DamagedFile("This file is packed in a way that we do not know.");
  }
  // Entries that share bytes are how a small archive holds petabytes.
  open.packedBytesLeft -= compressedSize;
  if (open.packedBytesLeft < 0) throw new DamagedArchive("The files in this archive overlap. That is not by accident.");
  try {
    return (await open.zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart;
  } catch (cause) {
    throw new DamagedFile("This file cannot be found in the archive.", { cause });
  }
}

function spend(budget: Budget, bytes: number): void {
  budget.mostUnpackedBytes -= bytes;
  if (isSpent(budget)) throw new DamagedArchive("There is more in this archive than a life of rides.");
}

const isSpent = ({ mostUnpackedBytes, mostEntries }: Budget) => mostUnpackedBytes < 0 || mostEntries < 0;
