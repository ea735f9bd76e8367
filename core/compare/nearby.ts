import { headingAt, type Way } from "./way";

/** A place on a way that is near to where somebody was. */
export interface Nearby {
  /** Metres along the way, as its rider counted them. */
  place: number;
  /** How far from it, in metres. */
  distance: number;
}

/** A road and its other side, and what two receivers tell differently. */
export const CORRIDOR_METERS = 35;

/** Whoever rides more than 45° away from where a way leads is not on it. */
const LEAST_AGREEMENT = 0.7;

const CELL_METERS = 70;

/** Parts of a way further apart than this are passed at different times: another lap, the way back. */
const APART_METERS = 150;

export interface WayIndex {
  /**
   * The places of the way within the corridor around a point of another one, going the same direction: of each time
   * that the way passes there, the nearest.
   */
  near(other: Way, point: number): Nearby[];
}

/** Makes a way ready to be asked what of it is near. */
export function indexOf(way: Way): WayIndex {
  const cells = new Map<string, Set<number>>();
  for (let piece = 0; piece + 1 < way.x.length; piece++) {
    for (const cell of cellsOf(way, piece)) {
      const known = cells.get(cell);
      if (known) known.add(piece);
      else cells.set(cell, new Set([piece]));
    }
  }
  return {
    near(other, point) {
      const [x, y] = [other.x[point] ?? 0, other.y[point] ?? 0];
      const heading = headingAt(other, point);
      const pieces = new Set<number>();
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const piece of cells.get(cellAt(x + dx * CELL_METERS, y + dy * CELL_METERS)) ?? []) pieces.add(piece);
      const found = [...pieces]
        .sort((one, other) => one - other)
        .map((piece) => projected(way, piece, x, y, heading))
        .filter((one) => one !== null);
      return nearestOfEach(found);
    },
  };
}

const cellAt = (x: number, y: number) => `${Math.floor(x / CELL_METERS)} ${Math.floor(y / CELL_METERS)}`;

function cellsOf({ x, y }: Way, piece: number): Set<string> {
  const [fromX, fromY] = [x[piece] ?? 0, y[piece] ?? 0];
  const [dx, dy] = [(x[piece + 1] ?? 0) - fromX, (y[piece + 1] ?? 0) - fromY];
  const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / (CELL_METERS / 2)));
  return new Set(
    Array.from({ length: steps + 1 }, (_, step) => cellAt(fromX + (dx * step) / steps, fromY + (dy * step) / steps)),
  );
}

/** Where a point lies beside a piece of the way; null where it is too far from it, or goes another way. */
function projected(way: Way, piece: number, x: number, y: number, [headX, headY]: [number, number]): Nearby | null {
  const [fromX, fromY] = [way.x[piece] ?? 0, way.y[piece] ?? 0];
  const [dx, dy] = [(way.x[piece + 1] ?? 0) - fromX, (way.y[piece + 1] ?? 0) - fromY];
  const length = Math.hypot(dx, dy);
  if (length === 0 || (dx * headX + dy * headY) / length < LEAST_AGREEMENT) return null;
  const share = shareOn(way, piece, ((x - fromX) * dx + (y - fromY) * dy) / length ** 2);
  const distance = Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
  const beyond = Math.max(-share, share - 1) * length;
  if (distance > CORRIDOR_METERS || beyond > CORRIDOR_METERS) return null;
  const [before, behind] = [way.meters[piece] ?? 0, way.meters[piece + 1] ?? 0];
  return { place: before + share * (behind - before), distance };
}

/** Before its beginning and behind its end a way goes on: so the moment at which somebody came to either is known. */
function shareOn({ x }: Way, piece: number, share: number): number {
  const least = piece === 0 ? Number.NEGATIVE_INFINITY : 0;
  const most = piece === x.length - 2 ? Number.POSITIVE_INFINITY : 1;
  return Math.min(most, Math.max(least, share));
}

function nearestOfEach(found: readonly Nearby[]): Nearby[] {
  const nearest: Nearby[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const one of found) {
    const best = nearest.at(-1);
    if (!best || one.place - last > APART_METERS) nearest.push(one);
    else if (one.distance < best.distance) nearest[nearest.length - 1] = one;
    last = one.place;
  }
  return nearest;
}
