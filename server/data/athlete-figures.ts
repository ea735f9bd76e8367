import "server-only";
import { canCoachSet, type FigureConsent, figuresForCoach, seenHistory } from "@/core/coach-figures";
import { firstDayOf } from "@/core/consent-days";
import type { CriticalPowers } from "@/core/estimates";
import type { UserId } from "@/core/ids";
import type { FigureName, Figures, KnownFigures } from "@/core/ride";
import { audit } from "../audit";
import { holdCoaching, isOver } from "../coachings";
import { db, type Transaction } from "../db";
import { holdRider } from "../hold-rider";
import { sendJob } from "../jobs";
import { noteLook } from "../looks";
import { notify } from "../notices";
import {
  BEGINNING,
  givenFiguresOn,
  knownFiguresOn,
  readCriticalPowers,
  toFigureDate,
  toFigureDay,
} from "../rider-figures";
import type { Viewer } from "../viewer";
import type { DatedFigure, SignedFigure } from "./figures";
import { findSight, openTo } from "./visibility";

/** An athlete's figures as their coach may see them. */
export interface AthleteFigures {
  athleteId: UserId;
  name: string;
  consent: FigureConsent;
  known: KnownFigures;
  powers: CriticalPowers;
  /** Of each kind the newest first. */
  rows: SignedFigure[];
}

/**
 * What the viewer may see of the figures of somebody whom they coach. What is estimated is estimated by the rides that they
 * may see: with others it would tell of those.
 *
 * @param day `YYYY-MM-DD`
 * @returns null when the viewer does not coach them
 */
export async function findAthleteFigures(
  viewer: Viewer,
  athleteId: UserId,
  day: string,
): Promise<AthleteFigures | null> {
  const sight = await findSight(viewer, athleteId);
  if (sight?.coaching == null) return null;
  const { name, coaching } = sight;
  const consent = toConsent(coaching);
  await noteLook(viewer, sight, "figures");
  const [known, powers, rows] = await Promise.all([
    knownFiguresOn(athleteId, day, db, consent.since),
    readCriticalPowers(athleteId, day, db, consent.since),
    listSigned(viewer, athleteId),
  ]);
  // What was read while the athlete changed what may be seen is not told.
  const after = await findSight(viewer, athleteId);
  if (after?.coaching?.changedAt.getTime() !== coaching.changedAt.getTime()) return null;
  return { athleteId, name, consent, known: figuresForCoach(known, consent), powers, rows: seenHistory(rows, consent) };
}

/**
 * What was given of an athlete for a day, as far as their coach may see it.
 *
 * @param day `YYYY-MM-DD`; null for the beginning
 * @returns null when the viewer does not coach them
 */
export async function findAthleteGiven(
  viewer: Viewer,
  athleteId: UserId,
  day: string | null,
): Promise<{ name: string; given: Figures } | "too-early" | null> {
  const sight = await findSight(viewer, athleteId);
  if (sight?.coaching == null) return null;
  const consent = toConsent(sight.coaching);
  if (isTooEarly(day, consent)) return "too-early";
  await noteLook(viewer, sight, "figures");
  const figures = await givenFiguresOn(athleteId, day ?? BEGINNING);
  return { name: sight.name, given: figuresForCoach({ figures, origins: {} }, consent).figures };
}

/** What became of a coach's wish to change a figure. */
export type CoachChange =
  | "changed"
  /** A demonstration changes nothing. */
  | "only-looking"
  /** The viewer does not coach this athlete, or not any more. */
  | "ended"
  /** The athlete does not let them see, or nobody lets coaches set, this figure. */
  | "withheld"
  /** It would be valid on days that they do not see. */
  | "too-early"
  /** The athlete, or another coach, said something else for that day. */
  | "said-by-others"
  /** There is nothing to take back. */
  | "nothing";

/**
 * Keeps a figure of an athlete from a day on, signed by their coach; tells the athlete, and has their rides reckoned with
 * again. What the athlete or another coach said is never written over.
 */
export async function saveAthleteFigure(
  viewer: Viewer,
  athleteId: UserId,
  { kind, validFrom, values }: DatedFigure,
): Promise<CoachChange> {
  return changeFigure(viewer, athleteId, { kind, validFrom, is: "set" }, async (tx, setById) => {
    if (setById !== undefined && setById !== viewer.userId) return "said-by-others";
    const key = { riderId: athleteId, kind, validFrom: toFigureDate(validFrom) };
    const signed = { values, setById: viewer.userId, setAt: new Date() };
    await tx.riderFigure.upsert({
      where: { riderId_kind_validFrom: key },
      create: { ...key, ...signed },
      update: signed,
    });
    return "changed";
  });
}

