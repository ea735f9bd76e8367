import type { Channel, Channels, Track } from "./channel";
import type { Span } from "./span";

/** Devices that record slowly write every few seconds; up to here two values are taken to belong together. */
export const LONGEST_HOLE_SECONDS = 10;

/** Where a power meter falls silent for longer while the others go on, nobody knows what was ridden. */
export const LONGEST_POWER_DROPOUT_SECONDS = 5;

/**
 * A channel with its short holes filled by a straight line, for reckoning and drawing. Never across a pause, never at
 * the ends.
 *
 * @param maxHole the longest step, in seconds, from a value to the next that is filled
 */
export function fillHoles(channel: Channel, pauses: readonly Span[], maxHole = LONGEST_HOLE_SECONDS): Channel {
  return fill(channel, pauses, () => maxHole);
}

/**
 * Power with its short holes filled. Where the whole device was silent it recorded slowly, and the rule is that of every
 * channel; where the others went on, it is the power meter that was lost, and only its briefest drop-outs are filled.
 *
 * @param recorded 1 for a second in which any channel has a value
 */
export function fillPower(power: Channel, pauses: readonly Span[], recorded: Uint8Array): Channel {
  return fill(power, pauses, (from, to) =>
    recorded.subarray(from + 1, to).includes(1) ? LONGEST_POWER_DROPOUT_SECONDS : LONGEST_HOLE_SECONDS,
  );
}

/** 1 for each second in which the device said anything at all. */
export function recordedSeconds(seconds: number, channels: Channels, track: Track | null): Uint8Array {
  const recorded = new Uint8Array(seconds);
  const columns = [...Object.values(channels), ...(track ? [track.latitude] : [])];
  for (const column of columns) {
    for (let second = 0; second < seconds; second++)
      if (!Number.isNaN(column[second] ?? Number.NaN)) recorded[second] = 1;
  }
  return recorded;
}

function fill(channel: Channel, pauses: readonly Span[], longest: (from: number, to: number) => number): Channel {
  const filled = channel.slice();
  let pause = 0;
  let last = -1;
  for (let second = 0; second < channel.length; second++) {
    const value = channel[second] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    while ((pauses[pause]?.end ?? Number.POSITIVE_INFINITY) <= last) pause++;
    const isInterrupted = (pauses[pause]?.start ?? Number.POSITIVE_INFINITY) < second;
    const isHole = last >= 0 && second - last > 1;
    if (isHole && !isInterrupted && second - last <= longest(last, second)) drawLine(filled, last, second);
    last = second;
  }
  return filled;
}

function drawLine(channel: Channel, from: number, to: number): void {
  const start = channel[from] ?? Number.NaN;
  const slope = ((channel[to] ?? Number.NaN) - start) / (to - from);
  for (let second = from + 1; second < to; second++) channel[second] = start + slope * (second - from);
}
