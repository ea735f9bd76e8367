import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";
import { standsStill } from "../support/stands-still";

const PHONE = { width: 390, height: 844 };

test("the laps are sorted by a column, by mouse and by keyboard, and back", async ({ page }) => {
  await openMadeRide(page);
  const laps = region(page, "Laps");
  const power = laps.getByRole("columnheader", { name: "Mean power" });
  await expect(power).toHaveAttribute("aria-sort", "none");
  expect(await columnOf(laps, "Mean power")).toEqual(["150", "310", "160", "290"]);
  await expect(power.getByRole("button", { name: /explain$/ })).toHaveText("W");

  const sort = power.getByRole("button", { name: "Mean power", exact: true });
  await sort.click();
  await expect(power).toHaveAttribute("aria-sort", "descending");
  expect(await columnOf(laps, "Mean power")).toEqual(["310", "290", "160", "150"]);
  await page.keyboard.press("Enter");
  await expect(power).toHaveAttribute("aria-sort", "ascending");
  expect(await rowNames(laps)).toEqual(["1", "3", "4", "2"]);
  await page.keyboard.press("Space");
  await expect(power).toHaveAttribute("aria-sort", "none");
  expect(await rowNames(laps)).toEqual(["1", "2", "3", "4"]);
});

test("the laps mark what is best, and only where more is better", async ({ page }) => {
  await openMadeRide(page);
  const laps = region(page, "Laps");
  await expect(laps.getByRole("row").filter({ has: page.getByText("310") })).toContainText("best ▲310");
  await expect(laps.getByText("▲ is the best of its column.")).toBeVisible();
  expect((await columnOf(laps, "Distance")).join(" ")).not.toContain("best");
  // Nine minutes at 8 m/s, of which the second of the next lap's mark is not one.
  expect(await columnOf(laps, "Distance")).toEqual(["4.8", "4.8", "4.8", "4.8"]);
  expect(await columnOf(laps, "Time")).toEqual(["0:10:00", "0:10:00", "0:10:00", "0:10:00"]);
});

test("a column's unit explains it", async ({ page }) => {
  await openMadeRide(page);
  await region(page, "Laps")
    .getByRole("button", { name: /^Mean power of a lap 310 W, explain$/ })
    .click();
  await expect(page.getByRole("dialog")).toContainText("lap 2: mean of its seconds = 310 W");
});

test("a lap is selected by a press on its row or on its bar, and nothing moves for it", async ({ page }) => {
  await openMadeRide(page);
  const laps = region(page, "Laps");
  const stretch = region(page, "Selected stretch");
  const power = page.getByRole("slider", { name: "Moment of the ride" });
  const before = await power.evaluate((lanes) => lanes.getBoundingClientRect().top + window.scrollY);
  await laps.getByRole("cell", { name: "310" }).first().click();
  await expect(stretch).toContainText("0:10:00 to 0:20:00");
  await expect(stretch).toContainText("Weighted power310 W");
  await expect(stretch).toBeInViewport();
  await expect(laps.getByRole("button", { name: /^Show lap 2/ })).toHaveAttribute("aria-current", "true");
  expect(await power.evaluate((lanes) => lanes.getBoundingClientRect().top + window.scrollY)).toBe(before);
  await stretch.getByRole("button", { name: "Clear" }).click();
  await expect(stretch).not.toContainText("Duration");

  const figure = laps.getByRole("figure", { name: "Mean power of each lap" });
  await expect(figure).toContainText("Lap 2 was the strongest with 310 W, lap 1 the easiest with 150 W.");
  await figure.scrollIntoViewIfNeeded();
  await figure.locator(".recharts-bar-rectangle").nth(3).click();
  await expect(stretch).toContainText("0:30:00 to 0:40:00");
});

