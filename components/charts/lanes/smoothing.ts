import type { ChannelName } from "@/core/channel";
import type { Span } from "@/core/span";

export const SMOOTHINGS = [1, 5, 30] as const;

/** Over how many seconds a jumpy channel is averaged for drawing; 1 is as recorded. */
export type Smoothing = (typeof SMOOTHINGS)[number];

/** Legs and wind jump from second to second; a heart, a hill and the weather do not. */
export const isJumpy = (name: ChannelName) => name === "power" || name === "cadence" || name === "speed";

/** Hours of power, second by second, are a solid band. The longer the view, the calmer the line. */
export function smoothingFor(view: Span): Smoothing {
  const seconds = view.end - view.start;
  if (seconds > 3600) return 30;
  return seconds > 900 ? 5 : 1;
}
