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
    const [from, to] = [ride.laid.secondAt(section.start), lastMoment(ride.laid, section.end)];
    if (Number.isNaN(from + to) || to <= from) return null;
    const ahead = ride.aheadAt(section.end) - (section.start <= ride.from ? 0 : ride.aheadAt(section.start));
    return {
      seconds: ride.laid.clock(to) - ride.laid.clock(from),
      ahead: Number.isNaN(ahead) ? null : ahead,
      numbers: stretchNumbers(
        stretchOf(entrant.ready, { start: Math.round(from), end: Math.max(Math.round(to), Math.round(from) + 1) }),
      ),
    };
  });
}

/** The end of an axis is where a ride was in its last second, if it is as good as there. */
function lastMoment(laid: { secondAt(place: number): number; reach: Span }, place: number): number {
  const exact = laid.secondAt(place);
  const isNearly = Number.isNaN(exact) && place - laid.reach.end <= 20 && place > laid.reach.end;
  return isNearly ? laid.secondAt(laid.reach.end) : exact;
}
