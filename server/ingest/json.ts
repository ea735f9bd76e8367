/** The bytes of a delivery are not what Terra documents: no further attempt will read them. */
export class UnreadableDelivery extends Error {
  override name = "UnreadableDelivery";
}

const DEEPEST = 64;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

/**
 * The JSON in these bytes.
 *
 * @throws UnreadableDelivery when it is not UTF-8, not JSON, or nested deeper than anything Terra documents
 */
export function parseDeliveredJson(body: Uint8Array): unknown {
  if (depthOf(body) > DEEPEST) throw new UnreadableDelivery(`JSON nested deeper than ${DEEPEST} levels`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch (cause) {
    throw new UnreadableDelivery("Not UTF-8", { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // V8's message quotes the text around the fault, and that is somebody's ride.
    throw new UnreadableDelivery("Not JSON", { cause });
  }
}

/** How deep lists and objects stand within each other, by the bytes alone. */
function depthOf(body: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfText(body, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

/** Where the text that opens at `at` closes. */
function endOfText(body: Uint8Array, at: number): number {
  let end = at + 1;
  while (end < body.length && body[end] !== QUOTE) end += body[end] === BACKSLASH ? 2 : 1;
  return end;
}
