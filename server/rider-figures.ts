import {
  type CriticalPowers,
  completed,
  criticalPowersOn,
  type DatedBest,
  estimateFigures,
  estimatesFrom,
  HELD_SECONDS,
} from "@/core/estimates";
import { formatDayOfYear } from "@/core/format";
import { type ToldWeight, tellingWeights } from "@/core/health";
import type { UserId } from "@/core/ids";
import { EFFORT_SECONDS } from "@/core/mean-maximal";
import { providerName } from "@/core/provider-name";
import type { FigureName, FigureOrigin, Figures, KnownFigures } from "@/core/ride";
import { Prisma } from "../prisma/generated/client";
import { type Database, db } from "./db";

/** The day that stands for "from the beginning": before every ride. */
export const BEGINNING = "1970-01-01";

/** @param validFrom `YYYY-MM-DD`; null for the beginning */
export const toFigureDate = (validFrom: string | null): Date => new Date(`${validFrom ?? BEGINNING}T00:00:00Z`);

/** @returns `YYYY-MM-DD`; null for the beginning */
export function toFigureDay(date: Date): string | null {
  const day = date.toISOString().slice(0, 10);
  return day === BEGINNING ? null : day;
}

/** All that a rider said of themselves, and the best of their rides, to answer for many days without asking again. */
export interface FiguresBook {
  /** @param day the rider's own, `YYYY-MM-DD` */
  on(day: string): KnownFigures;
}

/** Reads what the figures of a rider follow from, once for all of their rides. */
export async function openFiguresBook(riderId: UserId, database: Database = db): Promise<FiguresBook> {
  const rows = await readRows(riderId, database);
  const estimates = estimatesFrom(await database.$queryRaw<DatedBest[]>(bestsOf(riderId)));
  return { on: (day) => completed(givenOn(rows, day), estimates.on(day)) };
}

/**
 * The figures of a rider on a day (`YYYY-MM-DD`): what they gave, and where they gave nothing what can be estimated.
 *
 * @param since rides that began before are not looked at; null for all
 */
export async function knownFiguresOn(
  riderId: UserId,
  day: string,
  database: Database = db,
  since: Date | null = null,
): Promise<KnownFigures> {
  const given = givenOn(await readRows(riderId, database), day);
  return completed(given, estimateFigures(await readBestsUntil({ riderId, day, since }, database), day));
}

/** The same without what is estimated. */
export const givenFiguresOn = async (riderId: UserId, day: string, database: Database = db): Promise<Figures> =>
  givenOn(await readRows(riderId, database), day).figures;

/**
 * A rider's critical power on a day (`YYYY-MM-DD`), by the bests of their rides until then.
 *
 * @param since rides that began before are not looked at; null for all
 */
export async function readCriticalPowers(
  riderId: UserId,
  day: string,
  database: Database = db,
  since: Date | null = null,
): Promise<CriticalPowers> {
  return criticalPowersOn(await readBestsUntil({ riderId, day, since }, database, EFFORT_SECONDS), day);
}

interface FigureRow {
  kind: FigureName;
  validFrom: string | null;
  values: number[];
  /** The provider whose word it is; null of the rider's own. */
  toldBy: string | null;
}

/** Oldest first: the rider's own words, and what a provider told of their weight. */
async function readRows(riderId: UserId, database: Database): Promise<FigureRow[]> {
  const rows = await database.riderFigure.findMany({
    where: { riderId },
    orderBy: { validFrom: "asc" },
    select: { kind: true, validFrom: true, values: true },
  });
  const own = rows.map(({ validFrom, ...row }) => ({ ...row, validFrom: toFigureDay(validFrom), toldBy: null }));
  const told = await readToldWeights(riderId, database);
  if (told.length === 0) return own;
  const given = own.filter(({ kind }) => kind === "weightKg");
  const telling = tellingWeights(
    told,
    given.map(({ validFrom, values }) => ({ day: validFrom ?? BEGINNING, kilograms: values[0] ?? null })),
  );
  return [
    ...own,
    ...telling.map(({ day, kilograms, provider }) => ({
      kind: "weightKg" as const,
      validFrom: day,
      values: [kilograms],
      toldBy: provider,
    })),
  ].sort((one, other) => ((one.validFrom ?? BEGINNING) < (other.validFrom ?? BEGINNING) ? -1 : 1));
}

