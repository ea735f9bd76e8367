import { mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Delivery } from "./deliveries";
import { BEST_DAY, type Moods } from "./moods";
import type { FinishedRide } from "./riders/finished";

/** A rider's link to one reference of the application's: what Terra calls a user. */
export interface Connection {
  userId: string;
  riderId: string;
  referenceId: string | null;
  provider: string;
  createdAt: number;
  /** False once the rider took access back at the provider, or somebody switched it off; absent is true. */
  isActive?: boolean;
  /** What the rider allows, as a comma-separated list; absent is what nobody has said. */
  scopes?: string | null;
}

export const isActive = (connection: Connection) => connection.isActive ?? true;

/** A consent that was asked for and not yet answered. */
export interface ConnectSession {
  id: string;
  kind: "widget" | "direct";
  /** Terra names the user before they agreed, when it was asked directly. */
  userId: string;
  provider: string;
  /** All that the rider may choose from, when there is more than one. */
  providers?: string[];
  /** Whether the page offers to end what this reference is connected with. */
  showsDisconnect?: boolean;
  referenceId: string | null;
  successUrl: string | null;
  failureUrl: string | null;
  expiresAt: number;
}

/** A FIT file that was delivered for a rider. */
export interface FiledRide {
  riderId: string;
  /** Where its bytes are, sandbox/shelf.ts. */
  fileId: string;
  name: string | null;
}

/** What the provider says of a ride since somebody changed it there. */
export interface ChangedRide {
  riderId: string;
  summaryId: string;
  title: string | null;
  /** Of the power that was recorded; 1 leaves it. */
  powerShare: number;
}

/** All that must outlive a restart. */
export interface Memory {
  /** The first start, in Unix milliseconds: every rider's history ends the day before. */
  openedAt: number;
  /** Where browsers were last asked to be sent back to: the application's own address. */
  applicationUrl: string | null;
  connections: Connection[];
  sessions: ConnectSession[];
  finished: FinishedRide[];
  filed: FiledRide[];
  /** The last change of a ride counts. */
  changes: ChangedRide[];
  moods: Moods;
  deliveries: Delivery[];
}

export interface MemoryKeeper {
  memory: Memory;
  /** Call after every change. */
  changed(): void;
  /** Resolves when the last change is on the disk. */
  saved(): Promise<void>;
}

/** @param file where to keep it; null keeps it in this process only */
export function openMemory(file: string | null, now: number): MemoryKeeper {
  const memory = (file && read(file)) || blank(now);
  if (!file) return { memory, changed: () => {}, saved: async () => {} };

  mkdirSync(dirname(file), { recursive: true });
  let isDirty = false;
  let writing: Promise<void> | null = null;
  return { memory, changed, saved: async () => writing ?? undefined };

  function changed(): void {
    isDirty = true;
    writing ??= write(file ?? "");
  }

  async function write(target: string): Promise<void> {
    while (isDirty) {
      isDirty = false;
      await writeFile(`${target}.new`, JSON.stringify(memory), { mode: 0o600 });
      await rename(`${target}.new`, target);
    }
    writing = null;
  }
}

const blank = (now: number): Memory => ({
  openedAt: now,
  applicationUrl: null,
  connections: [],
  sessions: [],
  finished: [],
  filed: [],
  changes: [],
  moods: BEST_DAY,
  deliveries: [],
});

/** Our own words, read back; a file that is missing or broken is a fresh start. */
function read(file: string): Memory | null {
  try {
    const { mood, ...memory }: Memory & { mood?: Moods["answer"] } = JSON.parse(readFileSync(file, "utf8"));
    if (!Array.isArray(memory.deliveries)) return null;
    // What an older sandbox wrote lacks what it did not know; of moods it knew one.
    const moods = { ...BEST_DAY, ...(mood === undefined ? {} : { answer: mood }), ...memory.moods };
    return { ...blank(memory.openedAt), ...memory, moods };
  } catch {
    return null;
  }
}
