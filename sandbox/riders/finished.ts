import { steady } from "../model/effort";
import { ride } from "../model/ride";
import { type Cyclist, type PlannedRide, planRide } from "./rider";
import { offsetMinutesIn } from "./zone";

/** A ride that was finished by pressing the button. */
export interface FinishedRide {
  riderId: string;
  /** Unix seconds. */
  endedAt: number;
  minutes: number;
  /** How many this rider had finished before. */
  number: number;
  title: string | null;
}

const KM_AN_HOUR = 27;

/** The ride that ends just then: how long it took is known only once it was ridden. */
export function finishedRide(cyclist: Cyclist, finished: FinishedRide): PlannedRide {
  const { endedAt, minutes, number } = finished;
  const offsetMinutes = offsetMinutesIn(cyclist.zone, endedAt);
  const intention = {
    summaryId: `${cyclist.id}-finished-${endedAt}-${number}`,
    seed: `${cyclist.id} finished ${number}`,
    title: "",
    startedAt: endedAt,
    offsetMinutes,
    minutes,
    course: {
      isIndoor: false as const,
      routeName: `way ${number}`,
      km: Math.max(0.5, Math.round((minutes / 60) * KM_AN_HOUR * 10) / 10),
      hasCafeStop: false,
    },
    workout: steady(0.72),
    faults: [],
  };
  const lastSecond = ride(planRide(cyclist, intention).outing).at(-1)?.second ?? 0;
  const startedAt = endedAt - lastSecond - 1;
  const title = finished.title ?? titleAt(startedAt + offsetMinutes * 60);
  return planRide(cyclist, { ...intention, startedAt, title });
}

/** @param localSeconds of the rider's own clock */
function titleAt(localSeconds: number): string {
  const hour = Math.floor(localSeconds / 3600) % 24;
  if (hour < 5 || hour >= 22) return "Night ride";
  if (hour < 11) return "Morning ride";
  if (hour < 14) return "Lunch ride";
  return hour < 18 ? "Afternoon ride" : "Evening ride";
}
