import { haversineMeters } from "./position";

interface Position {
  latitude: number;
  longitude: number;
}

/** A place with the positions that were found there. */
export interface FrequentPlace<Found extends Position> extends Position {
  found: Found[];
}

/** A receiver that finds itself, and whether one starts in the yard or on the road, moves a position by less than this. */
const REACH_METERS = 200;

/**
 * Positions by the places where they are, those with the most first. A position belongs to the first place that it is near;
 * a place lies in the middle of its own.
 */
export function frequentPlaces<Found extends Position>(positions: readonly Found[]): FrequentPlace<Found>[] {
  const places: Found[][] = [];
  for (const position of positions) {
    const near = places.find(([first]) => first !== undefined && metersBetween(first, position) <= REACH_METERS);
    if (near) near.push(position);
    else places.push([position]);
  }
  return places
    .map((found) => ({ ...middleOf(found), found }))
    .sort((one, other) => other.found.length - one.found.length);
}

const metersBetween = (one: Position, other: Position): number =>
  haversineMeters(one.latitude, one.longitude, other.latitude, other.longitude);

/** Across the date line, too: longitudes count from the first. */
function middleOf(positions: readonly Position[]): Position {
  const first = positions[0]?.longitude ?? 0;
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const east = mean(positions.map(({ longitude }) => halfTurn(longitude - first)));
  return { latitude: mean(positions.map(({ latitude }) => latitude)), longitude: halfTurn(first + east) };
}

/** The same angle between −180 and 180°. */
const halfTurn = (degrees: number): number => degrees - 360 * Math.round(degrees / 360);
