import { CHANNEL_NAMES, type Channels, LONGEST_RIDE_SECONDS, type Track } from "./channel";
import { recordedSeconds } from "./holes";
import type { RecordedRide } from "./ride";
import type { Span } from "./span";

/**
 * Why the time that a device's clock jumped cannot be put back into a ride, as a sentence for the rider.
 *
 * @param jumps each from the second behind it, as long as the time that was left out there
 * @returns null when it can
 */
export function whyTimeStaysOut({ elapsedSeconds }: RecordedRide, jumps: readonly Span[]): string | null {
  if (jumps.some(({ start, end }) => end < start)) {
    return "Your device's clock was set back: it told some seconds twice, and a ride has each only once.";
  }
  const days = (elapsedSeconds + totalSeconds(jumps)) / 86_400;
  return days * 86_400 > LONGEST_RIDE_SECONDS ? `The ride would last ${Math.floor(days)} days.` : null;
}

/**
 * A ride with the time that its device's clock jumped put back as pauses; as it is when that cannot be. The part of
 * which most was recorded keeps its time of day, as it did when the jumps were left out.
 */
export function putTimeBack(ride: RecordedRide, jumps: readonly Span[]): RecordedRide {
  if (whyTimeStaysOut(ride, jumps) !== null) return ride;
  const earlier = totalSeconds(jumps.slice(0, rightSetting(ride, jumps)));
  const longer = jumps.toReversed().reduce(withPause, ride);
  return { ...longer, startedAt: new Date(ride.startedAt.getTime() - earlier * 1000) };
}

const totalSeconds = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** How many jumps lie before the part on which most was recorded; of two alike, the later one. */
function rightSetting({ elapsedSeconds, channels, track }: RecordedRide, jumps: readonly Span[]): number {
  const recorded = recordedSeconds(elapsedSeconds, channels, track);
  const borders = [0, ...jumps.map(({ start }) => start), elapsedSeconds];
  const parts = jumps.concat({ start: 0, end: 0 }).map((_, index) => {
    const part = recorded.subarray(borders[index], borders[index + 1]);
    return part.reduce((sum, one) => sum + one, 0);
  });
  return parts.lastIndexOf(Math.max(...parts));
}

function withPause(ride: RecordedRide, pause: Span): RecordedRide {
  const seconds = pause.end - pause.start;
  const later = (second: number) => (second > pause.start ? second + seconds : second);
  const moved = ({ start, end }: Span): Span => ({
    start: start >= pause.start ? start + seconds : start,
    end: later(end),
  });
  return {
    ...ride,
    elapsedSeconds: ride.elapsedSeconds + seconds,
    channels: channelsWithGap(ride.channels, pause),
    track: ride.track && trackWithGap(ride.track, pause),
    pauses: withOneMore(ride.pauses.map(moved), pause),
    laps: ride.laps.map((lap) => ({ ...lap, ...moved(lap) })),
  };
}

function withOneMore(pauses: readonly Span[], pause: Span): Span[] {
  const touching = pauses.filter(({ start, end }) => start <= pause.end && end >= pause.start);
  const whole = {
    start: Math.min(pause.start, ...touching.map(({ start }) => start)),
    end: Math.max(pause.end, ...touching.map(({ end }) => end)),
  };
  const others = pauses.filter((one) => !touching.includes(one));
  return [...others, whole].sort((one, other) => one.start - other.start);
}

function channelsWithGap(channels: Channels, gap: Span): Channels {
  const longer: Channels = {};
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (channel) longer[name] = withGap(channel, new Float32Array(channel.length + gap.end - gap.start), gap);
  }
  return longer;
}

function trackWithGap({ latitude, longitude }: Track, gap: Span): Track {
  const length = latitude.length + gap.end - gap.start;
  return {
    latitude: withGap(latitude, new Float64Array(length), gap),
    longitude: withGap(longitude, new Float64Array(length), gap),
  };
}

function withGap<Column extends Float32Array | Float64Array>(column: Column, into: Column, gap: Span): Column {
  into.set(column.subarray(0, gap.start));
  into.fill(Number.NaN, gap.start, gap.end);
  into.set(column.subarray(gap.start), gap.end);
  return into;
}
