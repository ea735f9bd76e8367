import { CHANNEL_NAMES, type Channels, type Track } from "./channel";
import { type PrivatePlace, withoutPrivatePlaces } from "./private-places";
import type { RecordedRide } from "./ride";
import { isShared, type Sharing } from "./shared-ride";

/** A recording as those see it who have the ride's link: never where its rider wants nobody to know that they were. */
export const sharedRecording = (
  { startedAt, offsetMinutes, elapsedSeconds, channels, track, pauses, laps, isIndoor }: RecordedRide,
  sharing: Sharing,
  places: readonly PrivatePlace[],
): RecordedRide => ({
  startedAt,
  offsetMinutes,
  elapsedSeconds,
  channels: sharedChannels(channels, sharing),
  track: sharing.withMap && track ? shownTrack(track, places) : null,
  pauses,
  laps,
  told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  isIndoor,
});

function sharedChannels(channels: Channels, sharing: Sharing): Channels {
  const shared: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel && isShared(name, sharing)) shared[name] = channel;
  }
  return shared;
}

/** Null when all of it lies where nobody may see it. */
function shownTrack(track: Track, places: readonly PrivatePlace[]): Track | null {
  const shown = withoutPrivatePlaces(track, places);
  return shown.latitude.some((degrees) => !Number.isNaN(degrees)) ? shown : null;
}
