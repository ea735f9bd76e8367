import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { isFaultless, isNotThere, runOperator, signUp } from "../support/story";

const PAGES = [
  ["/setup", "Set-up"],
  ["/setup/deliveries", "Deliveries"],
  ["/setup/connections", "Connections"],
  ["/setup/queues", "Queues & alarms"],
  ["/setup/data", "Accepted data"],
  ["/setup/audit", "What operators did"],
] as const;

test("an operator sees, searches and applies again what was delivered, and nobody else finds the pages", async ({
  page,
  browser,
}) => {
  test.setTimeout(400_000);
  const { email, name } = await signUp(page, `Robin ${randomUUID().slice(0, 8)}`);
  await connectAndRide(page, name);
  for (const [address] of PAGES) await isNotThere(page, address);
  expect(runOperator("grant", email)).toContain("is an operator from now on");

  await page.goto("/setup");
  const tabs = page.getByRole("navigation", { name: "Set-up" });
  for (const [, title] of PAGES) {
    await tabs.getByRole("link", { name: title, exact: true }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(tabs.getByRole("link", { name: title, exact: true })).toHaveAttribute("aria-current", "page");
    await isFaultless(page);
  }

  await findsAndOpens(page, name);
  await looksInto(page);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "Apply it again" }).press("Enter");
  await expect(page.getByText("Applied", { exact: true }).first()).toBeVisible();

  await appliesAllAgain(page, name);
  await checksTheSetUp(page);

  await page.goto("/setup/audit");
  const done = page.getByRole("main").getByRole("listitem");
  await expect(done.filter({ hasText: `${name} looked into the delivery ${id}` })).toHaveCount(1);
  await expect(done.filter({ hasText: `${name} downloaded the delivery ${id}` })).toHaveCount(1);
  await expect(done.filter({ hasText: `${name} looked whether everything works` })).toHaveCount(1);

  // Everything stays open while the rights end.
  await page.goto(`/setup/deliveries/${id}`);
  await page.getByRole("button", { name: "Show what it says" }).waitFor();
  expect(runOperator("withdraw", email)).toContain("is no operator any more");
  await page.getByRole("button", { name: "Show what it says" }).click();
  await expect(page.getByText("It could not be shown")).toBeVisible();
  await page.getByRole("button", { name: "Apply it again" }).click();
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  const addresses = [...PAGES.map(([address]) => address), `/setup/deliveries/${id}`];
  for (const address of addresses) await isNotThere(page, address);
  for (const address of ["/api/metrics", `/api/operator/deliveries/${id}/raw`, `/api/operator/deliveries/${id}/json`]) {
    expect((await page.request.get(address)).status()).toBe(404);
  }
  const signedOut = await browser.newPage();
  for (const address of addresses) await isNotThere(signedOut, address);
  await signedOut.close();
});

/** By a filter in the address, with the keyboard alone. */
async function findsAndOpens(page: Page, name: string): Promise<void> {
  await page.goto("/setup/deliveries");
  const filter = page.getByRole("form", { name: "Filter" });
  await filter.getByLabel("Rider").fill(name);
  await filter.getByLabel("Type").selectOption("activity");
  await filter.getByLabel("Type").press("Tab");
  await filter.getByRole("button", { name: "Search" }).press("Enter");
  await page.waitForURL(/type=activity/);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText(name);
  await isFaultless(page);

  await rows.nth(1).getByRole("checkbox").press("Space");
  await page.getByRole("button", { name: "Apply the chosen ones again" }).press("Enter");
  await expect(page.getByRole("region", { name: "Applied again" })).toContainText(`${name} had 1 applied again`);

  await page.goto(`/setup/deliveries?rider=${encodeURIComponent(name)}&type=activity`);
  await rows.nth(1).getByRole("link").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "One delivery" })).toBeVisible();
}

async function looksInto(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await expect(main.getByRole("region", { name: "Signature" })).toContainText("Good, made with");
  await expect(main.getByRole("region", { name: "What it did" })).toContainText(/Ride [0-9a-f-]{36}/);
  await expect(main.getByRole("link", { name: /^Ride/ })).toHaveCount(0);
  await expect(main.getByRole("region", { name: "Headers" })).toContainText("x-terra-trace-id");
  await isFaultless(page);

  await main.getByRole("button", { name: "Show what it says" }).press("Enter");
  const data = main.getByRole("button", { name: /^data/ });
  await expect(data).toHaveAttribute("aria-expanded", "false");
  await data.press("Enter");
  await expect(data).toHaveAttribute("aria-expanded", "true");
  await main.getByRole("list", { name: "data" }).getByRole("button", { name: /^0/ }).press("Enter");
  await main.getByRole("button", { name: /^power_data/ }).press("Enter");
  await main.getByRole("button", { name: /^power_samples/ }).press("Enter");
  const samples = main.getByRole("list", { name: "power_samples" }).getByRole("listitem");
  await expect(samples).toHaveCount(100);
  await main.getByRole("button", { name: /^Show more of power_samples/ }).press("Enter");
  await expect(samples).toHaveCount(200);
  await isFaultless(page);

  const download = page.waitForEvent("download");
  await main.getByRole("link", { name: "Download it" }).press("Enter");
  expect(JSON.parse(readFileSync(await (await download).path(), "utf8"))).toMatchObject({ type: "activity" });
}

async function appliesAllAgain(page: Page, name: string): Promise<void> {
  await page.goto(`/setup/deliveries?rider=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name: "Apply all that are found again …" }).click();
  await expect(page.getByText(/^Apply \d+ deliveries again\?$/)).toBeVisible();
  await isFaultless(page);
  await page.getByRole("button", { name: /^Apply \d+ again$/ }).click();
  await page.waitForURL(/\/setup\/deliveries$/);
  await expect(page.getByRole("region", { name: "Applied again" }).getByText("Done").first()).toBeVisible({
    timeout: 30_000,
  });
}

async function checksTheSetUp(page: Page): Promise<void> {
  await page.goto("/setup");
  const checks = page.getByRole("region", { name: "Does everything work?" });
  await checks.getByRole("button", { name: /^Look/ }).press("Enter");
  const webhook = checks.getByRole("listitem").filter({ hasText: "The webhook’s address" });
  await expect(webhook).toContainText("A signed healthcheck arrived in", { timeout: 30_000 });
  await expect(checks.getByRole("listitem").filter({ hasText: "Provider BRYTONSPORT" })).toContainText("Good");
  await isFaultless(page);
}

async function connectAndRide(page: Page, name: string): Promise<void> {
  const sandbox = process.env.E2E_SANDBOX_URL ?? "";
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL((url) => url.port === new URL(sandbox).port);
  await page.getByText("Mei").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  const title = `Round the lake ${name.slice(-8)}`;
  const finished = await page.request.post(`${sandbox}/riders/mei/finish-ride`, {
    headers: { accept: "application/json" },
    form: { title, minutes: "20" },
  });
  expect(finished.ok()).toBe(true);
  await page.goto("/rides");
  await expect(page.getByRole("table").getByRole("link", { name: title })).toBeVisible({ timeout: 15_000 });
}
