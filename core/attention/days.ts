const DAY_MS = 86_400_000;

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** So many days later; earlier where they are negative. */
export const plusDays = (day: Day, days: number): Day => new Date(at(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days lie between, negative where the second is the earlier. */
export const daysBetween = (from: Day, until: Day): number => Math.round((at(until) - at(from)) / DAY_MS);

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => plusDays(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
