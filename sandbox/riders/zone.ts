/** Minutes east of UTC at that moment in that zone. */
export function offsetMinutesIn(zone: string, unixSeconds: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(
    unixSeconds * 1000,
  );
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** The moment at which a clock in that zone shows so many minutes after midnight on a day. */
export function clockIn(zone: string, day: Date, minutesOfDay: number): { startedAt: number; offsetMinutes: number } {
  const asIfUtc = day.getTime() / 1000 + Math.round(minutesOfDay * 60);
  const offsetMinutes = offsetMinutesIn(zone, asIfUtc);
  return { startedAt: asIfUtc - offsetMinutes * 60, offsetMinutes };
}

export const DAY_MS = 86_400_000;

/** Midnight UTC of the day. */
export const dayOf = (unixMs: number) => new Date(Math.floor(unixMs / DAY_MS) * DAY_MS);

/** `20261120`, for names of rides. */
export const compactDate = (day: Date) => day.toISOString().slice(0, 10).replaceAll("-", "");
