import type { RiderDay } from "../riders/days";
import { DAY_MS } from "../riders/zone";
import { clockOf, dayMetadata, HOUR } from "./day-parts";

const CYCLE_DAYS = 28;
const PERIOD_DAYS = 5;

/** Terra's numbers, and the day of the cycle after which each phase ends. */
const PHASES = [
  { phase: 1, until: PERIOD_DAYS },
  { phase: 2, until: 9 },
  { phase: 3, until: 14 },
  { phase: 4, until: 15 },
  { phase: 5, until: 24 },
  { phase: 6, until: CYCLE_DAYS },
] as const;

/** A day of a cycle, in the words of Terra's Menstruation (terra-api.md 5.8); null for who writes none down. */
export function menstruationOf(day: RiderDay): object | null {
  const { cycleDay } = day;
  if (cycleDay === null) return null;
  const at = clockOf(day);
  const dateOf = (dayOfCycle: number) =>
    new Date(Date.parse(`${day.date}T00:00:00Z`) + (dayOfCycle - cycleDay) * DAY_MS).toISOString().slice(0, 10);
  const index = PHASES.findIndex(({ until }) => cycleDay <= until);
  const { phase, until } = PHASES[index] ?? PHASES[5];
  const begun = PHASES[index - 1]?.until ?? 0;
  return {
    metadata: dayMetadata(day),
    menstruation_data: {
      period_start_date: dateOf(1),
      period_length_days: PERIOD_DAYS,
      cycle_length_days: CYCLE_DAYS,
      predicted_cycle_length_days: CYCLE_DAYS,
      day_in_cycle: cycleDay,
      current_phase: phase,
      length_of_current_phase_days: until - begun,
      days_until_next_phase: until - cycleDay + 1,
      is_predicted_cycle: "false",
      last_updated_time: at(7 * HOUR),
      menstruation_flow: cycleDay <= PERIOD_DAYS ? [{ timestamp: at(8 * HOUR), flow: cycleDay <= 2 ? 4 : 2 }] : [],
      intervals: [
        {
          start_timestamp: at((begun + 1 - cycleDay) * 24 * HOUR),
          end_timestamp: at((until + 1 - cycleDay) * 24 * HOUR),
          phase,
        },
      ],
      fertility_window_start: dateOf(10),
      fertility_window_end: dateOf(15),
      ovulation_day: dateOf(15),
    },
  };
}
