import type { Span } from "@/core/span";

const STEPS = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/**
 * The round places at which an axis of distance is marked.
 *
 * @param view in metres
 * @param most how many marks fit at most
 */
export function distanceTicks({ start, end }: Span, most: number): number[] {
  const step = STEPS.find((candidate) => (end - start) / candidate <= most) ?? 1_000_000;
  const first = Math.ceil(start / step);
  return Array.from({ length: Math.max(0, Math.floor(end / step) - first + 1) }, (_, mark) => (first + mark) * step);
}

/** A place in km, with no more decimals than the step asks for. */
export const distanceLabel = (meters: number, step: number): string =>
  `${(meters / 1000).toFixed(step >= 1000 ? 0 : step >= 100 ? 1 : 2)} km`;
