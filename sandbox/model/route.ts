import { type Chance, chanceOf } from "./chance";
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
  const corners = scaled(outline, (km * 1000) / lengthOf(outline));
  return surveyed(everyTenMeters(rounded(corners)), home);
}

interface Point {
  x: number;
  y: number;
}

/** A wobbly ring through home, seen as a string of crossings: roads lead straight from one to the next. */
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

const CORNER_METERS = 26;
const BEND_METERS = 9;

/** Every crossing becomes a corner that can be ridden, and every road between two a gentle bend or two. */
function rounded(corners: readonly Point[]): Point[] {
  return legs(corners).flatMap(([from, to], index) => {
    const previous = corners.at(index - 1) ?? from;
    const into = between(from, previous, Math.min(0.4, CORNER_METERS / apart(from, previous)));
    const out = between(from, to, Math.min(0.4, CORNER_METERS / apart(from, to)));
    const curve = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => between(between(into, from, t), between(from, out, t), t));
    return [...curve, ...bends(out, between(to, from, Math.min(0.4, CORNER_METERS / apart(from, to))), index)];
  });
}

function bends(from: Point, to: Point, index: number): Point[] {
  const length = apart(from, to);
  const steps = Math.max(1, Math.round(length / 40));
  const waves = Math.max(1, Math.round(length / 550)) * Math.PI;
  const side = index % 2 === 0 ? 1 : -1;
  return Array.from({ length: steps - 1 }, (_, step) => {
    const share = (step + 1) / steps;
    const aside = (side * BEND_METERS * Math.sin(waves * share) ** 2 * Math.min(1, length / 400)) / (length || 1);
    const point = between(from, to, share);
    return { x: point.x - (to.y - from.y) * aside, y: point.y + (to.x - from.x) * aside };
  });
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
