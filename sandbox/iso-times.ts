/**
 * Writes Unix seconds as Terra does: `2026-11-20T08:00:01.000000+01:00`. Rides ask for second after second,
 * so the date and hour are written once a minute and kept.
 *
 * @param lateByMs added to every time
 * @param offsetMinutes east of UTC; null writes UTC
 */
export function isoTimes(lateByMs: number, offsetMinutes: number | null): (unixSeconds: number) => string {
  const offsetSeconds = (offsetMinutes ?? 0) * 60;
  const zone = zoneName(offsetMinutes ?? 0);
  const fraction = `${String(lateByMs).padStart(3, "0")}000`;
  let minute = Number.NaN;
  let head = "";
  return (unixSeconds) => {
    const local = Math.floor(unixSeconds) + offsetSeconds;
    const ofMinute = Math.floor(local / 60);
    if (ofMinute !== minute) {
      minute = ofMinute;
      head = new Date(minute * 60_000).toISOString().slice(0, 17);
    }
    const second = local - minute * 60;
    return `${head}${second < 10 ? "0" : ""}${second}.${fraction}${zone}`;
  };
}

function zoneName(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${offsetMinutes < 0 ? "-" : "+"}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
