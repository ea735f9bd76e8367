import { spawnSync } from "node:child_process";
import { chromium } from "@playwright/test";

const PLACES = [
  process.env.CHROMIUM ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Nothing that a test does not need: no profile to sync, no updates, no calls home. */
export const BROWSER_FLAGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** The program of a Chromium that runs on this machine, or null. */
export const findBrowser = (): string | null => [...PLACES, chromium.executablePath()].find(runs) ?? null;

/**
 * The same, installed first where that is needed and possible.
 *
 * @throws Error that says what to install
 */
export function requireBrowser(): string {
  return findBrowser() ?? installed("Playwright's", download) ?? installed("the system's", installPackage) ?? give();
}

const runs = (program: string) =>
  program !== "" && spawnSync(program, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

function installed(whose: string, install: () => void): string | null {
  console.log(`There is no Chromium for the browser tests; getting ${whose}…`);
  install();
  return findBrowser();
}

function download() {
  spawnSync("node_modules/.bin/playwright", ["install", "chromium", "--no-shell"], {
    stdio: "ignore",
    timeout: 180_000,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" },
  });
}

function installPackage() {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const [program = "", ...rest] = [...asRoot, "apt-get", ...args];
    spawnSync(program, rest, {
      stdio: "ignore",
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
}

function give(): never {
  throw new Error(
    "The browser tests need a Chromium: install one (on Debian: apt-get install chromium), or name its program in CHROMIUM.",
  );
}
