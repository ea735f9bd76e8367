/** More belongs into the notes. */
export const LONGEST_SENTENCE = 1000;

/**
 * The notes of a ride with a sentence more: a paragraph of its own below what was written before.
 *
 * @param notes Markdown; null where nothing was written
 */
export const withSentence = (notes: string | null, sentence: string): string =>
  notes === null || notes.trim() === "" ? sentence : `${notes.trimEnd()}\n\n${sentence}`;
