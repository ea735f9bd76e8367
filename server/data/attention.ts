import "server-only";
import { byNeed, isMarkedBy, type Reason } from "@/core/attention/attention";
import type { RuleName } from "@/core/attention/rules";
import { byName } from "@/core/by-name";
import type { UserId } from "@/core/ids";
import { db, type Transaction } from "../db";
import { announce } from "../live";
import type { Viewer } from "../viewer";
import { findLooked, type LookedAthlete } from "./looked-athletes";
import { openTo } from "./visibility";

/** An athlete with the reasons to look at them, the strongest first. */
export interface NeedyAthlete {
  athleteId: UserId;
  name: string;
  groupName: string | null;
  reasons: Reason[];
}

/** A line that the viewer put away, and until when; null is for good. */
export interface PutAway {
  athleteId: UserId;
  name: string;
  reason: Reason;
  until: Date | null;
}

/** Who needs the viewer today. */
export interface Morning {
  /** Whose strongest reason weighs most comes first. */
  athletes: NeedyAthlete[];
  putAway: PutAway[];
  /** How many athletes there are. */
  count: number;
  /** Of those whom no rule names: with rides, without one that the viewer sees, and whose numbers are being worked out. */
  others: { fine: number; rideless: number; awaited: number };
}

/** The viewer's athletes whom a rule of theirs names, in the order of their need. */
export async function listMorning(viewer: Viewer, now = new Date()): Promise<Morning> {
  const all = await findLooked(viewer, now);
  return {
    athletes: all
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ athleteId, name, groupName, reasons }) => ({ athleteId, name, groupName, reasons }))
      .sort(byNeed),
    putAway: all
      .flatMap(({ athleteId, name, putAway }) => putAway.map((line) => ({ athleteId, name, ...line })))
      .sort(byName),
    count: all.length,
    others: countOthers(all.filter(({ reasons }) => reasons.length === 0)),
  };
}

function countOthers(others: readonly LookedAthlete[]): Morning["others"] {
  const awaited = others.filter(({ digest }) => digest === null).length;
  const rideless = others.filter(({ digest }) => digest?.rideCount === 0).length;
  return { fine: others.length - awaited - rideless, rideless, awaited };
}

/** A line of the viewer's list, by what it rests on. */
export interface Line {
  athleteId: UserId;
  rule: RuleName;
  evidence: string;
}

/**
 * Puts a line away for as long as its evidence is the same.
 *
 * @param until null for good
 * @returns false when the viewer does not coach them, or the line is not theirs at this moment
 */
export async function putAway(viewer: Viewer, line: Line, until: Date | null): Promise<boolean> {
  if (viewer.isDemonstration || !(await isFound(viewer, line))) return false;
  return change(viewer, line, async (tx, key) => {
    const values = { at: new Date(), snoozedUntil: until };
    await tx.attentionMark.upsert({
      where: { riderId_coachId_rule_evidence: key },
      create: { ...key, ...values },
      update: values,
    });
  });
}

/** Whether a rule of the viewer's says this now, be it put away already. */
async function isFound(viewer: Viewer, { athleteId, rule, evidence }: Line): Promise<boolean> {
  const looked = await findLooked(viewer, new Date(), athleteId);
  return looked
    .flatMap(({ reasons, putAway }) => [...reasons, ...putAway.map(({ reason }) => reason)])
    .some((reason) => reason.rule === rule && reason.evidence.key === evidence);
}

/** Brings a line back that the viewer put away. @returns false when the viewer does not coach them */
export async function bringBack(viewer: Viewer, line: Line): Promise<boolean> {
  return change(viewer, line, async (tx, key) => {
    const { evidence, ...ofRule } = key;
    const marks = await tx.attentionMark.findMany({ where: ofRule, select: { evidence: true } });
    const found = marks.filter((mark) => isMarkedBy(mark.evidence, evidence)).map((mark) => mark.evidence);
    await tx.attentionMark.deleteMany({ where: { ...ofRule, evidence: { in: found } } });
  });
}

async function change(
  viewer: Viewer,
  { athleteId, rule, evidence }: Line,
  work: (tx: Transaction, key: MarkKey) => Promise<void>,
): Promise<boolean> {
  if (viewer.isDemonstration) return false;
  return db.$transaction(async (tx) => {
    const isCoached = await tx.coaching.count({ where: { athleteId, ...openTo(viewer, new Date()) } });
    if (isCoached === 0) return false;
    await work(tx, { riderId: athleteId, coachId: viewer.userId, rule, evidence });
    await announce(tx, { kind: "roster", riderId: viewer.userId });
    return true;
  });
}

interface MarkKey {
  riderId: string;
  coachId: string;
  rule: string;
  evidence: string;
}
