import type { UserId } from "../ids";
import type { Ride } from "../ride";
import type { Span } from "../span";

/** A ride as a comparison shows it: what is told of it before its recording comes. */
export interface ComparedRide
  extends Pick<
    Ride,
    | "id"
    | "version"
    | "title"
    | "startedAt"
    | "offsetMinutes"
    | "isIndoor"
    | "elapsedSeconds"
    | "movingSeconds"
    | "distanceMeters"
    | "ascentMeters"
    | "meanPowerWatts"
    | "meanHeartRateBpm"
    | "meanSpeedMps"
    | "channelNames"
    | "pauses"
  > {
  climbs: Span[];
  laps: Span[];
  /** Where people are compared: who rode it, and whether that is the viewer. */
  rider?: { id: UserId; name: string; isViewer: boolean };
}

/** No more rides can be told apart. */
export const MOST_COMPARED = 4;

/** What of a ride its comparison shows. */
export const toComparedRide = (ride: Ride): ComparedRide => ({
  id: ride.id,
  version: ride.version,
  title: ride.title,
  startedAt: ride.startedAt,
  offsetMinutes: ride.offsetMinutes,
  isIndoor: ride.isIndoor,
  elapsedSeconds: ride.elapsedSeconds,
  movingSeconds: ride.movingSeconds,
  distanceMeters: ride.distanceMeters,
  ascentMeters: ride.ascentMeters,
  meanPowerWatts: ride.meanPowerWatts,
  meanHeartRateBpm: ride.meanHeartRateBpm,
  meanSpeedMps: ride.meanSpeedMps,
  channelNames: ride.channelNames,
  pauses: ride.pauses,
  climbs: ride.analysis.climbs.map(({ start, end }) => ({ start, end })),
  laps: ride.laps.map(({ start, end }) => ({ start, end })),
});
