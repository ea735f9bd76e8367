import type { Chance } from "./chance";

export interface Heart {
  restingBpm: number;
  maxBpm: number;
}

/** A heart follows the legs: it lags half a minute, and over hours it drifts up. */
export interface Pulse {
  /** One second on. @returns beats a minute */
  beat(watts: number): number;
}

/** Of a joule in food a quarter reaches the pedals. */
export const KILOCALORIES_PER_KILOJOULE = 1 / (0.24 * 4.184);

/** Seconds in which a heart makes up two thirds of the way. */
const RISE_SECONDS = 24;
const FALL_SECONDS = 38;
/** Share of the reserve that a rider uses who sits still on a bicycle, and what an hour's all-out effort adds. */
const SITTING = 0.24;
const THRESHOLD = 0.6;
/** Of the reserve, after two hours. */
const DRIFT = 0.05;

export function pulseOf({ restingBpm, maxBpm }: Heart, ftpWatts: number, chance: Chance): Pulse {
  const reserve = maxBpm - restingBpm;
  let share = 0.2;
  let wander = 0;
  let seconds = 0;
  return { beat };

  function beat(watts: number): number {
    const drift = DRIFT * Math.min(2, seconds++ / 7200);
    const wanted = Math.min(0.97, SITTING + THRESHOLD * (watts / ftpWatts) + drift);
    share += (wanted - share) / (wanted > share ? RISE_SECONDS : FALL_SECONDS);
    wander = 0.97 * wander + 0.15 * chance.normal();
    return Math.round(restingBpm + reserve * share + wander);
  }
}
