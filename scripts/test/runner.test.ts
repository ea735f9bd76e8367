import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findFailures, parseReport, run } from "./runner";
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

test("failed tests and files are named with what went wrong first", () => {
  const tests = [
    { fullName: "a wheel rolls", status: "passed", failureMessages: [] },
    { fullName: "a wheel stops", status: "failed", failureMessages: ["AssertionError: expected 1 to be 0\n    at a"] },
  ];
  const testResults = [
    { name: join(process.cwd(), "core", "wheel.test.ts"), status: "failed", message: "", assertionResults: tests },
    {
      name: join(process.cwd(), "core", "hub.test.ts"),
      status: "failed",
      message: "Error: no hub",
      assertionResults: [],
    },
  ];
  expect(findFailures({ testResults })).toEqual([
    `${join("core", "wheel.test.ts")} › a wheel stops: AssertionError: expected 1 to be 0`,
    `${join("core", "hub.test.ts")}: Error: no hub`,
  ]);
  expect(findFailures(null)).toEqual([]);
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
      { name: "lint", isGood: true, counts: null, closing: "fine", failures: [] },
      {
        name: "unit tests",
        isGood: true,
        counts: { passed: 10, failed: 0, skipped: 1 },
        closing: "10 passed",
        failures: [],
      },
      {
        name: "e2e tests",
        isGood: false,
        counts: { passed: 2, failed: 3, skipped: 0 },
        closing: "3 failed",
        failures: ["a.test.ts › rolls: it stood"],
      },
    ];
    const lines = describeOutcomes(outcomes).split("\n");
    expect(lines.at(-1)).toBe("12 passed, 3 failed, 1 skipped");
    expect(lines.at(-2)).toBe("Not good: e2e tests.");
    expect(lines).toContain("10 passed");
    expect(lines).toContain("✗ a.test.ts › rolls: it stood");
  });
});
