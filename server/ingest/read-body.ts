import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { env } from "../env";

/** Whoever sends slower than this after the first seconds holds a place that others need. */
const LEAST_BYTES_PER_SECOND = 10_000;
const FIRST_SECONDS = 5;
const LONGEST_READ_MS = 60_000;

let bytesInFlight = 0;

/** A body that was read whole; its memory is counted until it is let go. */
export interface ReadBody {
  bytes: Buffer;
  letGo(): void;
}

/**
 * Reads a body once, within the limits of size, memory, time and pace.
 *
 * @param declared what its header says of its length
 * @param pass is given every piece as it arrives
 */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  declared: number | null,
  pass: (chunk: Uint8Array) => void,
): Promise<ReadBody | "too-large" | "busy" | "incomplete"> {
  const { webhookMaxBytes, webhookMemoryMaxBytes } = env();
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let total = 0;
  let isRead = false;
  const letGo = () => {
    bytesInFlight -= total;
    total = 0;
  };
  const give = async (answer: "too-large" | "busy") => {
    await reader.cancel(answer).catch(() => undefined);
    return answer;
  };
  const cut = () => void reader.cancel("too slow").catch(() => undefined);
  const endWatch = watchPace(() => total, cut);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      bytesInFlight += value.length;
      if (total > webhookMaxBytes) return await give("too-large");
      if (bytesInFlight > webhookMemoryMaxBytes) return await give("busy");
      pass(value);
      chunks.push(value);
    }
    if (endWatch() || (declared !== null && declared !== total)) return "incomplete";
    isRead = true;
    return { bytes: Buffer.concat(chunks, total), letGo };
  } catch {
    // The other side went away in the middle; what arrived was not acknowledged and will come again.
    return "incomplete";
  } finally {
    endWatch();
    if (!isRead) letGo();
  }
}

/**
 * Looks each second whether enough has arrived.
 *
 * @returns ends the watch, and says whether it had cut the body off
 */
function watchPace(arrived: () => number, cut: () => void): () => boolean {
  let seconds = FIRST_SECONDS;
  let wasCut = false;
  const look = () => {
    wasCut = seconds * 1000 >= LONGEST_READ_MS || arrived() < seconds * LEAST_BYTES_PER_SECOND;
    if (wasCut) return cut();
    seconds += 1;
    timer = setTimeout(look, 1000);
  };
  let timer = setTimeout(look, FIRST_SECONDS * 1000);
  return () => {
    clearTimeout(timer);
    return wasCut;
  };
}

const LARGEST_UNPACKED = 128 * 1024 * 1024;
const MOST_TIMES_LARGER = 100;

const unzip = promisify(gunzip);

/**
 * Unpacks what was sent with `Content-Encoding: gzip`. What is Terra's but no gzip after all stays as it was sent: it is
 * kept, and fails where it is read, with a reason.
 *
 * @returns null when it would grow beyond 128 MiB, or beyond a hundred times its size
 */
export async function unpack(packed: Buffer): Promise<Buffer | null> {
  const maxOutputLength = Math.min(LARGEST_UNPACKED, Math.max(1, packed.length) * MOST_TIMES_LARGER);
  try {
    return await unzip(packed, { maxOutputLength });
  } catch (error) {
    const isTooLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isTooLarge ? null : packed;
  }
}
