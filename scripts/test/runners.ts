import { join } from "node:path";
import type { Runner } from "./runner";

/** Format and lint, types, unit tests: what `npm run check` runs, in the order of speed. */
export const checkRunners = (reports: string): Runner[] => [
  { name: "format and lint", command: ["biome", "check", "."], report: null },
  { name: "types of the addresses", command: ["next", "typegen"], environment: QUIET_NEXT, report: null },
  { name: "types", command: ["tsc", "--noEmit"], report: null },
  vitest("unit", reports),
  {
    name: "numbers",
    command: ["tsx", "--conditions=react-server", join("scripts", "numbers.ts"), "--out-only"],
    report: null,
  },
];

/** What `npm test` runs after the checks. */
export const storyRunners = (reports: string): Runner[] => [
  vitest("integration", reports),
  {
    name: "e2e tests",
    command: ["playwright", "test", "--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, "e2e.json"), NODE_ENV: "test" },
    report: join(reports, "e2e.json"),
  },
];

const QUIET_NEXT = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" } as const;

function vitest(project: string, reports: string): Runner {
  const report = join(reports, `${project}.json`);
  return {
    name: `${project} tests`,
    command: [
      "vitest",
      "run",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    report,
  };
}
