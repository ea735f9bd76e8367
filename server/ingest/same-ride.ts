import type { RideId, SourceId, UserId } from "@/core/ids";
import { isSameRide } from "@/core/same-ride";
import type { Transaction } from "../db";
import { activeSources, joinSources, readRepaired, SOURCE_PARTS } from "../ride-sources";

/** Nobody rides more than this at one time; what claims so is not compared for ever. */
const MOST_COMPARED = 10;

/** Nobody records a ride with more devices; a thousand almost equal files are not joined for ever. */
const MOST_SOURCES = 12;

/** A ride that is the same as a source's. */
export interface SameRide {
  rideId: RideId;
  title: string;
}

/**
 * Another ride of the rider's of which this source is a further recording. A provider and a file tell their rides apart
 * themselves, so what comes from one connection, or one file, stays apart.
 *
 * @returns null when there is none, or the rider wants this source, or that ride, apart
 */
export async function findSameRide(tx: Transaction, riderId: UserId, sourceId: SourceId): Promise<SameRide | null> {
  const overlapping = await tx.$queryRaw<{ rideId: string }[]>`
    SELECT other."rideId" FROM "RideSource" mine
    JOIN "RideSource" other ON other."riderId" = mine."riderId" AND other."rideId" <> mine."rideId"
      AND other."startedAt" < mine."startedAt" + make_interval(secs => mine."elapsedSeconds")
      AND other."startedAt" > mine."startedAt" - interval '8 days'
      AND other."startedAt" + make_interval(secs => other."elapsedSeconds") > mine."startedAt"
    WHERE mine."riderId" = ${riderId}::uuid AND mine.id = ${sourceId}::uuid
      AND NOT mine."isApart" AND NOT other."isApart" AND mine."deletedAt" IS NULL AND other."deletedAt" IS NULL
      AND NOT EXISTS (
        SELECT FROM "RideSource" sibling
        WHERE sibling."riderId" = other."riderId" AND sibling."rideId" = other."rideId"
          AND (sibling."connectionId" = mine."connectionId" OR sibling."fileId" = mine."fileId")
      )
      AND (
        SELECT count(*) FROM "RideSource" sibling
        WHERE sibling."riderId" = other."riderId" AND sibling."rideId" = other."rideId"
      ) < ${MOST_SOURCES}
    GROUP BY other."rideId"
    ORDER BY min(abs(extract(epoch FROM other."startedAt" - mine."startedAt")))
    LIMIT ${MOST_COMPARED}`;
  if (overlapping.length === 0) return null;

  const key = { riderId_id: { riderId, id: sourceId } };
  const mine = await tx.rideSource.findUniqueOrThrow({ where: key, include: SOURCE_PARTS });
  const recorded = await readRepaired(mine);
  for (const { rideId } of overlapping) {
    const rows = await tx.rideSource.findMany({ where: { riderId, rideId }, include: SOURCE_PARTS });
    const { recorded: other } = await joinSources(activeSources(rows));
    if (isSameRide(recorded, other)) return { rideId: rideId as RideId, title: rows[0]?.title ?? "" };
  }
  return null;
}
