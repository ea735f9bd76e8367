import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";

const PHONE = { width: 390, height: 844 };

test("a stretch is drawn across with the mouse, zoomed to, linked to and cleared", async ({ page }) => {
  await openMadeRide(page);
  await drawAcross(page, 0.25, 0.75);

  // Half an hour, of which the middle half was drawn across: a quarter of an hour at 8 m/s.
  const bar = page.getByRole("region", { name: "Selected stretch" });
  await expect(bar).toContainText(/Duration0:1[45]:\d\d/);
  await expect(bar).toContainText(/Distance7\.\d km/);
  await expect(bar).toContainText("Mean power");
  await expect(page).toHaveURL(/\?from=4\d\d&to=13\d\d$/);

  await bar.getByRole("button", { name: "Zoom to it" }).click();
  await page.getByRole("button", { name: "Whole ride" }).click();
  await expect(page.getByRole("button", { name: "Whole ride" })).toBeHidden();

  const told = (await bar.locator("dl").textContent()) ?? "";
  await page.reload();
  await expect(bar.locator("dl")).toHaveText(told);
  await bar.getByRole("button", { name: "Clear" }).click();
  await expect(bar).not.toContainText("Duration");
  await expect(page).not.toHaveURL(/from=/);
});

test("a stretch is selected by keyboard, and let go by Escape", async ({ page }) => {
  await openMadeRide(page);
  const moment = page.getByRole("slider", { name: "Moment of the ride" });
  await moment.focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < 6; press++) await page.keyboard.press("Shift+ArrowRight");

  const bar = page.getByRole("region", { name: "Selected stretch" });
  await expect(bar).toContainText("Duration0:01:00");
  await expect(bar.getByRole("status")).toHaveText("Selected 0:00:00 to 0:01:00");
  await expect(page).toHaveURL(/\?from=0&to=60$/);
  await page.keyboard.press("Escape");
  await expect(bar).not.toContainText("Duration");
});

test("a lap is selected by its name, and its figures still explain themselves", async ({ page }) => {
  await openMadeRide(page);
  await page.getByRole("button", { name: "Show lap 2 in the lanes and on the route" }).click();
  const bar = page.getByRole("region", { name: "Selected stretch" });
  await expect(bar).toContainText("Duration0:10:00");
  await expect(bar).toBeInViewport();
  await expect(page).toHaveURL(/\?from=600&to=1200$/);
  await page
    .getByRole("button", { name: /of a lap .*explain$/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText("Formula");
});

test("the lanes run along the road instead of the clock, and that is remembered", async ({ page }) => {
  await openMadeRide(page);
  const byDistance = page.getByRole("button", { name: "Distance", exact: true });
  await byDistance.click();
  await expect(page.getByText("14 km", { exact: true })).toBeVisible();
  await drawAcross(page, 0.25, 0.75);
  await expect(page.getByRole("region", { name: "Selected stretch" })).toContainText(/Distance7\.\d km/);

  await page.reload();
  await expect(byDistance).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Time", exact: true }).click();
  await expect(page.getByText("14 km", { exact: true })).toBeHidden();
});

test("an address that asks for what cannot be shows the ride", async ({ page }) => {
  await openMadeRide(page);
  const address = page.url();
  await page.goto(`${address}?from=9999&to=-1`);
  await expect(page.locator("canvas").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Selected stretch" })).not.toContainText("Duration");
});

test("the wheel scrolls the page, and never the lanes", async ({ page }) => {
  await openMadeRide(page);
  const box = await lanesBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
  await expect(page.getByRole("button", { name: "Whole ride" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone a finger that was pressed long selects a stretch, without faults, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, colorScheme });
    const page = await context.newPage();
    await openMadeRide(page);
    await pressLongAndDraw(page, await context.newCDPSession(page));

    const bar = page.getByRole("region", { name: "Selected stretch" });
    await expect(bar).toContainText("Mean power");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
    await context.close();
  });
}

const slider = (page: Page): Locator => page.getByRole("slider", { name: "Moment of the ride" });

async function lanesBox(page: Page) {
  await slider(page).scrollIntoViewIfNeeded();
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("The lanes are not to be seen");
  return box;
}

/** Over the lanes, from one share of their width to another. */
async function drawAcross(page: Page, from: number, to: number): Promise<void> {
  const box = await lanesBox(page);
  const y = box.y + 40;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

/** Playwright taps, and does not hold: the browser itself is told of the finger. */
async function pressLongAndDraw(page: Page, browser: CDPSession): Promise<void> {
  const box = await lanesBox(page);
  const y = box.y + 40;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", share?: number) =>
    browser.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: share === undefined ? [] : [{ x: box.x + box.width * share, y }],
    });
  await touch("touchStart", 0.2);
  await page.waitForTimeout(800);
  for (const share of [0.3, 0.4, 0.5, 0.6, 0.7]) await touch("touchMove", share);
  await touch("touchEnd");
}

/** Half an hour over the open sea in three laps, brought by somebody who is new. */
async function openMadeRide(page: Page): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");

  await page.goto("/uploads");
  const buffer = Buffer.from(madeFit({ seconds: 1800, lapsAt: [600, 1200], title: "Ride in lanes" }));
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page
      .locator('input[type="file"][accept]')
      .first()
      .setInputFiles([{ name: "lanes.fit", mimeType: "", buffer }]);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
  await page.goto("/rides");
  await page.getByRole("main").getByRole("link", { name: "Ride in lanes" }).click({ timeout: 20_000 });
  await expect(page.locator("canvas").first()).toBeVisible();
}
