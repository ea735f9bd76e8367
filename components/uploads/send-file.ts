import { PART_BYTES } from "@/core/ride-file-name";

/** What a server said to a part. */
export interface PartAnswer {
  status: number;
  /** How much of the file is there; null where it did not say. */
  receivedBytes: number | null;
  /** Why not, in words; null where it did not say. */
  message: string | null;
}

/** Puts one part to where it belongs. */
export interface Line {
  /** @throws anything when the line broke; `sent` is told how much of the part has left */
  put(offset: number, part: ArrayBuffer, sent: (bytes: number) => void): Promise<PartAnswer>;
  /** Waits before another try. */
  wait(milliseconds: number): Promise<void>;
}

/** How far a file is on its way. */
export type Progress =
  | { kind: "sending"; sentBytes: number }
  /** The line is broken; it is tried again after so much time. */
  | { kind: "pausing"; seconds: number };

export type Sent = { kind: "arrived" } | { kind: "failed"; message: string };

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** What the server says no to for no reason that we know is not asked for ever. */
const MOST_STRANGE = 5;

const FINAL: Record<number, string> = {
  401: "You are signed out. Sign in again, and choose this file once more: it goes on where it was.",
  403: "You are signed out. Sign in again, and choose this file once more: it goes on where it was.",
  404: "The server does not wait for this file any more. Please choose it once more.",
  410: "These files were taken back.",
  413: "The server does not take parts of this size.",
  422: "This file is longer than it was when it was chosen. Please choose it once more.",
};

/**
 * Sends a file part by part, from where the server has it. A line that breaks is waited for as long as it takes.
 *
 * @param from how much of it the server has already
 */
export async function sendFile(
  file: Blob,
  from: number,
  line: Line,
  tell: (progress: Progress) => void,
): Promise<Sent> {
  let [offset, failures, strange] = [from, 0, 0];
  while (offset < file.size) {
    const part = await readPart(file, offset);
    if (part === null)
      return { kind: "failed", message: "This file was changed or moved. Please choose it once more." };
    const answer = await putPart(line, offset, part, tell);
    const final = answer && FINAL[answer.status];
    if (final) return { kind: "failed", message: answer.message ?? final };
    if (answer && answer.receivedBytes !== null && answer.receivedBytes !== offset) {
      offset = answer.receivedBytes;
      [failures, strange] = [0, 0];
      continue;
    }
    if (answer && answer.status < 500) strange++;
    if (strange > MOST_STRANGE)
      return { kind: "failed", message: `The server answered ${answer?.status} again and again.` };
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++);
    tell({ kind: "pausing", seconds: Math.round(pauseMs / 1000) });
    await line.wait(pauseMs);
  }
  return { kind: "arrived" };
}

/** @returns null when the file is not there any more as it was chosen */
const readPart = (file: Blob, offset: number): Promise<ArrayBuffer | null> =>
  file
    .slice(offset, offset + PART_BYTES)
    .arrayBuffer()
    .catch(() => null);

/** @returns null when the line broke */
async function putPart(
  line: Line,
  offset: number,
  part: ArrayBuffer,
  tell: (progress: Progress) => void,
): Promise<PartAnswer | null> {
  tell({ kind: "sending", sentBytes: offset });
  try {
    return await line.put(offset, part, (sent) => tell({ kind: "sending", sentBytes: offset + sent }));
  } catch {
    return null;
  }
}
