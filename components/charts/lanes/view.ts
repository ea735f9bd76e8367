import type { Span } from "@/core/span";

/** Nothing shorter is shown: below it there is more paper than ride. */
const SHORTEST_SECONDS = 60;

/** What is shown of a ride after looking nearer (factor below 1) or from further away, around one second. */
export function zoomed(view: Span, whole: Span, factor: number, around: number): Span {
  const length = (view.end - view.start) * factor;
  const share = (around - view.start) / (view.end - view.start);
  return within({ start: around - length * share, end: around + length * (1 - share) }, whole);
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
