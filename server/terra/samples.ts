import type { PositionSeries, Series } from "@/core/align";
import { parseMoment } from "@/core/moment";

/** What a value of a series may be; what lies outside is a fault of a sensor or of the way here. */
export interface Range {
  least: number;
  most: number;
}

/** A series as read, and how many of its samples had to be left out. */
export interface ReadSeries<Kind> {
  series: Kind | null;
  dropped: number;
}

/**
 * One of Terra's sample series, checked and packed in one pass: a validator's objects for a long ride cost more than
 * the whole ride. Samples without a moment or a value are left out and not counted, impossible values are counted.
 *
 * @param key the field that holds the value
 * @param offsetMinutes for clocks that are written without an offset
 * @see terra-api.md, 5.3
 */
export function readSeries(samples: unknown, key: string, range: Range, offsetMinutes: number): ReadSeries<Series> {
  if (!Array.isArray(samples) || samples.length === 0) return { series: null, dropped: 0 };
  const at = new Float64Array(samples.length);
  const values = new Float64Array(samples.length);
  const timers = new Float64Array(samples.length);
  let kept = 0;
  let dropped = 0;
  for (const sample of samples) {
    const value = numberAt(sample, key);
    const time = parseMoment(fieldOf(sample, "timestamp"), offsetMinutes);
    if (value === null || time === null) continue;
    if (value < range.least || value > range.most) {
      dropped++;
      continue;
    }
    at[kept] = time.at;
    values[kept] = value;
    timers[kept] = numberAt(sample, "timer_duration_seconds") ?? Number.NaN;
    kept++;
  }
  if (kept === 0) return { series: null, dropped };
  return {
    series: { at: at.subarray(0, kept), values: values.subarray(0, kept), timers: timers.subarray(0, kept) },
    dropped,
  };
}

/** Terra's positions, as `readSeries`; a fix with half a coordinate is none. */
export function readPositions(samples: unknown, offsetMinutes: number): ReadSeries<PositionSeries> {
  if (!Array.isArray(samples) || samples.length === 0) return { series: null, dropped: 0 };
  const at = new Float64Array(samples.length);
  const latitude = new Float64Array(samples.length);
  const longitude = new Float64Array(samples.length);
  const timers = new Float64Array(samples.length);
  let kept = 0;
  let dropped = 0;
  for (const sample of samples) {
    const pair = fieldOf(sample, "coords_lat_lng_deg");
    const lat = numberAt(pair, "0");
    const lng = numberAt(pair, "1");
    const time = parseMoment(fieldOf(sample, "timestamp"), offsetMinutes);
    if (lat === null || lng === null || time === null) continue;
    if (Math.abs(lat) > 90 || Math.abs(lng) > 180) {
      dropped++;
      continue;
    }
    at[kept] = time.at;
    latitude[kept] = lat;
    longitude[kept] = lng;
    timers[kept] = numberAt(sample, "timer_duration_seconds") ?? Number.NaN;
    kept++;
  }
  if (kept === 0) return { series: null, dropped };
  return {
    series: {
      at: at.subarray(0, kept),
      latitude: latitude.subarray(0, kept),
      longitude: longitude.subarray(0, kept),
      timers: timers.subarray(0, kept),
    },
    dropped,
  };
}

/** A field of what may not be an object at all; only its own, so that no payload reaches a prototype. */
function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** A finite number, or null: V8 reads 1e400 as Infinity without a word. */
function numberAt(value: unknown, key: string): number | null {
  const field = fieldOf(value, key);
  return typeof field === "number" && Number.isFinite(field) ? field : null;
}
