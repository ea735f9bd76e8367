import type { Nearby, WayIndex } from "./nearby";
import type { Way } from "./way";

/** That somebody was at a place of the way: which point of theirs, and which place, in metres along it. */
export interface Knot {
  point: number;
  place: number;
}

/** What the points so far can mean. */
interface Belief {
  knot: (Knot & { before: Belief | null }) | null;
  cost: number;
}

// Costs are in the manner of a log-likelihood. A point 15 m beside the way costs half of one; one that is not on the way at
// all costs more than one at the very edge of the corridor; a step along the way that is 15 m longer or shorter than what
// was ridden costs one, and a leap (a short cut, a lap left out) as much as six points off the way.
const NOISE_METERS = 15;
const OFF_COST = 4;
const LEAP_COST = 25;

/** A receiver's wandering may lead so far back along the way; nobody rides it backwards. */
const BACKWARD_METERS = 40;

/** Beliefs that place the rider in the same stretch of this length are one. */
const SAME_METERS = 100;
const MOST_BELIEFS = 40;

/**
 * How one ride followed the way of another: the most likely places, in the order in which they were passed. Points that
 * were not on the way have none. A way that passes the same road several times is followed lap by lap.
 */
export function followed(index: WayIndex, other: Way): Knot[] {
  let beliefs: Belief[] = [{ knot: null, cost: 0 }];
  for (let point = 0; point < other.x.length; point++) {
    const here = index.near(other, point).flatMap((near) => bestStep(beliefs, near, point, other));
    const off = beliefs.map(({ knot, cost }) => ({ knot, cost: cost + OFF_COST }));
    beliefs = likeliest([...here, ...off]);
  }
  const knots: Knot[] = [];
  for (let belief: Belief | null = beliefs[0] ?? null; belief?.knot; belief = belief.knot.before)
    knots.push({ point: belief.knot.point, place: belief.knot.place });
  return neverBackwards(knots.reverse());
}

function bestStep(beliefs: readonly Belief[], near: Nearby, point: number, other: Way): Belief[] {
  let best: Belief | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const belief of beliefs) {
    const cost = belief.cost + stepCost(belief, near, point, other);
    if (cost >= least) continue;
    best = belief;
    least = cost;
  }
  if (best === null) return [];
  const cost = least + (near.distance / NOISE_METERS) ** 2 / 2;
  return [{ knot: { point, place: near.place, before: best }, cost }];
}

function stepCost({ knot }: Belief, { place }: Nearby, point: number, { meters }: Way): number {
  if (knot === null) return 0;
  const along = place - knot.place;
  if (along < -BACKWARD_METERS) return Number.POSITIVE_INFINITY;
  const ridden = (meters[point] ?? 0) - (meters[knot.point] ?? 0);
  return Math.min(Math.abs(along - ridden) / NOISE_METERS, LEAP_COST);
}

function likeliest(beliefs: readonly Belief[]): Belief[] {
  const best = new Map<number, Belief>();
  for (const belief of beliefs) {
    const stretch = belief.knot ? Math.floor(belief.knot.place / SAME_METERS) : -1;
    const known = best.get(stretch);
    if (!known || belief.cost < known.cost) best.set(stretch, belief);
  }
  return [...best.values()].sort((one, other) => one.cost - other.cost).slice(0, MOST_BELIEFS);
}

function neverBackwards(knots: readonly Knot[]): Knot[] {
  let furthest = Number.NEGATIVE_INFINITY;
  return knots.map(({ point, place }) => {
    furthest = Math.max(furthest, place);
    return { point, place: furthest };
  });
}
