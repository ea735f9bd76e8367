import "server-only";
import { LRUCache } from "lru-cache";
import { isSameClimb } from "@/core/compare/same-way";
import type { RideId, UserId } from "@/core/ids";
import { readyRide } from "@/core/ready-ride";
import type { Climb, Ride, StretchNumbers } from "@/core/ride";
import type { Span } from "@/core/span";
import { stretchNumbers, stretchOf } from "@/core/stretch";
import { db } from "../db";
import { noteLook } from "../looks";
import { CROPPED } from "../ride-crop";
import type { Viewer } from "../viewer";
import { type Candidate, findPlaced, type Placed, type RiddenClimb } from "./placed-rides";
import { findSeen } from "./recordings";
import { findRideInSight } from "./rides";
import { findSight, isShowable, openTo, ridesInSight, type Sight } from "./visibility";

/** The viewer, or somebody whom they coach, and whether they agreed to be compared with others. */
export interface Comparable {
  riderId: UserId;
  name: string;
  isViewer: boolean;
  mayCompare: boolean;
  withMap: boolean;
}

/** What of a comparison is theirs: who it is, and the ride in which they did it. */
export interface Done {
  riderId: UserId;
  name: string;
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** Where in the ride it lies. */
  span: Span;
  meanPowerWatts: number | null;
  /** Null, too, where the weight is not shared. */
  wattsPerKilogram: number | null;
  /** Null, too, where the heart rate is not shared. */
  meanHeartRateBpm: number | null;
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

/** So many rides of each, the newest, are looked at for a climb. */
export const MOST_LOOKED_AT = 20;

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
  const placed = await findPlaced(viewer, sight, climbedSince(since, 0), MOST_LOOKED_AT);
  return placed
    .filter(({ climbs }) => climbs.length > 0)
    .map(({ candidate, climbs }) => ({ ride: candidate, climbs: climbs.map(toClimb) }));
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
): Promise<{ climb: Climb; of: Candidate; ascents: Ascent[]; absent: Absent[] } | null> {
  const sight = await findSight(viewer, riderId);
  if (sight === null || whyAbsent(sight, "place") !== null) return null;
  const [first] = await findPlaced(viewer, sight, { id: rideId }, 1);
  const climb = first?.climbs.find((one) => one.start === start);
  if (!first || !climb) return null;

  const found = await eachOf(await sightsOf(viewer), async (one): Promise<Ascent | Absent> => {
    const why = whyAbsent(one, "place");
    if (why !== null) return absent(one, why);
    // A ride's ascent leaves out small ups and downs that a climb has in it.
    const placed = await findPlaced(viewer, one, climbedSince(since, 0.8 * climb.ascentMeters), MOST_LOOKED_AT);
    const isOfFirst = one.riderId === riderId && !placed.some(({ candidate }) => candidate.id === rideId);
    const ascents = ascentsOf(isOfFirst ? [...placed, first] : placed, climb);
    const [fastest] = ascents;
    if (!fastest) return absent(one, "not-done");
    const done = await findDone(viewer, one, fastest.rideId, fastest.climb);
    if (done === null) return absent(one, "not-done");
    return { ...done, vamMetersPerHour: fastest.climb.vamMetersPerHour, times: ascents.length };
  });
  const ascents = found.filter((one) => "rideId" in one).sort((one, other) => seconds(one) - seconds(other));
  return { climb: toClimb(climb), of: first.candidate, ascents, absent: found.filter((one) => "why" in one) };
}

/**
 * The best of each over a duration since a day, the highest power first.
 *
 * @param size seconds; one of those that bests are kept of
 */
