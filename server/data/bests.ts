import "server-only";
import { type Best, type BestRecord, type Period, type Placing, type RideBests, recordOf } from "@/core/bests";
import type { RideId, UserId } from "@/core/ids";
import { EFFORT_SECONDS } from "@/core/mean-maximal";
import { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { visibleTo } from "./visibility";

/**
 * The bests of a rider that one of their rides is compared with, and where its own efforts stand among them.
 *
 * @returns null as in `findRide`
 */
export async function findBests(viewer: Viewer, riderId: UserId, rideId: RideId): Promise<RideBests | null> {
  // Who may see this ride may see what it is compared with: `visibleTo` knows no ride of which that does not hold.
  const ride = await db.ride.findFirst({
    where: { AND: [{ riderId, id: rideId }, visibleTo(viewer)] },
    select: { id: true, startedAt: true, offsetMinutes: true },
  });
  if (ride === null) return null;
  const [rows, placings] = await Promise.all([
    db.$queryRaw<BestRow[]>(bestsOfPeriods(riderId, ride)),
    db.$queryRaw<PlacingRow[]>(placingsOf(riderId, ride)),
  ]);
  return {
    year: yearOf(ride),
    byValue: byPeriod(rows.filter(({ by }) => by === "value")),
    byWeight: byPeriod(rows.filter(({ by }) => by === "weight")),
    placings: placings.map(toPlacing),
  };
}

interface Place {
  id: string;
  startedAt: Date;
  offsetMinutes: number | null;
}

const NINETY_DAYS_MS = 90 * 86_400_000;

const yearOf = ({ startedAt, offsetMinutes }: Place): number =>
  new Date(startedAt.getTime() + (offsetMinutes ?? 0) * 60_000).getUTCFullYear();

/** As its column holds it, without a zone. */
const moment = (date: Date) => Prisma.sql`${date.toISOString().replace("Z", "")}::timestamp`;

/** All bests of a rider's rides, and in which of the periods of this ride they were ridden. */
const bestsAround = (riderId: UserId, ride: Place) => Prisma.sql`
  SELECT best.kind, best.size, best.value, best."rideId", best."startedAt", ride.*,
    best."startedAt" > ${moment(new Date(ride.startedAt.getTime() - NINETY_DAYS_MS))}
      AND best."startedAt" <= ${moment(ride.startedAt)} AS "isOfNinetyDays",
    extract(year FROM best."startedAt" + make_interval(mins => coalesce(ride."offsetMinutes", 0))) = ${yearOf(ride)}
      AS "isOfSeason"
  FROM "RideBest" best
  JOIN (
    SELECT id, "offsetMinutes", coalesce("ownTitle", title) AS title,
      (known -> 'figures' ->> 'weightKg')::float8 AS "weightKg"
    FROM "Ride"
    WHERE "riderId" = ${riderId}::uuid AND "deletedAt" IS NULL AND "removedAt" IS NULL
  ) ride ON ride.id = best."rideId"
  WHERE best."riderId" = ${riderId}::uuid AND (best.kind = 'distance' OR best.size = ANY (${EFFORT_SECONDS}))`;

interface BestRow extends Best {
  by: "value" | "weight";
  period: Period;
}

/** Of each duration the best of each period, by value and by weight; who was first keeps it. */
const bestsOfPeriods = (riderId: UserId, ride: Place) => Prisma.sql`
  SELECT DISTINCT ON (by, period, kind, size)
    by, period, kind, size, value, "rideId", title, "startedAt", "offsetMinutes", "weightKg"
  FROM (${bestsAround(riderId, ride)}) bests
  CROSS JOIN LATERAL (
    VALUES ('value', value), ('weight', CASE WHEN kind = 'power' THEN value / nullif("weightKg", 0) END)
  ) AS measured (by, amount)
  CROSS JOIN LATERAL (
    VALUES ('ninety-days', "isOfNinetyDays"), ('season', "isOfSeason"), ('all-time', true)
  ) AS periods (period, "isWithin")
  WHERE kind <> 'distance' AND amount IS NOT NULL AND "isWithin"
  ORDER BY by, period, kind, size, amount DESC, "startedAt", "rideId"`;

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
  WITH bests AS MATERIALIZED (
    SELECT *, CASE WHEN kind = 'distance' THEN -value ELSE value END AS amount FROM (${bestsAround(riderId, ride)}) bests
  )
  SELECT own.kind, own.size, own.value,
    count(*) FILTER (WHERE other.amount > own.amount)::int + 1 AS rank,
    count(*)::int AS "of",
    count(*) FILTER (WHERE "isBefore")::int AS rides,
    count(*) FILTER (WHERE "isBefore" AND "isAsGood")::int AS "asGood",
    count(*) FILTER (WHERE "isBefore" AND other."isOfSeason")::int AS "seasonRides",
    count(*) FILTER (WHERE "isBefore" AND "isAsGood" AND other."isOfSeason")::int AS "seasonAsGood",
    count(*) FILTER (WHERE "isBefore" AND other."isOfNinetyDays")::int AS "ninetyDaysRides",
    count(*) FILTER (WHERE "isBefore" AND "isAsGood" AND other."isOfNinetyDays")::int AS "ninetyDaysAsGood",
    min(other."startedAt") FILTER (WHERE "isBetterLater") AS beaten,
    (array_agg(other."offsetMinutes" ORDER BY other."startedAt") FILTER (WHERE "isBetterLater"))[1] AS "beatenOffset",
    min(other."startedAt") FILTER (WHERE "isBetterLater" AND other."isOfSeason") AS "seasonBeaten",
    (array_agg(other."offsetMinutes" ORDER BY other."startedAt")
      FILTER (WHERE "isBetterLater" AND other."isOfSeason"))[1] AS "seasonBeatenOffset"
  FROM bests own
  JOIN bests other ON other.kind = own.kind AND other.size = own.size
  CROSS JOIN LATERAL (
    SELECT other."rideId" <> own."rideId"
        AND (other."startedAt", other."rideId") < (own."startedAt", own."rideId") AS "isBefore",
      other.amount >= own.amount AS "isAsGood",
      other."startedAt" > own."startedAt" AND other.amount > own.amount AS "isBetterLater"
  ) compared
  WHERE own."rideId" = ${ride.id}::uuid
  GROUP BY own.kind, own.size, own.value
  ORDER BY own.kind, own.size`;

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
