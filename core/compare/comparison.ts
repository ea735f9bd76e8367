import type { Span } from "../span";
import { commonReach, firstCommon, metersAhead, secondsAhead, shareOfWay } from "./delta";
import { ALONG, type Along, type LaidRide, layRide, placesByDistance, placesByTime } from "./laid";
import { type Entrant, modelOfEntrant, type Part, trackedOf } from "./parts";

/** A ride of the comparison, or why it is not in it. */
export type Compared =
  | {
      is: "compared";
      laid: LaidRide;
      /** How far ahead of the first ride it is at a place: seconds, or by time metres. NaN where one of them never was. */
      aheadAt(place: number): number;
      /** The place from which on both are compared. */
      from: number;
      /** How much of the first one's way it was on, from 0 to 1. */
      share: number;
    }
  | { is: Exclude<Part["is"], "found"> | "no-distance" | "no-positions" | "nothing-common" };

/** Rides on one axis; the first of them is what the others are held against. */
export interface Comparison {
  along: Along;
  /** What there is of the axis: that of the first ride, and by time as long as the longest. */
  whole: Span;
  rides: readonly Compared[];
}

/** What rides can be laid over each other by: whatever the first one and at least one other know. */
export function possibleAlong(entrants: readonly Entrant[]): Along[] {
  const know = (knows: (one: Entrant) => boolean) =>
    entrants[0] !== undefined && knows(entrants[0]) && entrants.slice(1).some(knows);
  const isPossible: Record<Along, boolean> = {
    time: true,
    distance: know(({ ready }) => ready.soFar !== null),
    position: know((one) => trackedOf(one) !== null),
  };
  return ALONG.filter((along) => isPossible[along]);
}

/**
 * Lays rides over each other.
 *
 * @param parts of each ride, as `partsOf` found them
 * @param countsPauses whether time goes on in a pause
 * @returns null when the first one cannot be laid along that at all
 */
export function compare(
  entrants: readonly Entrant[],
  parts: readonly Part[],
  along: Along,
  countsPauses: boolean,
): Comparison | null {
  const laid = laidAlong(entrants, parts, along, countsPauses);
  const first = laid[0];
  if (first === undefined || typeof first === "string") return null;
  const rides = laid.map((one, index): Compared => {
    if (typeof one === "string") return { is: one };
    return against(first, one, along, [entrants[0]?.ready.soFar ?? null, entrants[index]?.ready.soFar ?? null]);
  });
  const ends = laid.map((one) => (typeof one === "string" ? 0 : one.reach.end));
  return { along, whole: { start: 0, end: along === "time" ? Math.max(...ends) : first.reach.end }, rides };
}

type Laid = LaidRide | Exclude<Compared["is"], "compared">;

function laidAlong(entrants: readonly Entrant[], parts: readonly Part[], along: Along, countsPauses: boolean): Laid[] {
  const [first] = entrants;
  const [part] = parts;
  const model = along === "position" && first && part?.is === "found" ? modelOfEntrant(first, part.span) : null;
  return entrants.map((one, index): Laid => {
    const found = parts[index];
    if (found?.is !== "found") return found?.is ?? "nothing-common";
    const pauses = countsPauses ? [] : one.ready.pauses;
    if (along === "time") return layRide(placesByTime(one.elapsedSeconds, found.span, pauses), found.span, pauses);
    const { soFar } = one.ready;
    if (soFar === null) return along === "position" ? "no-positions" : "no-distance";
    if (along === "distance" || index === 0) return layRide(placesByDistance(soFar, found.span), found.span, pauses);
    const tracked = trackedOf(one);
    return tracked && model ? layRide(model.placesOf(tracked, found.span), found.span, pauses) : "no-positions";
  });
}

/** Steps in which the first place is looked for that both know: seconds or metres. */
const STEP = 5;

function against(
  first: LaidRide,
  other: LaidRide,
  along: Along,
  [firstSoFar, otherSoFar]: readonly [Float64Array | null, Float64Array | null],
): Compared {
  const from = firstCommon(first, other, STEP);
  if (from === null || commonReach(first, other) === null) return { is: "nothing-common" };
  const inMeters = firstSoFar && otherSoFar && ([firstSoFar, otherSoFar] as const);
  return {
    is: "compared",
    laid: other,
    from,
    share: along === "time" ? 1 : shareOfWay(first, other),
    aheadAt(place) {
      if (along !== "time") return secondsAhead(first, other, from, place);
      return inMeters ? metersAhead([first, other], inMeters, place) : Number.NaN;
    },
  };
}
