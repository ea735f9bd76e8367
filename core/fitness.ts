/** What loads have left behind at the end of a day. */
export interface Fitness {
  /** The exponential mean of the daily loads with a time constant of 42 days (the book's Chronic Training Load). */
  fitness: number;
  /** The same with 7 days (the book's Acute Training Load). */
  fatigue: number;
}

/** Of somebody of whom nothing is known. */
export const NO_FITNESS: Fitness = { fitness: 0, fatigue: 0 };

/** So long after the first load the numbers still rest on having begun at nothing. */
export const WARMING_UP_DAYS = 42;

const FITNESS_KEPT = Math.exp(-1 / 42);
const FATIGUE_KEPT = Math.exp(-1 / 7);

/**
 * Fitness and fatigue at the end of each day: what was, times e^(-1/42) (e^(-1/7)), and the rest of the day's load. Other
 * programs take a 42nd of the difference instead, which rises a little faster.
 *
 * @param loads of every day in a row, 0 where nothing was ridden
 * @param before at the end of the day before the first
 * @see Coggan's Performance Manager, after Banister's impulse-response model (1975)
 */
export function followLoads(loads: readonly number[], before: Fitness = NO_FITNESS): Fitness[] {
  let now = before;
  return loads.map((load) => {
    now = {
      fitness: now.fitness * FITNESS_KEPT + load * (1 - FITNESS_KEPT),
      fatigue: now.fatigue * FATIGUE_KEPT + load * (1 - FATIGUE_KEPT),
    };
    return now;
  });
}

/** How fresh somebody goes into a day (the book's Training Stress Balance), by the end of the day before. */
export const formAfter = ({ fitness, fatigue }: Fitness): number => fitness - fatigue;
