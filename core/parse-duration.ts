/** Seconds out of `1:03:12`, hours first as `formatDuration` writes them; null when it is not written so. */
export function parseDuration(text: string): number | null {
  const [, hours, minutes, seconds] = /^(\d{1,3}):([0-5]?\d):([0-5]?\d)$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
