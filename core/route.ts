import type { Track } from "./channel";
import { LONGEST_HOLE_SECONDS } from "./holes";

/** A track laid into a box: where it was at each second, in pixels from the top left; NaN is a gap. */
export interface PlacedRoute {
  x: Float64Array;
  y: Float64Array;
  /** At the middle of the box. */
  metersPerPixel: number;
}

export interface Box {
  width: number;
  height: number;
  /** Free on all sides. */
  margin: number;
}

const EARTH_RADIUS_METERS = 6_378_137;

/** A rider who goes round a yard does not fill a map with it. */
const LEAST_EXTENT_METERS = 100;

/** Lays a track into the middle of a box, as large as it fits, north up (Web Mercator, as the maps one knows). */
export function placeRoute(track: Track, { width, height, margin }: Box): PlacedRoute {
  const x = longitudesInOnePiece(track.longitude).map(radians);
  const y = track.latitude.map((degrees) => -Math.log(Math.tan(Math.PI / 4 + radians(degrees) / 2)));
  const [left, right] = extent(x);
  const [top, bottom] = extent(y);
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };

  // Mercator stretches the ground by 1/cos(latitude), which is cosh of its own y.
  const metersPerRadian = EARTH_RADIUS_METERS / Math.cosh(middle.y);
  const least = LEAST_EXTENT_METERS / metersPerRadian;
  const scale = Math.min(
    Math.max(width - 2 * margin, 1) / Math.max(right - left, least),
    Math.max(height - 2 * margin, 1) / Math.max(bottom - top, least),
  );
  return {
    x: x.map((value) => width / 2 + (value - middle.x) * scale),
    y: y.map((value) => height / 2 + (value - middle.y) * scale),
    metersPerPixel: metersPerRadian / scale,
  };
}

/**
 * The seconds at which the line bends, in stretches without a gap: between them it may be drawn straight.
 *
 * @param tolerance how far the drawn line may pass a point, in pixels
 */
export function simplifyRoute(route: PlacedRoute, tolerance: number): number[][] {
  // Half of the tolerance for leaving out what hardly moves (riders stand at lights), half for straightening.
  return stretchesOf(route, tolerance / 2).map((stretch) => straightened(route, stretch, tolerance / 2));
}

/**
 * The longest round distance (1, 2 or 5 with zeros) that is not longer than so many pixels.
 *
 * @returns its length on the ground and on the drawing
 */
export function scaleBar(metersPerPixel: number, maxPixels: number): { meters: number; pixels: number } {
  const most = metersPerPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const meters = power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
  return { meters, pixels: meters / metersPerPixel };
}

/** In degrees; a ride over the date line goes on beyond 180° instead of leaping round the world. */
export function longitudesInOnePiece(longitude: Float64Array): Float64Array {
  let last = Number.NaN;
  return longitude.map((degrees) => {
    const turns = Number.isNaN(last) ? 0 : Math.round((degrees - last) / 360);
    const whole = degrees - 360 * turns;
    if (!Number.isNaN(whole)) last = whole;
    return whole;
  });
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function extent(values: Float64Array): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 0];
}

/** The seconds in stretches without a gap, without those that are within a reach of the last one kept. */
function stretchesOf({ x, y }: PlacedRoute, reach: number): number[][] {
  const stretches: number[][] = [];
  let current: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const close = () => {
    if (current.length > 0 && current.at(-1) !== last) current.push(last);
  };
  for (let second = 0; second < x.length; second++) {
    if (Number.isNaN(x[second] ?? Number.NaN)) continue;
    if (second - last > LONGEST_HOLE_SECONDS) {
      close();
      current = [second];
      stretches.push(current);
    }
    const kept = current.at(-1) ?? second;
    const moved = Math.hypot((x[second] ?? 0) - (x[kept] ?? 0), (y[second] ?? 0) - (y[kept] ?? 0));
    if (moved > reach) current.push(second);
    last = second;
  }
  close();
  return stretches;
}

/** Douglas and Peucker: of a stretch of line only the point farthest from the straight one, as long as that is far. */
function straightened(route: PlacedRoute, stretch: readonly number[], tolerance: number): number[] {
  const isKept = new Uint8Array(stretch.length);
  isKept[0] = 1;
  isKept[stretch.length - 1] = 1;
  const open: [number, number][] = [[0, stretch.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part;
    const { index, distance } = farthest(route, stretch, from, to);
    if (distance <= tolerance) continue;
    isKept[index] = 1;
    open.push([from, index], [index, to]);
  }
  return stretch.filter((_, index) => isKept[index]);
}

function farthest({ x, y }: PlacedRoute, stretch: readonly number[], from: number, to: number) {
  const [start, end] = [stretch[from] ?? 0, stretch[to] ?? 0];
  const [startX, startY] = [x[start] ?? 0, y[start] ?? 0];
  const [dx, dy] = [(x[end] ?? 0) - startX, (y[end] ?? 0) - startY];
  const squared = dx * dx + dy * dy;
  const most = { index: from, distance: 0 };
  for (let index = from + 1; index < to; index++) {
    const second = stretch[index] ?? 0;
    const [px, py] = [(x[second] ?? 0) - startX, (y[second] ?? 0) - startY];
    const along = squared === 0 ? 0 : Math.min(Math.max((px * dx + py * dy) / squared, 0), 1);
    const distance = Math.hypot(px - along * dx, py - along * dy);
    if (distance > most.distance) Object.assign(most, { index, distance });
  }
  return most;
}