/**
 * Takes back a figure that the viewer set of an athlete; tells the athlete, and has their rides reckoned with again.
 *
 * @param validFrom `YYYY-MM-DD`; null for the beginning
 * @returns with what was taken back
 */
export async function deleteAthleteFigure(
  viewer: Viewer,
  athleteId: UserId,
  kind: FigureName,
  validFrom: string | null,
): Promise<{ change: CoachChange; removed: DatedFigure | null }> {
  let removed: DatedFigure | null = null;
  const change = await changeFigure(viewer, athleteId, { kind, validFrom, is: "taken-back" }, async (tx, setById) => {
    if (setById === undefined) return "nothing";
    if (setById !== viewer.userId) return "said-by-others";
    const key = { riderId: athleteId, kind, validFrom: toFigureDate(validFrom) };
    const { values } = await tx.riderFigure.delete({ where: { riderId_kind_validFrom: key } });
    removed = { kind, validFrom, values };
    return "changed";
  });
  return { change, removed };
}

/**
 * One change at a time for each rider, and with it the job, the notice and the entry of the audit. The coaching is held
 * until all is done: it ended before, and nothing happens, or it ends afterwards.
 *
 * @param act is told who set what stands there: null is the athlete, undefined nobody
 */
async function changeFigure(
  viewer: Viewer,
  athleteId: UserId,
  { kind, validFrom, is }: Omit<DatedFigure, "values"> & { is: "set" | "taken-back" },
  act: (tx: Transaction, setById: string | null | undefined) => Promise<CoachChange>,
): Promise<CoachChange> {
  if (viewer.isDemonstration) return "only-looking";
  // A stranger must not even make the athlete's own changes wait.
  if ((await findSight(viewer, athleteId))?.coaching == null) return "ended";
  return db.$transaction(async (tx) => {
    await holdRider(tx, athleteId);
    const consent = await holdCoaching(tx, { athleteId, coachId: viewer.userId });
    if (consent === null || isOver(consent, new Date())) return "ended";
    if (!canCoachSet(kind, consent)) return "withheld";
    if (isTooEarly(validFrom, consent)) return "too-early";
    const standing = await tx.riderFigure.findUnique({
      where: { riderId_kind_validFrom: { riderId: athleteId, kind, validFrom: toFigureDate(validFrom) } },
      select: { setById: true },
    });
    const change = await act(tx, standing?.setById);
    if (change !== "changed") return change;
    await sendJob(tx, "reckon-rides", { riderId: athleteId }, { key: athleteId });
    const about = { figures: [kind], validFrom, ...(is === "taken-back" ? { isTakenBack: true as const } : {}) };
    await notify(tx, athleteId, { kind: "figures-set", personId: viewer.userId, name: viewer.name, ...about });
    await audit(tx, viewer.userId, "set-figures", athleteId, about);
    return change;
  });
}

/** Whether a figure from this day on, null for the beginning, is of days that a coach does not see. */
const isTooEarly = (day: string | null, { since }: FigureConsent): boolean =>
  since !== null && (day === null || day < firstDayOf(since));

const toConsent = ({ since, withHeartRate, withWeight }: FigureConsent): FigureConsent => ({
  since,
  withHeartRate,
  withWeight,
});

/** Of another coach a coach learns no name. */
async function listSigned(viewer: Viewer, athleteId: UserId): Promise<SignedFigure[]> {
  const rows = await db.riderFigure.findMany({
    where: { riderId: athleteId, rider: { coachedBy: { some: openTo(viewer, new Date()) } } },
    orderBy: [{ kind: "asc" }, { validFrom: "desc" }],
    select: { kind: true, validFrom: true, values: true, setById: true, setAt: true },
  });
  return rows.map(({ validFrom, setById, setAt, ...row }) => ({
    ...row,
    validFrom: toFigureDay(validFrom),
    signature: {
      by: setById === null ? "rider" : setById === viewer.userId ? "viewer" : "coach",
      name: null,
      at: setAt,
    },
  }));
}
