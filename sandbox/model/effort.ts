import type { Chance } from "./chance";

/** A stretch of a workout. */
export interface Step {
  seconds: number;
  /** Of threshold power. */
  share: number;
}

/** What the rider means to do: shares of threshold power by the clock, then steadily on. */
export interface Workout {
  steps: Step[];
  /** When there are no steps, or none left. */
  baseShare: number;
  /** A race never rides evenly. */
  isRace: boolean;
}

export const steady = (share: number): Workout => ({ steps: [], baseShare: share, isRace: false });

export const race = (share: number): Workout => ({ steps: [], baseShare: share, isRace: true });

/** Warm up, repeat hard and easy, roll home. */
export function intervals(times: number, hard: Step, easy: Step, baseShare = 0.6): Workout {
  const warmUp = [
    { seconds: 480, share: 0.58 },
    { seconds: 240, share: 0.75 },
    { seconds: 120, share: 0.5 },
  ];
  return { steps: [...warmUp, ...Array.from({ length: times }, () => [hard, easy]).flat()], baseShare, isRace: false };
}

/** How long a workout's steps take. */
export const secondsOf = (workout: Workout) => workout.steps.reduce((sum, { seconds }) => sum + seconds, 0);

/** The share that is meant at a moment of riding. */
export function shareAt({ steps, baseShare }: Workout, second: number): number {
  let end = 0;
  for (const step of steps) {
    end += step.seconds;
    if (second < end) return step.share;
  }
  return baseShare;
}

/** A rider's legs: power second by second, as the road, their will and their tiredness have it. */
export interface Legs {
  /** @returns watts; 0 while coasting */
  push(moment: { second: number; gradient: number; speed: number; isBraking: boolean }): number;
}

export interface LegsOptions {
  ftpWatts: number;
  workout: Workout;
  isIndoor: boolean;
  chance: Chance;
}

/** Work after which a rider is noticeably tired, kilojoules for each watt of threshold power. */
const TIRING = 9;
/** Above this speed downhill there is nothing left to push against. */
const SPUN_OUT = 14.5;

export function legsOf({ ftpWatts, workout, isIndoor, chance }: LegsOptions): Legs {
  let sway = 0;
  let jitter = 0;
  let coastingFor = 0;
  let surgeFor = 0;
  let surge = 0;
  let sprintFor = 0;
  let sprint = 1;
  let kilojoules = 0;
  let pushed = 0;
  return { push };

  function push({ second, gradient, speed, isBraking }: Parameters<Legs["push"]>[0]): number {
    sway = 0.96 * sway + (isIndoor ? 0.008 : 0.022) * chance.normal();
    jitter = 0.4 * jitter + (isIndoor ? 0.025 : 0.075) * chance.normal();
    const wish = willAt(second) * uphill(gradient) * (1 + sway + jitter) * freshness() * outOfSaddle(speed, gradient);
    const watts = rests(speed, gradient, isBraking) ? 0 : Math.max(0, wish * ftpWatts);
    // Legs answer within a second or two.
    pushed = watts === 0 ? 0 : pushed + 0.55 * (watts - pushed);
    kilojoules += pushed / 1000;
    return Math.round(pushed);
  }

  function willAt(second: number): number {
    if (!workout.isRace) return shareAt(workout, second);
    if (surgeFor-- <= 0) {
      const attacks = chance.isLucky(0.35);
      surge = attacks ? chance.between(1.25, 2.3) : chance.between(0.5, 1.05);
      surgeFor = attacks ? chance.between(6, 35) : chance.between(20, 120);
    }
    return workout.baseShare * surge;
  }

  /** Everybody pushes harder uphill and rests a little downhill. */
  function uphill(gradient: number): number {
    return isIndoor ? 1 : Math.min(1.3, Math.max(0.35, 1 + 3.2 * gradient));
  }

  /** Away from a light, over a rise, or because a sign stands there. */
  function outOfSaddle(speed: number, gradient: number): number {
    if (isIndoor) return 1;
    if (sprintFor-- > 0) return sprint;
    if (chance.isLucky(0.0012)) {
      sprint = chance.between(1.3, 2.4);
      sprintFor = chance.between(5, 18);
    }
    return speed < 5.5 && gradient < 0.025 ? 1.45 : 1;
  }

  function freshness(): number {
    return 1 - 0.08 * Math.min(1.5, kilojoules / (TIRING * ftpWatts));
  }

  function rests(speed: number, gradient: number, isBraking: boolean): boolean {
    if (coastingFor-- > 0 || isBraking) return true;
    if (!isIndoor && (speed > SPUN_OUT || (gradient < -0.045 && speed > 11))) return true;
    if (!isIndoor && chance.isLucky(gradient < -0.01 ? 0.03 : 0.006)) coastingFor = chance.between(2, 9);
    return false;
  }
}
