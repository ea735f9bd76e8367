import type { RideId } from "../ids";
import type { HeartRateAgainstPower } from "../ride";

/** The heart rate of one ride beside that of the weeks before it, at the same power. */
export interface HeartRateAtPower {
  rideId: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  /** How many rides it is compared with. */
  rides: number;
  /** The powers that both know, each with its means. */
  bins: PowerBin[];
}

/** Minutes at a power, from `watts` until before 20 W more. */
export interface PowerBin {
  watts: number;
  minutes: number;
  bpm: number;
  usualMinutes: number;
  usualBpm: number;
}

/** A ride with the minutes of its power and the heart rate that answered it. */
export interface MeasuredRide {
  id: RideId;
  title: string;
  startedAt: Date;
  offsetMinutes: number | null;
  dots: HeartRateAgainstPower;
}

export const BIN_WATTS = 20;
export const USUAL_DAYS = 42;

/** Below it a minute is mostly rolling, and the heart answers what was before. */
const LEAST_WATTS = 60;
const LEAST_RIDES = 3;
const LEAST_MINUTES = 3;
const LEAST_USUAL_MINUTES = 10;
const LEAST_COMMON_MINUTES = 20;

const DAY_MS = 86_400_000;

/**
 * Sets the last of these rides beside those of the 42 days before it. Minutes are put together by power in steps of 20 W
 * from 60 W on; a step counts where the ride has 3 minutes in it and the others together 10.
 *
 * @returns null when there are fewer than three other rides, or fewer than 20 minutes of the ride at powers that both know
 */
export function heartRateAtPower(rides: readonly MeasuredRide[]): HeartRateAtPower | null {
  const [last, ...others] = [...rides].sort((one, other) => Number(other.startedAt) - Number(one.startedAt));
  if (last === undefined) return null;
  const before = others.filter(({ startedAt }) => Number(startedAt) >= Number(last.startedAt) - USUAL_DAYS * DAY_MS);
  if (before.length < LEAST_RIDES) return null;

  const [now, usual] = [addUp([last.dots]), addUp(before.map(({ dots }) => dots))];
  const bins = [...now].flatMap(([watts, { minutes, beats }]): PowerBin[] => {
    const known = usual.get(watts);
    if (known === undefined || minutes < LEAST_MINUTES || known.minutes < LEAST_USUAL_MINUTES) return [];
    return [
      {
        watts,
        minutes,
        bpm: inTenths(beats / minutes),
        usualMinutes: known.minutes,
        usualBpm: inTenths(known.beats / known.minutes),
      },
    ];
  });
  if (minutesOf(bins) < LEAST_COMMON_MINUTES) return null;
  const { id, title, startedAt, offsetMinutes } = last;
  bins.sort((one, other) => one.watts - other.watts);
  return { rideId: id, title, startedAt, offsetMinutes, rides: before.length, bins };
}

/** As the minutes themselves are told. */
const inTenths = (bpm: number) => Math.round(bpm * 10) / 10;

const minutesOf = (bins: readonly PowerBin[]) => bins.reduce((sum, { minutes }) => sum + minutes, 0);

/** The whole in one number each, every power weighted by the ride's minutes at it: bpm, usual bpm and W. */
export function summarize({ bins }: Pick<HeartRateAtPower, "bins">): { bpm: number; usualBpm: number; watts: number } {
  const minutes = minutesOf(bins);
  const mean = (of: (bin: PowerBin) => number) => bins.reduce((sum, bin) => sum + bin.minutes * of(bin), 0) / minutes;
  return {
    bpm: mean(({ bpm }) => bpm),
    usualBpm: mean(({ usualBpm }) => usualBpm),
    watts: mean(({ watts }) => watts + BIN_WATTS / 2),
  };
}

function addUp(rides: readonly HeartRateAgainstPower[]): Map<number, { minutes: number; beats: number }> {
  const bins = new Map<number, { minutes: number; beats: number }>();
  for (const { watts, bpm, windowSeconds } of rides) {
    const length = windowSeconds / 60;
    for (const [index, push] of watts.entries()) {
      if (push < LEAST_WATTS) continue;
      const from = Math.floor(push / BIN_WATTS) * BIN_WATTS;
      const bin = bins.get(from) ?? { minutes: 0, beats: 0 };
      bin.minutes += length;
      bin.beats += length * (bpm[index] ?? Number.NaN);
      bins.set(from, bin);
    }
  }
  return bins;
}
