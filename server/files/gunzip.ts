import { promisify } from "node:util";
import { constants, gunzip as gunzipWithCallback } from "node:zlib";
import { DamagedFile } from "./told-activity";

const unpack = promisify(gunzipWithCallback);

/** Ride files shrink to a tenth; what grows a hundredfold was made to fill a memory. */
const MOST_RATIO = 100;

/** The least that is allowed, so that a few bytes may hold a small file. */
const LEAST_ALLOWANCE = 100_000;

/** How much may come out of so many packed bytes. */
export const mostUnpacked = (packedBytes: number, mostBytes: number): number =>
  Math.min(mostBytes, Math.max(packedBytes * MOST_RATIO, LEAST_ALLOWANCE));

/**
 * Unpacks a .gz, and never more than is allowed. One that was cut short gives what is in it: the ride file in it says
 * by itself that it is not whole.
 *
 * @param mostBytes the most that may come out
 * @throws DamagedFile when it is no .gz, is damaged, or holds more
 */
export async function gunzip(bytes: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  try {
    return await unpack(bytes, {
      maxOutputLength: mostUnpacked(bytes.length, mostBytes),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError;
    const reason = isTooLarge ? "This file holds more than a ride when it is unpacked." : "This .gz file is damaged.";
    throw new DamagedFile(reason, { cause });
  }
}
