import type { Span } from "@/core/span";
import { type Axis, onAxis, shareOf } from "./axis";

/** Nothing shorter is shown: below it there is more paper than ride. */
const SHORTEST_SECONDS = 60;

/** What is shown of a ride after looking nearer (factor below 1) or from further away, around one second. */
export function zoomed(view: Span, whole: Span, factor: number, around: number): Span {
  const length = (view.end - view.start) * factor;
  const share = shareOf(view, around);
  return within({ start: around - length * share, end: around + length * (1 - share) }, whole);
}

/** The same on an axis, which need not be one of time. */
export function zoomedAlong(axis: Axis, view: Span, whole: Span, factor: number, around: number): Span {
  if (axis.kind === "time") return zoomed(view, whole, factor, around);
  return fromAxis(axis, zoomed(onAxis(axis, view), onAxis(axis, whole), factor, axis.at(around)), whole);
}

/** Where two fingers are, in shares of the width. */
export type Fingers = readonly [number, number];

/** Fingers nearer to each other, or above one another, tell no length: they only move what is shown. */
const LEAST_SHARE = 0.05;

/**
 * What is shown when two fingers went from somewhere to somewhere else: what lay under each of them lies under it still,
 * as far as the ride reaches.
 *
 * @param view what was shown when they came down
 */
export function pinched(axis: Axis, view: Span, whole: Span, from: Fingers, to: Fingers): Span {
  const [shown, all] = [onAxis(axis, view), onAxis(axis, whole)];
  const length = shown.end - shown.start;
  const [apart, apartNow] = [distanceOf(from), distanceOf(to)];
  const factor = apart < LEAST_SHARE || apartNow < LEAST_SHARE ? 1 : apart / apartNow;
  const longest = all.end - all.start;
  const wanted = Math.min(longest, Math.max(axis.kind === "time" ? SHORTEST_SECONDS : 0, length * factor));
  const start = shown.start + middleOf(from) * length - middleOf(to) * wanted;
  const cut = Math.min(all.end - wanted, Math.max(all.start, start));
  return fromAxis(axis, { start: cut, end: cut + wanted }, whole);
}

const distanceOf = ([one, other]: Fingers) => Math.abs(other - one);
const middleOf = ([one, other]: Fingers) => (one + other) / 2;

/** A stretch as a view of it: made long enough to be shown. */
export const viewOf = (stretch: Span, whole: Span): Span => within(stretch, whole);

/** The stretch a person has drawn across, in whichever direction; from the ride's last second it reaches to its end. */
export function drawnAcross(one: number, other: number, whole: Span): Span {
  const end = Math.max(one, other);
  return { start: Math.min(one, other), end: end >= whole.end - 1 ? whole.end : end };
}

/** The same length of ride, moved just far enough to show one second. */
export function showing(view: Span, whole: Span, second: number): Span {
  if (second >= view.start && second < view.end) return view;
  return slid(view, whole, second < view.start ? second - view.start : second + 1 - view.end);
}

/** The same length of ride, so many seconds later, as far as the ride reaches. */
export function slid({ start, end }: Span, whole: Span, seconds: number): Span {
  return within({ start: start + seconds, end: end + seconds }, whole);
}

/** The same length on an axis, so much further along it. */
export function slidAlong(axis: Axis, view: Span, whole: Span, by: number): Span {
  if (axis.kind === "time") return slid(view, whole, by);
  const [{ start, end }, all] = [onAxis(axis, view), onAxis(axis, whole)];
  const moved = Math.min(all.end - end, Math.max(all.start - start, by));
  return fromAxis(axis, { start: start + moved, end: end + moved }, whole);
}

/** What is shown, begun at another second; at least a minute of it stays. */
export function begunAt({ end }: Span, whole: Span, start: number): Span {
  return { start: Math.round(Math.max(whole.start, Math.min(start, end - shortest(whole)))), end };
}

/** What is shown, ended at another second; at least a minute of it stays. */
export function endedAt({ start }: Span, whole: Span, end: number): Span {
  return { start, end: Math.round(Math.min(whole.end, Math.max(end, start + shortest(whole)))) };
}

/** The least that can be shown of a ride, in seconds. */
export const shortest = ({ start, end }: Span) => Math.min(SHORTEST_SECONDS, end - start);

function fromAxis(axis: Axis, { start, end }: Span, whole: Span): Span {
  // To a metre, to which a view is rounded; and where somebody stands at the end there is more ride than road.
  const isWhole = start <= axis.at(whole.start) + 1 && end >= axis.at(whole.end) - 1;
  return isWhole ? whole : within({ start: axis.secondAt(start), end: axis.secondAt(end) }, whole);
}

function within(asked: Span, whole: Span): Span {
  const longest = whole.end - whole.start;
  const length = Math.round(Math.min(longest, Math.max(SHORTEST_SECONDS, asked.end - asked.start)));
  const middle = (asked.start + asked.end) / 2;
  const start = Math.round(Math.min(whole.end - length, Math.max(whole.start, middle - length / 2)));
  return { start, end: start + length };
}
