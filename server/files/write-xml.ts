/** What XML 1.0 cannot hold even when it is escaped, and what no person can read: controls, halves of characters. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]+/gu;

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text as it may stand in an element or an attribute; a control character becomes a space. */
export const xmlText = (text: string): string =>
  text.replace(UNWRITABLE, " ").replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

/** An element around a number in digits; nothing at all around a gap. */
export const xmlNumber = (name: string, digits: string): string =>
  digits === "" ? "" : `<${name}>${digits}</${name}>`;

/** A moment as XML writes it, in UTC and whole seconds. */
export const xmlMoment = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** A document of these lines as bytes. */
export const xmlDocument = (lines: Iterable<string>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode([HEAD, ...lines, ""].join("\n"));
