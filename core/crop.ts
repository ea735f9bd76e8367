import { CHANNEL_NAMES, type Channel, type Channels } from "./channel";
import { pausesWithin } from "./pauses";
import type { Crop, RecordedLap, RecordedRide } from "./ride";
import type { Span } from "./span";

/** Less than this is no ride; a crop that would leave less leaves all. */
export const SHORTEST_CROP_SECONDS = 60;

/**
 * A ride without what its rider cut off its ends. What the device said of the whole does not hold for a part, and is not
 * known any more. A crop that lies beside the ride, since its sources changed, changes nothing.
 */
export function cropped(ride: RecordedRide, crop: Crop | null): RecordedRide {
  const left = crop && leftOf(ride, crop);
  if (!left) return ride;
  const { start, end } = left;
  return {
    ...ride,
    startedAt: new Date(ride.startedAt.getTime() + start * 1000),
    elapsedSeconds: end - start,
    channels: cutChannels(ride.channels, left),
    track: ride.track && {
      latitude: ride.track.latitude.slice(start, end),
      longitude: ride.track.longitude.slice(start, end),
    },
    ...(ride.firstFix === undefined ? {} : { firstFix: Math.max(0, ride.firstFix - start) }),
    pauses: pausesWithin(ride.pauses, left),
    laps: ride.laps.flatMap((lap) => lapWithin(lap, left)),
    told: { timerSeconds: null, distanceMeters: null, energyKilocalories: null },
  };
}

/** What a crop leaves of a ride, in its seconds; null when that is all of it, or next to nothing. */
export function leftOf(
  { startedAt, elapsedSeconds }: Pick<RecordedRide, "startedAt" | "elapsedSeconds">,
  crop: Crop,
): Span | null {
  const second = (moment: Date) => Math.round((moment.getTime() - startedAt.getTime()) / 1000);
  const start = Math.max(0, second(crop.from));
  const end = Math.min(elapsedSeconds, second(crop.until));
  return end - start < SHORTEST_CROP_SECONDS || end - start === elapsedSeconds ? null : { start, end };
}

/** Whether a ride shows nothing that its rider cut off. It may, where its sources moved since and nothing fits any more. */
export function isWithin(
  { startedAt, elapsedSeconds }: Pick<RecordedRide, "startedAt" | "elapsedSeconds">,
  crop: Crop,
): boolean {
  const endsAt = startedAt.getTime() + elapsedSeconds * 1000;
  return startedAt.getTime() > crop.from.getTime() - 1000 && endsAt < crop.until.getTime() + 1000;
}

function cutChannels(channels: Channels, { start, end }: Span): Channels {
  const cut: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name]?.slice(start, end);
    if (channel?.some((value) => !Number.isNaN(value)))
      cut[name] = name === "distance" ? fromItsStart(channel) : channel;
  }
  return cut;
}

/** Metres since the start of what is left. */
function fromItsStart(distance: Channel): Channel {
  const first = distance.find((value) => !Number.isNaN(value)) ?? 0;
  return distance.map((value) => value - first);
}

function lapWithin({ trigger, ...lap }: RecordedLap, left: Span): RecordedLap[] {
  const start = Math.max(lap.start, left.start);
  const end = Math.min(lap.end, left.end);
  return end > start ? [{ start: start - left.start, end: end - left.start, trigger }] : [];
}
