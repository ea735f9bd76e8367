import { bisectLeft } from "d3-array";
import { pausedSeconds, pausesWithin } from "../pauses";
import type { Span } from "../span";

/** What rides are laid over each other by. */
export const ALONG = ["time", "distance", "position"] as const;

/** time: since the start. distance: by each ride's own metres. position: at the same place on the way of the first. */
export type Along = (typeof ALONG)[number];

/** A ride, or a stretch of it, on an axis that several rides share. */
export interface LaidRide {
  /** Seconds of the ride. */
  span: Span;
  /** What of the axis it knows. */
  reach: Span;
  /** Where on the axis a second stands; NaN where it stands nowhere. */
  at(second: number): number;
  /** The moment at which it came to a place of the axis, in seconds of the ride; NaN where it never was. */
  secondAt(place: number): number;
  /** The time since the start of the span at a moment of the ride, with or without its pauses. */
  clock(second: number): number;
}

/**
 * Lays a ride on an axis.
 *
 * @param places where on the axis each of its seconds stands, never falling; NaN where it is not on the axis
 * @param pauses of the ride; those that count for nothing
 */
export function layRide(places: Float64Array, span: Span, pauses: readonly Span[]): LaidRide {
  const seconds: number[] = [];
  const known: number[] = [];
  for (let second = span.start; second < Math.min(span.end, places.length); second++) {
    const place = places[second] ?? Number.NaN;
    if (Number.isNaN(place)) continue;
    seconds.push(second);
    known.push(place);
  }
  return {
    span,
    reach: { start: known[0] ?? 0, end: known.at(-1) ?? 0 },
    at: (second) => places[Math.floor(second)] ?? Number.NaN,
    secondAt(place) {
      const index = bisectLeft(known, place);
      const [to, there] = [seconds[index], known[index]];
      if (to === undefined || there === undefined) return Number.NaN;
      if (there === place) return to;
      const [from, before] = [seconds[index - 1], known[index - 1]];
      // Between two seconds it got on evenly; between two that are further apart nobody knows where it was.
      if (from === undefined || before === undefined || to - from > 1) return Number.NaN;
      return from + (place - before) / (there - before);
    },
    clock(second) {
      const whole = Math.floor(second);
      const paused = pausedSeconds(whole - span.start, pausesWithin(pauses, span));
      return second - span.start - paused;
    },
  };
}

/** Where each second stands on an axis of time. */
export function placesByTime(seconds: number, { start }: Span, pauses: readonly Span[]): Float64Array {
  let stood = 0;
  const places = new Float64Array(seconds);
  for (let second = 0; second < seconds; second++) {
    places[second] = second - start - stood;
    if (second >= start && pauses.some((pause) => second >= pause.start && second < pause.end)) stood++;
  }
  return places;
}

/** Where each second stands on an axis of the metres that were ridden since the start of a span. */
export const placesByDistance = (soFar: Float64Array, { start }: Span): Float64Array => {
  const before = start === 0 ? 0 : (soFar[start] ?? 0);
  return soFar.map((meters) => meters - before);
};
