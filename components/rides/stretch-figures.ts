import { wattsPerKilogram, workKilojoules } from "@/core/power";
import { type ReadyRide, readyRide } from "@/core/ready-ride";
import type { Figures, Ride, StretchNumbers } from "@/core/ride";
import type { Span } from "@/core/span";
import { known, type Stretch, stretchNumbers, stretchOf } from "@/core/stretch";
import { type StretchRoad, stretchRoad } from "@/core/stretch-road";
import type { RideData } from "./ride-data";

/** Everything that is told of a stretch of a ride; null is "not known". */
export interface StretchFigures extends StretchNumbers, StretchRoad {
  elapsedSeconds: number;
  wattsPerKilogram: number | null;
  workKilojoules: number | null;
}

/** The ride as its numbers are reckoned from, made from what the browser has of it: once, however many ask. */
export function readyToReckon(ride: Ride, data: RideData): ReadyRide {
  const ready = made.get(data) ?? makeReady(ride, data);
  made.set(data, ready);
  return ready;
}

const made = new WeakMap<RideData, ReadyRide>();

const makeReady = (ride: Ride, { recorded, track }: RideData): ReadyRide =>
  readyRide({
    startedAt: ride.startedAt,
    offsetMinutes: ride.offsetMinutes,
    elapsedSeconds: ride.elapsedSeconds,
    channels: recorded,
    track,
    pauses: ride.pauses,
    laps: [],
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
    isIndoor: ride.isIndoor,
  });

/** The figures of one stretch of a ride. */
export const figuresOf = (ready: ReadyRide, span: Span, figures: Figures): StretchFigures =>
  figuresIn(stretchOf(ready, span), span, figures);

/** The same of what was cut out already. */
export function figuresIn(stretch: Stretch, { start, end }: Span, figures: Figures): StretchFigures {
  const numbers = stretchNumbers(stretch);
  return {
    ...numbers,
    ...stretchRoad(stretch, end - start),
    elapsedSeconds: end - start,
    wattsPerKilogram: wattsPerKilogram(numbers.meanPowerWatts, figures),
    workKilojoules: known(stretch.ridden.power, workKilojoules),
  };
}
