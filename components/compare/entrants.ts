import type { RideData } from "@/components/rides/ride-data";
import type { ComparedRide } from "@/core/compare/compared-ride";
import type { Entrant } from "@/core/compare/parts";
import { readyRide } from "@/core/ready-ride";

/** A ride as it is compared, from what the browser has of it. */
export const toEntrant = (ride: ComparedRide, { recorded, track }: RideData): Entrant => ({
  track: track && hasPositions(track.latitude) ? track : null,
  elapsedSeconds: ride.elapsedSeconds,
  ready: readyRide({
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    elapsedSeconds: ride.elapsedSeconds,
    channels: recorded,
    track,
    pauses: ride.pauses,
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: ride.isIndoor,
  }),
});

/** Of a ride whose numbers came without a recording. */
export const emptyEntrant = (ride: ComparedRide): Entrant =>
  toEntrant(ride, { channels: {}, recorded: {}, track: null, bucketSeconds: 1, exact: [] });

const hasPositions = (latitude: Float64Array) => latitude.some((degrees) => !Number.isNaN(degrees));
