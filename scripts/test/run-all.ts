import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Outcome, type Runner, run } from "./runner";
import { describeOutcomes } from "./verdict";

/**
 * Runs one runner after the other, also after one that failed, and says how it went.
 *
 * @param list the runners, given the folder for their reports
 * @returns the exit code
 */
export async function runAll(list: (reports: string) => Runner[]): Promise<number> {
  const reports = mkdtempSync(join(tmpdir(), "musette-reports-"));
  const outcomes: Outcome[] = [];
  try {
    for (const runner of list(reports)) outcomes.push(await run(runner));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  console.log(describeOutcomes(outcomes));
  return outcomes.every(({ isGood }) => isGood) ? 0 : 1;
}
