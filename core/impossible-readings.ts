import type { Channel } from "./channel";

const LARGEST_POWER_WATTS = 2500;
const LEAST_HEART_RATE_BPM = 25;
const LARGEST_HEART_RATE_BPM = 230;
const LARGEST_SPEED_MPS = 130 / 3.6;

/** The seconds of power that comes out of nowhere: a sprint of 2,500 W is led up to and ridden out. */
export function powerSpikes(power: Channel): number[] {
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

/** The seconds in which no heart can beat so. A 0 is no reading at all: it is how a lost strap is written. */
export const impossibleHeartRates = (heartRate: Channel): number[] =>
  seconds(heartRate, (bpm) => bpm !== 0 && (bpm < LEAST_HEART_RATE_BPM || bpm > LARGEST_HEART_RATE_BPM));

/** The seconds in which nobody rides so fast. */
export const impossibleSpeeds = (speed: Channel): number[] => seconds(speed, (mps) => mps > LARGEST_SPEED_MPS);

/** All seconds with a value, of a sensor that said nothing but 0: it was not found, or is not there. */
export const zerosAllTheWay = (channel: Channel): number[] =>
  channel.some((value) => value !== 0 && !Number.isNaN(value)) ? [] : seconds(channel, (value) => value === 0);

const seconds = (channel: Channel, isMeant: (value: number) => boolean): number[] =>
  [...channel.keys()].filter((second) => isMeant(channel[second] ?? Number.NaN));