export async function compareEffort(
  viewer: Viewer,
  size: number,
  since: Date,
): Promise<{ efforts: Done[]; absent: Absent[] }> {
  const found = await eachOf(await sightsOf(viewer), async (one): Promise<Done | Absent> => {
    const why = whyAbsent(one, "time");
    if (why !== null) return absent(one, why);
    const best = await findBest(viewer, one, size, since);
    const done = best && (await findDone(viewer, one, best.rideId, { start: best.start, end: best.start + size }));
    return done ?? absent(one, "not-done");
  });
  const efforts = found.filter((one) => "rideId" in one);
  efforts.sort((one, other) => (other.meanPowerWatts ?? 0) - (one.meanPowerWatts ?? 0));
  return { efforts, absent: found.filter((one) => "why" in one) };
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
async function sightsOf(viewer: Viewer): Promise<Sight[]> {
  const rows = await db.coaching.findMany({
    where: openTo(viewer, new Date()),
    select: { athleteId: true },
    orderBy: [{ athlete: { name: "asc" } }, { athleteId: "asc" }],
  });
  const ids = [viewer.userId, ...rows.map(({ athleteId }) => athleteId as UserId)];
  return (await Promise.all(ids.map((id) => findSight(viewer, id)))).filter((sight) => sight !== null);
}

function whyAbsent({ coaching }: Sight, by: "place" | "time"): Absent["why"] | null {
  if (coaching === null) return null;
  if (!coaching.mayCompare) return "not-agreed";
  return by === "place" && !coaching.withMap ? "no-map" : null;
}

const absent = ({ riderId, name }: Sight, why: Absent["why"]): Absent => ({ riderId, name, why });

const climbedSince = (since: Date, leastMeters: number) => ({
  startedAt: { gte: since },
  isIndoor: false,
  ascentMeters: { gte: leastMeters },
});

/** All ascents of the same climb, the fastest first. */
const ascentsOf = (placed: readonly Placed[], climb: RiddenClimb) =>
  placed
    .flatMap(({ candidate, climbs }) =>
      climbs.filter((one) => isSameClimb(climb, one)).map((one) => ({ rideId: candidate.id, climb: one })),
    )
    .sort((one, other) => one.climb.end - one.climb.start - (other.climb.end - other.climb.start));

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
    select: { rideId: true, start: true, ride: { select: CROPPED } },
  });
  const best = rows.find(({ ride }) => isShowable(sight, ride));
  return best ? { rideId: best.rideId as RideId, start: best.start } : null;
}

/** What somebody did in a part of a ride, as the viewer may see it; and it is written down that they looked. */
async function findDone(viewer: Viewer, sight: Sight, rideId: RideId, span: Span): Promise<Done | null> {
  const ride = await findRideInSight(viewer, sight, rideId);
  const numbers = ride && (await numbersIn(viewer, sight, ride, span));
  if (!ride || !numbers) return null;
  await noteLook(viewer, sight, "compare", rideId);
  const { meanPowerWatts, meanHeartRateBpm } = numbers;
  const { weightKg } = ride.known.figures;
  return {
    ...{ riderId: sight.riderId, name: sight.name, rideId, title: ride.title },
    ...{ startedAt: ride.startedAt, offsetMinutes: ride.offsetMinutes },
    span: { start: span.start, end: span.end },
    meanPowerWatts,
    wattsPerKilogram: meanPowerWatts !== null && weightKg ? meanPowerWatts / weightKg : null,
    meanHeartRateBpm,
  };
}

type Numbers = Pick<StretchNumbers, "meanPowerWatts" | "meanHeartRateBpm">;

/** Whoever lays other rides over each other asks for the same once more, and making a ride ready takes longest. */
const reckoned = new LRUCache<string, Numbers>({ max: 4000 });

/** The numbers of a part of a ride that was found in sight just before. */
async function numbersIn(viewer: Viewer, sight: Sight, ride: Ride, { start, end }: Span): Promise<Numbers | null> {
  // What may be seen of it is part of it.
  const withHeartRate = sight.coaching?.withHeartRate ?? true;
  const key = `${sight.riderId} ${ride.id} ${ride.version} ${start} ${end} ${withHeartRate}`;
  const known = reckoned.get(key);
  if (known) return known;
  const recorded = await findSeen(viewer, sight, ride.id, ride.version);
  if (recorded === null) return null;
  const { meanPowerWatts, meanHeartRateBpm } = stretchNumbers(stretchOf(readyRide(recorded), { start, end }));
  reckoned.set(key, { meanPowerWatts, meanHeartRateBpm });
  return { meanPowerWatts, meanHeartRateBpm };
}

const seconds = ({ span }: Done) => span.end - span.start;

/** Without where it lies: that is for finding it again alone. */
const toClimb = (climb: Climb): Climb => ({
  start: climb.start,
  end: climb.end,
  lengthMeters: climb.lengthMeters,
  ascentMeters: climb.ascentMeters,
  meanGradientPercent: climb.meanGradientPercent,
  vamMetersPerHour: climb.vamMetersPerHour,
  category: climb.category,
});

/** Some at a time, in their order: a coach of many must not take all that the server has. */
async function eachOf<One, Result>(all: readonly One[], act: (one: One) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE)
    results.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(act))));
  return results;
}

const AT_ONCE = 4;
