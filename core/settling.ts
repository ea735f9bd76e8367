import type { Channel, Track } from "./channel";
import { LONGEST_HOLE_SECONDS } from "./holes";

/** How long after its first reading, or after the first fix that sets it right, a sensor may still be settling. */
const SETTLING_SECONDS = 60;

/** No rider rises or falls so far in a second. */
const LARGEST_RISE_METERS = 20;

/** Behind such a jump some barometers go on for some seconds; a rider falls so far in one only where it is steepest. */
const LARGEST_DRIFT_METERS = 3;

/** Neither sun nor a door makes it so much warmer or colder from one reading to the next. */
const LARGEST_WARMING_CELSIUS = 10;

/**
 * The seconds with an elevation from before the barometer had settled: some say 0 m in the first second and 86 m in the
 * next, others are set right by the first fix.
 */
export function elevationBeforeSettled(elevation: Channel, track: Track | null): number[] {
  const began = Math.max(firstPresent(elevation), track ? firstPresent(track.latitude) : 0);
  let settled = 0;
  for (let second = 1; second < Math.min(elevation.length, began + SETTLING_SECONDS); second++) {
    const rise = Math.abs((elevation[second] ?? Number.NaN) - (elevation[second - 1] ?? Number.NaN));
    const isDrift = settled > 0 && settled === second - 1 && rise > LARGEST_DRIFT_METERS;
    if (rise > LARGEST_RISE_METERS || isDrift) settled = second;
  }
  return presentUntil(elevation, settled);
}

/** The seconds with a temperature from before the thermometer had settled: a 0 where it is 21 °C in the next. */
export function temperatureBeforeSettled(temperature: Channel): number[] {
  const end = Math.min(temperature.length, firstPresent(temperature) + SETTLING_SECONDS);
  let settled = 0;
  let last = 0;
  for (const second of presentUntil(temperature, end)) {
    const warming = Math.abs((temperature[second] ?? Number.NaN) - (temperature[last] ?? Number.NaN));
    if (warming > LARGEST_WARMING_CELSIUS && second - last <= LONGEST_HOLE_SECONDS) settled = second;
    last = second;
  }
  return presentUntil(temperature, settled);
}

const firstPresent = (column: Channel | Float64Array): number =>
  Math.max(
    column.findIndex((value) => !Number.isNaN(value)),
    0,
  );

const presentUntil = (channel: Channel, end: number): number[] =>
  [...channel.subarray(0, end).keys()].filter((second) => !Number.isNaN(channel[second] ?? Number.NaN));
