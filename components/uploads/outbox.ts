import { broughtAs, isHidden, MOST_FILES } from "@/core/ride-file-name";
import { lineTo } from "./line";
import { type Progress, sendFile } from "./send-file";

/** A file that somebody chose, with the folders it was in. */
export interface ChosenFile {
  path: string;
  file: File;
}

/** A file on its way. */
export interface Sending {
  uploadId: string;
  batchId: string;
  name: string;
  byteCount: number;
  sentBytes: number;
  state: "waiting" | "sending" | "pausing" | "arrived" | "failed";
  /** Why it failed, or waits. */
  message: string | null;
}

/** How far a batch's files are on their way from this window. */
export interface Outgoing {
  batchId: string;
  fileCount: number;
  arrivedCount: number;
  byteCount: number;
  sentBytes: number;
  /** On their way, in trouble, and the next to go. */
  shown: Sending[];
  /** Of those that are not there yet, how many are not shown. */
  hiddenCount: number;
  isOver: boolean;
}

const AT_ONCE = 2;
const MOST_SHOWN = 8;
const PAINT_MS = 100;

interface Entry extends Sending {
  file: File;
}

let entries: Entry[] = [];
let snapshot: readonly Outgoing[] = [];
let isPaintingSoon = false;
let running = 0;
const listeners = new Set<() => void>();

/** Files on their way outlive the page they were chosen on, as long as the window stays. */
export function onOutbox(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

export const readOutbox = (): readonly Outgoing[] => snapshot;

const NOTHING: readonly Outgoing[] = [];
/** Nothing is on its way from a server. */
export const readServerOutbox = (): readonly Outgoing[] => NOTHING;

/** What came of choosing files. */
export type Brought = { kind: "brought"; batchId: string; leftOut: string[] } | { kind: "refused"; message: string };

/** Has files brought: tells the server of them, and begins to send them. */
export async function bring(chosen: readonly ChosenFile[]): Promise<Brought> {
  const seen = chosen.filter(({ path }) => !isHidden(path));
  const files = seen.filter(({ path }) => broughtAs(path) !== null);
  const leftOut = seen.filter(({ path }) => broughtAs(path) === null).map(({ path }) => path);
  if (files.length === 0) return { kind: "refused", message: noneOf(leftOut) };
  if (files.length > MOST_FILES) return { kind: "refused", message: TOO_MANY };
  const answer = await tellServer(files);
  if (answer.kind === "refused") return answer;
  files.forEach(({ path, file }, index) => {
    const upload = answer.uploads[index];
    if (upload && upload.refusal === null) put({ batchId: answer.batchId, uploadId: upload.id, name: path, file }, 0);
  });
  pump();
  return { kind: "brought", batchId: answer.batchId, leftOut };
}

const noneOf = (names: readonly string[]) =>
  names.length === 0
    ? "There are no files in it."
    : "There are no ride files among these: rides come in .fit, .gpx and .tcx files, each also as .gz, and in .zip archives of them.";
const TOO_MANY = `These are more than ${MOST_FILES.toLocaleString("en-GB")} files. Please put them into a .zip archive, and bring that.`;
const NOT_REACHED = "The server does not answer. Nothing was sent; please try again in a moment.";

type Told =
  | { kind: "created"; batchId: string; uploads: { id: string; refusal: string | null }[] }
  | { kind: "refused"; message: string };

async function tellServer(files: readonly ChosenFile[]): Promise<Told> {
  const list = files.map(({ path, file }) => ({ name: path, size: file.size }));
  const request = {
    method: "POST",
    body: JSON.stringify({ files: list }),
    headers: { "content-type": "application/json" },
  };
  const response = await fetch("/api/uploads", request).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.status === 201) return answer;
  const reasons: string[] = answer?.refusals ?? [];
  const message = [answer?.message ?? NOT_REACHED, ...new Set(reasons.slice(0, 3))].join(" ");
  return { kind: "refused", message };
}

/** What did not come whole, as the server knows it. */
export interface Missing {
  id: string;
  name: string;
  byteCount: number;
  receivedBytes: number;
}

/**
 * Goes on with files that did not come whole, known again by name and size.
 *
 * @returns how many of the chosen ones are among them
 */
export function resume(batchId: string, missing: readonly Missing[], chosen: readonly ChosenFile[]): number {
  let count = 0;
  for (const { id, name, byteCount, receivedBytes } of missing) {
    const match = chosen.find(({ path, file }) => file.size === byteCount && lastPart(path) === lastPart(name));
    if (!match) continue;
    entries = entries.filter(({ uploadId }) => uploadId !== id);
    put({ batchId, uploadId: id, name, file: match.file }, receivedBytes);
    count++;
  }
  pump();
  return count;
}

/** A file that is chosen again may be chosen without its folders. */
const lastPart = (path: string) => path.slice(path.lastIndexOf("/") + 1);

function put(about: { batchId: string; uploadId: string; name: string; file: File }, sentBytes: number): void {
  entries.push({ ...about, byteCount: about.file.size, sentBytes, state: "waiting", message: null });
}

/** Keeps so many files on their way as may be. */
function pump(): void {
  for (; running < AT_ONCE; running++) {
    const next = entries.find(({ state }) => state === "waiting");
    if (!next) break;
    next.state = "sending";
    void send(next);
  }
  askBeforeLeaving(running > 0);
  paint();
}

async function send(entry: Entry): Promise<void> {
  const sent = await sendFile(entry.file, entry.sentBytes, lineTo(entry.uploadId), (progress) => note(entry, progress));
  entry.state = sent.kind;
  entry.message = sent.kind === "failed" ? sent.message : null;
  if (sent.kind === "arrived") entry.sentBytes = entry.byteCount;
  running--;
  pump();
}

function note(entry: Entry, progress: Progress): void {
  entry.state = progress.kind;
  entry.message = progress.kind === "pausing" ? `The line is broken. Trying again in ${progress.seconds} s.` : null;
  if (progress.kind === "sending") entry.sentBytes = Math.min(entry.byteCount, progress.sentBytes);
  paint();
}

function askBeforeLeaving(isNeeded: boolean): void {
  if (isNeeded) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/** Thousands of files tell of every bit that leaves: what is drawn follows ten times a second. */
function paint(): void {
  if (isPaintingSoon) return;
  isPaintingSoon = true;
  setTimeout(() => {
    isPaintingSoon = false;
    snapshot = [...new Set(entries.map(({ batchId }) => batchId))].map(summary);
    for (const listener of listeners) listener();
  }, PAINT_MS);
}

const RANK: Record<Sending["state"], number> = { failed: 0, pausing: 1, sending: 1, waiting: 2, arrived: 3 };

function summary(batchId: string): Outgoing {
  const mine = entries.filter((entry) => entry.batchId === batchId);
  const pending = mine.filter(({ state }) => state !== "arrived");
  const shown = pending.toSorted((a, b) => RANK[a.state] - RANK[b.state]).slice(0, MOST_SHOWN);
  return {
    batchId,
    fileCount: mine.length,
    arrivedCount: mine.length - pending.length,
    byteCount: mine.reduce((sum, { byteCount }) => sum + byteCount, 0),
    sentBytes: mine.reduce((sum, { sentBytes }) => sum + sentBytes, 0),
    shown: shown.map(({ file: _, ...sending }) => sending),
    hiddenCount: pending.length - shown.length,
    isOver: pending.length === 0,
  };
}
