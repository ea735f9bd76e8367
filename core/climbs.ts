import { LONGEST_HOLE_SECONDS } from "./holes";
import type { Climb } from "./ride";
import type { RoadProfile } from "./road-profile";
import type { Span } from "./span";

/** So much road without a new height, or so deep a dip, ends a climb. */
const LONGEST_LEVEL_METERS = 500;
const DEEPEST_DIP_METERS = 10;

/** Less is no climb. */
const LEAST_METERS = 300;
const LEAST_GRADIENT = 0.03;

/** Metres of length times per cent of gradient from which on a climb has a category. */
const CATEGORIES = [
  ["HC", 80_000],
  ["1", 64_000],
  ["2", 32_000],
  ["3", 16_000],
  ["4", 8000],
] as const;

/**
 * The climbs of a ride, in the order in which they came. There is no standard. Rises with less than 500 m of road and less
 * than 10 m of descent between them are one; of each, what is as steep as possible above 3 % as a whole is the climb: a
 * gentle run-up does not belong to it, a gentle stretch half-way up does. It counts from 300 m on.
 */
export function findClimbs(road: RoadProfile): Climb[] {
  return risesOf(road)
    .flatMap((rise) => steepParts(road, rise))
    .map((part) => toClimb(road, part));
}

/** Ferrari's estimate of a climber's power, in W/kg: what it takes to gain so many metres an hour at a gradient in %. */
export const climbingWattsPerKilogram = (vamMetersPerHour: number, gradientPercent: number): number =>
  vamMetersPerHour / (200 + 10 * gradientPercent);

/** The category by length and gradient, with the thresholds of Strava's help pages; null below all of them. */
export function climbCategory(lengthMeters: number, gradientPercent: number): Climb["category"] {
  const score = lengthMeters * gradientPercent;
  return CATEGORIES.find(([, least]) => score >= least)?.[0] ?? null;
}

/** From foot to top, as places in the profile; a top is passed by a new height before the road was level for too long. */
function risesOf(road: RoadProfile): Span[] {
  const { meters, heights } = road;
  const heightAt = (place: number) => heights[place] ?? Number.NaN;
  const rises: Span[] = [];
  let foot = 0;
  let top = 0;
  let lowest = 0;
  for (let here = 1; here < heights.length; here++) {
    const isLevel = (meters[here] ?? 0) - (meters[top] ?? 0) >= LONGEST_LEVEL_METERS;
    const isDeep = heightAt(top) - heightAt(here) >= DEEPEST_DIP_METERS || heightAt(here) < heightAt(foot);
    if (isLevel || isDeep || isTorn(road, here)) {
      rises.push({ start: foot, end: top });
      // The next rise may have begun already: it is looked for from the lowest place behind the top.
      here = isLevel && lowest > top ? lowest : here;
      foot = top = lowest = here;
    } else if (heightAt(here) > heightAt(top)) {
      top = lowest = here;
    } else if (heightAt(here) <= heightAt(lowest) || lowest === top) {
      lowest = here;
    }
  }
  return [...rises, { start: foot, end: top }].filter(({ start, end }) => end > start);
}

/** Nothing was recorded for a while, and the road in it is not known: it would be a wall. */
function isTorn({ seconds, meters, heights }: RoadProfile, here: number): boolean {
  if ((seconds[here] ?? 0) - (seconds[here - 1] ?? 0) <= LONGEST_HOLE_SECONDS) return false;
  const change = Math.abs((heights[here] ?? 0) - (heights[here - 1] ?? 0));
  return change >= DEEPEST_DIP_METERS && change > WALL * ((meters[here] ?? 0) - (meters[here - 1] ?? 0));
}

/** No road is steeper. */
const WALL = 0.35;

/**
 * The parts of a rise that are climbs: first the one that gains most above a road of 3 %, so that neither its beginning nor
 * its end is less steep, then those before and behind it.
 */
function steepParts(road: RoadProfile, { start, end }: Span): Span[] {
  if (metersOf(road, { start, end }) < LEAST_METERS) return [];
  const best = steepest(road, { start, end });
  if (best === null) return [];
  return [
    ...steepParts(road, { start, end: best.start }),
    ...(metersOf(road, best) < LEAST_METERS ? [] : [best]),
    ...steepParts(road, { start: best.end, end }),
  ];
}

function steepest({ meters, heights }: RoadProfile, { start, end }: Span): Span | null {
  const above = (place: number) => (heights[place] ?? 0) - LEAST_GRADIENT * (meters[place] ?? 0);
  let best: Span | null = null;
  let most = 0;
  let foot = start;
  for (let here = start; here <= end; here++) {
    // Of a rest at the foot nothing belongs to the climb.
    if (above(here) <= above(foot)) foot = here;
    if (above(here) - above(foot) <= most) continue;
    most = above(here) - above(foot);
    best = { start: foot, end: here };
  }
  return best;
}

const metersOf = ({ meters }: RoadProfile, { start, end }: Span) => (meters[end] ?? 0) - (meters[start] ?? 0);

function toClimb(road: RoadProfile, part: Span): Climb {
  const [start, end] = [road.seconds[part.start] ?? 0, road.seconds[part.end] ?? 0];
  const lengthMeters = metersOf(road, part);
  const ascentMeters = (road.heights[part.end] ?? 0) - (road.heights[part.start] ?? 0);
  const meanGradientPercent = (100 * ascentMeters) / lengthMeters;
  return {
    start,
    end,
    lengthMeters,
    ascentMeters,
    meanGradientPercent,
    vamMetersPerHour: (3600 * ascentMeters) / (end - start),
    category: climbCategory(lengthMeters, meanGradientPercent),
  };
}
