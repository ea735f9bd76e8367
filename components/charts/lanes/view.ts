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
  const { start, end } = zoomed(onAxis(axis, view), onAxis(axis, whole), factor, axis.at(around));
  // To a metre, to which a view is rounded; and where somebody stands at the end there is more ride than road.
  const isWhole = start <= axis.at(whole.start) + 1 && end >= axis.at(whole.end) - 1;
  return isWhole ? whole : viewOf({ start: axis.secondAt(start), end: axis.secondAt(end) }, whole);
}

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
  const shift = second < view.start ? second - view.start : second + 1 - view.end;
  return within({ start: view.start + shift, end: view.end + shift }, whole);
}

function within(asked: Span, whole: Span): Span {
  const longest = whole.end - whole.start;
  const length = Math.round(Math.min(longest, Math.max(SHORTEST_SECONDS, asked.end - asked.start)));
  const middle = (asked.start + asked.end) / 2;
  const start = Math.round(Math.min(whole.end - length, Math.max(whole.start, middle - length / 2)));
  return { start, end: start + length };
}