test("columns are chosen, stay chosen, and become the usual ones again", async ({ page }) => {
  await openMadeRide(page);
  const laps = region(page, "Laps");
  await expect(laps.getByRole("columnheader", { name: "Work" })).toHaveCount(0);
  const columns = await openColumns(page, laps);
  await columns.getByRole("checkbox", { name: "Work" }).check();
  await columns.getByRole("checkbox", { name: /^Cadence/ }).uncheck();
  await page.keyboard.press("Escape");
  // 600 s at 150, 310, 160 and 290 W.
  await expect.poll(() => columnOf(laps, "Work")).toEqual(["90", "186", "96", "174"]);
  await expect(laps.getByRole("columnheader", { name: "Cadence" })).toHaveCount(0);

  await page.waitForTimeout(1000);
  await page.reload();
  await expect.poll(() => columnOf(laps, "Work")).toEqual(["90", "186", "96", "174"]);
  await expect(laps.getByRole("columnheader", { name: "Cadence" })).toHaveCount(0);
  const again = await openColumns(page, laps);
  await again.getByRole("button", { name: "The usual ones" }).click();
  await page.keyboard.press("Escape");
  await expect(laps.getByRole("columnheader", { name: "Cadence" })).toBeVisible();
  await expect(laps.getByRole("columnheader", { name: "Work" })).toHaveCount(0);
});

