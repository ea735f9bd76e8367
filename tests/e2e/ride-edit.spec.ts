import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";

const NOTES = [
  "Into the **wind** all the way, see [the club](https://example.org/club).",
  "",
  "- bridge closed",
  "- coffee in Urk",
  "",
  "<img src=x onerror=\"document.title='broken'\"> [press](javascript:document.title='broken')",
  "",
  "![spy](https://example.org/spy.png)",
].join("\n");

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  test(`a ride is given words, is deleted and had back, ${colorScheme} at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await signUp(page);
    await upload(page);
    const main = page.getByRole("main");

    await main.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Edit ride" })).toBeVisible();
    await isFaultless(page);
    await page.getByLabel("Title").fill("x".repeat(201));
    await page.getByLabel("Notes").fill(NOTES);
    await page.getByLabel("Effort").selectOption("7 – Very hard");
    await page.getByLabel("Feeling").selectOption("4 – Strong");
    await page.getByLabel("Type of ride").selectOption("Gravel");
    await page.getByLabel("Tags").fill("race, winter bike");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("At most 200 letters, please.")).toBeVisible();
    // Nothing has to be typed twice.
    await expect(page.getByLabel("Notes")).toHaveValue(NOTES);
    await expect(page.getByLabel("Effort")).toHaveValue("7");
    await expect(page.getByLabel("Type of ride")).toHaveValue("gravel");
    await isFaultless(page);

    await page.getByLabel("Title").fill("With Anna to Urk");
    await page.getByLabel("Title").press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "With Anna to Urk" })).toBeVisible();
    const says = page.getByRole("region", { name: "What you say of this ride" });
    await expect(says).toContainText("Very hard (7 of 10)");
    await expect(says).toContainText("Strong (4 of 5)");
    await expect(says.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["race", "winter bike"]);
    await expect(main).toContainText("· gravel");
    await expect(says.locator("strong")).toHaveText("wind");
    await expect(says.getByRole("listitem").filter({ hasText: "coffee in Urk" })).toBeVisible();
    await expect(says.getByRole("link")).toHaveText(["the club"]);
    await expect(says.getByRole("link")).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await expect(says).toContainText("<img src=x onerror=");
    await expect(says.locator("img, script")).toHaveCount(0);
    await expect(page).toHaveTitle(/With Anna to Urk/);
    await isFaultless(page);

    const address = page.url();
    await page.goto("/rides");
    await main.getByRole("link", { name: "With Anna to Urk" }).click();
    await page.waitForURL(address);
    await main.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("button", { name: "Delete this ride" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete “With Anna to Urk”?" });
    await expect(dialog).toContainText("For 30 days you can have all of it back");
    await isFaultless(page);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Delete this ride" }).click();
    await dialog.getByRole("button", { name: "Delete it" }).click();
    await expect(page.getByText("“With Anna to Urk” was deleted.")).toBeVisible();
    await expect(main.getByRole("link", { name: "With Anna to Urk" })).toHaveCount(0);
    await isFaultless(page);
    expect((await page.request.get(address)).status()).toBe(404);

    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "With Anna to Urk" })).toBeVisible();
    await expect(says).toContainText("Very hard (7 of 10)");

    // Later it is found below the list.
    await main.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("button", { name: "Delete this ride" }).click();
    await dialog.getByRole("button", { name: "Delete it" }).click();
    await expect(page.getByText("“With Anna to Urk” was deleted.")).toBeVisible();
    await page.goto("/rides");
    await page.getByRole("link", { name: "Deleted rides" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Deleted rides" })).toBeVisible();
    await isFaultless(page);
    await page.getByRole("button", { name: "Bring back With Anna to Urk" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "With Anna to Urk" })).toBeVisible();
  });
}

async function signUp(page: Page): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
}

/** Brings one ride and opens it. */
async function upload(page: Page): Promise<void> {
  await page.goto("/uploads");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  const bytes = madeFit({ title: "Over the dyke", start: "2026-05-01T08:00:00Z", seconds: 1800 });
  await chooser.setFiles([{ name: "dyke.fit", mimeType: "application/octet-stream", buffer: Buffer.from(bytes) }]);
  await page.waitForURL(/\/uploads\/[\da-f-]{36}/);
  await page.getByRole("link", { name: "Over the dyke" }).click({ timeout: 60_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Over the dyke" })).toBeVisible();
}

async function isFaultless(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
}
