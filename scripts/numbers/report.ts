import type { Chapter } from "./comparison";
import { type Judged, tally } from "./verdict";

const COLUMNS = ["ride", "quantity", "ours", "reference", "difference", "tolerance", "verdict"];

/** What is compared with what, and the names of the columns. */
export function head(chapters: readonly Chapter[]): string {
  return [
    "Our numbers beside those of the reference rides (../shared/data/rides), which come from other programs and from the",
    "devices. Its rider: FTP 250 W, W′ 20 kJ, heart rate 165 at threshold, 55 at rest, 190 at most, 75 kg.",
    "The reference repairs nothing. Where we do, and show another value, the ride is compared as it was recorded: repaired.",
    "A value that is out is excused only by the reference's own note on that ride, which is quoted.",
    "",
    ...chapters.map(({ words }) => words),
    "",
    COLUMNS.join("\t"),
  ].join("\n");
}

const PLACES = 2;

const digits = (value: number | null) => (value === null ? "unknown" : value.toFixed(PLACES));

/** A value as a line of the report. */
export function line(row: Judged): string {
  const { ride, quantity, unit, ours, asRecorded, theirs, tolerance, verdict } = row;
  const value = verdict.is === "repaired" ? asRecorded : ours;
  const difference = value === null ? "" : digits(value - theirs);
  const name = unit === "" ? quantity : `${quantity} (${unit})`;
  return [ride, name, digits(value), digits(theirs), difference, digits(tolerance), words(row)].join("\t");
}

function words({ verdict, ours, repairs }: Judged): string {
  if (verdict.is === "excused") return `excused: "${verdict.words}"`;
  return verdict.is === "repaired" ? `repaired (${repairs.join(", ")}): we show ${digits(ours)}` : verdict.is;
}

/** What is said last. */
export function closing(rows: readonly Judged[]): string {
  const { rows: all, within, repaired, excused, out } = tally(rows);
  return [
    "",
    `${new Set(rows.map(({ ride }) => ride)).size} rides, ${all} values: ${within} within, ${repaired} within as recorded, ${excused} excused, ${out} out.`,
  ].join("\n");
}
