import type { BestRecord, Placing, RideBests } from "@/core/bests";
import { formatDayOfYear } from "@/core/format";
import type { Effort } from "@/core/ride";

/**
 * "Best ever", "Best of the season until 3 May", "Best ever until 3 May 2027", "Best of 90 days".
 *
 * @param year of the ride, which its own dates go without
 */
export function recordInWords({ of, until }: BestRecord, year: number): string {
  const best = { "all-time": "Best ever", season: "Best of the season", "ninety-days": "Best of 90 days" }[of];
  if (until === null) return best;
  const day = formatDayOfYear(until.startedAt, until.offsetMinutes);
  return `${best} until ${day.replace(` ${year}`, "")}`;
}

/** "2nd of 214" */
export const rankInWords = ({ rank, of }: Pick<Placing, "rank" | "of">): string => `${ordinal(rank)} of ${of}`;

function ordinal(number: number): string {
  const isTeen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${(!isTeen && { 1: "st", 2: "nd", 3: "rd" }[number % 10]) || "th"}`;
}

/** Half of what can be read: so much apart, two efforts are not the same. */
const SAME = 0.5;

/**
 * Where an effort stands among all rides; null where that is not known, where there is no other, or where it has a gap in
 * it: records are kept of efforts without.
 */
export function placingOf(effort: Effort, bests: RideBests | null): Placing | null {
  const placing = bests?.placings.find(({ kind, size }) => kind === effort.kind && size === effort.size);
  return placing && placing.of > 1 && Math.abs(placing.value - effort.value) < SAME ? placing : null;
}
