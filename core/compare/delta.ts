import type { Span } from "../span";
import type { LaidRide } from "./laid";

/**
 * How many seconds a ride is ahead of the first one at a place of their axis; below zero it is behind. Both clocks begin
 * at their start.
 *
 * @returns NaN where one of them never was
 */
export function secondsAhead(first: LaidRide, other: LaidRide, start: number, place: number): number {
  const since = (ride: LaidRide) => ride.clock(ride.secondAt(place)) - ride.clock(ride.secondAt(start));
  return since(first) - since(other);
}

/**
 * How many metres a ride is ahead of the first one at a moment since the start.
 *
 * @param soFar metres up to each second of either
 * @returns NaN when one of them is over
 */
export function metersAhead(
  [first, other]: readonly [LaidRide, LaidRide],
  [firstSoFar, otherSoFar]: readonly [Float64Array, Float64Array],
  place: number,
): number {
  return covered(other, otherSoFar, place) - covered(first, firstSoFar, place);
}

function covered(ride: LaidRide, soFar: Float64Array, place: number): number {
  const second = ride.secondAt(place);
  const whole = Math.floor(second);
  const from = soFar[whole] ?? Number.NaN;
  const to = soFar[Math.min(soFar.length - 1, whole + 1)] ?? from;
  const before = ride.span.start === 0 ? 0 : (soFar[ride.span.start] ?? 0);
  return from + (to - from) * (second - whole) - before;
}

/** The first place of an axis that two rides both knew, from which on they are compared; null where there is none. */
export function firstCommon(first: LaidRide, other: LaidRide, step: number): number | null {
  const shared = commonReach(first, other);
  if (shared === null) return null;
  for (let place = shared.start; place <= shared.end; place += step) {
    if (!Number.isNaN(first.secondAt(place) + other.secondAt(place))) return place;
  }
  return null;
}

/** What of an axis two rides both reach. */
export function commonReach(first: LaidRide, other: LaidRide): Span | null {
  const [start, end] = [Math.max(first.reach.start, other.reach.start, 0), Math.min(first.reach.end, other.reach.end)];
  return end > start ? { start, end } : null;
}

/** How much of the first ride's axis another one was on, from 0 to 1. */
export function shareOfWay(first: LaidRide, other: LaidRide): number {
  const { start, end } = first.reach;
  const steps = 400;
  let shared = 0;
  for (let step = 0; step <= steps; step++) {
    if (!Number.isNaN(other.secondAt(start + ((end - start) * step) / steps))) shared++;
  }
  return end > start ? shared / (steps + 1) : 0;
}
