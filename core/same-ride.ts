import { clockDifference } from "./clock-difference";
import { distanceSoFar, wayRidden } from "./distance";
import type { RecordedRide } from "./ride";
import {
  type Comparable,
  comparable,
  comparePlaces,
  compareSensors,
  type Look,
  SENSOR_NAMES,
  type SensorMatch,
  type SensorName,
} from "./side-by-side";

/** Of the shorter ride so much must lie within the other. */
const LEAST_OVERLAP = 0.8;

/** Less tells nothing. */
const LEAST_LOOKS = 30;

/** Of the looks at which both say where they are, so many must be at one place. */
const LEAST_TOGETHER = 0.8;

/** A wheel and a receiver do not differ by more. */
const LARGEST_DISTANCE_DIFFERENCE = 0.05;

/**
 * Whether two recordings of one rider are of the same ride: of the same time, and of the same place, the same body or at
 * least the same distance. What contradicts counts more than what agrees: two who ride side by side have the road in
 * common and their hearts not, and two who ride at the same time elsewhere have nothing.
 */
export function isSameRide(one: RecordedRide, other: RecordedRide): boolean {
  if (overlap(one, other) < LEAST_OVERLAP) return false;
  const [mine, theirs] = [comparable(one), comparable(other)];
  if (areFarApart(mine, theirs)) return false;
  const look = { shiftSeconds: clockDifference(mine, theirs), everySeconds: 1 };
  const places = ofPlaces(mine, theirs, look);
  if (places === "disagrees") return false;
  const bodies = ofBodies(mine, theirs, look);
  if (bodies !== "unknown") return bodies === "agrees";
  return places === "agrees" || hasSameDistance(one, other);
}

type Evidence = "agrees" | "disagrees" | "unknown";

function overlap(one: RecordedRide, other: RecordedRide): number {
  const spanOf = ({ startedAt, elapsedSeconds }: RecordedRide) => {
    const start = startedAt.getTime() / 1000;
    return { start, end: start + elapsedSeconds };
  };
  const [mine, theirs] = [spanOf(one), spanOf(other)];
  const common = Math.min(mine.end, theirs.end) - Math.max(mine.start, theirs.start);
  return common / Math.min(one.elapsedSeconds, other.elapsedSeconds);
}

/** Further than any difference of their clocks explains. */
const FAR_METERS = 2000;

/** Whether a look a minute is enough to tell that they never met. */
function areFarApart(one: Comparable, other: Comparable): boolean {
  const { looks, nearestMeters } = comparePlaces(one, other, { shiftSeconds: 0, everySeconds: 60 });
  return looks >= LEAST_LOOKS && nearestMeters > FAR_METERS;
}

function ofPlaces(one: Comparable, other: Comparable, look: Look): Evidence {
  const { looks, together } = comparePlaces(one, other, look);
  if (looks < LEAST_LOOKS) return "unknown";
  return together >= LEAST_TOGETHER * looks ? "agrees" : "disagrees";
}

/** By most of the sensors that both have; where as many agree as do not, they are two. */
function ofBodies(one: Comparable, other: Comparable, look: Look): Evidence {
  const found = SENSOR_NAMES.map((name) => ofSensor(name, compareSensors(one, other, name, look)));
  const count = (evidence: Evidence) => found.filter((each) => each === evidence).length;
  const [agreeing, disagreeing] = [count("agrees"), count("disagrees")];
  if (agreeing + disagreeing === 0) return "unknown";
  return agreeing > disagreeing ? "agrees" : "disagrees";
}

/**
 * How far two sensors on one body may be apart in the mean: so close they are one whatever the correlation (a steady
 * rider has none), so far they are two whatever the correlation. Of power, in parts of the mean.
 */
const BOUNDS: Record<SensorName, { close: number; far: number }> = {
  "heart-rate": { close: 4, far: 10 },
  power: { close: 0.1, far: 0.4 },
  cadence: { close: 4, far: 15 },
};

/** Between these nothing is said: two riders in one bunch come near the lower one on hills, a bad strap falls below the higher. */
const TWO_BODIES = 0.8;
const ONE_BODY = 0.9;

function ofSensor(name: SensorName, { looks, correlation, difference, mean }: SensorMatch): Evidence {
  if (looks < LEAST_LOOKS) return "unknown";
  const apart = name === "power" ? difference / Math.max(mean, 1) : difference;
  const { close, far } = BOUNDS[name];
  if (apart <= close) return "agrees";
  if (apart > far || correlation < TWO_BODIES) return "disagrees";
  return correlation >= ONE_BODY ? "agrees" : "unknown";
}

function hasSameDistance(one: RecordedRide, other: RecordedRide): boolean {
  const [mine, theirs] = [distanceOf(one), distanceOf(other)];
  return (
    mine !== null && theirs !== null && Math.abs(mine - theirs) <= LARGEST_DISTANCE_DIFFERENCE * Math.max(mine, theirs)
  );
}

function distanceOf({ told, channels, track }: RecordedRide): number | null {
  const way = wayRidden(channels, track);
  return told.distanceMeters || (way && (distanceSoFar(way).at(-1) ?? null)) || null;
}
