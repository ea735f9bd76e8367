import type { Track } from "../channel";
import type { ReadyRide } from "../ready-ride";
import type { Span } from "../span";
import { type Model, modelOf, type Tracked } from "./follow-ride";

/** A ride that is compared. */
export interface Entrant {
  ready: ReadyRide;
  track: Track | null;
  elapsedSeconds: number;
}

/** The part of a ride that is compared, or why there is none. */
export type Part =
  | {
      is: "found";
      span: Span;
      /** All parts that it could be: a hill is ridden twice. */
      passes: readonly Span[];
      /** It has no positions: the same seconds are taken, wherever they were ridden. */
      isBlind: boolean;
    }
  | { is: "elsewhere" | "other-direction" | "other-way" | "too-short" };

export const wholeOf = ({ elapsedSeconds }: Entrant): Span => ({ start: 0, end: elapsedSeconds });

/**
 * Finds a stretch of the first ride on the others.
 *
 * @param stretch null for the whole ride, and then for all of each
 * @param wanted which pass of each ride, from 0; what is not there counts as the first
 * @param own of each ride the part of it that takes part at all; null for all of it
 */
export function partsOf(
  entrants: readonly Entrant[],
  stretch: Span | null,
  wanted: readonly number[],
  own: readonly (Span | null)[] = [],
): Part[] {
  const [first] = entrants;
  if (first === undefined) return [];
  if (stretch === null) return entrants.map((one, index) => foundAt([ownOf(one, own[index])]));
  const model = modelOfEntrant(first, stretch);
  return entrants.map((one, index): Part => {
    if (index === 0) return foundAt([stretch]);
    const [from, to] = [own[0], own[index]];
    return from && to
      ? within(to, partOf(one, model, moved(stretch, to.start - from.start), 0))
      : partOf(one, model, stretch, wanted[index] ?? 0);
  });
}

/** No further than the ride goes. */
const ownOf = (one: Entrant, own: Span | null | undefined): Span =>
  own && own.start < one.elapsedSeconds
    ? { start: own.start, end: Math.min(own.end, one.elapsedSeconds) }
    : wholeOf(one);

const moved = ({ start, end }: Span, seconds: number): Span => ({
  start: Math.max(0, start + seconds),
  end: Math.max(0, end + seconds),
});

/** Of several passes the one that lies in a part of the ride, or most of it. */
function within(own: Span, part: Part): Part {
  if (part.is !== "found" || part.isBlind) return part;
  const common = ({ start, end }: Span) => Math.min(end, own.end) - Math.max(start, own.start);
  const [nearest] = part.passes.toSorted((one, other) => common(other) - common(one));
  return nearest ? foundAt([nearest]) : part;
}

function partOf(one: Entrant, model: Model | null, stretch: Span, wanted: number): Part {
  const tracked = trackedOf(one);
  if (model === null || tracked === null) {
    const span = { start: stretch.start, end: Math.min(stretch.end, one.elapsedSeconds) };
    return span.end > span.start ? { ...foundAt([span]), isBlind: true } : { is: "too-short" };
  }
  const passes = model.passesOf(tracked);
  return passes.is === "found" ? foundAt(passes.spans, wanted) : passes;
}

const foundAt = (passes: readonly Span[], wanted = 0): Extract<Part, { is: "found" }> => ({
  is: "found",
  span: passes[wanted] ?? passes[0] ?? { start: 0, end: 0 },
  passes,
  isBlind: false,
});

/** A stretch of a ride, ready to be followed; null where nobody knows where it was. */
export function modelOfEntrant(one: Entrant, stretch: Span): Model | null {
  const tracked = trackedOf(one);
  return tracked && modelOf(tracked, stretch);
}

/** With positions and metres; null where one of them is missing. */
export const trackedOf = ({ track, ready: { soFar } }: Entrant): Tracked | null => track && soFar && { track, soFar };
