import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { z } from "zod";

export interface Runner {
  name: string;
  /** A program of node_modules/.bin and its arguments. */
  command: string[];
  environment?: NodeJS.ProcessEnv;
  /** Where it writes how many tests it ran; null when it runs none. */
  report: string | null;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Outcome {
  name: string;
  isGood: boolean;
  /** Null of a runner that has no tests, such as the linter. */
  counts: Counts | null;
  /** What it said last. */
  closing: string;
  /** The failed tests of a report of Vitest, whose last lines do not name them as those of Playwright do. */
  failures: string[];
}

/** Runs one runner with its output in view. */
export async function run(runner: Runner): Promise<Outcome> {
  console.log(`\n▸ ${runner.name}`);
  const { code, output } = await show(runner);
  const report = readReport(runner.report);
  const counts = runner.report === null ? null : countTests(report, code !== 0);
  const isGood = code === 0 && (counts === null || (counts.failed === 0 && counts.passed > 0));
  return { name: runner.name, isGood, counts, closing: closingLines(output), failures: findFailures(report) };
}

async function show({ command: [program = "", ...args], environment }: Runner) {
  const child = spawn(join("node_modules", ".bin", program), args, {
    env: { ...process.env, ...environment, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.setEncoding("utf8").on("data", (text) => {
      output += text;
      to.write(text);
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

const CLOSING_LINES = 8;

const readReport = (path: string | null): unknown =>
  path === null || !existsSync(path) ? null : JSON.parse(readFileSync(path, "utf8"));

const closingLines = (output: string) => output.trimEnd().split("\n").slice(-CLOSING_LINES).join("\n").trim();

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const VitestFiles = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** A runner that failed without a failed test (a file that cannot be loaded, a server that does not start) counts as one. */
function countTests(report: unknown, hasFailed: boolean): Counts {
  const counts = report === null ? NONE : parseReport(report);
  return hasFailed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** The counts in a report of Vitest or Playwright. A flaky test is a failed one. */
export function parseReport(report: unknown): Counts {
  const ofPlaywright = PlaywrightReport.safeParse(report);
  if (ofPlaywright.success) {
    const { expected, unexpected, flaky, skipped } = ofPlaywright.data.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = VitestReport.parse(report);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** The failed tests and files in a report of Vitest, each with the first line of what went wrong. */
export function findFailures(report: unknown): string[] {
  const { success, data } = VitestFiles.safeParse(report);
  if (!success) return [];
  return data.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((one) => one.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${file}: ${firstLine(message)}`];
    return failed.map((one) => `${file} › ${one.fullName}: ${firstLine(one.failureMessages?.[0])}`);
  });
}

const firstLine = (text = "") => text.split("\n")[0];
