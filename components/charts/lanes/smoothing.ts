import type { Channel } from "@/core/channel";
import { smoothed } from "@/core/chart-points";
import type { LaneName } from "@/core/lane";
import type { Span } from "@/core/span";

export const SMOOTHINGS = [1, 5, 30] as const;

/** Over how many seconds a jumpy lane is averaged for drawing; 1 is as recorded. */
export type Smoothing = (typeof SMOOTHINGS)[number];

/** Hours of power, second by second, are a solid band. The longer the view, the calmer the line. */
export function smoothingFor(view: Span): Smoothing {
  const seconds = view.end - view.start;
  if (seconds > 3600) return 30;
  return seconds > 900 ? 5 : 1;
}

/** A lane as calm as it is wanted. Made once for each channel and smoothing, for as long as the channel is there. */
export function calmed(name: LaneName, channel: Channel, smoothing: Smoothing): Channel {
  if (smoothing === 1 || !JUMPY.has(name)) return channel;
  const made = MADE.get(channel) ?? new Map<Smoothing, Channel>();
  MADE.set(channel, made);
  const calm = made.get(smoothing) ?? smoothed(channel, smoothing);
  made.set(smoothing, calm);
  return calm;
}

/** Legs and wind jump from second to second; a heart, a hill and the weather do not. */
const JUMPY: ReadonlySet<LaneName> = new Set(["power", "cadence", "speed", "balance"]);

const MADE = new WeakMap<Channel, Map<Smoothing, Channel>>();
