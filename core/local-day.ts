/**
 * The day on which a moment fell where the rider was, as `YYYY-MM-DD`.
 *
 * @param offsetMinutes east of UTC; where nobody told, the moment was kept as a wall clock
 */
export function localDay(moment: Date, offsetMinutes: number | null): string {
  return new Date(moment.getTime() + (offsetMinutes ?? 0) * 60_000).toISOString().slice(0, 10);
}
