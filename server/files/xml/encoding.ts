import { DamagedFile } from "../told-activity";

/** As far as a file's first element is looked for. */
const START_BYTES = 65_536;

const DECLARED = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/;

/**
 * How a text in XML is written: by its byte order mark, by the zeros of UTF-16, or as it says itself; UTF-8 otherwise.
 *
 * @see XML 1.0, appendix F
 */
export function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const declaration = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).replace(/^ï»¿/, "");
  const declared = DECLARED.exec(declaration)?.[1]?.toLowerCase() ?? "utf-8";
  // What says UTF-16 in single bytes is not.
  return declared.startsWith("utf-16") ? "utf-8" : declared;
}

/** @throws DamagedFile for an encoding that nobody knows */
export function decoderFor(bytes: Uint8Array): TextDecoder {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding);
  } catch (cause) {
    throw new DamagedFile(`The text of this file is written in an encoding that we do not know: ${encoding}.`, {
      cause,
    });
  }
}

/** The beginning of a text, whatever it is written in; bytes that are no text give nonsense, not an error. */
export function decodedStart(bytes: Uint8Array): string {
  const isWide = encodingOf(bytes).startsWith("utf-16");
  return new TextDecoder(isWide ? encodingOf(bytes) : "latin1").decode(bytes.subarray(0, START_BYTES));
}
