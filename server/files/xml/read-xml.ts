import { SaxesParser } from "saxes";
import { DamagedFile } from "../told-activity";
import { decoderFor } from "./encoding";

/** What is told while a text is read; names are without their prefix. */
export interface XmlListener {
  opened(name: string, attributes: Attributes, parents: readonly string[]): void;
  /** `text` is what stood in the element behind its last child, trimmed. */
  closed(name: string, text: string, parents: readonly string[]): void;
}

export type Attributes = Readonly<Record<string, string>>;

export type XmlFault =
  /** The text ends before its elements do. */
  | "cut-short"
  /** Some of it breaks the rules of XML; the rest was read all the same. */
  | "malformed";

const CHUNK_BYTES = 65_536;
/** GPX and TCX with all their extensions are not ten deep. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 64;
const LONGEST_ATTRIBUTE = 4096;
const LONGEST_TEXT = 4096;
const MOST_FAULTS = 1000;

/**
 * Reads a text in XML from front to back, and keeps nothing of it. Only the five entities of XML itself and numbers of
 * characters are known, so that there is nothing to be fetched or to grow.
 *
 * @throws DamagedFile for a document type, and for what no ride file has: depths and sizes that only cost
 */
export function readXml(bytes: Uint8Array, listener: XmlListener): Set<XmlFault> {
  const faults = new Set<XmlFault>();
  const parser = new SaxesParser({ xmlns: false, position: false });
  const parents: string[] = [];
  let text = "";
  let malformed = 0;
  let isAtEnd = false;
  const isRaw = hasRawText(bytes);
  parser.on("doctype", () => refuse("defines a document type, which no ride file needs"));
  parser.on("error", () => {
    faults.add(isAtEnd ? "cut-short" : "malformed");
    if (++malformed > MOST_FAULTS) refuse("breaks the rules of XML all over");
  });
  parser.on("attribute", ({ value }) => {
    if (value.length > LONGEST_ATTRIBUTE) refuse("has an attribute longer than any of a ride");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (parents.length >= DEEPEST) refuse("is nested deeper than any ride file");
    if (Object.keys(attributes).length > MOST_ATTRIBUTES) refuse("has more attributes than any ride file");
    text = "";
    const local = withoutPrefix(name);
    listener.opened(local, attributes, parents);
    parents.push(local);
  });
  const add = (more: string) => {
    if (text.length < LONGEST_TEXT) text += more.slice(0, LONGEST_TEXT);
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", () => {
    const name = parents.pop() ?? "";
    listener.closed(name, text.trim(), parents);
    text = "";
  });
  feed(bytes, (chunk) => {
    const mended = isRaw ? chunk : chunk.replaceAll(BARE_AMPERSAND, "&amp;");
    if (mended !== chunk) faults.add("malformed");
    parser.write(mended);
  });
  isAtEnd = true;
  parser.close();
  return faults;
}

/**
 * Titles with an ampersand that was not written as an entity are common, and a parser takes what follows, up to the next
 * semicolon, for the entity's name. A chunk never ends within an entity.
 */
const BARE_AMPERSAND = /&(?!#?\w{1,10};)/g;

/** In raw text ampersands are right. */
const hasRawText = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("<![CDATA[");

/** The longest that an entity can be, and so the most that is kept back for the next chunk. */
const LONGEST_ENTITY = 13;

/** Some programs begin with blanks or an empty line, which XML does not allow before its declaration. */
function feed(bytes: Uint8Array, write: (chunk: string) => void): void {
  const decoder = decoderFor(bytes);
  let kept = "";
  let isBegun = false;
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const decoded = kept + decoder.decode(bytes.subarray(from, from + CHUNK_BYTES), { stream: true });
    const chunk: string = isBegun ? decoded : decoded.trimStart();
    isBegun ||= chunk !== "";
    const open = chunk.lastIndexOf("&");
    const end = open >= 0 && open > chunk.length - LONGEST_ENTITY ? open : chunk.length;
    write(chunk.slice(0, end));
    kept = chunk.slice(end);
  }
  write(kept + decoder.decode());
}

function refuse(what: string): never {
  throw new DamagedFile(`This file ${what}.`);
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);
