import "server-only";
import { isSameClimb, sharedWay } from "@/core/compare/same-way";
import type { RideId } from "@/core/ids";
import { localDay } from "@/core/local-day";
import type { Prisma } from "../../prisma/generated/client";
import { db } from "../db";
import type { Viewer } from "../viewer";
import { CANDIDATE, type Candidate, findPlaced, toCandidate } from "./placed-rides";
import { visibleTo } from "./visibility";

/** A ride that is worth comparing with another one, and why. */
export interface LikelyCandidate extends Candidate {
  why: { is: "same-way"; share: number } | { is: "same-climb"; lengthMeters: number };
}

/** What of the rider's rides is looked for. */
export interface Wanted {
  /** Words of the title. */
  title: string;
  /** Days as `YYYY-MM-DD`, as they were where the ride was; null for no limit. */
  from: string | null;
  until: string | null;
  take: number;
}

/** The viewer's rides that can be compared, newest first. */
export async function listComparable(viewer: Viewer, { title, from, until, take }: Wanted): Promise<Candidate[]> {
  const contains = { contains: literally(title), mode: "insensitive" } as const;
  const named: Prisma.RideWhereInput =
    title === "" ? {} : { OR: [{ ownTitle: contains }, { ownTitle: null, title: contains }] };
  const days: Prisma.RideWhereInput = from === null && until === null ? {} : { startedAt: between(from, until) };
  const rows = await db.ride.findMany({
    where: { AND: [{ riderId: viewer.userId }, visibleTo(viewer), named, days] },
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take,
    select: CANDIDATE,
  });
  return rows.map(toCandidate).filter(({ startedAt, offsetMinutes }) => {
    const day = localDay(startedAt, offsetMinutes);
    return (from === null || day >= from) && (until === null || day <= until);
  });
}

/** PostgreSQL reads `%`, `_` and `\` in what is looked for as more than themselves, and Prisma leaves them so. */
const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The viewer's rides among some, in the order asked for; those that are none of theirs are left out. */
export async function listChosen(viewer: Viewer, ids: readonly RideId[]): Promise<Candidate[]> {
  const rows = await db.ride.findMany({
    where: { AND: [{ riderId: viewer.userId, id: { in: [...ids] } }, visibleTo(viewer)] },
    select: CANDIDATE,
  });
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(toCandidate));
}

/** Of so many rides at most the ways are looked at. */
const MOST_LOOKED_AT = 60;
const MOST_LIKELY = 12;

/** So much of its way another ride must have gone, and the other of theirs. */
const LEAST_SHARED = 0.7;

/** The viewer's rides that went the way of one of theirs, or up one of its climbs; those that share most come first. */
export async function listLikely(viewer: Viewer, id: RideId): Promise<LikelyCandidate[]> {
  const own = { riderId: viewer.userId, name: viewer.name, coaching: null };
  const [first] = await findPlaced(viewer, own, { id }, 1);
  if (first?.way == null) return [];
  const { distanceMeters, climbs, way } = first;
  // A ride's ascent leaves out small ups and downs that a climb has in it.
  const least = 0.8 * Math.min(...climbs.map(({ ascentMeters }) => ascentMeters));
  const asFar = { gte: 0.85 * (distanceMeters ?? 0), lte: 1.15 * (distanceMeters ?? 0) };
  const others = { id: { not: id }, isIndoor: false };
  const sameWay = await findPlaced(viewer, own, { ...others, distanceMeters: asFar }, MOST_LOOKED_AT);
  const sameClimb =
    climbs.length === 0
      ? []
      : await findPlaced(viewer, own, { ...others, ascentMeters: { gte: least } }, MOST_LOOKED_AT);
  const likely = new Map<RideId, LikelyCandidate>();
  for (const one of sameWay) {
    const share = one.way ? Math.min(sharedWay(way, one.way), sharedWay(one.way, way)) : 0;
    if (share >= LEAST_SHARED) likely.set(one.candidate.id, { ...one.candidate, why: { is: "same-way", share } });
  }
  for (const one of sameClimb) {
    if (likely.has(one.candidate.id)) continue;
    const shared = climbs.filter((climb) => one.climbs.some((other) => isSameClimb(climb, other)));
    const lengthMeters = Math.max(0, ...shared.map((climb) => climb.lengthMeters));
    if (lengthMeters > 0) likely.set(one.candidate.id, { ...one.candidate, why: { is: "same-climb", lengthMeters } });
  }
  return [...likely.values()].sort((one, other) => rank(other) - rank(one)).slice(0, MOST_LIKELY);
}

/** The same way before the same climb; of those that are as good, the newer one. */
const rank = ({ why, startedAt }: LikelyCandidate) =>
  (why.is === "same-way" ? 2 + Math.round(why.share * 20) : Math.min(1, why.lengthMeters / 100_000)) +
  startedAt.getTime() / 1e16;

/** A day is the ride's own: it begins up to 14 hours earlier than in London, or 12 later. */
function between(from: string | null, until: string | null): Prisma.DateTimeFilter {
  return {
    ...(from === null ? {} : { gte: new Date(Date.parse(`${from}T00:00:00Z`) - MARGIN_MS) }),
    ...(until === null ? {} : { lt: new Date(Date.parse(`${until}T00:00:00Z`) + DAY_MS + MARGIN_MS) }),
  };
}

const DAY_MS = 86_400_000;
const MARGIN_MS = 14 * 3_600_000;
