import "server-only";
import { isSameClimb } from "@/core/compare/same-way";
import type { RideId, UserId } from "@/core/ids";
import type { Climb, Ride } from "@/core/ride";
import { seenClimb } from "@/core/seen-numbers";
import type { Span } from "@/core/span";
import { db } from "../db";
import { noteLook } from "../looks";
import { CROPPED } from "../ride-crop";
import type { Viewer } from "../viewer";
import { type Done, findDone } from "./done-in-ride";
import { type Candidate, findPlaced, type Placed, type RiddenClimb } from "./placed-rides";
import { findRideInSight } from "./rides";
import { findSight, isShowable, listAthleteSights, ridesInSight, type Sight } from "./visibility";

/** The viewer, or somebody whom they coach, and whether they agreed to be compared with others. */
export interface Comparable {
  riderId: UserId;
  name: string;
  isViewer: boolean;
  mayCompare: boolean;
  withMap: boolean;
}

/** The fastest of somebody up a climb, and how often they went up in that time. */
export interface Ascent extends Done {
  vamMetersPerHour: number;
  times: number;
}

/** Why somebody is not among those who are compared. */
export interface Absent {
  riderId: UserId;
  name: string;
  why: "not-agreed" | "no-map" | "not-done";
}

/** Somebody's ride with its climbs, to begin a comparison with. */
export interface ClimbingRide {
  ride: Candidate;
  climbs: Climb[];
}

/** Who did what is compared, the best first, and who did not. */
export interface Compared<One> {
  done: One[];
  /** So many more did it, and less well, than are told of. */
  more: number;
  absent: Absent[];
}

/** So many rides of each, the newest, are looked at for a climb. */
export const MOST_LOOKED_AT = 20;

/** So many are told of. */
const MOST_TOLD = 40;

/** The viewer and whom they coach, by name. */
export async function listComparable(viewer: Viewer): Promise<Comparable[]> {
  return (await sightsOf(viewer)).map(({ riderId, name, coaching }) => ({
    riderId,
    name,
    isViewer: coaching === null,
    mayCompare: coaching?.mayCompare ?? true,
    withMap: coaching?.withMap ?? true,
  }));
}

/**
 * The rides of somebody since a day in which they climbed something, newest first.
 *
 * @returns null when they are not compared, or not by place: they did not agree, share no map, or are not the viewer's
 */
export async function listClimbingRides(viewer: Viewer, riderId: UserId, since: Date): Promise<ClimbingRide[] | null> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || whyAbsent(sight, "place") !== null) return null;
  await noteLook(viewer, sight, "rides");
  const placed = await findPlaced(viewer, sight, { startedAt: { gte: since }, isIndoor: false }, MOST_LOOKED_AT);
  return placed
    .filter(({ climbs }) => climbs.length > 0)
    .map(({ candidate, climbs }) => ({ ride: candidate, climbs: climbs.map(seenClimb) }));
}

/**
 * Who went up a climb of somebody's ride since a day, each with their fastest ascent, the fastest first.
 *
 * @param start the second of the ride at which the climb begins
 * @returns null when there is no such climb, or none that this viewer may compare
 */
export async function compareClimb(
  viewer: Viewer,
  { riderId, rideId, start }: { riderId: UserId; rideId: RideId; start: number },
  since: Date,
): Promise<(Compared<Ascent> & { climb: Climb; of: Candidate }) | null> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || whyAbsent(sight, "place") !== null) return null;
  const [first] = await findPlaced(viewer, sight, { id: rideId }, 1);
  const climb = first?.climbs.find((one) => one.start === start);
  if (!first || !climb) return null;

  const sights = await sightsOf(viewer);
  const asLong = await listWithClimbAsLong(sights, since, climb);
  const found = await eachOf(sights, async (one): Promise<Fastest | Absent> => {
    const why = whyAbsent(one, "place");
    if (why !== null) return absent(one, why);
    const placed = await findPlaced(viewer, one, { id: { in: asLong.get(one.riderId) ?? [] } }, MOST_LOOKED_AT);
    const isOfFirst = one.riderId === riderId && !placed.some(({ candidate }) => candidate.id === rideId);
    const ascents = ascentsOf(isOfFirst ? [...placed, first] : placed, climb);
    return ascents[0] ? { sight: one, ...ascents[0], times: ascents.length } : absent(one, "not-done");
  });
  const fastest = found
    .filter((one) => "climb" in one)
    .sort((one, other) => secondsOf(one.climb) - secondsOf(other.climb));
  const told = await eachOf(fastest.slice(0, MOST_TOLD), async (one): Promise<Ascent | Absent> => {
    const done = await findDone(viewer, one.sight, one.rideId, one.climb);
    const { vamMetersPerHour } = one.climb;
    return done ? { ...done, vamMetersPerHour, times: one.times } : absent(one.sight, "not-done");
  });
  return {
    climb: seenClimb(climb),
    of: first.candidate,
    done: told.filter((one) => "rideId" in one),
    more: Math.max(0, fastest.length - MOST_TOLD),
    absent: [...found, ...told].filter((one) => "why" in one),
  };
}

