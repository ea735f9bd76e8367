import type { StretchNumbers } from "../ride";
import type { Span } from "../span";
import { stretchNumbers, stretchOf } from "../stretch";
import type { Comparison } from "./comparison";
import type { Entrant } from "./parts";

/** A part of the axis with a name of its own: "Climb 2". */
export interface Section extends Span {
  name: string;
}

/** How one ride rode one section; null where it did not, or not all of it. */
export type Ridden = {
  seconds: number;
  /** Ahead of the first ride in this section alone, in seconds; by time in metres. */
  ahead: number | null;
  numbers: StretchNumbers;
} | null;

/** Stretches of the first ride with what lies between them, from start to finish, as places of the axis. */
export function sectionsBetween({ rides, whole }: Comparison, stretches: readonly Section[]): Section[] {
  const first = rides[0];
  if (first?.is !== "compared") return [];
  const sections: Section[] = [];
  let [place, last] = [whole.start, "Start"];
  const between = (until: number, name: string) => {
    const least = (whole.end - whole.start) * LEAST_SHARE;
    if (until - place >= least) sections.push({ name: `${last} to ${name}`, start: place, end: until });
  };
  for (const { name, start, end } of stretches) {
    const [from, to] = [first.laid.at(start), first.laid.at(Math.min(end, first.laid.span.end) - 1)];
    if (!(from >= place - SLACK && to > from)) continue;
    between(from, name.toLowerCase());
    sections.push({ name, start: from, end: to });
    [place, last] = [to, name];
  }
  between(whole.end, "finish");
  return sections;
}

/** Less than a hundredth of the way between two climbs is not worth a row. */
const LEAST_SHARE = 0.01;

/** Laps end where the next begins, to a second's way. */
const SLACK = 60;

/** The axis in four. */
export const quarters = ({ whole: { start, end } }: Comparison): Section[] =>
  ["First quarter", "Second quarter", "Third quarter", "Last quarter"].map((name, index) => ({
    name,
    start: start + ((end - start) * index) / 4,
    end: start + ((end - start) * (index + 1)) / 4,
  }));

/** How each ride rode a section. */
export function riddenIn(comparison: Comparison, entrants: readonly Entrant[], section: Section): Ridden[] {
  return comparison.rides.map((ride, index): Ridden => {
    const entrant = entrants[index];
    if (ride.is !== "compared" || !entrant) return null;
    const { start, end } = asGoodAs(section, ride.laid.reach);
    const [from, to] = [ride.laid.secondAt(start), ride.laid.secondAt(end)];
    if (Number.isNaN(from + to) || to <= from) return null;
    const ahead = ride.aheadAt(end) - (start <= ride.from ? 0 : ride.aheadAt(start));
    const first = Math.round(from);
    return {
      seconds: ride.laid.clock(to) - ride.laid.clock(from),
      ahead: Number.isNaN(ahead) ? null : ahead,
      numbers: stretchNumbers(stretchOf(entrant.ready, { start: first, end: Math.max(Math.round(to), first + 1) })),
    };
  });
}

/** Nobody begins and ends to the metre where somebody else did: who was nearly there was there. */
function asGoodAs({ start, end }: Span, reach: Span): Span {
  const near = Math.min(NEAR, (end - start) / 4);
  return {
    start: start < reach.start && reach.start - start <= near ? reach.start : start,
    end: end > reach.end && end - reach.end <= near ? reach.end : end,
  };
}

/** In metres, or seconds. */
const NEAR = 100;
