import { isFit } from "./fit/decode";
import { decodedStart } from "./xml/encoding";

export type RideFormat = "fit" | "gpx" | "tcx";

const ROOT = /<(?:[\w.-]+:)?(gpx|TrainingCenterDatabase)(?=[\s>/])/;

/**
 * The format of a file by its first bytes.
 *
 * @returns null when it is none of ours
 */
export function formatOf(bytes: Uint8Array): RideFormat | null {
  if (isFit(bytes)) return "fit";
  const root = ROOT.exec(decodedStart(bytes))?.[1];
  if (root === undefined) return null;
  return root === "gpx" ? "gpx" : "tcx";
}

const MEGABYTE = 1_000_000;

/** A ride of a day is a tenth of this; more is no ride, and would cost memory. */
export const MOST_BYTES: Record<RideFormat, number> = { fit: 20 * MEGABYTE, gpx: 50 * MEGABYTE, tcx: 50 * MEGABYTE };

const RIDE_FILE = /\.(fit|gpx|tcx)(\.gz)?$/i;

/**
 * What a name promises. Whether it is true, only the bytes tell (`formatOf`).
 *
 * @returns null when a file is not called as ride files are
 */
export function promisedFormat(name: string): { format: RideFormat; isGzipped: boolean } | null {
  const [, ending, gz] = RIDE_FILE.exec(name) ?? [];
  const format = (["fit", "gpx", "tcx"] as const).find((known) => known === ending?.toLowerCase());
  return format ? { format, isGzipped: gz !== undefined } : null;
}
