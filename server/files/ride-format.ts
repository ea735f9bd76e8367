import { broughtAs, type FileFormat } from "@/core/ride-file-name";
import { isFit } from "./fit/decode";
import { decodedStart } from "./xml/encoding";

export type RideFormat = FileFormat;

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

/**
 * What a name promises. Whether it is true, only the bytes tell (`formatOf`).
 *
 * @returns null when a file is not called as ride files are
 */
export function promisedFormat(name: string): { format: RideFormat; isGzipped: boolean } | null {
  const brought = broughtAs(name);
  return brought?.kind === "ride" ? { format: brought.format, isGzipped: brought.isPacked } : null;
}
