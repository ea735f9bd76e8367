import { chmodSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";

/** Makes the folder of everything that this installation keeps, and begins new logs; the last start's become `….log.1`. */
export function openDataFolder(dataFolder: string): void {
  const logFolder = join(dataFolder, "log");
  mkdirSync(logFolder, { recursive: true });
  // The database server may be another user: it has to pass through, and need not look around.
  chmodSync(dataFolder, 0o711);
  chmodSync(logFolder, 0o700);
  for (const name of readdirSync(logFolder)) {
    if (name.endsWith(".log")) renameSync(join(logFolder, name), join(logFolder, `${name}.1`));
  }
}
