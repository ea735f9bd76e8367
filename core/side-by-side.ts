import type { Channel } from "./channel";
import { fillHoles } from "./holes";
import { haversineMeters } from "./position";
import type { RecordedRide } from "./ride";

/** What can be compared of a ride: its short holes filled, so that slow recordings meet, and power smoothed. */
export interface Comparable {
  startSeconds: number;
  elapsedSeconds: number;
  latitude: Channel | null;
  longitude: Channel | null;
  sensors: Partial<Record<SensorName, Channel>>;
}

/** What a body does, and no other body at the same time. */
export const SENSOR_NAMES = ["heart-rate", "power", "cadence"] as const;
export type SensorName = (typeof SENSOR_NAMES)[number];

/** Two meters that agree differ from one second to the next, and not over some. */
const SMOOTHING_SECONDS = 5;

/** A ride, ready to be laid beside another. */
export function comparable({ startedAt, elapsedSeconds, channels, track, pauses }: RecordedRide): Comparable {
  // A degree as a Float32 is right to 2 m, which is enough for telling roads apart.
  const column = (degrees: Float64Array) => fillHoles(Float32Array.from(degrees), pauses);
  const sensors: Comparable["sensors"] = {};
  for (const name of SENSOR_NAMES) {
    const channel = channels[name];
    if (channel) sensors[name] = smoothed(fillHoles(name === "heart-rate" ? withoutZeros(channel) : channel, pauses));
  }
  return {
    startSeconds: Math.floor(startedAt.getTime() / 1000),
    elapsedSeconds,
    latitude: track && column(track.latitude),
    longitude: track && column(track.longitude),
    sensors,
  };
}

const withoutZeros = (channel: Channel) => channel.map((value) => value || Number.NaN);

function smoothed(channel: Channel): Channel {
  let sum = 0;
  let present = 0;
  const take = (second: number, sign: 1 | -1) => {
    const value = channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) return;
    sum += sign * value;
    present += sign;
  };
  return channel.map((value, second) => {
    take(second, 1);
    take(second - SMOOTHING_SECONDS, -1);
    return Number.isNaN(value) ? value : sum / present;
  });
}

/** How often two rides are looked at side by side: every so many seconds, with the clock of the other so much later. */
export interface Look {
  shiftSeconds: number;
  everySeconds: number;
}

/** How far apart two rides were. */
export interface PlaceMatch {
  /** In which both say where they are. */
  looks: number;
  /** Of these, those in which they are at one place. */
  together: number;
  /** Of all, in m; what is further than one place counts as that. */
  meanMeters: number;
  /** The least that they were apart. */
  nearestMeters: number;
}

/** Two receivers on one bicycle are not further apart, under trees and between houses. */
const ONE_PLACE_METERS = 100;

/** Where two rides were at the same time. */
export function comparePlaces(one: Comparable, other: Comparable, look: Look): PlaceMatch {
  const match = { looks: 0, together: 0, meters: 0, nearestMeters: Number.POSITIVE_INFINITY };
  forEachBoth(one, other, look, (second, same) => {
    const [latitude, longitude] = [one.latitude?.[second] ?? Number.NaN, one.longitude?.[second] ?? Number.NaN];
    const [toLatitude, toLongitude] = [other.latitude?.[same] ?? Number.NaN, other.longitude?.[same] ?? Number.NaN];
    if (Number.isNaN(latitude + longitude + toLatitude + toLongitude)) return;
    const meters = haversineMeters(latitude, longitude, toLatitude, toLongitude);
    match.looks++;
    match.meters += Math.min(meters, ONE_PLACE_METERS);
    match.nearestMeters = Math.min(match.nearestMeters, meters);
    if (meters <= ONE_PLACE_METERS) match.together++;
  });
  const { meters, ...counted } = match;
  return { ...counted, meanMeters: meters / match.looks };
}

/** How alike two readings of a sensor were. */
export interface SensorMatch {
  /** In which both have a reading. */
  looks: number;
  /** Pearson's; NaN when one of them never changed. */
  correlation: number;
  /** The mean difference, whichever is higher, and the mean of both. */
  difference: number;
  mean: number;
}

/** What one sensor said of two rides at the same time. */
export function compareSensors(one: Comparable, other: Comparable, name: SensorName, look: Look): SensorMatch {
  const [mine, theirs] = [one.sensors[name], other.sensors[name]];
  const sums = { looks: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0, difference: 0 };
  forEachBoth(one, other, look, (second, same) => {
    const [x, y] = [mine?.[second] ?? Number.NaN, theirs?.[same] ?? Number.NaN];
    if (Number.isNaN(x + y)) return;
    sums.looks++;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.yy += y * y;
    sums.xy += x * y;
    sums.difference += Math.abs(x - y);
  });
  const { looks, x, y, xx, yy, xy, difference } = sums;
  const spread = Math.sqrt((looks * xx - x * x) * (looks * yy - y * y));
  return {
    looks,
    correlation: spread > 0 ? (looks * xy - x * y) / spread : Number.NaN,
    difference: difference / looks,
    mean: (x + y) / (2 * looks),
  };
}

function forEachBoth(
  one: Comparable,
  other: Comparable,
  { shiftSeconds, everySeconds }: Look,
  see: (second: number, same: number) => void,
): void {
  const later = other.startSeconds + shiftSeconds - one.startSeconds;
  const end = Math.min(one.elapsedSeconds, later + other.elapsedSeconds);
  for (let second = Math.max(later, 0); second < end; second += everySeconds) see(second, second - later);
}
