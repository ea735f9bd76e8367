import { z } from "zod";
import { isRideType } from "@/core/ride-type";
import { EFFORT_WORDS, FEELING_WORDS, MOST_TAGS, parseTags, type RideWords } from "@/core/ride-words";

const LONGEST_TITLE = 200;
/** In letters. */
export const LONGEST_NOTES = 10_000;

export type RideWordsForm = { ok: true; words: RideWords } | { ok: false; problems: Record<string, string> };

const line = z.string().transform((text) =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim(),
);

/** Notes keep their lines, and lose what PostgreSQL or a reader cannot make anything of. */
export const lines = z.string().transform((text) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]+/gu, "")
    .trimEnd(),
);

const scale = (most: number) => z.union([z.literal(""), z.coerce.number().int().min(1).max(most)]);

const Form = z.object({
  title: line.refine((text) => text.length <= LONGEST_TITLE, `At most ${LONGEST_TITLE} letters, please.`),
  notes: lines.refine(
    (text) => text.length <= LONGEST_NOTES,
    `At most ${LONGEST_NOTES.toLocaleString("en")} letters, please.`,
  ),
  effort: scale(EFFORT_WORDS.length),
  feeling: scale(FEELING_WORDS.length),
  tags: line.transform(parseTags).refine((tags) => tags.length <= MOST_TAGS, `At most ${MOST_TAGS} tags, please.`),
  type: z.union([z.literal(""), z.string().refine(isRideType)]),
});

const CHOOSE = "Please choose one of these.";
const CHOSEN = ["effort", "feeling", "type"];

/** Reads the form in which a rider says something of a ride. What is left empty is not said. */
export function parseRideWordsForm(typed: Record<string, unknown>): RideWordsForm {
  const read = Form.safeParse(typed);
  if (!read.success) {
    const problems = read.error.issues.map(({ path: [name], message }) => {
      const field = String(name);
      return [field, CHOSEN.includes(field) ? CHOOSE : message];
    });
    return { ok: false, problems: Object.fromEntries(problems) };
  }
  const { title, notes, effort, feeling, tags, type } = read.data;
  return {
    ok: true,
    words: {
      title: title || null,
      notes: notes.trim() === "" ? null : notes,
      effort: effort || null,
      feeling: feeling || null,
      tags,
      type: type !== "" && isRideType(type) ? type : null,
    },
  };
}
