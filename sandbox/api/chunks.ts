import type { LibraryRide } from "../library";

const MOST_ITEMS = 10;
const MOST_BYTES = 10_000_000;
/** Seven series at a sample a second. */
const BYTES_A_SECOND = 760;

/** At most ten rides or about ten megabytes, whichever comes first (terra-api.md 3.3). */
export function inChunks(rides: readonly LibraryRide[]): LibraryRide[][] {
  const chunks: LibraryRide[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const ride of rides) {
    const size = (ride.endedAt - ride.startedAt) * BYTES_A_SECOND;
    const last = chunks.at(-1);
    if (last && last.length < MOST_ITEMS && bytes + size <= MOST_BYTES) {
      last.push(ride);
      bytes += size;
    } else {
      chunks.push([ride]);
      bytes = size;
    }
  }
  return chunks;
}

/** Days are small: ten in a chunk. */
export const tens = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / MOST_ITEMS) }, (_, index) =>
    items.slice(index * MOST_ITEMS, (index + 1) * MOST_ITEMS),
  );
