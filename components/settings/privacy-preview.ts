import type { Track } from "@/core/channel";
import { hiddenCircle, type PrivatePlace, withoutPrivatePlaces } from "@/core/private-places";
import { type PlacedRoute, placeRoute, simplifyRoute } from "@/core/route";

/** A neighbourhood as it is drawn: what others see of a ride there, what they do not, and the circle in between. */
export interface PlacePreview {
  /** SVG paths. */
  shown: string;
  hidden: string;
  circle: { x: number; y: number; radius: number };
  /** The place itself, which lies off the middle. */
  place: { x: number; y: number };
}

/** The size of the drawing. */
export const PREVIEW = { width: 160, height: 120 };

/** From the middle to the upper edge, in radii of the circle. */
const SURROUNDINGS = 1.5;

const METERS_PER_DEGREE = 111_195;

type Position = { latitude: number; longitude: number };

/** Draws what is hidden around a place, with a ride that comes by where there is one. */
export function previewPlace(place: PrivatePlace, ride: Track | null): PlacePreview {
  const circle = hiddenCircle(place);
  const frame = frameAround(circle);
  const marks: Position[] = [frame.northWest, frame.southEast, circle, place];
  const near = within(frame, ride);
  const route = placeRoute(
    {
      latitude: Float64Array.from([...marks.map(({ latitude }) => latitude), ...near.latitude]),
      longitude: Float64Array.from([...marks.map(({ longitude }) => longitude), ...near.longitude]),
    },
    { ...PREVIEW, margin: 0 },
  );
  const ridden = { ...route, x: route.x.subarray(marks.length), y: route.y.subarray(marks.length) };
  const isShown = secondsShown(ride, place);
  return {
    shown: pathOf(ridden, isShown),
    // A second more at each border, so that the lines meet.
    hidden: pathOf(ridden, (second) => !(isShown(second - 1) && isShown(second) && isShown(second + 1))),
    circle: { ...pointAt(route, 2), radius: round(circle.radiusMeters / route.metersPerPixel) },
    place: pointAt(route, 3),
  };
}

/** Whether others see something of a ride's place at a second. */
function secondsShown(ride: Track | null, place: PrivatePlace): (second: number) => boolean {
  const seen = ride && withoutPrivatePlaces(ride, [place]).latitude;
  return (second) => !Number.isNaN(seen?.[second] ?? Number.NaN);
}

interface Frame {
  northWest: Position;
  southEast: Position;
}

function frameAround({ latitude, longitude, radiusMeters }: Position & { radiusMeters: number }): Frame {
  const high = (SURROUNDINGS * radiusMeters) / METERS_PER_DEGREE;
  const narrow = Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
  const wide = ((high / narrow) * PREVIEW.width) / PREVIEW.height;
  return {
    northWest: { latitude: latitude + high, longitude: longitude - wide },
    southEast: { latitude: latitude - high, longitude: longitude + wide },
  };
}

/** The ride where it is in the frame, with gaps elsewhere. */
function within({ northWest, southEast }: Frame, ride: Track | null): Track {
  if (ride === null) return { latitude: new Float64Array(), longitude: new Float64Array() };
  const middle = (northWest.longitude + southEast.longitude) / 2;
  const isInside = (second: number) => {
    const [latitude = Number.NaN, degrees = Number.NaN] = [ride.latitude[second], ride.longitude[second]];
    const longitude = degrees - 360 * Math.round((degrees - middle) / 360);
    const isHigh = latitude <= northWest.latitude && latitude >= southEast.latitude;
    return isHigh && longitude >= northWest.longitude && longitude <= southEast.longitude;
  };
  const clipped = (degrees: Float64Array) => degrees.map((value, second) => (isInside(second) ? value : Number.NaN));
  return { latitude: clipped(ride.latitude), longitude: clipped(ride.longitude) };
}

function pathOf(route: PlacedRoute, isIn: (second: number) => boolean): string {
  const part = { ...route, x: route.x.map((value, second) => (isIn(second) ? value : Number.NaN)) };
  return simplifyRoute(part, 0.5)
    .map((run) => run.map((second, index) => `${index === 0 ? "M" : "L"}${joined(pointAt(route, second))}`).join(""))
    .join("");
}

const pointAt = ({ x, y }: PlacedRoute, second: number) => ({
  x: round(x[second] ?? Number.NaN),
  y: round(y[second] ?? Number.NaN),
});

const joined = ({ x, y }: { x: number; y: number }) => `${x} ${y}`;

const round = (value: number) => Math.round(value * 10) / 10;
