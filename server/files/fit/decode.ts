import { checkSum } from "./check-sum";
import { type AppField, type FitMessage, readMessages } from "./messages";

/**
 * A FIT file is one part, or several one behind the other. A part as bytes; the header is little-endian:
 *   +0   uint8    size of the header: 12 or 14
 *   +1   uint8    version of the protocol
 *   +2   uint16   version of the profile
 *   +4   uint32   size of the data behind the header; 0 when the recording was never finished
 *   +8   char[4]  ".FIT"
 *   +12  uint16   check sum of the header, only of 14 bytes; 0 when nobody reckoned it
 *   …    data     definitions and messages (messages.ts)
 *   …    uint16   check sum of header and data
 *
 * What numbers mean is the profile's matter (profile.ts).
 */
export interface FitPart {
  messages: FitMessage[];
  appFields: ReadonlyMap<number, AppField>;
  /** What is wrong with it; empty when it is whole. */
  faults: FitFault[];
}

export type FitFault =
  /** The file ends before the part does. */
  | "cut-short"
  /** No size in the header: the device never came to write it. */
  | "never-finished"
  /** Some bytes are not those that were written. */
  | "check-sum"
  /** From somewhere on the bytes make no sense. */
  | "unreadable";

/** Whether these bytes begin a FIT file, or a part of one. */
export const isFit = (bytes: Uint8Array, from = 0): boolean =>
  (bytes[from] ?? 0) >= 12 && SIGNATURE.every((byte, index) => bytes[from + 8 + index] === byte);

const SIGNATURE = [0x2e, 0x46, 0x49, 0x54];
const HEADER_SIZES = [12, 14];
const CHECK_SUM_SIZE = 2;

/**
 * The messages of a FIT file. Where it is damaged, those before the damage.
 *
 * @param wanted the numbers of the messages that are returned; the others are passed over
 */
export function decodeFit(bytes: Uint8Array, wanted: ReadonlySet<number>): FitPart[] {
  const parts: FitPart[] = [];
  let from = 0;
  while (from < bytes.length && isFit(bytes, from)) {
    const part = decodePart(bytes, from, wanted);
    parts.push(part.part);
    from = part.end;
  }
  // Some programs fill up with zeros.
  const isPadded = bytes.subarray(from).every((byte) => byte === 0);
  if (!isPadded) parts.at(-1)?.faults.push("unreadable");
  return parts;
}

function decodePart(bytes: Uint8Array, from: number, wanted: ReadonlySet<number>): { part: FitPart; end: number } {
  const headerSize = bytes[from] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!HEADER_SIZES.includes(headerSize) || from + headerSize > bytes.length) {
    return { part: { messages: [], appFields: new Map(), faults: ["unreadable"] }, end: bytes.length };
  }
  const dataSize = view.getUint32(from + 4, true);
  const start = from + headerSize;
  const toldEnd = dataSize === 0 ? bytes.length : start + dataSize;
  const end = Math.min(toldEnd, bytes.length);
  const { messages, appFields, isRead } = readMessages(view, start, end, wanted);
  const faults = faultsOf({ bytes, from, end, toldEnd, dataSize });
  // A file that stops in the middle of a message was cut there: its check sum says nothing more.
  if (!isRead && faults.length === 0) faults.push("unreadable");
  return { part: { messages, appFields, faults }, end: Math.min(end + CHECK_SUM_SIZE, bytes.length) };
}

interface Extent {
  bytes: Uint8Array;
  from: number;
  end: number;
  toldEnd: number;
  dataSize: number;
}

function faultsOf({ bytes, from, end, toldEnd, dataSize }: Extent): FitFault[] {
  if (dataSize === 0) return ["never-finished"];
  if (toldEnd + CHECK_SUM_SIZE > bytes.length) return ["cut-short"];
  const told = (bytes[end] ?? 0) | ((bytes[end + 1] ?? 0) << 8);
  return told === checkSum(bytes.subarray(from, end)) ? [] : ["check-sum"];
}
