import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new folder that every user of this machine may enter: as root, the database server runs as another one. */
export function makeTempFolder(name: string): string {
  const parent = process.getuid?.() === 0 && process.platform !== "win32" ? "/tmp" : tmpdir();
  const folder = mkdtempSync(join(parent, `musette-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

export const removeFolder = (folder: string) =>
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
