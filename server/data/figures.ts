import "server-only";
import type { Figures } from "@/core/ride";
import type { Transaction } from "../db";
import { db } from "../db";
import { sendJob } from "../jobs";
import type { Viewer } from "../viewer";

/** The day that stands for "always": before every ride. */
const ALWAYS = new Date("1970-01-01T00:00:00Z");

/** What a rider says of themselves, from a day on until the next. */
export interface DatedFigures extends Figures {
  /** `YYYY-MM-DD`; null for the first, which is valid for everything before, too. */
  validFrom: string | null;
}

const FIGURES = {
  ftpWatts: true,
  thresholdHeartRate: true,
  maxHeartRate: true,
  restingHeartRate: true,
  weightKg: true,
} as const;

/** The viewer's figures, the newest first. */
export async function listFigures(viewer: Viewer): Promise<DatedFigures[]> {
  const rows = await db.riderFigures.findMany({
    where: { riderId: viewer.userId },
    orderBy: { validFrom: "desc" },
    select: { ...FIGURES, validFrom: true },
  });
  return rows.map(({ validFrom, ...figures }) => ({ ...figures, validFrom: dayOf(validFrom) }));
}

/**
 * Keeps figures from a day on, and has the rides reckoned with again. What was said before of that day is replaced; the
 * first figures of all count for every ride.
 *
 * @param validFrom `YYYY-MM-DD`; null for always
 */
export async function saveFigures(viewer: Viewer, validFrom: string | null, figures: Figures): Promise<void> {
  const riderId = viewer.userId;
  await change(viewer, async (tx) => {
    const isFirst = (await tx.riderFigures.count({ where: { riderId } })) === 0;
    const day = validFrom === null || isFirst ? ALWAYS : dateOf(validFrom);
    await tx.riderFigures.upsert({
      where: { riderId_validFrom: { riderId, validFrom: day } },
      create: { riderId, validFrom: day, ...figures },
      update: figures,
    });
  });
}

/** Takes figures back. Where they were the first, the next ones take their place. */
export async function deleteFigures(viewer: Viewer, validFrom: string | null): Promise<void> {
  const riderId = viewer.userId;
  await change(viewer, async (tx) => {
    const day = validFrom === null ? ALWAYS : dateOf(validFrom);
    await tx.riderFigures.deleteMany({ where: { riderId, validFrom: day } });
    const first = await tx.riderFigures.findFirst({ where: { riderId }, orderBy: { validFrom: "asc" } });
    if (!first || first.validFrom.getTime() === ALWAYS.getTime()) return;
    await tx.riderFigures.delete({ where: { riderId_validFrom: { riderId, validFrom: first.validFrom } } });
    await tx.riderFigures.create({ data: { ...first, validFrom: ALWAYS } });
  });
}

/** One change at a time for each rider, and the job with it. */
async function change(viewer: Viewer, act: (tx: Transaction) => Promise<void>): Promise<void> {
  const riderId = viewer.userId;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${riderId}::uuid FOR UPDATE`;
    await act(tx);
    await sendJob(tx, "reckon-rides", { riderId }, { key: riderId });
  });
}

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const dayOf = (date: Date): string | null =>
  date.getTime() === ALWAYS.getTime() ? null : date.toISOString().slice(0, 10);
