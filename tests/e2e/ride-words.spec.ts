import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { standsStill } from "../support/stands-still";

test("a ride is told in a few sentences, and those on a stretch lead to it", async ({ page }) => {
  await openIntervals(page);
  const words = page.getByRole("region", { name: "In words" });
  await expect(words).toContainText(/^An? .*ride.*: .*\d+\.\d km .*in .*(hour|minute)s?\./);
  expect(((await words.textContent()) ?? "").match(/[a-z%\d]\. /g)?.length).toBeLessThanOrEqual(4);
  // The made ride's own name says how many, and how long: "5 × 4 min".
  const [, count = "", minutes = ""] = /(\d) × (\d+) min/.exec((await page.title()) ?? "") ?? [];
  await expect(words).toContainText(
    new RegExp(`${COUNTS[Number(count)]} efforts of about ${minutes} minutes at \\d+ W`),
  );
  expect(await words.textContent()).not.toMatch(/NaN|undefined|null|Infinity/);
  for (const link of await words.getByRole("link").all())
    expect(await link.getAttribute("href")).toMatch(/^\?from=\d+&to=\d+$/);

  const link = words.getByRole("link", { name: /efforts of about/ });
  const [, from = "", to = ""] = /from=(\d+)&to=(\d+)/.exec((await link.getAttribute("href")) ?? "") ?? [];
  await link.click();
  await expect(page).toHaveURL(new RegExp(`from=${from}&to=${to}$`));
  await expect(page.getByRole("region", { name: "Selected stretch" })).toContainText("Mean power");
  await expect(page.getByRole("region", { name: "Selected stretch" })).toBeInViewport();
});

const COUNTS = ["", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`the efforts of a ride explain their rule, on a phone without faults, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme });
    await openIntervals(page);
    const efforts = page.getByRole("region", { name: "Efforts", exact: true });
    await efforts.scrollIntoViewIfNeeded();
    await efforts.getByRole("button", { name: /^Time of the effort / }).click();
    await expect(page.getByRole("dialog")).toContainText(/(An effort|A sprint) is \d (minutes|s)/);
    await page.keyboard.press("Escape");

    await standsStill(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
  });
}

async function openIntervals(page: Page): Promise<void> {
  await page.goto("/");
  await expect(async () => {
    if (new URL(page.url()).pathname === "/rides") return;
    await page.getByRole("button", { name: "Look around" }).click({ timeout: 1_000 });
    await page.waitForURL("**/rides", { timeout: 5_000 });
  }).toPass();
  await page
    .getByRole("main")
    .getByRole("link", { name: /\d × \d+ min/ })
    .first()
    .click({ timeout: 40_000 });
  await expect(page.locator("canvas").first()).toBeVisible();
}
