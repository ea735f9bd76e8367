import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Real rides with the results of independent programs; they lie beside the repository where they are to be had. */
const FOLDER = resolve(import.meta.dirname, "../../../shared/data/rides");

/** Whether the reference rides are there. Where they are not, tests over them are skipped and say so. */
export const hasReferenceRides = existsSync(`${FOLDER}/reference-metrics.tsv`);

export const SKIPPED = "skipped: the folder with the reference rides is not beside this repository";

export interface ReferenceRide {
  id: string;
  file: string;
  path: string;
  note: string;
  /** A reference value by its column; null where the reference has none. */
  value(column: string): number | null;
  /** What stands in a column; empty where the reference knows nothing. */
  text(column: string): string;
}

/** Every row of the reference results whose file is of this kind. */
export function referenceRides(extension: string): ReferenceRide[] {
  if (!hasReferenceRides) return [];
  const [head = "", ...lines] = readFileSync(`${FOLDER}/reference-metrics.tsv`, "utf8").trimEnd().split("\n");
  const columns = head.split("\t");
  return lines
    .map((line) => new Map(line.split("\t").map((cell, index) => [columns[index] ?? "", cell])))
    .map((row) => ({
      id: row.get("id") ?? "",
      file: row.get("file") ?? "",
      path: pathOf(row.get("file") ?? ""),
      note: row.get("note") ?? "",
      value: (column: string) => {
        if (!columns.includes(column)) throw new Error(`The reference has no column ${column}`);
        const cell = row.get(column);
        return cell ? Number(cell) : null;
      },
      text: (column: string) => row.get(column) ?? "",
    }))
    .filter(({ file }) => file.endsWith(extension));
}

function pathOf(file: string): string {
  const inSeason = readdirSync(`${FOLDER}/season-2016`).includes(file.replace("season-2016/", ""));
  return inSeason ? `${FOLDER}/season-2016/${file.replace("season-2016/", "")}` : `${FOLDER}/${file}`;
}
