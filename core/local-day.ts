/**
 * The day on which a moment fell where the rider was, as `YYYY-MM-DD`.
 *
 * @param offsetMinutes east of UTC; where nobody told, the moment was kept as a wall clock
 */
export function localDay(moment: Date, offsetMinutes: number | null): string {
  return new Date(moment.getTime() + (offsetMinutes ?? 0) * 60_000).toISOString().slice(0, 10);
}

/**
 * When a day begins on a clock.
 *
 * @param day as `YYYY-MM-DD`
 * @param offsetMinutes of the clock, east of UTC
 * @returns unix ms, or NaN for what is no day
 */
export function startOfDay(day: string, offsetMinutes: number): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return Number.NaN;
  const start = Date.parse(`${day}T00:00:00Z`);
  // The calendar has no 31 February, and would tell of March.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day) return Number.NaN;
  return start - offsetMinutes * 60_000;
}
