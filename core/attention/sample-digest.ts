import type { RideId } from "../ids";
import { type Day, daysBetween, plusDays } from "./days";
import { type AthleteDigest, DIGEST_DAYS, type DigestRide } from "./digest";
import { type Looked, SILENCE } from "./rule";
import { type CoachChoices, firstChoice, RULE_NAMES } from "./rules";

/** The day of the tests: a Saturday. */
export const TODAY: Day = "2026-11-28";
export const NOW = new Date("2026-11-28T12:00:00Z");

/** The choices of a coach who never chose. */
export const FIRST_COACH_CHOICES: CoachChoices = Object.fromEntries(
  RULE_NAMES.map((name) => [name, firstChoice(name)]),
) as CoachChoices;

/** A moment so many days before, at eight in the morning. */
export const daysAgo = (days: number): Date => new Date(`${plusDays(TODAY, -days)}T08:00:00Z`);

export const rideAgo = (days: number, more: Partial<DigestRide> = {}): DigestRide => ({
  id: `ride-${days}` as RideId,
  title: "Ride",
  startedAt: daysAgo(days),
  offsetMinutes: 0,
  movingSeconds: 3600,
  distanceMeters: 30_000,
  load: null,
  ...more,
});

/** A digest of somebody with these loads by how many days ago they were ridden, and with whatever else a test wants. */
export function sampleDigest(loadsByAge: Record<number, number>, more: Partial<AthleteDigest> = {}): AthleteDigest {
  const first = plusDays(TODAY, 1 - DIGEST_DAYS);
  const values = Array<number>(DIGEST_DAYS).fill(0);
  const ages = Object.keys(loadsByAge)
    .map(Number)
    .sort((one, other) => other - one);
  for (const age of ages) values[daysBetween(first, plusDays(TODAY, -age))] = loadsByAge[age] ?? 0;
  const [oldest, newest] = [ages[0], ages.at(-1)];
  const places = ages.map((age) => DIGEST_DAYS - 1 - age);
  return {
    offsetMinutes: 0,
    rideCount: ages.length,
    lastRide: newest === undefined ? null : rideAgo(newest),
    firstRideDay: oldest === undefined ? null : plusDays(TODAY, -oldest),
    loads: { first, values, before: { fitness: 0, fatigue: 0 }, rides: places, unknown: [], estimated: [] },
    heartRateAtPower: null,
    bests: [],
    connections: [],
    told: null,
    ...more,
  };
}

export const looking = (digest: AthleteDigest, more: Partial<Looked> = {}): Looked => ({
  digest,
  talk: SILENCE,
  today: TODAY,
  now: NOW,
  ...more,
});
