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