/** Of each day the weight that was told last, oldest day first. */
const readToldWeights = (riderId: UserId, database: Database) => database.$queryRaw<ToldWeight[]>`
  SELECT DISTINCT ON (health.day) to_char(health.day, 'YYYY-MM-DD') AS day,
    round((health.figures->>'weightKg')::numeric, 1)::float8 AS kilograms, connection.provider
  FROM "HealthDay" health
  JOIN "Connection" connection ON connection."riderId" = health."riderId" AND connection.id = health."connectionId"
  WHERE health."riderId" = ${riderId}::uuid AND health.type = 'body' AND health."deletedAt" IS NULL
    AND health.figures ? 'weightKg'
  ORDER BY health.day, health."orderedAt" DESC`;

/** Of each figure what was said last until that day; nothing where it was said that it is not known. */
function givenOn(rows: readonly FigureRow[], day: string): KnownFigures {
  const latest: Partial<Record<FigureName, FigureRow>> = {};
  for (const row of rows) if ((row.validFrom ?? BEGINNING) <= day) latest[row.kind] = row;

  const origins: KnownFigures["origins"] = {};
  for (const { kind, validFrom, values, toldBy } of Object.values(latest)) {
    if (values.length > 0) origins[kind] = toldBy ? toldOrigin(toldBy, validFrom) : { is: "given", validFrom };
  }
  return { figures: toFigures((name) => latest[name]?.values ?? []), origins };
}

function toldOrigin(provider: string, day: string | null): FigureOrigin {
  const on = formatDayOfYear(toFigureDate(day), 0);
  return { is: "told", how: `by ${providerName(provider)} for ${on}` };
}

function toFigures(valuesOf: (name: FigureName) => number[]): Figures {
  const one = (name: FigureName) => valuesOf(name)[0] ?? null;
  const several = (name: FigureName) => (valuesOf(name).length > 0 ? valuesOf(name) : null);
  return {
    ftpWatts: one("ftpWatts"),
    thresholdHeartRate: one("thresholdHeartRate"),
    maxHeartRate: one("maxHeartRate"),
    restingHeartRate: one("restingHeartRate"),
    weightKg: one("weightKg"),
    wPrimeJoules: one("wPrimeJoules"),
    powerZoneLimits: several("powerZoneLimits"),
    heartRateZoneLimits: several("heartRateZoneLimits"),
  };
}

/** The durations that estimates look at. */
const POWER_SECONDS = [180, 300, 480, 720, 1200, 3600];
const HEART_RATE_SECONDS = [HELD_SECONDS, 1200, 3600];

/** The bests of a rider's rides, with their days where the rider was. */
const bestsOf = (riderId: UserId, powerSeconds: readonly number[] = POWER_SECONDS) => Prisma.sql`
  SELECT best.kind, best.size, best.value,
    to_char(ride."startedAt" + make_interval(mins => coalesce(ride."offsetMinutes", 0)), 'YYYY-MM-DD') AS day
  FROM "RideBest" best
  JOIN "Ride" ride ON ride."riderId" = best."riderId" AND ride.id = best."rideId"
  WHERE best."riderId" = ${riderId}::uuid AND ride."deletedAt" IS NULL AND ride."removedAt" IS NULL
    AND (best.kind = 'power' AND best.size = ANY (${powerSeconds})
      OR best.kind = 'heart-rate' AND best.size = ANY (${HEART_RATE_SECONDS}))`;

/** As its column holds it, without a zone. */
const moment = (date: Date) => Prisma.sql`${date.toISOString().replace("Z", "")}::timestamp`;

/** Further than estimates look back (core/estimates.ts). */
const LOOKED_AT_DAYS = 400;

/** Those that were the highest of all from their day until the day asked for: one of them is the best of any window. */
const readBestsUntil = (
  { riderId, day, since }: { riderId: UserId; day: string; since: Date | null },
  database: Database,
  powerSeconds: readonly number[] = POWER_SECONDS,
) => database.$queryRaw<DatedBest[]>`
  SELECT kind, size, value, day
  FROM (
    SELECT *, max(value) OVER (
      PARTITION BY kind, size ORDER BY day DESC, value DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS later
    FROM (
      ${bestsOf(riderId, powerSeconds)} AND best."startedAt" > ${toFigureDate(day)}::timestamp - make_interval(days => ${LOOKED_AT_DAYS}::int)
        ${since === null ? Prisma.empty : Prisma.sql`AND best."startedAt" >= ${moment(since)}`}
    ) bests
    WHERE day <= ${day}
  ) compared
  WHERE later IS NULL OR value > later`;
