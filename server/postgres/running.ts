import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DATABASE_USER } from "./folder";

/** Lines of PostgreSQL's own note: its process, its folder, when it started, its port, … */
const PORT_LINE = 3;

/**
 * The address of the embedded PostgreSQL that runs on this folder's data.
 *
 * @param folder as it was given to `startPostgres`
 * @returns null when none runs there
 */
export function findRunningPostgres(folder: string, password: string): string | null {
  const note = join(folder, "postmaster.pid");
  if (!existsSync(note)) return null;
  const lines = readFileSync(note, "utf8").split("\n");
  const port = Number(lines[PORT_LINE]);
  if (!Number.isInteger(port) || port <= 0) return null;
  return `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/musette`;
}
