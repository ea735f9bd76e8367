import type { Span } from "../span";
import type { Ground } from "./ground";
import { indexOf, type Nearby, type WayIndex } from "./nearby";
import { type Way, wayOf } from "./way";

/** The times at which a ride went over a stretch of another one, or why it never did. */
export type Passes = { is: "found"; spans: Span[] } | { is: "elsewhere" | "other-direction" | "other-way" };

/** So near to both ends of a stretch, whoever passed it came. */
const REACH_METERS = 50;

/** So much road beside the stretch, and it was left. */
const DETOUR_METERS = 250;

/** Of a wandering receiver, back along the stretch, and ahead on top of what was ridden. */
const SLACK_METERS = 60;

/** The times at which a ride went over a stretch, from its start to its end, in its direction and on its way. */
export function passesOf(stretch: Way, ground: Ground, soFar: Float64Array): Passes {
  const other = wayOf(ground, soFar, { start: 0, end: soFar.length });
  const length = (stretch.meters.at(-1) ?? 0) - (stretch.meters[0] ?? 0);
  if (stretch.x.length < 2 || length <= 0) return { is: "elsewhere" };
  const spans = walked(indexOf(stretch), stretch, other).map((pass) => settled(pass, stretch, ground));
  return spans.length > 0 ? { is: "found", spans } : { is: whyNot(stretch, ground) };
}

interface Walk {
  /** Points of the other way. */
  start: number;
  last: number;
  place: number;
}

function walked(index: WayIndex, stretch: Way, other: Way): Span[] {
  const [first, end] = [stretch.meters[0] ?? 0, stretch.meters.at(-1) ?? 0];
  const nearEnd = Math.min(REACH_METERS, (end - first) / 4);
  const hasArrived = (walk: Walk) => walk.place >= end - nearEnd;
  const passes: Span[] = [];
  let walk: Walk | null = null;
  for (let point = 0; point < other.x.length; point++) {
    const near = index.near(other, point);
    walk = walk && goneOn(walk, near, point, other);
    if (walk && walk.last < point && (hasArrived(walk) || metersBetween(other, walk.last, point) > DETOUR_METERS)) {
      if (hasArrived(walk)) passes.push(secondsOf(other, walk));
      walk = null;
    }
    // The last point before the start is where it begins.
    const start = near.find(({ place }) => place <= first + nearEnd);
    const isNew: boolean =
      walk === null || (walk.place <= first + nearEnd && start !== undefined && start.place <= first);
    if (start && isNew) walk = { start: point, last: point, place: start.place };
  }
  if (walk && hasArrived(walk)) passes.push(secondsOf(other, walk));
  return passes;
}

function goneOn(walk: Walk, near: readonly Nearby[], point: number, other: Way): Walk {
  const next = nextPlace(near, walk, point, other);
  return next === null ? walk : { start: walk.start, last: point, place: Math.max(walk.place, next) };
}

function nextPlace(near: readonly Nearby[], walk: Walk, point: number, other: Way): number | null {
  const ridden = metersBetween(other, walk.last, point);
  const possible = near.filter(
    ({ place }) => place >= walk.place - SLACK_METERS && place <= walk.place + 1.5 * ridden + SLACK_METERS,
  );
  const nearest = possible.toSorted((one, another) => one.distance - another.distance)[0];
  return nearest?.place ?? null;
}

const metersBetween = ({ meters }: Way, from: number, to: number) => (meters[to] ?? 0) - (meters[from] ?? 0);

const secondsOf = ({ seconds }: Way, { start, last }: Walk): Span => ({
  start: seconds[start] ?? 0,
  end: (seconds[last] ?? 0) + 1,
});

/** The points of a way are metres apart: the seconds nearest to both ends are looked for around them. */
function settled({ start, end }: Span, stretch: Way, ground: Ground): Span {
  const last = stretch.x.length - 1;
  const middle = Math.floor((start + end) / 2);
  const from = nearestSecond(ground, stretch, 0, { start: Math.max(0, start - AROUND_SECONDS), end: middle });
  const until = nearestSecond(ground, stretch, last, {
    start: middle,
    end: Math.min(ground.x.length, end + AROUND_SECONDS),
  });
  return { start: from ?? start, end: (until ?? end - 1) + 1 };
}

const AROUND_SECONDS = 20;

function nearestSecond({ x, y }: Ground, stretch: Way, at: number, { start, end }: Span): number | null {
  let nearest: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let second = start; second < end; second++) {
    const distance = Math.hypot((x[second] ?? 0) - (stretch.x[at] ?? 0), (y[second] ?? 0) - (stretch.y[at] ?? 0));
    if (distance >= least) continue;
    nearest = second;
    least = distance;
  }
  return nearest;
}

function whyNot(stretch: Way, ground: Ground): "elsewhere" | "other-direction" | "other-way" {
  const last = stretch.x.length - 1;
  let hasStarted = false;
  let wasAtEnd = false;
  for (let second = 0; second < ground.x.length; second++) {
    if (isWithinReach(ground, second, stretch, 0)) hasStarted = true;
    if (!isWithinReach(ground, second, stretch, last)) continue;
    if (hasStarted) return "other-way";
    wasAtEnd = true;
  }
  return hasStarted && wasAtEnd ? "other-direction" : "elsewhere";
}

const isWithinReach = ({ x, y }: Ground, second: number, stretch: Way, at: number) =>
  Math.hypot((x[second] ?? Number.NaN) - (stretch.x[at] ?? 0), (y[second] ?? Number.NaN) - (stretch.y[at] ?? 0)) <=
  REACH_METERS;
