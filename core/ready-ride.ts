import { type Climbing, climbing } from "./ascent";
import { CHANNEL_NAMES, type Channels } from "./channel";
import { distanceSoFar, wayRidden } from "./distance";
import { fillHoles, fillPower, recordedSeconds } from "./holes";
import type { RecordedRide } from "./ride";
import type { Span } from "./span";
import { ridingSpeed } from "./speed";
import { movingMask } from "./times";

/** A ride made ready for reckoning, still on its own seconds: what was between is filled in. */
export interface ReadyRide {
  pauses: readonly Span[];
  /** With all gaps: for what must have been measured, such as maxima. */
  measured: Channels;
  /** With the short holes filled: for means and sums. */
  filled: Channels;
  /** 1 for a second in which any channel has a value. */
  recorded: Uint8Array;
  /** Metres since the start at each second that knows them; null when none does. */
  way: Float64Array | null;
  /** The same with its gaps held. */
  soFar: Float64Array | null;
  /** 1 for a second in which the rider moved; null when nothing tells. */
  moving: Uint8Array | null;
  climbs: Climbing | null;
}

/** Makes a ride ready for reckoning; what cannot have been was repaired before (repairs.ts). */
export function readyRide(ride: RecordedRide): ReadyRide {
  const { pauses, track } = ride;
  const measured = withoutLostStrap(ride.channels);
  const recorded = recordedSeconds(ride.elapsedSeconds, ride.channels, track);
  const filled = fillChannels(measured, pauses, recorded);
  const way = wayRidden(measured, track);
  // On a trainer the barometer only tells the weather.
  const hasHills = measured.elevation && !(ride.isIndoor && !track);
  return {
    pauses,
    measured,
    filled,
    recorded,
    way,
    soFar: way && distanceSoFar(way),
    moving: stillIn(pauses, movingMask(ridingSpeed({ speed: measured.speed, way }, pauses), filled)),
    climbs: hasHills && measured.elevation ? climbing(measured.elevation, track, ride.firstFix) : null,
  };
}

/** A heart rate of 0 is how a lost strap is written: no reading at all. */
function withoutLostStrap({ "heart-rate": heartRate, ...channels }: Channels): Channels {
  return heartRate ? { ...channels, "heart-rate": heartRate.map((bpm) => bpm || Number.NaN) } : channels;
}

/** A rider who pushes the bicycle about during a pause is not riding. */
function stillIn(pauses: readonly Span[], moving: Uint8Array | null): Uint8Array | null {
  for (const { start, end } of pauses) moving?.fill(0, start, end);
  return moving;
}

function fillChannels(measured: Channels, pauses: readonly Span[], recorded: Uint8Array): Channels {
  const filled: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = measured[name];
    if (channel) filled[name] = name === "power" ? fillPower(channel, pauses, recorded) : fillHoles(channel, pauses);
  }
  return filled;
}
