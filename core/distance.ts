import type { Channels, Track } from "./channel";
import { LONGEST_HOLE_SECONDS } from "./holes";
import { haversineMeters } from "./position";

/**
 * Metres since the start at each second that knows them: by the device's own distance where there is one (it knows its
 * wheel), else from position to position. It never falls: a device that starts again from 0 goes on where it was.
 *
 * @returns null when neither is there, or nothing was ever covered
 */
export function wayRidden(channels: Channels, track: Track | null): Float64Array | null {
  const byDevice = channels.distance && wayByDevice(channels.distance);
  if (byDevice && coversGround(byDevice)) return byDevice;
  const byTrack = track && wayByTrack(track);
  return byTrack && coversGround(byTrack) ? byTrack : null;
}

/** Metres up to each second: a way with its gaps held. */
export function distanceSoFar(way: Float64Array): Float64Array {
  let last = 0;
  return way.map((meters) => {
    if (!Number.isNaN(meters)) last = meters;
    return last;
  });
}

const coversGround = (way: Float64Array) => way.some((meters) => meters > 0);

function wayByDevice(distance: Float32Array): Float64Array {
  const way = new Float64Array(distance.length);
  let covered = 0;
  let last = Number.NaN;
  for (let second = 0; second < distance.length; second++) {
    const meters = distance[second] ?? Number.NaN;
    if (meters > last) covered += meters - last;
    if (!Number.isNaN(meters)) last = meters;
    way[second] = Number.isNaN(meters) ? Number.NaN : covered;
  }
  return way;
}

/** A fix that was lost for longer than slow recording explains hides the way: nothing is added for it. */
function wayByTrack({ latitude, longitude }: Track): Float64Array {
  let covered = 0;
  let last = -1;
  return latitude.map((degrees, second) => {
    if (Number.isNaN(degrees)) return Number.NaN;
    if (last >= 0 && second - last <= LONGEST_HOLE_SECONDS) {
      covered += haversineMeters(latitude[last] ?? 0, longitude[last] ?? 0, degrees, longitude[second] ?? 0);
    }
    last = second;
    return covered;
  });
}
