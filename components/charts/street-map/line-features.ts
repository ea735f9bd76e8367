import type { Track } from "@/core/channel";
import { longitudesInOnePiece } from "@/core/route";
import { type Colouring, colourOf } from "../route/colouring";
import type { RoutePiece } from "../route/route-pieces";

/** A line as GeoJSON has it. */
export interface LineFeature {
  type: "Feature";
  /** `start`, the second at which it begins: what was ridden later lies on top. */
  properties: { colour: string; start: number };
  geometry: { type: "LineString"; coordinates: [number, number][] };
}

/** Longitude and latitude at a second; null in a gap. */
export type PlaceAt = (second: number) => [number, number] | null;

/** Where a track was at each second. */
export function placesOf(track: Track): PlaceAt {
  const longitude = longitudesInOnePiece(track.longitude);
  return (second) => {
    const [x, y] = [longitude[second] ?? Number.NaN, track.latitude[second] ?? Number.NaN];
    return Number.isNaN(x) || Number.isNaN(y) ? null : [x, y];
  };
}

/** The pieces of a route as lines on a street map. */
export const lineFeatures = (placeAt: PlaceAt, pieces: readonly RoutePiece[], colouring: Colouring): LineFeature[] =>
  pieces.map(({ seconds, step }) => ({
    type: "Feature",
    properties: { colour: colourOf(colouring, step), start: seconds[0] ?? 0 },
    geometry: { type: "LineString", coordinates: coordinatesOf(placeAt, seconds) },
  }));

function coordinatesOf(placeAt: PlaceAt, seconds: readonly number[]) {
  const coordinates: [number, number][] = [];
  for (const second of seconds) {
    const place = placeAt(second);
    if (place) coordinates.push(place);
  }
  return coordinates;
}

/** South-west and north-east of a track; null where it has no place. */
export function boundsOf(placeAt: PlaceAt, seconds: number) {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (let second = 0; second < seconds; second++) {
    const [x, y] = placeAt(second) ?? [Number.NaN, Number.NaN];
    if (x < bounds.west) bounds.west = x;
    if (x > bounds.east) bounds.east = x;
    if (y < bounds.south) bounds.south = y;
    if (y > bounds.north) bounds.north = y;
  }
  const { west, south, east, north } = bounds;
  return west > east
    ? null
    : ([
        [west, south],
        [east, north],
      ] satisfies [[number, number], [number, number]]);
}
