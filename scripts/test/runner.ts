import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
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
}

/** Runs one runner with its output in view. */
export async function run(runner: Runner): Promise<Outcome> {
  console.log(`\n▸ ${runner.name}`);
  const { code, output } = await show(runner);
  const counts = runner.report === null ? null : countTests(runner.report, code !== 0);
  const isGood = code === 0 && (counts === null || (counts.failed === 0 && counts.passed > 0));
  return { name: runner.name, isGood, counts, closing: closingLines(output) };
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

const closingLines = (output: string) => output.trimEnd().split("\n").slice(-CLOSING_LINES).join("\n").trim();

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** A runner that failed without a failed test (a file that cannot be loaded, a server that does not start) counts as one. */
function countTests(report: string, hasFailed: boolean): Counts {
  const counts = existsSync(report) ? parseReport(JSON.parse(readFileSync(report, "utf8"))) : NONE;
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
