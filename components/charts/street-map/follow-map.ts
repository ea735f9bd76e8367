import { type Map as MapLibre, type MapMouseEvent, MercatorCoordinate } from "maplibre-gl";
import type { PlacedRoute } from "@/core/route";
import type { Cursor } from "../cursor";
import { createPlaceHold } from "../route/place-hold";
import { nearestSecond } from "../route/route-path";
import type { PlaceAt } from "./line-features";

const REACH_PIXELS = 24;

/** How wide the world is at zoom 0. */
const WORLD_PIXELS = 512;

/**
 * Moves the crosshair with a pointer over the route, and keeps it where somebody pressed.
 *
 * @returns what ends it
 */
export function followMap(map: MapLibre, cursor: Cursor, placeAt: PlaceAt, seconds: number): () => void {
  const world = inWorld(placeAt, seconds);
  const hold = createPlaceHold(cursor);
  const secondAt = ({ lngLat }: MapMouseEvent) => {
    const reach = REACH_PIXELS / (WORLD_PIXELS * 2 ** map.getZoom());
    return nearestSecond(world, MercatorCoordinate.fromLngLat(lngLat), reach, cursor.second());
  };
  const following = [
    map.on("mousemove", (event) => hold.hover(secondAt(event))),
    map.on("click", (event) => hold.press(secondAt(event))),
    map.on("mouseout", () => hold.leave()),
  ];
  return () => {
    for (const one of following) one.unsubscribe();
  };
}

/** Every second on a world that is 1 wide: a route on it stays where it is when the map moves. */
function inWorld(placeAt: PlaceAt, seconds: number): PlacedRoute {
  const [x, y] = [new Float64Array(seconds).fill(Number.NaN), new Float64Array(seconds).fill(Number.NaN)];
  for (let second = 0; second < seconds; second++) {
    const place = placeAt(second);
    if (!place) continue;
    const at = MercatorCoordinate.fromLngLat(place);
    x[second] = at.x;
    y[second] = at.y;
  }
  return { x, y, metersPerPixel: Number.NaN };
}
