const LONGEST_TEXT = 200;

/**
 * Text that a person can read and PostgreSQL can keep: no control characters, no half characters, not too long.
 *
 * @returns null when nothing is left
 */
export function cleanText(text: string | null | undefined): string | null {
  const clean = text
    ?.toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .trim();
  return clean ? [...clean].slice(0, LONGEST_TEXT).join("") : null;
}
