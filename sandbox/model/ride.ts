import { roadBicycle, speedAfter } from "./bicycle";
import { chanceOf } from "./chance";
import { legsOf, secondsOf, type Workout } from "./effort";
import { type Heart, pulseOf } from "./heart";
import { GRID_METERS, type Home, inventRoute, type Route } from "./route";
import { cadenceOf } from "./spin";
import { type Stop, stopsOn } from "./stops";

/** Who rides, on one day. */
export interface Rider extends Heart {
  ftpWatts: number;
  massKg: number;
  home: Home;
}

/** Where and how. */
export type Course =
  | { isIndoor: false; routeName: string; km: number; hasCafeStop: boolean }
  | { isIndoor: true; minutes: number };

export interface Outing {
  /** The same seed gives the same ride. */
  seed: string;
  rider: Rider;
  course: Course;
  workout: Workout;
}

/** One second of riding. */
export interface Moment {
  /** Since the start, pauses included. */
  second: number;
  timerSecond: number;
  distance: number;
  speed: number;
  watts: number;
  bpm: number;
  cadence: number;
  /** Metres; with the place NaN indoors. */
  height: number;
  latitude: number;
  longitude: number;
  /** Watts that went into the brakes. */
  braking: number;
}

/** Rides, second by second: legs against air, tyres and hills. */
export function ride(outing: Outing): Moment[] {
  const { course } = outing;
  return course.isIndoor ? rideIndoors(outing, course.minutes) : rideOutdoors(outing, course);
}

function bodyOf({ seed, rider, course, workout }: Outing) {
  const chance = chanceOf(`ride ${seed}`);
  const { ftpWatts } = rider;
  return {
    chance,
    bicycle: roadBicycle(rider.massKg),
    legs: legsOf({ ftpWatts, workout, isIndoor: course.isIndoor, chance }),
    pulse: pulseOf(rider, ftpWatts, chance),
  };
}

/** On a roller the wheel turns as it would on a flat road without wind. */
function rideIndoors(outing: Outing, minutes: number): Moment[] {
  const { chance, bicycle, legs, pulse } = bodyOf(outing);
  const seconds = Math.max(minutes * 60, secondsOf(outing.workout));
  const nowhere = { height: Number.NaN, latitude: Number.NaN, longitude: Number.NaN, braking: 0 };
  let speed = 0;
  let distance = 0;
  return Array.from({ length: seconds }, (_, second) => {
    const watts = legs.push({ second, gradient: 0, speed, isBraking: false });
    speed = speedAfter(bicycle, { speed, watts, gradient: 0, headwind: 0 }, 1);
    distance += speed;
    const cadence = cadenceOf({ watts, speed, gradient: 0 }, chance);
    return { second, timerSecond: second, distance, speed, watts, bpm: pulse.beat(watts), cadence, ...nowhere };
  });
}

const LONGEST_SECONDS = 9 * 3600;
/** Within a second, so that a sprint or a brake is followed closely. */
const SUBSTEPS = 4;

function rideOutdoors(outing: Outing, course: Course & { isIndoor: false }): Moment[] {
  const { chance, bicycle, legs, pulse } = bodyOf(outing);
  const route = inventRoute(course.routeName, course.km, outing.rider.home);
  const wind = { speed: Math.abs(chance.normal()) * 1.8, from: chance.between(0, 2 * Math.PI) };
  const stops = stopsOn(route, course.hasCafeStop, chance);
  const allowed = allowedSpeeds(route, stops);
  const moments: Moment[] = [];
  let distance = 0;
  let speed = 0;
  let second = 0;
  let timerSecond = 0;

  while (distance < route.lengthMeters && second < LONGEST_SECONDS) {
    const gradient = valueAt(route.gradients, distance);
    const headwind = wind.speed * Math.cos(valueAt(route.headings, distance) - wind.from);
    const watts = legs.push({ second: timerSecond, gradient, speed, isBraking: speed > 0.97 * allowedAt(distance) });
    let braking = 0;
    for (let step = 0; step < SUBSTEPS; step++) {
      const free = speedAfter(bicycle, { speed, watts, gradient, headwind }, 1 / SUBSTEPS);
      const limited = Math.min(free, allowedAt(distance));
      braking += 0.5 * bicycle.massKg * (free ** 2 - limited ** 2);
      speed = limited;
      distance += speed / SUBSTEPS;
    }
    moments.push(momentAt({ second, timerSecond, watts, braking }));
    second++;
    timerSecond++;
    if (stops[0] && distance >= stops[0].meters - STOP_SHORT) wait(stops.shift()?.seconds ?? 0);
  }
  return moments;

  function allowedAt(meters: number): number {
    return Math.max(SLOWEST, valueAt(allowed, meters));
  }

  function momentAt(told: Pick<Moment, "second" | "timerSecond" | "watts" | "braking">): Moment {
    const cadence = cadenceOf({ watts: told.watts, speed, gradient: valueAt(route.gradients, distance) }, chance);
    const place = {
      height: valueAt(route.heights, distance),
      latitude: valueAt(route.latitudes, distance),
      longitude: valueAt(route.longitudes, distance),
    };
    return { ...told, ...place, distance, speed, bpm: pulse.beat(told.watts), cadence };
  }

  /** A foot on the ground. The unit writes two seconds of standing still, then pauses itself until wheels turn. */
  function wait(seconds: number): void {
    speed = 0;
    for (let waited = 0; waited < seconds; waited++) {
      const isPaused = waited >= UNTIL_AUTO_PAUSE;
      if (isPaused) pulse.beat(0);
      else moments.push(momentAt({ second, timerSecond, watts: 0, braking: 0 }));
      second++;
      if (!isPaused) timerSecond++;
    }
  }
}

const UNTIL_AUTO_PAUSE = 2;
const STOP_SHORT = 3;
/** Nobody brakes to less before the foot is down. */
const SLOWEST = 1.2;

/** Comfortable braking, metres a second squared. */
const BRAKING = 1.4;

/** How fast one may be at each point so as to make the next corner or stop, reckoned from the end backwards. */
function allowedSpeeds(route: Route, stops: readonly Stop[]): Float64Array {
  const allowed = route.cornerSpeeds.slice();
  for (const { meters } of stops) allowed[Math.floor(meters / GRID_METERS)] = 0;
  for (let index = allowed.length - 2; index >= 0; index--) {
    const reachable = Math.sqrt((allowed[index + 1] ?? 0) ** 2 + 2 * BRAKING * GRID_METERS);
    allowed[index] = Math.min(allowed[index] ?? 0, reachable);
  }
  return allowed;
}

/** Between two points of the grid, straight. */
function valueAt(grid: Float64Array, meters: number): number {
  const index = Math.min(grid.length - 1, Math.floor(meters / GRID_METERS));
  const from = grid[index] ?? Number.NaN;
  const to = grid[Math.min(grid.length - 1, index + 1)] ?? from;
  return from + (to - from) * Math.min(1, meters / GRID_METERS - index);
}
