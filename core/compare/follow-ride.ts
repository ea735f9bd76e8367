import type { Track } from "../channel";
import type { Span } from "../span";
import { followed } from "./follow";
import { firstPlace, laidFlat } from "./ground";
import { indexOf, type WayIndex } from "./nearby";
import { type Passes, passesOf } from "./passes";
import { placesAlong } from "./places";
import { type Way, wayOf } from "./way";

/** A ride with its positions and metres up to each second. */
export interface Tracked {
  track: Track;
  soFar: Float64Array;
}

/** A stretch of a ride that others are held against. */
export interface Model {
  /** Where others were, second by second, in metres along the stretch; NaN where they were not on it. */
  placesOf(other: Tracked, span: Span): Float64Array;
  /** When others went over it. */
  passesOf(other: Tracked): Passes;
}

/**
 * Makes a stretch ready to be followed by others.
 *
 * @returns null where it has no positions
 */
export function modelOf({ track, soFar }: Tracked, span: Span): Model | null {
  const around = firstPlace(track);
  if (around === null) return null;
  const before = span.start === 0 ? 0 : (soFar[span.start] ?? 0);
  const way = wayOf(
    laidFlat(track, around),
    soFar.map((meters) => meters - before),
    span,
  );
  if (way.x.length < 2) return null;
  const index: WayIndex = indexOf(way);
  const lineOf = (other: Tracked, part: Span): Way => wayOf(laidFlat(other.track, around), other.soFar, part);
  return {
    placesOf(other, part) {
      const line = lineOf(other, part);
      return placesAlong(followed(index, line), line, other.soFar, part);
    },
    passesOf: (other) => passesOf(way, laidFlat(other.track, around), other.soFar),
  };
}
