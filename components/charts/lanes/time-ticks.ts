import type { Span } from "@/core/span";

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/**
 * The round moments at which a time axis is marked.
 *
 * @param view what is shown, in seconds since the start
 * @param most how many marks fit at most
 */
export function timeTicks(view: Span, most: number): number[] {
  const step = STEPS.find((candidate) => (view.end - view.start) / candidate <= most) ?? wholeDays(view, most);
  const ticks: number[] = [];
  for (let tick = Math.ceil(view.start / step) * step; tick <= view.end; tick += step) ticks.push(tick);
  return ticks;
}

const DAY = 86_400;
const wholeDays = (view: Span, most: number) => Math.ceil((view.end - view.start) / DAY / Math.max(1, most)) * DAY;

/** A moment as an axis says it: 45 s, 12:30, 1:05, with no more figures than the step asks for. */
export function tickLabel(second: number, step: number): string {
  const hours = Math.floor(second / 3600);
  const minutes = Math.floor((second % 3600) / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  if (step >= 60) return `${hours}:${two(minutes)}`;
  return `${hours}:${two(minutes)}:${two(second % 60)}`;
}
