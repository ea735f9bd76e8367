import type { AthleteDigest } from "@/core/attention/digest";
import type { RideId } from "@/core/ids";
import { db } from "./db";
import { readDigest } from "./digest-json";
import { showsOnlyLeft } from "./ride-crop";

/** A digest as it lies in the database, and the coaching that it has to have been made under. */
export interface KeptDigest {
  athleteId: string;
  /** Undefined where there is none. */
  values: unknown;
  changedAt: Date;
}

/**
 * Digests as they may be shown at this moment, in the same order. One that names a ride which its rider deleted or cropped since,
 * or the provider took back, is null like one that is being made: the job has not come to it yet.
 */
export async function readShownDigests(kept: readonly KeptDigest[]): Promise<(AthleteDigest | null)[]> {
  const read = kept.map(({ athleteId, values, changedAt }) => ({ athleteId, digest: readDigest(values, changedAt) }));
  const named = read.flatMap(({ athleteId, digest }) =>
    digest === null ? [] : ridesNamedIn(digest).map((id) => ({ athleteId, id })),
  );
  const hidden = await findHidden(named);
  return read.map(({ digest }) => {
    const isShown = digest !== null && ridesNamedIn(digest).every((id) => !hidden.has(id));
    return isShown ? digest : null;
  });
}

const ridesNamedIn = ({ lastRide, heartRateAtPower, bests, told }: AthleteDigest): RideId[] => [
  ...new Set([
    ...(lastRide ? [lastRide.id] : []),
    ...(heartRateAtPower ? [heartRateAtPower.rideId] : []),
    ...bests.map(({ rideId }) => rideId),
    ...(told ?? []).map(({ rideId }) => rideId),
  ]),
];

/**
 * Those of them that are not there any more, or hold what their rider cut off. Each is looked up by its key: joined at once,
 * thousands of them are reason enough for PostgreSQL to read every ride there is.
 */
async function findHidden(named: readonly { athleteId: string; id: RideId }[]): Promise<Set<RideId>> {
  if (named.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: RideId }[]>`
    SELECT named.id FROM unnest(
      ${named.map(({ athleteId }) => athleteId)}::uuid[], ${named.map(({ id }) => id)}::uuid[]
    ) AS named ("riderId", id)
    LEFT JOIN LATERAL (
      SELECT ride.id FROM "Ride" ride WHERE ride."riderId" = named."riderId" AND ride.id = named.id
        AND ride."deletedAt" IS NULL AND ride."removedAt" IS NULL AND ${showsOnlyLeft}
      LIMIT 1
    ) AS shown ON true
    WHERE shown.id IS NULL`;
  return new Set(rows.map(({ id }) => id));
}
