import { describe, expect, test } from "vitest";
import { parseReport, run } from "./runner";
import { describeOutcomes } from "./verdict";

describe("a report", () => {
  test("of Vitest is counted; what is only planned was skipped", () => {
    const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 3, numTodoTests: 1, testResults: [] };
    expect(parseReport(report)).toEqual({ passed: 7, failed: 2, skipped: 4 });
  });

  test("of Playwright is counted; what passed only at a second try has failed", () => {
    const report = { suites: [], stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 3 } };
    expect(parseReport(report)).toEqual({ passed: 5, failed: 3, skipped: 3 });
  });
});

test("a runner that fails without a failed test counts as one failed", async () => {
  const outcome = await run({
    name: "none",
    command: ["node", "-e", "process.exit(3)"],
    report: "/nowhere/report.json",
  });
  expect(outcome).toMatchObject({ isGood: false, counts: { passed: 0, failed: 1, skipped: 0 } });
});

test("a runner that ran no test is not good", async () => {
  const outcome = await run({ name: "none", command: ["node", "-e", ""], report: "/nowhere/report.json" });
  expect(outcome).toMatchObject({ isGood: false, counts: { passed: 0, failed: 0, skipped: 0 } });
});

describe("the last line", () => {
  test("is how many tests there were in all, alone", () => {
    const outcomes = [
      { name: "lint", isGood: true, counts: null, closing: "fine" },
      { name: "unit tests", isGood: true, counts: { passed: 10, failed: 0, skipped: 1 }, closing: "10 passed" },
      { name: "e2e tests", isGood: false, counts: { passed: 2, failed: 3, skipped: 0 }, closing: "3 failed" },
    ];
    const lines = describeOutcomes(outcomes).split("\n");
    expect(lines.at(-1)).toBe("12 passed, 3 failed, 1 skipped");
    expect(lines.at(-2)).toBe("Not good: e2e tests.");
    expect(lines).toContain("10 passed");
  });
});
