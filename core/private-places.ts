import type { Track } from "./channel";
import type { PlaceId } from "./ids";
import { EARTH_RADIUS_METERS, haversineMeters } from "./position";

/** A place around which nobody but its rider sees where they rode. */
export interface PrivatePlace {
  id: PlaceId;
  name: string;
  latitude: number;
  longitude: number;
  radiusMeters: number;
  /** From the place to the middle of what is hidden around it. */
  shiftNorthMeters: number;
  shiftEastMeters: number;
}

/** What is hidden around a place. */
export interface HiddenCircle {
  latitude: number;
  longitude: number;
  radiusMeters: number;
}

/** How far the middle of what is hidden may lie north or south, and east or west, of the place: a share of its radius. */
export const LARGEST_SHIFT = 0.4;

/** What shows for less between two hidden stretches tells more of the border than of the ride. */
const SHORTEST_SHOWN_SECONDS = 30;

/** For the arithmetic of positions, which is exact to a few millimetres. */
const SLACK_METERS = 1;

/**
 * The circle that is hidden around a place. It covers the place's own circle and lies off its middle: many rides that
 * vanish at one border show that border's middle, which is not the place. How much larger it is does not depend on how
 * far off it lies, or the two would tell the place after all.
 */
export function hiddenCircle(place: PrivatePlace): HiddenCircle {
  const { radiusMeters, shiftNorthMeters, shiftEastMeters } = place;
  const shift = Math.hypot(shiftNorthMeters, shiftEastMeters);
  const middle = moved(place, shift, Math.atan2(shiftEastMeters, shiftNorthMeters));
  const farthest = Math.max(radiusMeters * LARGEST_SHIFT * Math.SQRT2, shift);
  return { ...middle, radiusMeters: radiusMeters + farthest + SLACK_METERS };
}

/**
 * A track as others may see it: gaps where it was within what is hidden around a place, and where it showed for a moment
 * only before it was hidden again.
 */
export function withoutPrivatePlaces(track: Track, places: readonly PrivatePlace[]): Track {
  const circles = places.map(hiddenCircle);
  const isHidden = Uint8Array.from(track.latitude, (latitude, second) => {
    const longitude = track.longitude[second] ?? Number.NaN;
    return circles.some((circle) => isWithin(circle, latitude, longitude)) ? 1 : 0;
  });
  if (!isHidden.includes(1)) return track;
  hideMoments(isHidden, track);
  const masked = (degrees: Float64Array) => degrees.map((value, second) => (isHidden[second] ? Number.NaN : value));
  return { latitude: masked(track.latitude), longitude: masked(track.longitude) };
}

/** A position is never nearer than its latitude alone says: most are told from that without trigonometry. */
function isWithin(circle: HiddenCircle, latitude: number, longitude: number): boolean {
  if (!(radians(Math.abs(latitude - circle.latitude)) * EARTH_RADIUS_METERS <= circle.radiusMeters)) return false;
  return haversineMeters(latitude, longitude, circle.latitude, circle.longitude) <= circle.radiusMeters;
}

/** Hides the positions, too, that show only shortly between two that are hidden, or between one and an end of the track. */
function hideMoments(isHidden: Uint8Array, { latitude }: Track): void {
  let shownFrom = -1;
  let shownUntil = -1;
  const hideShown = () => {
    if (shownFrom >= 0 && shownUntil - shownFrom < SHORTEST_SHOWN_SECONDS) isHidden.fill(1, shownFrom, shownUntil);
    shownFrom = -1;
  };
  for (let second = 0; second < latitude.length; second++) {
    if (isHidden[second]) hideShown();
    else if (!Number.isNaN(latitude[second])) {
      if (shownFrom < 0) shownFrom = second;
      shownUntil = second + 1;
    }
  }
  hideShown();
}

/** Where one comes to by so many metres along a great circle that begins with a bearing, in radians from the north. */
function moved(from: { latitude: number; longitude: number }, meters: number, bearing: number) {
  const [latitude, arc] = [radians(from.latitude), meters / EARTH_RADIUS_METERS];
  const sine = Math.sin(latitude) * Math.cos(arc) + Math.cos(latitude) * Math.sin(arc) * Math.cos(bearing);
  const east = Math.atan2(
    Math.sin(bearing) * Math.sin(arc) * Math.cos(latitude),
    Math.cos(arc) - Math.sin(latitude) * sine,
  );
  return { latitude: degrees(Math.asin(Math.min(Math.max(sine, -1), 1))), longitude: from.longitude + degrees(east) };
}

const radians = (value: number) => (value * Math.PI) / 180;
const degrees = (value: number) => (value * 180) / Math.PI;
