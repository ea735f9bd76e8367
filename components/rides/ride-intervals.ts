import type { Channel } from "@/core/channel";
import type { Span } from "@/core/span";

const STEPS = [60, 300, 600, 1800, 3600, 21_600, 86_400];
const MOST_ROWS = 40;

/** A ride in even stretches, as short as a table of it can still be read; the last is what is left. */
export function intervalsOf(elapsedSeconds: number): Span[] {
  const step = STEPS.find((candidate) => elapsedSeconds / candidate <= MOST_ROWS) ?? 86_400;
  const count = Math.ceil(elapsedSeconds / step);
  return Array.from({ length: count }, (_, index) => ({
    start: index * step,
    end: Math.min(elapsedSeconds, (index + 1) * step),
  }));
}

/** The mean of what was recorded in a stretch, or null when nothing was. */
export function meanIn(channel: Channel, { start, end }: Span): number | null {
  let sum = 0;
  let present = 0;
  for (const value of channel.subarray(start, end)) {
    if (Number.isNaN(value)) continue;
    sum += value;
    present++;
  }
  return present === 0 ? null : sum / present;
}
