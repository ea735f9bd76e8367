import "server-only";
import { findReasons, hidingMark, type Mark, type Reason } from "@/core/attention/attention";
import type { AthleteDigest } from "@/core/attention/digest";
import { SILENCE, type Talk } from "@/core/attention/rule";
import { todayOf } from "@/core/attention/standing";
import type { UserId } from "@/core/ids";
import { findTalks } from "../athlete-talks";
import { db } from "../db";
import { noteRosterLook } from "../roster-looks";
import { readShownDigests } from "../shown-digests";
import type { Viewer } from "../viewer";
import { findCoachChoices } from "./coach-choices";
import { openTo } from "./visibility";

/** An athlete of the viewer's, with everything that a line of them rests on. */
export interface LookedAthlete {
  athleteId: UserId;
  name: string;
  groupName: string | null;
  /** Null while it is being made. */
  digest: AthleteDigest | null;
  talk: Talk;
  /** `YYYY-MM-DD`, where the athlete last rode. */
  today: string;
  /** The strongest first. */
  reasons: Reason[];
  /** Lines that the viewer put away, and until when; null is for good. */
  putAway: { reason: Reason; until: Date | null }[];
}

/**
 * All athletes whom the viewer coaches at this moment, as the agreement with each of them now is: what was made under an older
 * one, or tells of a ride that is not to be seen any more, is not there. That the viewer looked is written down.
 *
 * @param athleteId of them this one alone
 */
export async function findLooked(viewer: Viewer, now: Date, athleteId?: UserId): Promise<LookedAthlete[]> {
  const [rows, talks, choices, marks] = await Promise.all([
    db.coaching.findMany({
      where: { ...openTo(viewer, now), ...(athleteId && { athleteId }) },
      select: {
        athleteId: true,
        groupName: true,
        changedAt: true,
        athlete: { select: { name: true, digests: { where: { coachId: viewer.userId }, select: { values: true } } } },
      },
    }),
    findTalks(viewer, now),
    findCoachChoices(viewer),
    findMarks(viewer, now),
    noteRosterLook(viewer, now),
  ]);
  const digests = await readShownDigests(
    rows.map(({ athleteId, changedAt, athlete }) => ({ athleteId, values: athlete.digests[0]?.values, changedAt })),
  );
  return rows.map(({ athleteId, groupName, athlete }, index) => {
    const about = { athleteId: athleteId as UserId, name: athlete.name, groupName };
    const talk = talks.get(about.athleteId) ?? SILENCE;
    const digest = digests[index] ?? null;
    const looked = { digest: digest ?? NOTHING_KNOWN, talk, today: todayOf(digest ?? NOTHING_KNOWN, now), now };
    const all = findReasons(looked, choices);
    const ownMarks = marks.get(athleteId) ?? [];
    return {
      ...about,
      digest,
      talk,
      today: looked.today,
      reasons: all.filter((reason) => hidingMark(reason, ownMarks, now) === undefined),
      putAway: all.flatMap((reason) => {
        const mark = hidingMark(reason, ownMarks, now);
        return mark ? [{ reason, until: mark.snoozedUntil }] : [];
      }),
    };
  });
}

/** Of somebody whose digest is being made: what they wrote is known all the same. */
const NOTHING_KNOWN: AthleteDigest = {
  offsetMinutes: null,
  rideCount: 0,
  lastRide: null,
  firstRideDay: null,
  loads: { first: "1970-01-01", values: [], before: { fitness: 0, fatigue: 0 }, rides: [], unknown: [], estimated: [] },
  heartRateAtPower: null,
  bests: [],
  connections: [],
  told: null,
};

async function findMarks(viewer: Viewer, now: Date): Promise<Map<string, Mark[]>> {
  const rows = await db.attentionMark.findMany({
    where: {
      coachId: viewer.userId,
      OR: [{ snoozedUntil: null }, { snoozedUntil: { gt: now } }],
      rider: { coachedBy: { some: openTo(viewer, now) } },
    },
    select: { riderId: true, rule: true, evidence: true, at: true, snoozedUntil: true },
  });
  return Map.groupBy(rows, ({ riderId }) => riderId);
}
