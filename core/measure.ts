import { highestHeld } from "./channel-statistics";
import { findClimbs } from "./climbs";
import { bestEfforts, gaplessEfforts } from "./efforts";
import { HELD_SECONDS } from "./estimates";
import { steepestPercent } from "./gradient";
import { heartRateCurve, powerCurve } from "./mean-maximal";
import { type ReadyRide, readyRide } from "./ready-ride";
import type { Climb, Curve, Effort, RecordedRide } from "./ride";
import { roadProfile } from "./road-profile";
import { type Stretch, stretchOf } from "./stretch";

/** A ride with everything that can be measured of it without knowing its rider. */
export interface Measured {
  ride: RecordedRide;
  ready: ReadyRide;
  /** The whole ride with its pauses cut out. */
  whole: Stretch;
  powerCurve: Curve | null;
  heartRateCurve: Curve | null;
  efforts: Effort[];
  /** What is kept for records and for estimates: efforts without gaps, the highest heart rate held, and the distances. */
  bests: Effort[];
  climbs: Climb[];
  /** The steepest that was held for 100 m of road; null without hills or a way. */
  steepestPercent: number | null;
}

/** Measures a ride, from which that was left out that cannot have been (repairs.ts). */
export function measure(ride: RecordedRide): Measured {
  const ready = readyRide(ride);
  const { filled, pauses } = ready;
  const { power, "heart-rate": heartRate } = filled;
  const efforts = bestEfforts(ready);
  const road = roadProfile(ready, ride.track);
  return {
    ride,
    ready,
    whole: stretchOf(ready, { start: 0, end: ride.elapsedSeconds }),
    powerCurve: power ? powerCurve(power, pauses) : null,
    heartRateCurve: heartRate ? heartRateCurve(heartRate) : null,
    efforts,
    bests: [...gaplessEfforts(ready), ...highestHeartRate(ready), ...efforts.filter(({ kind }) => kind === "distance")],
    climbs: road ? findClimbs(road) : [],
    steepestPercent: road && steepestPercent(road),
  };
}

/** As it went on in real time: a heart also beats in a pause. */
function highestHeartRate({ filled }: ReadyRide): Effort[] {
  const held = filled["heart-rate"] && highestHeld(filled["heart-rate"], HELD_SECONDS);
  return held ? [{ kind: "heart-rate", size: HELD_SECONDS, ...held, end: held.start + HELD_SECONDS }] : [];
}
