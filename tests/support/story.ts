import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { standsStill } from "./stands-still";

/** Somebody whom no other story knows, by their browser. */
export interface Newcomer {
  email: string;
  name: string;
  password: string;
}

/** Makes an account, and leaves the browser at its empty list of rides. */
export async function signUp(page: Page, name = "Robin Vermeer"): Promise<Newcomer> {
  const newcomer = { email: `${randomUUID()}@example.org`, name, password: "round the houses by bike" };
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(newcomer.email);
  await page.getByLabel("Password").fill(newcomer.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
  return newcomer;
}

/** As the command line does, of the house that these stories play in. @returns what it says */
export function runOperator(...args: string[]): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "scripts/operator.ts", ...args],
    { encoding: "utf8", env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, PUBLIC_URL: process.env.E2E_URL } },
  );
  return stdout + stderr;
}

/** Looks whether an address is like any at which nothing ever was. */
export async function isNotThere(page: Page, address: string): Promise<void> {
  const seen = [];
  for (const one of ["/nowhere", address]) {
    const response = await page.goto(one);
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    seen.push({
      status: response?.status(),
      title: await page.title(),
      page: await page.locator("body").ariaSnapshot(),
    });
  }
  expect(seen[0]?.status).toBe(404);
  expect(seen[1]).toEqual(seen[0]);
}

/** Looks for faults that a machine can find, on a phone in the dark and on a desk in the light. */
export async function isFaultless(page: Page): Promise<void> {
  for (const [width, colorScheme] of [
    [390, "dark"],
    [1280, "light"],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await standsStill(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
  }
}