test("a stretch is saved as an effort by a name, renamed, moved and deleted, and that is undone", async ({ page }) => {
  await openMadeRide(page);
  const efforts = region(page, "Efforts");
  const stretch = region(page, "Selected stretch");
  const found = await rowNames(efforts);
  await page.goto(`${page.url()}?from=60&to=120`);
  await stretch.getByRole("button", { name: "Save as effort" }).click();
  await page.getByRole("dialog", { name: "Save as effort" }).getByLabel("Name").fill("Into the wind");
  await page.keyboard.press("Enter");
  await expect(stretch).toContainText("Saved as Into the wind");
  const mine = efforts.getByRole("row").filter({ hasText: "Into the wind" });
  await expect(mine).toContainText("0:01:00");
  await expect(mine).toContainText("150");

  await efforts.getByRole("button", { name: "Change Into the wind" }).click();
  const menu = page.getByRole("dialog", { name: /^Into the wind/ });
  await menu.getByLabel("Name").fill("Out of the wind");
  await menu.getByRole("button", { name: "Save" }).click();
  await expect(efforts.getByRole("row").filter({ hasText: "Out of the wind" })).toHaveCount(1);

  await stretch.getByRole("button", { name: "Clear" }).click();
  await region(page, "Laps").getByRole("button", { name: "Show lap 3 in the lanes and on the route" }).click();
  await efforts.getByRole("button", { name: "Change Out of the wind" }).click();
  await page.getByRole("button", { name: /^Change to the selected stretch/ }).click();
  const moved = efforts.getByRole("row").filter({ hasText: "Out of the wind" });
  await expect(moved).toContainText("0:10:00");
  await expect(moved).toContainText("160");

  await page.reload();
  await efforts.getByRole("button", { name: "Change Out of the wind" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await expect(efforts.getByText("The effort was deleted.")).toBeVisible();
  await expect.poll(() => rowNames(efforts)).toEqual(found);
  await efforts.getByRole("button", { name: "Undo" }).click();
  await expect(efforts.getByRole("row").filter({ hasText: "Out of the wind" })).toHaveCount(1);
});

test("what was found and is no effort goes, comes back by undo, and later too", async ({ page }) => {
  await openMadeRide(page);
  const efforts = region(page, "Efforts");
  const rows = efforts.getByRole("row");
  await expect(rows).not.toHaveCount(0);
  const before = await rows.count();
  await hide(page, efforts);
  await expect(rows).toHaveCount(before - 1);
  await efforts.getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(before);

  await hide(page, efforts);
  await expect(rows).toHaveCount(before - 1);
  await page.reload();
  await expect(rows).toHaveCount(before - 1);
  await efforts.getByText("One stretch was found that you say is no effort").click();
  await efforts.getByRole("button", { name: /^List it again/ }).click();
  await expect(rows).toHaveCount(before);
});

test("an effort that was found keeps its rule when it is named, and can be as it was found", async ({ page }) => {
  await openMadeRide(page);
  const efforts = region(page, "Efforts");
  await efforts.getByRole("button", { name: "Change effort 1" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("First of two");
  await page.keyboard.press("Enter");
  await expect(efforts.getByRole("row").filter({ hasText: "First of two" })).toHaveCount(1);
  await efforts.getByRole("button", { name: /^Time of the effort .*explain$/ }).click();
  await expect(page.getByRole("dialog")).toContainText("An effort is 2 minutes or more");
  await page.keyboard.press("Escape");
  await efforts.getByRole("button", { name: "Change First of two" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "As it was found" }).click();
  await expect(efforts.getByRole("row").filter({ hasText: "First of two" })).toHaveCount(0);
  await expect(efforts.getByRole("button", { name: "Change effort 1" })).toBeVisible();
});

test("who looks around reads all tables and marks nothing", async ({ page }) => {
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
  const efforts = region(page, "Efforts");
  await efforts.getByRole("button", { name: /^Show effort 1/ }).click();
  await expect(region(page, "Selected stretch")).toContainText("Weighted power");
  await expect(page.getByRole("button", { name: "Save as effort" })).toHaveCount(0);
  await expect(efforts.getByRole("button", { name: /^Change / })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone the tables, their sheets and the selected stretch are without faults, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, colorScheme });
    const page = await context.newPage();
    await openMadeRide(page);
    const laps = region(page, "Laps");
    // What is looked at first has room beside the names; the rest is reached by scrolling the table.
    await laps.getByRole("table").scrollIntoViewIfNeeded();
    for (const name of ["Time", "Distance", "Mean power", "Heart rate"])
      await expect(laps.getByRole("columnheader", { name: new RegExp(`^${name}`) })).toBeInViewport({ ratio: 1 });
    await laps
      .getByRole("columnheader", { name: "Mean power" })
      .getByRole("button", { name: "Mean power", exact: true })
      .tap();
    expect(await columnOf(laps, "Mean power")).toEqual(["310", "290", "160", "150"]);

    await laps.getByRole("button", { name: /^Columns/ }).tap();
    await expect(page.getByRole("dialog", { name: "Columns of the laps" })).toBeInViewport();
    await isFaultless(page);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();

    await region(page, "Efforts").getByRole("button", { name: "Change effort 1" }).tap();
    await expect(page.getByRole("dialog", { name: /^effort 1/i })).toBeInViewport();
    await isFaultless(page);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();

    await laps.getByRole("button", { name: "Show lap 2 in the lanes and on the route" }).tap();
    const stretch = region(page, "Selected stretch");
    await expect(stretch).toContainText("Mean power310 W");
    await expect(stretch.getByText("Work", { exact: true })).toBeHidden();
    await stretch.getByRole("button", { name: "More" }).tap();
    await expect(stretch.getByText("Work", { exact: true })).toBeVisible();
    await isFaultless(page);
    await context.close();
  });
}

const region = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/** The cells of a column, from top to bottom; a mark beside a number is left out. */
async function columnOf(table: Locator, name: string): Promise<string[]> {
  const heads = await table.getByRole("columnheader").all();
  const labels = await Promise.all(heads.map((head) => head.getAttribute("abbr")));
  const place = labels.indexOf(name);
  if (place < 0) return [];
  const rows = await table.locator("tbody tr").all();
  const texts = await Promise.all(
    rows.map((row) =>
      row
        .locator("td")
        .nth(place - 1)
        .textContent(),
    ),
  );
  return texts.map((text) => (text ?? "").replace("best ▲", ""));
}

/** What stands at the head of each row. */
async function rowNames(table: Locator): Promise<string[]> {
  const names = await table.locator("tbody th[scope=row] > span > button:first-child").allTextContents();
  return names.map((name) => name.replace(/sprint$/, ""));
}

async function openColumns(page: Page, section: Locator): Promise<Locator> {
  await section.getByRole("button", { name: /^Columns/ }).click();
  const columns = page.getByRole("dialog", { name: /^Columns of/ });
  await expect(columns).toBeVisible();
  return columns;
}

async function hide(page: Page, efforts: Locator): Promise<void> {
  await efforts.getByRole("button", { name: "Change effort 1" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Not an effort" }).click();
  await expect(efforts.getByText("It is not listed any more.")).toBeVisible();
}

async function isFaultless(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

/** Forty minutes in four laps: easy, hard, easy, hard. Brought by somebody who is new. */
async function openMadeRide(page: Page): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");

  await page.goto("/uploads");
  const watts = (second: number) => [150, 310, 160, 290][Math.floor(second / 600)] ?? null;
  const buffer = Buffer.from(madeFit({ seconds: 2400, lapsAt: [600, 1200, 1800], title: "Ride in tables", watts }));
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page
      .locator('input[type="file"][accept]')
      .first()
      .setInputFiles([{ name: "tables.fit", mimeType: "", buffer }]);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: "Ride in tables" }).click({ timeout: 20_000 });
  await expect(page.locator("canvas").first()).toBeVisible();
}
