import type { Workout } from "../model/effort";
import type { Fault, RidePlan } from "../model/head-unit";
import type { Course, Rider } from "../model/ride";

/** Somebody with a head unit and an account at the provider. All of them are invented. */
export interface Cyclist {
  id: string;
  name: string;
  about: string;
  zone: string;
  /** Their body and legs on a day. */
  bodyOn(day: Date): Rider;
  /** What is wrong with every ride of theirs. */
  faults: readonly Fault[];
  /** Terra's number for their rides outdoors. */
  type: number;
  /** All they rode before the first start, oldest first. */
  history(): PlannedRide[];
}

/** A ride that can be recorded whenever somebody asks for it. */
export interface PlannedRide extends RidePlan {
  /** About how long it takes; the road decides. */
  minutes: number;
}

const INDOORS = 18;

export interface Intention {
  summaryId: string;
  /** What happens by chance comes from here. */
  seed: string;
  title: string;
  /** Unix seconds. */
  startedAt: number;
  offsetMinutes: number;
  minutes: number;
  course: Course;
  workout: Workout;
  faults: readonly Fault[];
}

/** One ride of a cyclist, in the body they have that day. */
export function planRide(cyclist: Cyclist, { seed, course, workout, faults, ...ride }: Intention): PlannedRide {
  const rider = cyclist.bodyOn(new Date(ride.startedAt * 1000));
  return {
    ...ride,
    outing: { seed, rider, course, workout },
    faults: [...cyclist.faults, ...faults],
    type: course.isIndoor ? INDOORS : cyclist.type,
  };
}
