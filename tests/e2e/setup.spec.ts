import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { standsStill } from "../support/stands-still";

test("an operator switches the street map, and nobody else finds the page", async ({ page, browser }) => {
  test.slow();
  const email = await signUp(page);
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Set-up" })).toHaveCount(0);
  await isNotThere(page);

  expect(runOperator("grant", email)).toBe(
    `${email} is an operator from now on, and finds the set-up at ${process.env.E2E_URL}/setup\n`,
  );
  await page.goto("/rides");
  await navigation.getByRole("link", { name: "Set-up" }).click();
  await expect(page).toHaveTitle(/^Set-up/);
  const map = page.getByRole("region", { name: "Street map" });
  await expect(map.getByText("On", { exact: true })).toBeVisible();
  await isFaultless(page);
  try {
    await map.getByRole("button", { name: "Switch the street map off" }).press("Enter");
    await expect(map.getByText("Off", { exact: true })).toBeVisible();
    await expect(map.getByRole("button", { name: "Switch the street map on" })).toBeVisible();
    await isFaultless(page);
  } finally {
    await map.getByRole("button", { name: "Switch the street map on" }).click();
  }
  await expect(map.getByText("On", { exact: true })).toBeVisible();
  const done = page.getByRole("region", { name: "What operators did" }).getByRole("listitem");
  await expect(done.nth(0)).toContainText("Kim de Boer switched the street map on");
  await expect(done.nth(1)).toContainText("Kim de Boer switched the street map off");
  await expect(done.nth(2)).toContainText("A command on the server made Kim de Boer an operator");

  // The page stays open while its rights end.
  expect(runOperator("withdraw", email)).toBe(`${email} is no operator any more.\n`);
  await map.getByRole("button", { name: "Switch the street map off" }).click();
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await isNotThere(page);

  const signedOut = await browser.newPage();
  await isNotThere(signedOut);
  await signedOut.close();
});

/** As the command line does, of the house that these stories play in. */
function runOperator(...args: string[]): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--conditions=react-server", "scripts/operator.ts", ...args],
    { encoding: "utf8", env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, PUBLIC_URL: process.env.E2E_URL } },
  );
  return stdout + stderr;
}

/** Like any address at which nothing ever was. */
async function isNotThere(page: Page): Promise<void> {
  const seen = [];
  for (const address of ["/nowhere", "/setup"]) {
    const response = await page.goto(address);
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

async function signUp(page: Page): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Kim de Boer");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("behind the bar");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
  return email;
}

/** On a phone in the dark and on a desk in the light. */
async function isFaultless(page: Page): Promise<void> {
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
