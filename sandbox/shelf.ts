import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Keeps files by what is in them. */
export interface Shelf {
  /** @returns the name under which `get` finds it again */
  put(bytes: Uint8Array): string;
  get(fileId: string): Uint8Array | null;
}

/** @param folder null keeps files in this process only */
export function openShelf(folder: string | null): Shelf {
  const held = new Map<string, Uint8Array>();
  return { put, get };

  function put(bytes: Uint8Array): string {
    const fileId = createHash("sha256").update(bytes).digest("hex");
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${fileId}.fit`), bytes, { mode: 0o600 });
    } else held.set(fileId, bytes);
    return fileId;
  }

  function get(fileId: string): Uint8Array | null {
    if (!folder) return held.get(fileId) ?? null;
    try {
      return readFileSync(join(folder, `${fileId}.fit`));
    } catch {
      return null;
    }
  }
}
