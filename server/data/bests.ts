import "server-only";
import { LRUCache } from "lru-cache";
import { type Best, type BestRecord, type Period, type Placing, type RideBests, recordOf } from "@/core/bests";
import type { RideId, UserId } from "@/core/ids";
import { EFFORT_SECONDS } from "@/core/mean-maximal";
import { seenBests } from "@/core/seen-bests";
import { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { noteLook } from "../looks";
import { CROPPED } from "../ride-crop";
import type { Viewer } from "../viewer";
import { findSight, isShowable, ridesInSight, type Sight } from "./visibility";

/**
 * The bests of a rider that one of their rides is compared with, and where its own efforts stand among them.
 *
 * @returns null as in `findRide`
 */
export async function findBests(viewer: Viewer, riderId: UserId, rideId: RideId): Promise<RideBests | null> {
  const sight = await findSight(viewer, riderId);
  const ride = sight && (await findPlace(viewer, sight, rideId));
  if (!ride) return null;
  await noteLook(viewer, sight, "ride", rideId);
  return findBestsAround(sight, ride);
}

/** A ride among those that may be told of beside it; null where the viewer may not see it. */
async function findPlace(viewer: Viewer, sight: Sight, rideId: RideId): Promise<Place | null> {
  const row = await db.ride.findFirst({
    where: { AND: [{ id: rideId }, ridesInSight(viewer, sight)] },
    select: { id: true, offsetMinutes: true, ...CROPPED },
  });
  if (row === null || !isShowable(sight, row)) return null;
  const { id, startedAt, offsetMinutes } = row;
  return { id: id as RideId, startedAt, offsetMinutes, seen: seenRides(viewer, sight) };
}

async function findBestsAround({ riderId, coaching }: Sight, ride: Place): Promise<RideBests> {
  const [rows, placings] = await Promise.all([
    db.$queryRaw<BestRow[]>(bestsOfPeriods(riderId, ride)),
    db.$queryRaw<PlacingRow[]>(placingsOf(riderId, ride)),
  ]);
  const bests = {
    year: yearOf(ride),
    byValue: byPeriod(rows.filter(({ by }) => by === "value")),
    byWeight: byPeriod(rows.filter(({ by }) => by === "weight")),
    placings: placings.map(toPlacing),
  };
  return coaching === null ? bests : seenBests(bests, coaching);
}

/** Of rides that are being looked at: for somebody with thousands of rides the two questions take a second. */
const kept = new LRUCache<string, Promise<RideBests | null>>({ max: 100 });

/**
 * The same, kept at hand until something of the rider's changes, or what the viewer may see of it.
 *
 * @param mark `changeMark` of the rider's, from before; null to ask anew
 */
export async function findKeptBests(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
  mark: string | null,
): Promise<RideBests | null> {
  if (mark === null) return findBests(viewer, riderId, rideId);
  if (riderId === viewer.userId) return keep(`${riderId} ${rideId} ${mark}`, () => findBests(viewer, riderId, rideId));
  // Of somebody else's it is looked up each time whether the ride may be seen at all.
  const sight = await findSight(viewer, riderId);
  const ride = sight?.coaching ? await findPlace(viewer, sight, rideId) : null;
  if (!sight?.coaching || ride === null) return null;
  await noteLook(viewer, sight, "ride", rideId);
  // Who looks is part of it, and what they were allowed: what one viewer may see says nothing of another.
  const key = `${viewer.userId} ${sight.coaching.changedAt.toISOString()} ${riderId} ${rideId} ${mark}`;
  return keep(key, () => findBestsAround(sight, ride));
}

function keep(key: string, find: () => Promise<RideBests | null>): Promise<RideBests | null> {
  const known = kept.get(key);
  if (known) return known;
  const found = find();
  kept.set(key, found);
  found.catch(() => kept.delete(key));
  return found;
}

interface Place {
  id: RideId;
  startedAt: Date;
  offsetMinutes: number | null;
  /** Which of the rider's rides may be told of beside it. */
  seen: Prisma.Sql;
}

/** The rides that `ridesInSight` and `isShowable` would let through, as SQL. */
function seenRides(viewer: Viewer, { coaching }: Sight): Prisma.Sql {
  const present = Prisma.sql`"deletedAt" IS NULL AND "removedAt" IS NULL`;
  if (coaching === null) return present;
  const { since, changedAt } = coaching;
  return Prisma.sql`${present}
    AND ${since === null ? Prisma.sql`true` : Prisma.sql`"startedAt" >= ${moment(since)}`}
    AND ("cropFrom" IS NULL OR "cropUntil" IS NULL OR "startedAt" > "cropFrom" - interval '1 second'
      AND "startedAt" + make_interval(secs => "elapsedSeconds") < "cropUntil" + interval '1 second')
    AND EXISTS (
      SELECT FROM "Coaching"
      WHERE "athleteId" = "Ride"."riderId" AND "coachId" = ${viewer.userId}::uuid AND "endedAt" IS NULL
        AND (until IS NULL OR until > ${moment(new Date())}) AND "changedAt" = ${moment(changedAt)}
    )`;
}

const NINETY_DAYS_MS = 90 * 86_400_000;

const yearOf = ({ startedAt, offsetMinutes }: Omit<Place, "seen">): number =>
  new Date(startedAt.getTime() + (offsetMinutes ?? 0) * 60_000).getUTCFullYear();

/** As its column holds it, without a zone. */
const moment = (date: Date) => Prisma.sql`${date.toISOString().replace("Z", "")}::timestamp`;

/** The rider's rides, each with what it weighs in and the periods of this ride that it belongs to; and all their bests. */
const bestsAround = (riderId: UserId, ride: Place) => Prisma.sql`
  rides AS MATERIALIZED (
    SELECT id, "startedAt", (known -> 'figures' ->> 'weightKg')::float8 AS "weightKg",
      "startedAt" > ${moment(new Date(ride.startedAt.getTime() - NINETY_DAYS_MS))}
        AND "startedAt" <= ${moment(ride.startedAt)} AS "isOfNinetyDays",
      extract(year FROM "startedAt" + make_interval(mins => coalesce("offsetMinutes", 0))) = ${yearOf(ride)}
        AS "isOfSeason"
    FROM "Ride"
    WHERE "riderId" = ${riderId}::uuid AND ${ride.seen}
  ),
  bests AS MATERIALIZED (
    SELECT best.kind, best.size, best.value, best."rideId", rides."startedAt", rides."weightKg",
      rides."isOfNinetyDays", rides."isOfSeason"
    FROM "RideBest" best
    JOIN rides ON rides.id = best."rideId"
    WHERE best."riderId" = ${riderId}::uuid AND (best.kind = 'distance' OR best.size = ANY (${EFFORT_SECONDS}))
  )`;

interface BestRow extends Best {
  by: "value" | "weight";
  period: Period;
}

/**
 * Of each duration the best of each period, by value and by weight; who was first keeps it. The highest are found first,
 * and whose they are afterwards: sorting all bests of 2,000 rides took twice as long.
 */
const bestsOfPeriods = (riderId: UserId, ride: Place) => Prisma.sql`
  WITH ${bestsAround(riderId, ride)},
  measured AS MATERIALIZED (
    SELECT 'value' AS by, value AS amount, bests.* FROM bests WHERE kind <> 'distance'
    UNION ALL
    SELECT 'weight', value / "weightKg", bests.* FROM bests WHERE kind = 'power' AND "weightKg" > 0
  ),
  highest AS (
    SELECT by, kind, size, max(amount) AS "ofAll", max(amount) FILTER (WHERE "isOfSeason") AS "ofSeason",
      max(amount) FILTER (WHERE "isOfNinetyDays") AS "ofNinetyDays"
    FROM measured
    GROUP BY by, kind, size
  ),
  found AS (
    SELECT DISTINCT ON (by, period, kind, size) *
    FROM highest
    CROSS JOIN LATERAL (
      VALUES ('all-time', "ofAll"), ('season', "ofSeason"), ('ninety-days', "ofNinetyDays")
    ) AS periods (period, amount)
    JOIN measured USING (by, kind, size, amount)
    WHERE period = 'all-time' OR period = 'season' AND "isOfSeason" OR period = 'ninety-days' AND "isOfNinetyDays"
    ORDER BY by, period, kind, size, "startedAt", "rideId"
  )
  SELECT by, period, kind, size, value, "rideId", coalesce("ownTitle", title) AS title, found."startedAt",
    "offsetMinutes", "weightKg"
  FROM found
  JOIN "Ride" ON "Ride"."riderId" = ${riderId}::uuid AND "Ride".id = "rideId"
  ORDER BY kind, size`;

interface PlacingRow extends Pick<Placing, "kind" | "size" | "value" | "rank" | "of"> {
  rides: number;
  asGood: number;
  seasonRides: number;
  seasonAsGood: number;
  ninetyDaysRides: number;
  ninetyDaysAsGood: number;
  beaten: Date | null;
  beatenOffset: number | null;
  seasonBeaten: Date | null;
  seasonBeatenOffset: number | null;
}

/** Each effort of the ride among the same of all rides. Of a distance less is more. */
const placingsOf = (riderId: UserId, ride: Place) => Prisma.sql`
  WITH ${bestsAround(riderId, ride)},
  compared AS MATERIALIZED (
    SELECT own.kind, own.size, own.value, other."startedAt", other."isOfSeason", other."isOfNinetyDays",
      (other."startedAt", other."rideId") < (own."startedAt", own."rideId") AS "isBefore",
      CASE WHEN own.kind = 'distance' THEN own.value - other.value ELSE other.value - own.value END AS ahead
    FROM bests own
    JOIN bests other ON other.kind = own.kind AND other.size = own.size
    WHERE own."rideId" = ${ride.id}::uuid
  ),
  counted AS (
    SELECT kind, size, value,
      count(*) FILTER (WHERE ahead > 0)::int + 1 AS rank,
      count(*)::int AS "of",
      count(*) FILTER (WHERE "isBefore")::int AS rides,
      count(*) FILTER (WHERE "isBefore" AND ahead >= 0)::int AS "asGood",
      count(*) FILTER (WHERE "isBefore" AND "isOfSeason")::int AS "seasonRides",
      count(*) FILTER (WHERE "isBefore" AND "isOfSeason" AND ahead >= 0)::int AS "seasonAsGood",
      count(*) FILTER (WHERE "isBefore" AND "isOfNinetyDays")::int AS "ninetyDaysRides",
      count(*) FILTER (WHERE "isBefore" AND "isOfNinetyDays" AND ahead >= 0)::int AS "ninetyDaysAsGood",
      min("startedAt") FILTER (WHERE NOT "isBefore" AND ahead > 0) AS beaten,
      min("startedAt") FILTER (WHERE NOT "isBefore" AND ahead > 0 AND "isOfSeason") AS "seasonBeaten"
    FROM compared
    GROUP BY kind, size, value
  )
  SELECT counted.*, ${offsetAt(riderId, Prisma.sql`beaten`)} AS "beatenOffset",
    ${offsetAt(riderId, Prisma.sql`"seasonBeaten"`)} AS "seasonBeatenOffset"
  FROM counted
  ORDER BY kind, size`;

/** Where the ride of a moment was. */
const offsetAt = (riderId: UserId, startedAt: Prisma.Sql) => Prisma.sql`(
  SELECT "offsetMinutes" FROM "Ride" WHERE "riderId" = ${riderId}::uuid AND "startedAt" = ${startedAt} LIMIT 1
)`;

function byPeriod(rows: readonly BestRow[]): Record<Period, Best[]> {
  const of = (wanted: Period): Best[] =>
    rows.filter(({ period }) => period === wanted).map(({ by, period, ...best }) => best);
  return { "ninety-days": of("ninety-days"), season: of("season"), "all-time": of("all-time") };
}

const toPlacing = ({ kind, size, value, rank, of, ...row }: PlacingRow): Placing => ({
  kind,
  size,
  value,
  rank,
  of,
  record: recordOf({
    before: {
      "ninety-days": { rides: row.ninetyDaysRides, asGood: row.ninetyDaysAsGood },
      season: { rides: row.seasonRides, asGood: row.seasonAsGood },
      "all-time": { rides: row.rides, asGood: row.asGood },
    },
    beaten: {
      season: untilOf(row.seasonBeaten, row.seasonBeatenOffset),
      "all-time": untilOf(row.beaten, row.beatenOffset),
    },
  }),
});

const untilOf = (startedAt: Date | null, offsetMinutes: number | null): BestRecord["until"] =>
  startedAt && { startedAt, offsetMinutes };
