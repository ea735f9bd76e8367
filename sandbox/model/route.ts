import { type Chance, chanceOf } from "./chance";
import { smoothNoise } from "./noise";
import { heightAt } from "./terrain";

/** A closed road from home and back, as points every ten metres. */
export interface Route {
  lengthMeters: number;
  latitudes: Float64Array;
  longitudes: Float64Array;
  heights: Float64Array;
  /** Rise by distance, towards the next point. */
  gradients: Float64Array;
  /** Clockwise from north, radians. */
  headings: Float64Array;
  /** How fast a careful rider takes this bit of road, metres a second. */
  cornerSpeeds: Float64Array;
}

export interface Home {
  latitude: number;
  longitude: number;
  ruggedness: number;
}

export const GRID_METERS = 10;

/** Invents a loop of about the asked length; the same name gives the same loop. */
export function inventRoute(name: string, km: number, home: Home): Route {
  const chance = chanceOf(`route ${name} ${km}`);
  const outline = closedOutline(chance);
  const crossings = scaled(outline, (km * 1000) / lengthOf(outline));
  const road = winding(curved(crossings), chance.between(0, 1000));
  return surveyed(everyTenMeters(scaled(road, (km * 1000) / lengthOf(road))), home);
}

interface Point {
  x: number;
  y: number;
}

/** A wobbly ring through home, seen as a string of crossings. */
function closedOutline(chance: Chance): Point[] {
  const crossings = Math.round(chance.between(22, 34));
  const bearing = chance.between(0, 2 * Math.PI);
  const waves = [2, 3, 5].map((times) => ({ times, size: chance.between(0.05, 0.22), turn: chance.between(0, 6.28) }));
  const ring = Array.from({ length: crossings }, (_, index) => {
    const angle = (2 * Math.PI * (index + chance.between(-0.35, 0.35))) / crossings;
    const reach = waves.reduce((sum, { times, size, turn }) => sum + size * Math.cos(times * angle + turn), 1);
    const radius = reach * chance.between(0.86, 1.14);
    return { x: radius * Math.cos(angle + bearing), y: radius * Math.sin(angle + bearing) };
  });
  const home = ring[0] ?? { x: 0, y: 0 };
  return ring.map(({ x, y }) => ({ x: x - home.x, y: y - home.y }));
}

const scaled = (points: readonly Point[], factor: number) =>
  points.map(({ x, y }) => ({ x: x * factor, y: y * factor }));

const apart = (one: Point, other: Point) => Math.hypot(other.x - one.x, other.y - one.y);

/** The way round, back to the first point. */
const legs = (points: readonly Point[]): [Point, Point][] =>
  points.map((point, index) => [point, points[(index + 1) % points.length] ?? point]);

const lengthOf = (points: readonly Point[]) => legs(points).reduce((sum, [from, to]) => sum + apart(from, to), 0);

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

const STEP_METERS = 20;

/**
 * A curve through every crossing. Knots by the square root of the distance keep it from making loops at short legs.
 *
 * @see Yuksel, Schaefer, Keyser: Parameterization and applications of Catmull-Rom curves (2011)
 */
function curved(crossings: readonly Point[]): Point[] {
  return legs(crossings).flatMap(([from, to], index) => {
    const before = crossings.at(index - 1) ?? from;
    const after = crossings[(index + 2) % crossings.length] ?? to;
    const start = Math.sqrt(apart(before, from));
    const end = start + Math.sqrt(apart(from, to));
    const last = end + Math.sqrt(apart(to, after));
    const steps = Math.max(1, Math.round(apart(from, to) / STEP_METERS));
    return Array.from({ length: steps }, (_, step) => {
      const knot = start + ((end - start) * step) / steps;
      const into = between(
        between(before, from, knot / start),
        between(from, to, (knot - start) / (end - start)),
        knot / end,
      );
      const out = between(
        between(from, to, (knot - start) / (end - start)),
        between(to, after, (knot - end) / (last - end)),
        (knot - start) / (last - start),
      );
      return between(into, out, (knot - start) / (end - start));
    });
  });
}

/** Roads give way to valleys, woods and farms: how far aside they are pushed, at what width. */
const DETOURS = [
  { km: 5, meters: 900, layer: 11 },
  { km: 1.7, meters: 420, layer: 12 },
  { km: 0.6, meters: 110, layer: 13 },
  { km: 0.23, meters: 18, layer: 14 },
];

/** The same road pushed aside smoothly, each way by its own layers of chance; home stays where it is. */
function winding(points: readonly Point[], elsewhere: number): Point[] {
  const aside = ({ x, y }: Point, axis: number) =>
    DETOURS.reduce(
      (sum, { km, meters, layer }) =>
        sum + meters * (2 * smoothNoise(x / 1000 / km + elsewhere, y / 1000 / km, layer + axis) - 1),
      0,
    );
  const moved = points.map((point) => ({ x: point.x + aside(point, 0), y: point.y + aside(point, 20) }));
  const home = moved[0] ?? { x: 0, y: 0 };
  return moved.map(({ x, y }) => ({ x: x - home.x, y: y - home.y }));
}

function everyTenMeters(points: readonly Point[]): Point[] {
  const grid: Point[] = [];
  let behind = 0;
  for (const [from, to] of legs(points)) {
    const length = apart(from, to);
    for (; behind < length; behind += GRID_METERS) grid.push(between(from, to, behind / length));
    behind -= length;
  }
  return grid;
}

const METERS_PER_DEGREE = 111_195;

function surveyed(points: readonly Point[], home: Home): Route {
  const heights = eased(Float64Array.from(points, ({ x, y }) => heightAt(x / 1000, y / 1000, home.ruggedness)));
  const next = (index: number) => (index + 1) % points.length;
  const shrink = Math.cos((home.latitude * Math.PI) / 180);
  return {
    lengthMeters: points.length * GRID_METERS,
    latitudes: Float64Array.from(points, ({ y }) => home.latitude + y / METERS_PER_DEGREE),
    longitudes: Float64Array.from(points, ({ x }) => home.longitude + x / (METERS_PER_DEGREE * shrink)),
    heights,
    gradients: heights.map((height, index) => ((heights[next(index)] ?? height) - height) / GRID_METERS),
    headings: headingsOf(points),
    cornerSpeeds: cornerSpeedsOf(headingsOf(points)),
  };
}

/** Roads are cut and banked: their height follows the ground over about a hundred metres. */
function eased(heights: Float64Array): Float64Array {
  const reach = 5;
  return heights.map((_, index) => {
    let sum = 0;
    for (let step = -reach; step <= reach; step++) {
      sum += heights[(index + step + heights.length) % heights.length] ?? 0;
    }
    return sum / (2 * reach + 1);
  });
}

const headingsOf = (points: readonly Point[]) =>
  Float64Array.from(legs(points), ([from, to]) => Math.atan2(to.x - from.x, to.y - from.y));

/** Sideways, in metres a second squared: about a third of what tyres hold on a dry road. */
const COMFORT = 2.4;
const FASTEST = 19;

/** From the turn of the road over fifty metres: speed² = comfort × radius. */
function cornerSpeedsOf(headings: Float64Array): Float64Array {
  const reach = 2;
  return headings.map((_, index) => {
    const before = headings.at(index - reach) ?? 0;
    const after = headings[(index + reach + 1) % headings.length] ?? 0;
    const turn = Math.abs(Math.atan2(Math.sin(after - before), Math.cos(after - before)));
    const radius = ((2 * reach + 1) * GRID_METERS) / Math.max(turn, 1e-3);
    return Math.min(FASTEST, Math.sqrt(COMFORT * radius));
  });
}
