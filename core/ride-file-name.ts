import { cleanText } from "./clean-text";

export type FileFormat = "fit" | "gpx" | "tcx";

/** What somebody can bring: one ride file, plain or gzipped, or an archive of them. */
export type Brought = { kind: "ride"; format: FileFormat; isPacked: boolean } | { kind: "archive" };

/** Bytes that come in one request. */
export const PART_BYTES = 4 * 1024 * 1024;

/** Files that can be brought together; whoever has more brings an archive. */
export const MOST_FILES = 10_000;

const MEGABYTE = 1_000_000;
const GIGABYTE = 1_000_000_000;

/** The longest files that are taken for a ride: one of a day is a tenth of this, and more would cost memory. */
export const MOST_BYTES: Record<FileFormat, number> = { fit: 20 * MEGABYTE, gpx: 50 * MEGABYTE, tcx: 50 * MEGABYTE };

const FORMATS: FileFormat[] = ["fit", "gpx", "tcx"];

/** @returns null when a file of this name is none that rides come in */
export function broughtAs(name: string): Brought | null {
  const lower = name.toLowerCase();
  if (lower.endsWith(".zip")) return { kind: "archive" };
  const isPacked = lower.endsWith(".gz");
  const plain = isPacked ? lower.slice(0, -".gz".length) : lower;
  const format = FORMATS.find((one) => plain.endsWith(`.${one}`));
  return format === undefined ? null : { kind: "ride", format, isPacked };
}

/** The name of what is in a gzipped file. */
export const unpackedName = (name: string): string => name.replace(/\.gz$/i, "");

/** What systems put beside people's files: nobody means to bring it. */
export const isHidden = (path: string): boolean => /(^|\/)(\.[^/]|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i.test(path);

/**
 * Why a file is not taken before any of it has come, in the rider's words.
 *
 * @param byteCount as it is on its way, packed or not
 * @param mostArchiveBytes the largest archive that is taken here
 * @returns null when it is taken
 */
export function whyNotTaken(name: string, byteCount: number, mostArchiveBytes: number): string | null {
  const brought = broughtAs(name);
  if (brought === null)
    return "Rides come in .fit, .gpx and .tcx files, each also as .gz, and in .zip archives of them.";
  if (byteCount === 0) return "The file is empty.";
  const most = brought.kind === "archive" ? mostArchiveBytes : MOST_BYTES[brought.format];
  if (byteCount <= most) return null;
  return brought.kind === "archive"
    ? `Archives of up to ${formatBytes(most)} are taken; please split it.`
    : `A ride in a .${brought.format} file has up to ${formatBytes(most)}; this one has more.`;
}

/** A size as people read it: "412 KB", "3.9 MB", "1.2 GB". */
export function formatBytes(byteCount: number): string {
  if (byteCount < MEGABYTE) return `${Math.ceil(byteCount / 1000)} KB`;
  const isGiga = byteCount >= GIGABYTE;
  const size = byteCount / (isGiga ? GIGABYTE : MEGABYTE);
  const text = size.toFixed(size < 10 ? 1 : 0).replace(/\.0$/, "");
  return `${text} ${isGiga ? "GB" : "MB"}`;
}

const LONGEST_NAME = 200;

/** A file's name with its folders, for reading: it never reaches a file system. Of a long one the end is kept. */
export function cleanFileName(name: string): string {
  const path = name.replaceAll("\\", "/").replace(/^(\.{0,2}\/)+/, "");
  const end = [...path.toWellFormed()].slice(-LONGEST_NAME).join("");
  return cleanText(end) ?? "without a name";
}
