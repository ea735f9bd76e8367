import { join } from "node:path";
import { requireBrowser } from "@/tests/support/browser";
import { build, isBuilt } from "./start/build";
import { runAll } from "./test/run-all";
import { checkRunners, storyRunners } from "./test/runners";

// Everything that can go wrong before a test runs goes wrong here, in a sentence.
try {
  requireBrowser();
  if (!isBuilt()) {
    console.log("Building the application; this takes a minute after a change…");
    const environment = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
    await build(environment, join("node_modules", ".cache", "musette-build.log"), new AbortController().signal);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log("0 passed, 1 failed, 0 skipped");
  process.exit(1);
}

process.exitCode = await runAll((reports) => [...checkRunners(reports), ...storyRunners(reports)]);
