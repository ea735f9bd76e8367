import "server-only";
import { firstDayOf } from "@/core/consent-days";
import { type HealthFigures, readHealthFigures } from "@/core/health";
import type { UserId } from "@/core/ids";
import { type HealthSeeing, seenHealthFigures, seenHealthTypes } from "@/core/seen-health";
import { FIRST_WANTED, HEALTH_TYPES, type HealthType, isHealthType, readWanted } from "@/core/wanted-data";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import { noteLook } from "../looks";
import type { Viewer } from "../viewer";
import { athleteInSight, findSight, type Sight } from "./visibility";

/** What a provider told of one thing of one day. */
export interface HealthEntry {
  /** `YYYY-MM-DD`; of a sleep the day on which it ended. */
  day: string;
  type: HealthType;
  provider: string;
  receivedAt: Date;
  figures: HealthFigures;
}

/**
 * What is stored of a rider's days, of the types that they want and as far as the viewer may see it, oldest day first. Of
 * one day what was told last comes last, and of sleeps that were told together the later one.
 *
 * @param first `YYYY-MM-DD`, as is the last; both are among them
 */
export async function listHealth(viewer: Viewer, riderId: UserId, first: string, last: string): Promise<HealthEntry[]> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || sight.coaching?.withHealth === false) return [];
  const { coaching } = sight;
  const rows = await db.healthDay.findMany({
    where: { AND: [await daysInSight(viewer, sight), { day: { gte: toDate(first), lte: toDate(last) } }] },
    orderBy: [{ day: "asc" }, { orderedAt: "asc" }, { type: "asc" }, { identity: "asc" }],
    select: {
      day: true,
      orderedAt: true,
      type: true,
      figures: true,
      receivedAt: true,
      connection: { select: { provider: true } },
    },
  });
  const entries = rows.flatMap(({ day, orderedAt, type, figures, receivedAt, connection }) =>
    isHealthType(type)
      ? [
          {
            orderedAt,
            day: day.toISOString().slice(0, 10),
            type,
            provider: connection.provider,
            receivedAt,
            figures: readHealthFigures(figures),
          },
        ]
      : [],
  );
  const inTime = (one: (typeof entries)[number], other: (typeof entries)[number]) =>
    one.day.localeCompare(other.day) ||
    Number(one.orderedAt) - Number(other.orderedAt) ||
    (one.figures.sleepEndedMinute ?? 0) - (other.figures.sleepEndedMinute ?? 0);
  await noteLook(viewer, sight, "health");
  const sorted = entries.sort(inTime).map(({ orderedAt: _, ...entry }) => entry);
  return coaching === null ? sorted : sorted.flatMap((entry) => seenEntry(entry, coaching));
}

/** Nothing of what holds nothing that may be seen: that somebody stood on their scales tells something, too. */
function seenEntry({ day, type, provider, receivedAt, figures }: HealthEntry, seeing: HealthSeeing): HealthEntry[] {
  const seen = seenHealthFigures(figures, seeing);
  return Object.keys(seen).length === 0 ? [] : [{ day, type, provider, receivedAt, figures: seen }];
}

/** The days of a rider that lie in somebody's sight, of the types that the rider wants. */
async function daysInSight(viewer: Viewer, { riderId, coaching }: Sight): Promise<Prisma.HealthDayWhereInput> {
  const row = await db.dataChoices.findUnique({ where: { riderId }, select: { values: true } });
  const { types } = readWanted(row?.values, FIRST_WANTED);
  const seen: readonly HealthType[] = coaching === null ? HEALTH_TYPES : seenHealthTypes(coaching);
  return {
    riderId,
    type: { in: seen.filter((type) => types[type]) },
    deletedAt: null,
    ...(coaching === null ? {} : { rider: athleteInSight(viewer, coaching) }),
    ...(coaching?.since ? { day: { gte: toDate(firstDayOf(coaching.since)) } } : {}),
  };
}

/** The first and the last day of which anything is stored that the rider wants and the viewer may see; null for none. */
export async function findHealthSpan(
  viewer: Viewer,
  riderId: UserId = viewer.userId,
): Promise<{ first: string; last: string } | null> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || sight.coaching?.withHealth === false) return null;
  await noteLook(viewer, sight, "health");
  const { _min, _max } = await db.healthDay.aggregate({
    where: await daysInSight(viewer, sight),
    _min: { day: true },
    _max: { day: true },
  });
  if (_min.day === null || _max.day === null) return null;
  return { first: _min.day.toISOString().slice(0, 10), last: _max.day.toISOString().slice(0, 10) };
}

/** Whether anything of the viewer's health is stored that they want. Most have nothing, which is asked first. */
export async function hasHealth(viewer: Viewer): Promise<boolean> {
  const any = await db.healthDay.findFirst({ where: { riderId: viewer.userId }, select: { type: true } });
  return any !== null && (await findHealthSpan(viewer)) !== null;
}

const toDate = (day: string) => new Date(`${day}T00:00:00Z`);
