import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { build } from "esbuild";
import type { Application } from "../support/application";
import { BROWSER_FLAGS, requireBrowser } from "../support/browser";
import { figure, median, printTable } from "./measure";

const RUNS = 15;

/** What drawing eight lanes of an 8 h ride costs, beside a bare canvas without axes that draws each column's extremes. */
export async function benchLanes(_application: Application): Promise<void> {
  const script = await bundled();
  const browser = await chromium.launch({ args: BROWSER_FLAGS, executablePath: requireBrowser() });
  try {
    const rows = [];
    for (const ratio of [1, 2]) {
      const { ours, bare, nearer } = await drawn(browser, script, ratio);
      rows.push([String(ratio), figure(ours), figure(bare), figure(ours / bare), figure(nearer)]);
    }
    printTable(
      "Eight lanes of an 8 h ride drawn first, ms to the frame that shows them (bare: columns without axes)",
      ["device pixels of a pixel", "ours", "bare canvas", "ratio", "a look nearer"],
      rows,
    );
  } finally {
    await browser.close();
  }
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "lanes-in-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "lanes",
    alias: { "@": join(import.meta.dirname, "../..") },
  });
  return outputFiles[0]?.text ?? "";
}

interface Times {
  ours: number;
  bare: number;
  nearer: number;
}

async function drawn(browser: Browser, script: string, deviceScaleFactor: number): Promise<Times> {
  const runs: Times[] = [];
  for (let run = 0; run < RUNS + 1; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, deviceScaleFactor });
    const page = await context.newPage();
    await page.goto("about:blank");
    await page.addScriptTag({ content: script });
    // In turn first, because the first to draw warms the machine up.
    const order = run % 2 === 0 ? ["ours", "bare"] : ["bare", "ours"];
    runs.push(
      (await page.evaluate(
        (names) => (window as unknown as { lanes: { measure: (names: string[]) => unknown } }).lanes.measure(names),
        order,
      )) as Times,
    );
    await context.close();
  }
  const middle = (name: keyof Times) => median(runs.slice(1).map((times) => times[name]));
  return { ours: middle("ours"), bare: middle("bare"), nearer: middle("nearer") };
}
