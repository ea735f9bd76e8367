import { CHANNEL_NAMES, type Channel, type Channels } from "./channel";
import { maxOf, meanAboveZero, meanOf } from "./channel-statistics";
import { maxHeartRate } from "./heart-rate";
import { pausedSeconds, pausesWithin, withoutPauses } from "./pauses";
import { weightedPower } from "./power";
import type { ReadyRide } from "./ready-ride";
import type { StretchNumbers } from "./ride";
import type { Span } from "./span";

/** A part of a ride, or all of it, with its pauses cut out. */
export interface Stretch {
  /** As measured, with gaps. */
  measured: Channels;
  /** With the short holes filled. */
  ridden: Channels;
  timerSeconds: number;
  movingSeconds: number;
  distanceMeters: number | null;
  ascentMeters: number | null;
  descentMeters: number | null;
}

/** Cuts a stretch out of a ride. */
export function stretchOf(ride: ReadyRide, span: Span): Stretch {
  const pauses = pausesWithin(ride.pauses, span);
  const cut = (channel: Channel) => withoutPauses(channel.subarray(span.start, span.end), pauses);
  const timerSeconds = span.end - span.start - pausedSeconds(span.end - span.start, pauses);
  return {
    measured: mapChannels(ride.measured, cut),
    ridden: mapChannels(ride.filled, cut),
    timerSeconds,
    movingSeconds: ride.moving ? countOnes(ride.moving.subarray(span.start, span.end)) : timerSeconds,
    distanceMeters: ride.soFar && growth(ride.soFar, span),
    ascentMeters: ride.climbs && growth(ride.climbs.gained, span),
    descentMeters: ride.climbs && growth(ride.climbs.lost, span),
  };
}

/** The numbers of a stretch. */
export function stretchNumbers({ measured, ridden, ...stretch }: Stretch): StretchNumbers {
  return {
    timerSeconds: stretch.timerSeconds,
    distanceMeters: stretch.distanceMeters,
    ascentMeters: stretch.ascentMeters,
    meanSpeedMps: speedOver(stretch.distanceMeters, stretch.movingSeconds),
    meanPowerWatts: known(ridden.power, meanOf),
    weightedPowerWatts: known(ridden.power, weightedPower),
    maxPowerWatts: known(measured.power, maxOf),
    meanHeartRateBpm: known(ridden["heart-rate"], meanOf),
    maxHeartRateBpm: known(ridden["heart-rate"], maxHeartRate),
    meanCadenceRpm: known(measured.cadence, meanAboveZero),
  };
}

/** Something of a channel; null when there is no channel. */
export const known = <T>(channel: Channel | undefined, reckon: (channel: Channel) => T): T | null =>
  channel ? reckon(channel) : null;

/** Distance by time; null when there is none. */
export const speedOver = (meters: number | null, seconds: number): number | null =>
  meters === null || seconds === 0 ? null : meters / seconds;

function mapChannels(channels: Channels, change: (channel: Channel) => Channel): Channels {
  const changed: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel) changed[name] = change(channel);
  }
  return changed;
}

/** What a running total grew by in a stretch; the second before it is where it stood. */
const growth = (total: Float64Array, { start, end }: Span): number => (total[end - 1] ?? 0) - (total[start - 1] ?? 0);

const countOnes = (mask: Uint8Array) => mask.reduce((sum, one) => sum + one, 0);