interface Fastest {
  sight: Sight;
  rideId: RideId;
  climb: RiddenClimb;
  times: number;
}

/**
 * The best of each over a duration since a day, the highest power first.
 *
 * @param size seconds; one of those that bests are kept of
 */
export async function compareEffort(viewer: Viewer, size: number, since: Date): Promise<Compared<Done>> {
  const found = await eachOf(await sightsOf(viewer), async (one) => {
    const why = whyAbsent(one, "time");
    if (why !== null) return absent(one, why);
    const best = await findBest(viewer, one, size, since);
    return best ? { sight: one, ...best } : absent(one, "not-done");
  });
  const bests = found.filter((one) => "rideId" in one).sort((one, other) => other.value - one.value);
  const told = await eachOf(bests.slice(0, MOST_TOLD), async ({ sight, rideId, start }): Promise<Done | Absent> => {
    const done = await findDone(viewer, sight, rideId, { start, end: start + size });
    return done ?? absent(sight, "not-done");
  });
  return {
    done: told.filter((one) => "rideId" in one),
    more: Math.max(0, bests.length - MOST_TOLD),
    absent: [...found, ...told].filter((one) => "why" in one),
  };
}

/**
 * A ride of somebody for laying it over those of others.
 *
 * @returns null when there is none that this viewer may compare
 */
export async function findComparedRide(
  viewer: Viewer,
  riderId: UserId,
  rideId: RideId,
): Promise<{ name: string; ride: Ride } | null> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || whyAbsent(sight, "time") !== null) return null;
  const ride = await findRideInSight(viewer, sight, rideId);
  if (ride === null) return null;
  await noteLook(viewer, sight, "compare", rideId);
  return { name: sight.name, ride };
}

/** The viewer's sight of themselves and of whom they coach. */
const sightsOf = async (viewer: Viewer): Promise<Sight[]> => [
  { riderId: viewer.userId, name: viewer.name, coaching: null },
  ...(await listAthleteSights(viewer)),
];

function whyAbsent({ coaching }: Sight, by: "place" | "time"): Absent["why"] | null {
  if (coaching === null) return null;
  if (!coaching.mayCompare) return "not-agreed";
  return by === "place" && !coaching.withMap ? "no-map" : null;
}

const absent = ({ riderId, name }: Sight, why: Absent["why"]): Absent => ({ riderId, name, why });

/**
 * Of people who are compared the rides with a climb about as long as one (core/compare/same-way.ts), so that only those are
 * read of which it can be the same. They are for looking among what is in sight: of themselves they may be shown to nobody.
 */
async function listWithClimbAsLong(
  sights: readonly Sight[],
  since: Date,
  { lengthMeters }: Climb,
): Promise<Map<string, string[]>> {
  const ids = sights.filter((sight) => whyAbsent(sight, "place") === null).map(({ riderId }) => riderId);
  const within = { low: 0.85 * lengthMeters - 150, high: 1.15 * lengthMeters + 150 };
  const rows = await db.$queryRaw<{ riderId: string; id: string }[]>`
    SELECT "riderId", id FROM "Ride"
    WHERE "riderId" = ANY (${ids}::uuid[]) AND "startedAt" >= ${since.toISOString().replace("Z", "")}::timestamp
      AND NOT "isIndoor" AND "deletedAt" IS NULL AND "removedAt" IS NULL
      AND jsonb_path_exists(analysis, '$.climbs[*].lengthMeters ? (@ >= $low && @ <= $high)', ${within}::jsonb)`;
  const byRider = Map.groupBy(rows, ({ riderId }) => riderId);
  return new Map([...byRider].map(([riderId, own]) => [riderId, own.map(({ id }) => id)]));
}

/** All ascents of the same climb, the fastest first. */
const ascentsOf = (placed: readonly Placed[], climb: RiddenClimb) =>
  placed
    .flatMap(({ candidate, climbs }) =>
      climbs.filter((one) => isSameClimb(climb, one)).map((one) => ({ rideId: candidate.id, climb: one })),
    )
    .sort((one, other) => secondsOf(one.climb) - secondsOf(other.climb));

/** The best of somebody over a duration: of rides in sight, of which all may be shown. */
async function findBest(viewer: Viewer, sight: Sight, size: number, since: Date) {
  const rows = await db.rideBest.findMany({
    where: {
      riderId: sight.riderId,
      kind: "power",
      size,
      startedAt: { gte: since },
      ride: ridesInSight(viewer, sight),
    },
    orderBy: [{ value: "desc" }, { startedAt: "asc" }],
    take: 5,
    select: { rideId: true, start: true, value: true, ride: { select: CROPPED } },
  });
  const best = rows.find(({ ride }) => isShowable(sight, ride));
  return best ? { rideId: best.rideId as RideId, start: best.start, value: best.value } : null;
}

const secondsOf = ({ start, end }: Span) => end - start;

/** Some at a time, in their order: a coach of many must not take all that the server has. */
async function eachOf<One, Result>(all: readonly One[], act: (one: One) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    results.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(act))));
  return results;
}

const AT_ONCE = 4;
