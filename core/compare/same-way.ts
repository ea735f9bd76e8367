import type { Track } from "../channel";
import { haversineMeters } from "../position";
import { firstPlace, laidFlat, type Place } from "./ground";

/** A ride's way as far as it takes to tell whether another one went the same: a place every 100 m. */
export interface RoughWay {
  latitude: Float32Array;
  longitude: Float32Array;
}

const STEP_METERS = 100;

/** The rough way of a track; null where it has no positions. */
export function roughWay({ latitude, longitude }: Track): RoughWay | null {
  const kept: number[] = [];
  for (let second = 0; second < latitude.length; second++) {
    if (Number.isNaN(latitude[second] ?? Number.NaN)) continue;
    const last = kept.at(-1);
    const isFar =
      last === undefined ||
      haversineMeters(latitude[last] ?? 0, longitude[last] ?? 0, latitude[second] ?? 0, longitude[second] ?? 0) >=
        STEP_METERS;
    if (isFar) kept.push(second);
  }
  if (kept.length === 0) return null;
  return {
    latitude: Float32Array.from(kept, (second) => latitude[second] ?? 0),
    longitude: Float32Array.from(kept, (second) => longitude[second] ?? 0),
  };
}

/** How much of a way another one went, from 0 to 1, in the same direction. */
export function sharedWay(one: RoughWay, other: RoughWay): number {
  const around = firstPlace(toTrack(one));
  if (around === null) return 0;
  const [mine, theirs] = [flat(one, around), flat(other, around)];
  const cells = new Map<string, number[]>();
  for (const [index, [x, y]] of theirs.entries()) {
    const cell = cellAt(x, y);
    cells.set(cell, [...(cells.get(cell) ?? []), index]);
  }
  let shared = 0;
  let onwards = 0;
  let last: number | null = null;
  for (const [x, y] of mine) {
    const near = nearest(theirs, cells, x, y, last);
    if (near === null) continue;
    shared++;
    if (last !== null) onwards += Math.sign(near - last);
    last = near;
  }
  return onwards >= 0 ? shared / mine.length : 0;
}

/** So far apart two ways are one: a place of either is at most 50 m from the next one on the line. */
const NEAR_METERS = 130;

type Point = readonly [x: number, y: number];

const toTrack = ({ latitude, longitude }: RoughWay): Track => ({
  latitude: Float64Array.from(latitude),
  longitude: Float64Array.from(longitude),
});

function flat(way: RoughWay, around: Place): Point[] {
  const { x, y } = laidFlat(toTrack(way), around);
  return [...x].map((east, index) => [east, y[index] ?? 0]);
}

const cellAt = (x: number, y: number) => `${Math.floor(x / NEAR_METERS)} ${Math.floor(y / NEAR_METERS)}`;

/** Of those that are near, the one that lies next behind the last one. */
function nearest(
  theirs: readonly Point[],
  cells: ReadonlyMap<string, number[]>,
  x: number,
  y: number,
  last: number | null,
): number | null {
  const near = [-1, 0, 1].flatMap((dx) =>
    [-1, 0, 1].flatMap((dy) => cells.get(cellAt(x + dx * NEAR_METERS, y + dy * NEAR_METERS)) ?? []),
  );
  let best: number | null = null;
  for (const index of near) {
    const [toX, toY] = theirs[index] ?? [0, 0];
    if (Math.hypot(toX - x, toY - y) > NEAR_METERS) continue;
    if (best === null || Math.abs(index - (last ?? 0)) < Math.abs(best - (last ?? 0))) best = index;
  }
  return best;
}

/** A climb by where it begins and ends. */
export interface PlacedClimb {
  lengthMeters: number;
  from: Place;
  to: Place;
}

const CLIMB_REACH_METERS = 150;

/** Whether two climbs are the same road up: about as long, from about the same place to about the same place. */
export const isSameClimb = (one: PlacedClimb, other: PlacedClimb): boolean =>
  Math.abs(one.lengthMeters - other.lengthMeters) <= 0.15 * one.lengthMeters + CLIMB_REACH_METERS &&
  apart(one.from, other.from) <= CLIMB_REACH_METERS &&
  apart(one.to, other.to) <= CLIMB_REACH_METERS;

const apart = (one: Place, other: Place) =>
  haversineMeters(one.latitude, one.longitude, other.latitude, other.longitude);

/** Where a second was, or the next one near it that knows. */
export function placeAt({ latitude, longitude }: Track, second: number): Place | null {
  for (let step = 0; step <= 30; step++) {
    for (const at of [second + step, second - step]) {
      const here = { latitude: latitude[at] ?? Number.NaN, longitude: longitude[at] ?? Number.NaN };
      if (!Number.isNaN(here.latitude + here.longitude)) return here;
    }
  }
  return null;
}
