import { z } from "zod";
import { latestDay, today } from "../settings/figures/today";

/** The ranges of days that can be looked at. */
export const RANGES = { "30": "30 days", "90": "90 days", "365": "A year" } as const;
export type Range = keyof typeof RANGES;

const Query = z.object({
  range: z.enum(["30", "90", "365"]).catch("30"),
  day: z.iso.date().nullable().catch(null),
});

/** What the address asks for; what is none of ours is as if not asked. */
export const readQuery = (query: unknown): { range: Range; day: string | null } => Query.parse(query);

/**
 * The days of a range, oldest first, up to today; where days begin earlier than here, up to the last that is known.
 *
 * @param lastKnown `YYYY-MM-DD`
 */
export function daysOf(range: Range, lastKnown: string, now: Date): string[] {
  const last = lastKnown > today(now) && lastKnown <= latestDay(now) ? lastKnown : today(now);
  const end = Date.parse(`${last}T00:00:00Z`);
  const count = Number(range);
  return Array.from({ length: count }, (_, index) =>
    new Date(end - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}
