import type { Counts, Outcome } from "./runner";

/** What is said at the end: each runner's closing lines, what was not good, and last, alone, how many tests there were. */
export function describeOutcomes(outcomes: Outcome[]): string {
  const { passed, failed, skipped } = sum(outcomes);
  const bad = outcomes.filter(({ isGood }) => !isGood).map(({ name }) => name);
  return [
    ...outcomes.map(({ name, closing }) => `\n▸ ${name}\n${closing}`),
    ...outcomes.flatMap(({ failures }) => failures.map((failure) => `✗ ${failure}`)),
    "",
    bad.length === 0 ? "Everything is good." : `Not good: ${bad.join(", ")}.`,
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ].join("\n");
}

function sum(outcomes: Outcome[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of outcomes) {
    total.passed += counts?.passed ?? 0;
    total.failed += counts?.failed ?? 0;
    total.skipped += counts?.skipped ?? 0;
  }
  return total;
}
