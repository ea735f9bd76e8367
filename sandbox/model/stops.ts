import type { Chance } from "./chance";
import type { Route } from "./route";

/** A red light, a crossing, a café. */
export interface Stop {
  meters: number;
  seconds: number;
}

/** In the order of the road. */
export function stopsOn({ lengthMeters }: Route, hasCafe: boolean, chance: Chance): Stop[] {
  const stops: Stop[] = [];
  for (let meters = chance.between(900, 4000); meters < lengthMeters - 800; meters += chance.between(2500, 11000)) {
    if (chance.isLucky(0.6)) stops.push({ meters, seconds: Math.round(chance.between(3, 48)) });
  }
  if (hasCafe)
    stops.push({ meters: lengthMeters * chance.between(0.5, 0.62), seconds: Math.round(chance.between(560, 1500)) });
  return stops
    .toSorted((one, other) => one.meters - other.meters)
    .filter((stop, index, all) => stop.meters - (all[index - 1]?.meters ?? 0) > 300);
}
