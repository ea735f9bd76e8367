import { RideTooLong } from "@/core/align";
import { MOST_BYTES } from "@/core/ride-file-name";
import type { SourceRide } from "@/core/source-ride";
import { readFit } from "./fit/read-fit";
import { readGpx } from "./gpx/read-gpx";
import { formatOf, promisedFormat, type RideFormat } from "./ride-format";
import { readTcx } from "./tcx/read-tcx";
import { toSourceRide } from "./to-source-ride";
import { DamagedFile, NotAnActivity, type OtherActivity, type ToldActivities } from "./told-activity";

export type { RideFormat } from "./ride-format";
export type { OtherActivity } from "./told-activity";

/** What a file turned out to be. `what` is a noun phrase, `reason` a sentence, both for the rider. */
export type FileReading =
  /** At least one ride; beside it what else was in the file. */
  | { kind: "rides"; format: RideFormat; rides: SourceRide[]; others: OtherActivity[] }
  | { kind: "not-a-ride"; format: RideFormat; what: string }
  | { kind: "damaged"; format: RideFormat | null; reason: string };

/** A triathlon has five sessions, a file of many tracks some dozens; more is a file that wants to cost memory. */
const MOST_RIDES = 200;

const READERS: Record<RideFormat, (bytes: Uint8Array) => ToldActivities> = {
  fit: readFit,
  gpx: readGpx,
  tcx: readTcx,
};

/**
 * A ride file's bytes as rides. What it is, is told by its bytes and never by its name. Where it is damaged, what is
 * readable is read and marked as incomplete.
 *
 * @param name as it is called on the rider's side, for the sentence when it is none of ours
 */
export function readRideFile(bytes: Uint8Array, name: string): FileReading {
  const format = formatOf(bytes);
  if (format === null) return { kind: "damaged", format, reason: whatItIsNot(bytes, name) };
  if (bytes.length > MOST_BYTES[format]) {
    return {
      kind: "damaged",
      format,
      reason: `This file is larger than a ride: ${MOST_BYTES[format] / 1e6} MB is the most.`,
    };
  }
  try {
    return readAs(format, bytes);
  } catch (error) {
    if (error instanceof NotAnActivity) return { kind: "not-a-ride", format, what: error.message };
    return { kind: "damaged", format, reason: reasonOf(error) };
  }
}

function readAs(format: RideFormat, bytes: Uint8Array): FileReading {
  const { rides, others } = READERS[format](bytes);
  if (rides.length > MOST_RIDES) throw new DamagedFile(`There are more than ${MOST_RIDES} rides in this file.`);
  const read = rides.map((ride, index) => toSourceRide(ride, String(index)));
  const ridden = read.filter(({ recorded }) => recorded.elapsedSeconds > 0);
  if (ridden.length > 0) return { kind: "rides", format, rides: ridden, others };
  if (others.length === 0) throw new DamagedFile("Nothing was recorded in this file.");
  return { kind: "not-a-ride", format, what: others.map(({ what }) => what).join(" and ") };
}

/** An error that nobody foresaw is a damaged file, too: one file must not hold up the others. */
function reasonOf(error: unknown): string {
  if (error instanceof DamagedFile) return error.message;
  if (error instanceof RideTooLong) return "The times in this file span more than a week: its clock cannot be right.";
  return "This file is damaged in a way that we cannot read.";
}

function whatItIsNot(bytes: Uint8Array, name: string): string {
  if (bytes.length === 0) return "This file is empty.";
  const promised = promisedFormat(name)?.format;
  return promised
    ? `By its name this is a ${promised.toUpperCase()} file, but its content is something else.`
    : "This is not a ride file: we read FIT, GPX and TCX.";
}
