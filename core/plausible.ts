import { CHANNEL_NAMES, type Channel, type ChannelName, type Channels } from "./channel";

/** Channels from which is taken what cannot have been, and what that was, in the rider's words. */
export interface Plausible {
  channels: Channels;
  remarks: string[];
}

/**
 * The channels without readings that no rider can have produced: they become gaps. A channel of which nothing remains is
 * left out (a strap that was never found says 0 all the way). Doing it twice changes nothing.
 */
export function plausible(channels: Channels): Plausible {
  const kept: Channels = {};
  const remarks: string[] = [];
  for (const name of CHANNEL_NAMES) {
    const channel = channels[name];
    if (!channel) continue;
    const rule = RULES[name];
    const implausible = rule?.find(channel) ?? [];
    const readings = withGaps(channel, implausible);
    if (readings.some((value) => !Number.isNaN(value))) kept[name] = readings;
    const mentioned = implausible.filter((second) => rule?.isMentioned?.(channel[second] ?? 0) ?? true).length;
    if (rule && mentioned > 0) remarks.push(`We left out ${mentioned} ${rule.what(mentioned === 1)}.`);
  }
  return { channels: kept, remarks };
}

interface Rule {
  /** The seconds whose reading cannot be. */
  find: (channel: Channel) => number[];
  what: (isOne: boolean) => string;
  /** Whether the rider is told of such a value; of all where it is not said. */
  isMentioned?: (value: number) => boolean;
}

const LARGEST_POWER_WATTS = 2500;
const LEAST_HEART_RATE_BPM = 25;
const LARGEST_HEART_RATE_BPM = 230;
const LARGEST_SPEED_MPS = 130 / 3.6;

/** Within the first minute a barometer may still be settling; no rider rises 20 m in a second. */
const SETTLING_SECONDS = 60;
const LARGEST_RISE_MPS = 20;

const readings = (isOne: boolean) => (isOne ? "reading" : "readings");

const RULES: Partial<Record<ChannelName, Rule>> = {
  power: { find: powerSpikes, what: (isOne) => `power ${readings(isOne)} above 2,500 W that came out of nowhere` },
  "heart-rate": {
    find: (channel) => seconds(channel, (bpm) => bpm < LEAST_HEART_RATE_BPM || bpm > LARGEST_HEART_RATE_BPM),
    what: (isOne) => `heart rate ${readings(isOne)} below 25 or above 230 bpm`,
    isMentioned: (bpm) => bpm !== 0,
  },
  speed: {
    find: (channel) => seconds(channel, (speed) => speed > LARGEST_SPEED_MPS),
    what: (isOne) => `speed ${readings(isOne)} above 130 km/h`,
  },
  elevation: {
    find: beforeSettled,
    what: (isOne) => `elevation ${readings(isOne)} from before the barometer had settled`,
  },
};

const seconds = (channel: Channel, isMeant: (value: number) => boolean): number[] =>
  [...channel.keys()].filter((second) => isMeant(channel[second] ?? Number.NaN));

function withGaps(channel: Channel, gaps: readonly number[]): Channel {
  if (gaps.length === 0) return channel;
  const copy = channel.slice();
  for (const second of gaps) copy[second] = Number.NaN;
  return copy;
}

/** A sprint of 2,500 W is led up to and ridden out; a glitch jumps from nothing and back. */
function powerSpikes(power: Channel): number[] {
  const spikes: number[] = [];
  for (let start = 0; start < power.length; start++) {
    if (!isHuge(power[start])) continue;
    let end = start;
    while (isHuge(power[end])) end++;
    const peak = power.subarray(start, end).reduce((most, watts) => Math.max(most, watts), 0);
    const isSupported = Math.min(power[start - 1] || 0, power[end] || 0) >= peak / 2;
    for (let second = start; second < end && !isSupported; second++) spikes.push(second);
    start = end;
  }
  return spikes;
}

const isHuge = (watts: number | undefined) => (watts ?? 0) > LARGEST_POWER_WATTS;

/** Some barometers say 0 m in the first second and 86 m in the next. What came before such a jump is not believed. */
function beforeSettled(elevation: Channel): number[] {
  let settled = 0;
  for (let second = 1; second < Math.min(elevation.length, SETTLING_SECONDS); second++) {
    const rise = (elevation[second] ?? Number.NaN) - (elevation[second - 1] ?? Number.NaN);
    if (Math.abs(rise) > LARGEST_RISE_MPS) settled = second;
  }
  return seconds(elevation.subarray(0, settled), (value) => !Number.isNaN(value));
}
