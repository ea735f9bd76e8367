import type { Channel } from "./channel";
import {
  bestWindow,
  EFFORT_SECONDS,
  heartRateInRealTime,
  MOST_MISSING_SECONDS,
  powerInRealTime,
  type RealTime,
} from "./mean-maximal";
import type { Effort } from "./ride";
import type { Span } from "./span";

/** Distances over which a best is kept, in m. */
export const EFFORT_METERS: readonly number[] = [5, 10, 20, 40, 50, 100, 150, 200, 300].map((km) => km * 1000);

/**
 * The best efforts of a ride over the usual durations, by power and by heart rate, and over the usual distances. Time is
 * real time: a pause in an effort is 0 W of power, and its seconds count. A window with more than five seconds of unknown
 * power or heart rate outside pauses is none. What a ride is too short for is left out.
 *
 * @param power W, with its short holes filled, as is heartRate
 * @param way metres since the start at each second that knows them, NaN elsewhere; see distance.ts
 */
export function bestEfforts({
  power,
  heartRate,
  way,
  pauses,
}: {
  power: Channel | undefined;
  heartRate: Channel | undefined;
  way: Float64Array | null;
  pauses: readonly Span[];
}): Effort[] {
  return [
    ...(power ? effortsOver("power", powerInRealTime(power, pauses)) : []),
    ...(heartRate ? effortsOver("heart-rate", heartRateInRealTime(heartRate, pauses)) : []),
    ...(way ? effortsByDistance(way) : []),
  ];
}

function effortsOver(kind: "power" | "heart-rate", time: RealTime): Effort[] {
  return EFFORT_SECONDS.flatMap((seconds) => {
    const best = bestWindow(time, seconds, MOST_MISSING_SECONDS);
    return best ? [{ kind, size: seconds, value: best.mean, start: best.start, end: best.start + seconds }] : [];
  });
}

/** Between two seconds that know where the rider was: what lies in a gap is not guessed. */
function effortsByDistance(way: Float64Array): Effort[] {
  const seconds = Uint32Array.from(way.keys()).filter((second) => !Number.isNaN(way[second]));
  const meters = Float64Array.from(seconds, (second) => way[second] ?? Number.NaN);
  return EFFORT_METERS.flatMap((size) => {
    const span = quickest(meters, seconds, size);
    return span ? [{ kind: "distance" as const, size, value: span.end - span.start, ...span }] : [];
  });
}

/** The shortest time in which a way that never falls grew by so much. */
function quickest(meters: Float64Array, seconds: Uint32Array, size: number): Span | null {
  let best: Span | null = null;
  let from = 0;
  for (let to = 0; to < meters.length; to++) {
    const far = (meters[to] ?? 0) - size;
    if (far < (meters[0] ?? 0)) continue;
    while ((meters[from + 1] ?? Number.POSITIVE_INFINITY) <= far) from++;
    const span = { start: seconds[from] ?? 0, end: seconds[to] ?? 0 };
    if (!best || span.end - span.start < best.end - best.start) best = span;
  }
  return best;
}
