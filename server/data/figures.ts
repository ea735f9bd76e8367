import "server-only";
import type { Signature } from "@/core/coach-figures";
import type { CriticalPowers } from "@/core/estimates";
import type { FigureName, Figures, KnownFigures } from "@/core/ride";
import type { Transaction } from "../db";
import { db } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import {
  BEGINNING,
  givenFiguresOn,
  knownFiguresOn,
  readCriticalPowers,
  toFigureDate,
  toFigureDay,
} from "../rider-figures";
import type { Viewer } from "../viewer";

/** One thing that a rider says of themselves. No values say that it is not known. */
export interface GivenFigure {
  kind: FigureName;
  /** One value, or the limits of zones. */
  values: number[];
}

/** From a day on, until the next of its kind. */
export interface DatedFigure extends GivenFigure {
  /** `YYYY-MM-DD`; null for the beginning. */
  validFrom: string | null;
}

/** A figure and who said it. */
export interface SignedFigure extends DatedFigure {
  signature: Signature;
}

/** All that the viewer, or a coach, ever said of the viewer, of each kind the newest first. */
export async function listFigures(viewer: Viewer): Promise<SignedFigure[]> {
  const rows = await db.riderFigure.findMany({
    where: { riderId: viewer.userId },
    orderBy: [{ kind: "asc" }, { validFrom: "desc" }],
    select: { kind: true, validFrom: true, values: true, setById: true, setAt: true },
  });
  const names = await namesOf(rows.flatMap(({ setById }) => setById ?? []));
  return rows.map(({ validFrom, setById, setAt, ...row }) => ({
    ...row,
    validFrom: toFigureDay(validFrom),
    signature: { by: setById === null ? "rider" : "coach", name: names.get(setById ?? "") ?? null, at: setAt },
  }));
}

async function namesOf(ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

/**
 * What the viewer's ride of a day is worked out with, and where each figure comes from.
 *
 * @param day `YYYY-MM-DD`; null for the beginning
 */
export async function findKnownFigures(viewer: Viewer, day: string | null): Promise<KnownFigures> {
  return knownFiguresOn(viewer.userId, day ?? BEGINNING);
}

/**
 * The same without what is estimated or assumed.
 *
 * @param day `YYYY-MM-DD`; null for the beginning
 */
export async function findGivenFigures(viewer: Viewer, day: string | null): Promise<Figures> {
  return givenFiguresOn(viewer.userId, day ?? BEGINNING);
}

/** The viewer's critical power by the bests of their rides until a day, `YYYY-MM-DD`. */
export async function findCriticalPowers(viewer: Viewer, day: string): Promise<CriticalPowers> {
  return readCriticalPowers(viewer.userId, day);
}

/**
 * Keeps figures from a day on, and has the rides reckoned with again. What was said before of the same from the same day,
 * by whomever, is replaced.
 *
 * @param validFrom `YYYY-MM-DD`; null for the beginning
 */
export async function saveFigures(
  viewer: Viewer,
  validFrom: string | null,
  figures: readonly GivenFigure[],
): Promise<void> {
  const riderId = viewer.userId;
  const [day, setAt] = [toFigureDate(validFrom), new Date()];
  await change(viewer, async (tx) => {
    for (const { kind, values } of figures) {
      await tx.riderFigure.upsert({
        where: { riderId_kind_validFrom: { riderId, kind, validFrom: day } },
        create: { riderId, kind, validFrom: day, values, setAt },
        update: { values, setById: null, setAt },
      });
    }
  });
}

/**
 * Takes a figure back: from its day on, what was said before it is valid again.
 *
 * @param validFrom `YYYY-MM-DD`; null for the beginning
 * @returns what was taken back; null when there was nothing
 */
export async function deleteFigure(
  viewer: Viewer,
  kind: FigureName,
  validFrom: string | null,
): Promise<DatedFigure | null> {
  const key = { riderId: viewer.userId, kind, validFrom: toFigureDate(validFrom) };
  return change(viewer, async (tx) => {
    const row = await tx.riderFigure.findUnique({ where: { riderId_kind_validFrom: key } });
    if (row === null) return null;
    await tx.riderFigure.delete({ where: { riderId_kind_validFrom: key } });
    return { kind, validFrom, values: row.values };
  });
}

/** One change at a time for each rider, and the job with it. */
async function change<Result>(viewer: Viewer, act: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const riderId = viewer.userId;
  return db.$transaction(async (tx) => {
    await holdRider(tx, riderId);
    const result = await act(tx);
    await sendJob(tx, "reckon-rides", { riderId }, { key: riderId });
    return result;
  });
}
