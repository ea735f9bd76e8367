import type { Channels } from "./channel";
import { bestWindows, EFFORT_SECONDS, heartRateInRealTime, powerInRealTime, type RealTime } from "./mean-maximal";
import type { Effort } from "./ride";
import type { Span } from "./span";

/** Distances over which a best is kept, in m. */
export const EFFORT_METERS: readonly number[] = [5, 10, 20, 40, 50, 100, 150, 200, 300].map((km) => km * 1000);

/** A ride as its efforts are found in it: parts of core/ready-ride.ts. */
export interface EffortRide {
  /** With their short holes filled. */
  filled: Pick<Channels, "power" | "heart-rate">;
  pauses: readonly Span[];
  /** 1 for a second in which any channel has a value. */
  recorded: Uint8Array;
  /** Metres since the start at each second that knows them, NaN elsewhere; null when none does. */
  way: Float64Array | null;
}

/**
 * The best efforts of a ride over the usual durations, by power and by heart rate, and over the usual distances. Time is
 * real time: a pause in an effort counts, as 0 W. A window in which the sensor was lost for more than five seconds while
 * the others went on is none. What a ride is too short for is left out.
 */
export function bestEfforts({ filled, pauses, recorded, way }: EffortRide): Effort[] {
  const { power, "heart-rate": heartRate } = filled;
  return [
    ...(power ? effortsOver("power", powerInRealTime(power, pauses, recorded)) : []),
    ...(heartRate ? effortsOver("heart-rate", heartRateInRealTime(heartRate)) : []),
    ...(way ? effortsByDistance(way) : []),
  ];
}

/**
 * The best efforts that a rider's figures may be estimated by: as all others, only that no window with a gap of more than
 * five seconds counts, also where the whole device was silent.
 */
export function gaplessEfforts({ filled, pauses, recorded }: Omit<EffortRide, "way">): Effort[] {
  return bestEfforts({ filled, pauses, recorded: new Uint8Array(recorded.length).fill(1), way: null });
}

const effortsOver = (kind: "power" | "heart-rate", time: RealTime): Effort[] =>
  bestWindows(time, EFFORT_SECONDS).map(({ seconds, mean, start }) => ({
    kind,
    size: seconds,
    value: mean,
    start,
    end: start + seconds,
  }));

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
