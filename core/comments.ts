import type { Span } from "./span";

/** More is an article, not a comment. */
export const LONGEST_COMMENT = 4000;

/** A piece of what somebody wrote: words, or an address that leads to the web. */
export type CommentPart = { kind: "words"; text: string } | { kind: "link"; text: string; href: string };

/** An address as people paste it: up to the next space or bracket. */
const ADDRESS = /https?:\/\/[^\s<>"]+/giu;

/** What stands behind an address and belongs to the sentence. */
const BEHIND_ADDRESS = /[.,;:!?'’”»)\]}*_~|]+$/u;

/** What somebody wrote, told apart into words and links; put together again it is the same text. */
export function partsOfComment(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let at = 0;
  const addWords = (until: number) => {
    if (until > at) parts.push({ kind: "words", text: text.slice(at, until) });
  };
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = withoutSentence(found);
    const href = webAddress(address);
    if (href === null) continue;
    addWords(index);
    parts.push({ kind: "link", text: address, href });
    at = index + address.length;
  }
  addWords(text.length);
  return parts;
}

/** A bracket that was opened within the address closes within it. */
function withoutSentence(found: string): string {
  const bare = found.replace(BEHIND_ADDRESS, "");
  const isOpen = bare.split("(").length > bare.split(")").length;
  return isOpen && found[bare.length] === ")" ? `${bare})` : bare;
}

function webAddress(text: string): string | null {
  const url = URL.parse(text);
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}

/** A mark that ends a sentence, with what may close behind it. */
const ENDS_IN_QUESTION = /[?？؟][!?！？]*["'’”»)\]*_]*(?=\s|$)/u;

/** Whether a comment asks something: a sentence of its own words ends with a question mark. What is quoted asks nothing. */
export function isQuestion(text: string): boolean {
  const own = text
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");
  const words = partsOfComment(own).map((part) => (part.kind === "link" ? "link" : part.text));
  return ENDS_IN_QUESTION.test(words.join(""));
}

/** Where a stretch that somebody wrote on lies in the ride as it is now. */
export type CommentPlace =
  | { kind: "whole"; span: Span }
  /** Of a part of it that is left. */
  | { kind: "part"; span: Span }
  /** The ride was cropped, and nothing of it is left. */
  | { kind: "gone" };

/**
 * Finds a stretch in a ride that may have been cropped since.
 *
 * @param stretch in seconds of the ride as it is now; it may begin before it or end behind it
 */
export function placeOfComment({ start, end }: Span, elapsedSeconds: number): CommentPlace {
  const span = { start: Math.max(0, start), end: Math.min(elapsedSeconds, end) };
  if (span.end <= span.start) return { kind: "gone" };
  return { kind: span.start === start && span.end === end ? "whole" : "part", span };
}

/** `AD` of Anna van Dijk: the letters that stand for somebody where there is no room for their name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return [first, last].map((word) => firstLetter(word ?? "")).join("") || "?";
}

const firstLetter = (word: string) => word.match(/[\p{L}\p{N}]/u)?.[0]?.toLocaleUpperCase("en") ?? "";
