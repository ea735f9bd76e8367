import "server-only";
import { type HealthFigures, readHealthFigures } from "@/core/health";
import { HEALTH_TYPES, type HealthType, isHealthType } from "@/core/wanted-data";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { findDataChoices } from "./data-choices";

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
 * What is stored of the viewer's days, of the types that they want, oldest day first. Of one day what was told last comes
 * last, and of sleeps that were told together the later one.
 *
 * @param first `YYYY-MM-DD`, as is the last; both are among them
 */
export async function listHealth(viewer: Viewer, first: string, last: string): Promise<HealthEntry[]> {
  const { own } = await findDataChoices(viewer);
  const rows = await db.healthDay.findMany({
    where: {
      riderId: viewer.userId,
      type: { in: HEALTH_TYPES.filter((type) => own.types[type]) },
      day: { gte: toDate(first), lte: toDate(last) },
      deletedAt: null,
    },
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
  return entries.sort(inTime).map(({ orderedAt: _, ...entry }) => entry);
}

/** The first and the last day of which anything is stored that the viewer wants; null when there is none. */
export async function findHealthSpan(viewer: Viewer): Promise<{ first: string; last: string } | null> {
  const { own } = await findDataChoices(viewer);
  const { _min, _max } = await db.healthDay.aggregate({
    where: {
      riderId: viewer.userId,
      type: { in: HEALTH_TYPES.filter((type) => own.types[type]) },
      deletedAt: null,
    },
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
