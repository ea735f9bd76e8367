import type { Receipt } from "./ingest/receipt";

/** Upper bounds of the buckets, in seconds: Terra gives up after 8. */
export const ACK_BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2, 4, 8];

/** What this process has answered Terra since it began. */
export interface Receiving {
  /** Of what was kept or was there already: how many were answered within each bucket, and the sum of seconds. */
  acknowledged: { counts: number[]; seconds: number };
  /** By what became of them, and why they were refused. */
  receipts: Map<string, number>;
  /** When one was last kept, in ms since 1970. */
  lastKeptMs: number | null;
}

const KEY = Symbol.for("musette.receiving");
const home = globalThis as typeof globalThis & { [KEY]?: Receiving };

/** One for the process, however often a bundler copies this file. */
export function receiving(): Receiving {
  home[KEY] ??= {
    acknowledged: { counts: Array(ACK_BUCKETS.length + 1).fill(0), seconds: 0 },
    receipts: new Map(),
    lastKeptMs: null,
  };
  return home[KEY];
}

/** Counts one answer to a sender. */
export function countReceipt(receipt: Receipt, why: string | null, milliseconds: number, nowMs = Date.now()): void {
  const { acknowledged, receipts } = receiving();
  const key = `${receipt} ${why ?? ""}`.trim();
  receipts.set(key, (receipts.get(key) ?? 0) + 1);
  if (receipt !== "stored" && receipt !== "duplicate") return;
  if (receipt === "stored") receiving().lastKeptMs = nowMs;
  const seconds = milliseconds / 1000;
  const bucket = ACK_BUCKETS.findIndex((bound) => seconds <= bound);
  const at = bucket === -1 ? ACK_BUCKETS.length : bucket;
  acknowledged.counts[at] = (acknowledged.counts[at] ?? 0) + 1;
  acknowledged.seconds += seconds;
}
