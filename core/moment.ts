/** A moment as it was written. */
export interface Moment {
  /** Unix milliseconds. */
  at: number;
  /** East of UTC, in minutes, as written; null when nothing was written. */
  offsetMinutes: number | null;
}

const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?\s*(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/i;

/**
 * Reads timestamps of ISO 8601. One without an offset is a wall clock: it is read as if at `assumedOffsetMinutes`.
 *
 * @returns null for what is not a moment between 1980 and 2200
 */
export function parseMoment(text: unknown, assumedOffsetMinutes = 0): Moment | null {
  if (typeof text !== "string") return null;
  const found = PATTERN.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zulu, sign, offsetHours, offsetRest] = found;

  const offsetMinutes = offsetOf(zulu, sign, offsetHours, offsetRest);
  const milliseconds = fraction === undefined ? 0 : Number(`0.${fraction}`) * 1000;
  const wall =
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) + milliseconds;
  const at = wall - (offsetMinutes ?? assumedOffsetMinutes) * 60_000;
  if (Number(month) > 12 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return null;
  return at >= EARLIEST && at <= LATEST ? { at, offsetMinutes } : null;
}

const EARLIEST = Date.UTC(1980, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

function offsetOf(zulu?: string, sign?: string, hours?: string, minutes?: string): number | null {
  if (zulu !== undefined) return 0;
  if (sign === undefined) return null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
