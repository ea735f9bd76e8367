import { isoTimes } from "./iso-times";
import type { ChannelName, Recording } from "./recording";

/** Terra's arrays of samples as JSON text, written by hand. */
export type Samples = Record<ChannelName | "position", string>;

export function samplesOf(recording: Recording): Samples {
  const written = { ...NO_SAMPLES, position: positionSamples(recording) };
  const names: ChannelName[] = ["distance", "elevation", "heartRate", "power", "speed", "cadence"];
  for (const name of names) written[name] = channelSamples(recording, name);
  return written;
}

export const NO_SAMPLES: Samples = {
  distance: "[]",
  elevation: "[]",
  heartRate: "[]",
  power: "[]",
  speed: "[]",
  cadence: "[]",
  position: "[]",
};

/** What each sample is called, and what stands behind the timer. */
const SAMPLE: Record<ChannelName, { name: string; tail: string }> = {
  distance: { name: "distance_meters", tail: "}" },
  elevation: { name: "elev_meters", tail: "}" },
  heartRate: { name: "bpm", tail: ',"context":1}' },
  power: { name: "watts", tail: "}" },
  speed: { name: "speed_meters_per_second", tail: "}" },
  cadence: { name: "cadence_rpm", tail: "}" },
};

function channelSamples(recording: Recording, channel: ChannelName): string {
  const column = recording.channels[channel];
  if (!column) return "[]";
  const { seconds, timerSeconds } = recording;
  const time = timesOf(recording, column.lateByMs);
  const { name, tail } = SAMPLE[channel];
  let json = "";
  for (let row = 0; row < seconds.length; row++) {
    const value = column.values[row] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    json += `${json && ","}{"timestamp":"${time(recording.startedAt + (seconds[row] ?? 0))}","${name}":${value},"timer_duration_seconds":${timerSeconds[row]}${tail}`;
  }
  return `[${json}]`;
}

function positionSamples(recording: Recording): string {
  const { position, seconds, timerSeconds } = recording;
  if (!position) return "[]";
  const time = timesOf(recording, position.lateByMs);
  let json = "";
  for (let row = 0; row < seconds.length; row++) {
    const latitude = position.latitudes[row] ?? Number.NaN;
    const isLost = Number.isNaN(latitude);
    if (isLost && position.lostFixes === "left out") continue;
    const pair = isLost ? "[null,null]" : `[${latitude},${position.longitudes[row]}]`;
    json += `${json && ","}{"timestamp":"${time(recording.startedAt + (seconds[row] ?? 0))}","coords_lat_lng_deg":${pair},"timer_duration_seconds":${timerSeconds[row]}}`;
  }
  return `[${json}]`;
}

const timesOf = ({ offsetMinutes }: Recording, lateByMs = 0) => isoTimes(lateByMs, offsetMinutes);
