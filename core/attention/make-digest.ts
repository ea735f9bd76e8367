import { type Fitness, followLoads, NO_FITNESS } from "../fitness";
import type { RideId } from "../ids";
import { localDay } from "../local-day";
import { type Day, daysBetween, plusDays } from "./days";
import { type AthleteDigest, DIGEST_DAYS, type DigestConnection, type DigestRide, type ToldOfRide } from "./digest";
import { heartRateAtPower, type MeasuredRide } from "./heart-rate-at-power";
import { newBests, type RidePower } from "./new-bests";

/** What a coach may see of an athlete. */
export interface Seen {
  /** All rides, oldest first. */
  rides: readonly DigestRide[];
  /** Those of the kept days whose load rests on a guess of the rider's figures. */
  estimated: ReadonlySet<RideId>;
  /** Those of the last weeks that have both power and heart rate; none where heart rate is not to be seen. */
  measured: readonly MeasuredRide[];
  powers: readonly RidePower[];
  connections: readonly DigestConnection[];
  /** Of all rides, newest first; null where the coach may not know. */
  told: readonly ToldOfRide[] | null;
}

/** Bests are told of for so long. */
export const BEST_DAYS = 14;

const DAY_MS = 86_400_000;

/** Puts together what a coach's list may say of an athlete. A ride later than tomorrow is by a clock gone wrong, and left out. */
export function makeDigest({ connections, estimated, ...seen }: Seen, now: Date): AthleteDigest {
  const hasBegun = ({ startedAt }: { startedAt: Date }) => Number(startedAt) <= Number(now) + DAY_MS;
  const [rides, measured, powers] = [
    seen.rides.filter(hasBegun),
    seen.measured.filter(hasBegun),
    seen.powers.filter(hasBegun),
  ];
  const told = seen.told && lastTold(seen.told.filter(hasBegun));
  const last = rides.at(-1) ?? null;
  const offsetMinutes = last?.offsetMinutes ?? null;
  const today = localDay(now, offsetMinutes);
  const first = plusDays(today, 1 - DIGEST_DAYS);
  const days = rides.map(dayOf);
  const firstRideDay = days.reduce<Day | null>(
    (earliest, day) => (earliest === null || day < earliest ? day : earliest),
    null,
  );
  const loadOf = loadByDay(rides);
  const inWindow = rides.filter((ride) => dayOf(ride) >= first && dayOf(ride) <= today);
  const placesOf = (some: readonly DigestRide[]) =>
    some.map((ride) => daysBetween(first, dayOf(ride))).sort((one, other) => one - other);
  return {
    offsetMinutes,
    rideCount: rides.length,
    lastRide: last,
    firstRideDay,
    loads: {
      first,
      values: daysFrom(first, today).map((day) => rounded(loadOf.get(day) ?? 0, 1)),
      before: fitnessBefore(first, firstRideDay, loadOf),
      rides: placesOf(inWindow),
      unknown: placesOf(inWindow.filter(({ load }) => load === null)),
      estimated: placesOf(inWindow.filter(({ id }) => estimated.has(id))),
    },
    heartRateAtPower: heartRateAtPower(measured),
    bests: newBests(powers, new Date(now.getTime() - BEST_DAYS * DAY_MS)),
    connections: [...connections],
    told,
  };
}

/** Rules look at five in a row at most. */
const TOLD_RIDES = 6;

/** The rides that are the last with a feeling or the last with an effort. */
function lastTold(told: readonly ToldOfRide[]): ToldOfRide[] {
  const feelings = told.filter(({ feeling }) => feeling !== null).slice(0, TOLD_RIDES);
  const efforts = told.filter(({ effort }) => effort !== null).slice(0, TOLD_RIDES);
  return told.filter((ride) => feelings.includes(ride) || efforts.includes(ride));
}

const dayOf = ({ startedAt, offsetMinutes }: DigestRide): Day => localDay(startedAt, offsetMinutes);

function loadByDay(rides: readonly DigestRide[]): Map<Day, number> {
  const byDay = new Map<Day, number>();
  for (const ride of rides) byDay.set(dayOf(ride), (byDay.get(dayOf(ride)) ?? 0) + (ride.load ?? 0));
  return byDay;
}

const daysFrom = (first: Day, last: Day): Day[] =>
  Array.from({ length: Math.max(daysBetween(first, last) + 1, 0) }, (_, index) => plusDays(first, index));

/** All that was before counts, from nothing on. */
function fitnessBefore(first: Day, firstRideDay: Day | null, loadOf: ReadonlyMap<Day, number>): Fitness {
  if (firstRideDay === null || firstRideDay >= first) return NO_FITNESS;
  const before = daysFrom(firstRideDay, plusDays(first, -1)).map((day) => loadOf.get(day) ?? 0);
  const { fitness, fatigue } = followLoads(before).at(-1) ?? NO_FITNESS;
  return { fitness: rounded(fitness, 3), fatigue: rounded(fatigue, 3) };
}

const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));
