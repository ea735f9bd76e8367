import { readFileSync } from "node:fs";
import { hasReferenceRides, type ReferenceRide, referenceRides, SKIPPED } from "@/tests/support/reference-rides";
import type { Comparison } from "./numbers/comparison";
import { EFFORT } from "./numbers/effort";
import { EXCUSES } from "./numbers/excuses";
import { LOAD } from "./numbers/load";
import { type ReckonedRide, reckonReference } from "./numbers/reckon-ride";
import { closing, head, line } from "./numbers/report";
import { ROAD } from "./numbers/road";
import { isGood, type Judged, judge, tally } from "./numbers/verdict";

/** `npm run numbers` holds our numbers against the reference rides'; with `--out-only` it tells only what is not within. */
const CHAPTERS = [...ROAD, ...EFFORT, ...LOAD];

if (hasReferenceRides) report(process.argv.includes("--out-only"));
else console.log(SKIPPED);

function report(isBrief: boolean): void {
  console.log(head(CHAPTERS));
  const rows = noted(referenceRides("")).flatMap(judgeRide);
  for (const row of rows) if (!isBrief || row.verdict.is !== "within") console.log(line(row));
  console.log(closing(rows));
  process.exitCode = isGood(tally(rows)) ? 0 : 1;
}

/** What is said of a ride holds for another file that is the same byte for byte (MANIFEST.md: D07 is in the season, too). */
function noted(rides: readonly ReferenceRide[]): ReferenceRide[] {
  const notes = new Map<string, string>();
  return rides.map((ride) => {
    const bytes = readFileSync(ride.path).toString("latin1");
    const note = ride.note || notes.get(bytes) || "";
    notes.set(bytes, note);
    return { ...ride, note };
  });
}

function judgeRide(reference: ReferenceRide): Judged[] {
  const reckoned = reckonReference(reference);
  if (typeof reckoned === "string") {
    console.log(`${reference.id} is no ride but ${reckoned}: ${reference.note}`);
    return [];
  }
  const comparisons = CHAPTERS.flatMap((chapter) => chapter.comparisons);
  return comparisons.flatMap((comparison) => judgeValue(comparison, reference, reckoned));
}

function judgeValue(comparison: Comparison, reference: ReferenceRide, ride: ReckonedRide): Judged[] {
  const { shown, asRecorded, repairs } = ride;
  const { quantity, unit } = comparison;
  const theirs = comparison.theirs(reference);
  if (theirs === null) return [];
  const compared = {
    ride: reference.id,
    quantity,
    unit,
    ours: comparison.ours(shown),
    asRecorded: comparison.ours(asRecorded),
    repairs: repairs.map(({ kind }) => kind),
    theirs,
    tolerance: comparison.tolerance(theirs, reference, asRecorded.recorded),
    note: reference.note,
  };
  return [judge(compared, EXCUSES)];
}
