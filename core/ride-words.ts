import { isRideType, type RideType } from "./ride-type";

/** What a rider says of a ride themselves; null where they said nothing. */
export interface RideWords {
  /** In place of what the recording is called. */
  title: string | null;
  /** Markdown. */
  notes: string | null;
  /** How hard it felt, 1 to 10. */
  effort: number | null;
  /** How they felt, 1 to 5. */
  feeling: number | null;
  tags: string[];
  /** In place of what the recording says. */
  type: RideType | null;
}

/** Of a ride of which its rider said nothing. */
export const NO_WORDS: RideWords = { title: null, notes: null, effort: null, feeling: null, tags: [], type: null };

/**
 * A word for each effort from 1 to 10.
 *
 * @see Foster et al., "A New Approach to Monitoring Exercise Training", 2001: the rating of a whole session
 */
export const EFFORT_WORDS = [
  "Very easy",
  "Easy",
  "Moderate",
  "Somewhat hard",
  "Hard",
  "Hard and a bit more",
  "Very hard",
  "Very hard and a bit more",
  "Extremely hard",
  "All I had",
] as const;

/** A word for each feeling from 1 to 5. */
export const FEELING_WORDS = ["Very weak", "Weak", "Normal", "Strong", "Very strong"] as const;

/** `Hard (5 of 10)` */
export const effortInWords = (effort: number): string => inWords(EFFORT_WORDS, effort);

/** `Strong (4 of 5)` */
export const feelingInWords = (feeling: number): string => inWords(FEELING_WORDS, feeling);

const inWords = (words: readonly string[], value: number) => `${words[value - 1] ?? ""} (${value} of ${words.length})`;

/** A type as it was kept: one that we no longer know is none. */
export const readRideType = (text: string | null): RideType | null => (text !== null && isRideType(text) ? text : null);

const LONGEST_TAG = 40;

/** More would be no help in finding anything. */
export const MOST_TAGS = 20;

/** Tags out of a line, told apart by commas: each once, whatever its capitals. */
export function parseTags(line: string): string[] {
  const tags = new Map<string, string>();
  for (const part of line.split(",")) {
    const tag = [
      ...part
        .replace(/^[\s#]+/, "")
        .replace(/\s+/g, " ")
        .trim(),
    ]
      .slice(0, LONGEST_TAG)
      .join("")
      .trim();
    const key = tag.toLocaleLowerCase("en");
    if (tag !== "" && !tags.has(key)) tags.set(key, tag);
  }
  return [...tags.values()];
}
