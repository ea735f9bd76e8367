import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { broughtAs, isHidden } from "@/core/ride-file-name";

/** A file that rides may be in. */
export interface FoundFile {
  path: string;
  /** The way to it from the folder, with slashes. */
  name: string;
  /** Bytes. */
  size: number;
}

/** The ride files and archives in a folder and the folders in it. Links are not followed: they may lead out of it. */
export function listRideFiles(folder: string): FoundFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/") }))
    .filter(({ name }) => !isHidden(name) && broughtAs(name) !== null)
    .map((file) => ({ ...file, size: statSync(file.path).size }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
