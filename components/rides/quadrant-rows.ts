import { formatDuration } from "@/core/format";
import type { Quadrants } from "@/core/ride";
import { shareInWords } from "./zone-rows";

export interface QuadrantRow {
  name: string;
  words: string;
  seconds: number;
  /** "0:12:30 · 14 %" */
  told: string;
}

const WORDS = [
  ["QI", "high force, fast legs"],
  ["QII", "high force, slow legs"],
  ["QIII", "low force, slow legs"],
  ["QIV", "low force, fast legs"],
] as const;

/** How long a ride stayed in each quadrant, ready to be read. */
export function quadrantRows({ seconds }: Quadrants): QuadrantRow[] {
  const total = seconds.reduce((sum, one) => sum + one, 0);
  return WORDS.map(([name, words], index) => {
    const spent = seconds[index] ?? 0;
    return { name, words, seconds: spent, told: `${formatDuration(spent)} · ${shareInWords(spent, total)}` };
  });
}
