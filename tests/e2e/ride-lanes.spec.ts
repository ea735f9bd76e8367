import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, type CDPSession, expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit, madeGpx } from "../support/made-files";
import { standsStill } from "../support/stands-still";

const PHONE = { width: 390, height: 844 };

/** The lanes of a made ride as long as nobody chose others. */
const USUAL = ["Power", "Heart rate", "Speed", "Cadence", "Elevation", "Temperature"];

test("a stretch is drawn across with the mouse, zoomed to, linked to and cleared", async ({ page }) => {
  await openSharedRide(page);
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
  await openSharedRide(page);
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
  await openSharedRide(page);
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
  const along = page.getByRole("group", { name: "Along" });
  const byDistance = along.getByRole("button", { name: "Distance" });
  await byDistance.click();
  await expect(page.getByText("14 km", { exact: true })).toBeVisible();
  await drawAcross(page, 0.25, 0.75);
  await expect(page.getByRole("region", { name: "Selected stretch" })).toContainText(/Distance7\.\d km/);

  await page.reload();
  await expect(byDistance).toHaveAttribute("aria-pressed", "true");
  await along.getByRole("button", { name: "Time" }).click();
  await expect(page.getByText("14 km", { exact: true })).toBeHidden();
});

test("an address that asks for what cannot be shows the ride", async ({ page }) => {
  await openSharedRide(page);
  const address = page.url();
  await page.goto(`${address}?from=9999&to=-1`);
  await expect(page.locator("canvas").first()).toBeVisible();
  await expect(page.getByRole("region", { name: "Selected stretch" })).not.toContainText("Duration");
});

test("the wheel scrolls the page, and zooms the lanes only with ctrl, as it says to who tries for long", async ({
  page,
}) => {
  await openSharedRide(page);
  const box = await lanesBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y);
  const scrolled = () => page.evaluate(() => window.scrollY);
  const before = await scrolled();
  await page.mouse.wheel(0, 300);
  await expect.poll(scrolled).toBeGreaterThan(before);
  await expect(page.getByRole("button", { name: "Whole ride" })).toHaveCount(0);

  const hint = page.getByText("Hold Ctrl or ⌘ and turn the wheel to zoom");
  await expect(hint).toBeHidden();
  await expect(async () => {
    for (let turn = 0; turn < 8; turn++) {
      await page.mouse.wheel(0, turn % 2 === 0 ? 20 : -20);
      await page.waitForTimeout(120);
    }
    await expect(hint).toBeVisible({ timeout: 100 });
  }).toPass();

  const resting = await scrolled();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await expect(page.getByRole("button", { name: "Whole ride" })).toBeVisible();
  expect(await scrolled()).toBe(resting);
});

test("keys step by a second, by ten, lap by lap and to the ends, and say what was measured there", async ({ page }) => {
  await openSharedRide(page);
  const moment = slider(page);
  await moment.focus();
  for (const [key, second] of [
    ["Home", 0],
    ["ArrowRight", 1],
    ["Shift+ArrowRight", 11],
    ["ArrowLeft", 10],
    ["PageUp", 600],
    ["PageUp", 1200],
    ["PageUp", 1799],
    ["PageDown", 1200],
    ["PageDown", 600],
    ["End", 1799],
  ] as const) {
    await page.keyboard.press(key);
    await expect(moment, key).toHaveAttribute("aria-valuenow", String(second));
  }
  await page.keyboard.press("PageDown");
  // Twenty minutes at 8 m/s.
  await expect(moment).toHaveAttribute("aria-valuetext", /^Time 0:20:00, Distance 9\.6 km, .*Power 200 W Z\d, /);
  await expect(reading(page, "Time").last()).toHaveText("0:20:00");
  await expect(reading(page, "Power").last()).toHaveText(/^200 W Z\d$/);
});

test("lanes are hidden and moved by keyboard, and stay so for the rider wherever they sign in", async ({
  page,
  browser,
}) => {
  await openMadeRide(page);
  await expect.poll(() => laneNames(page)).toEqual(USUAL);

  await page.getByRole("button", { name: /^Lanes \d/ }).press("Enter");
  const menu = page.getByRole("dialog", { name: "Lanes" });
  await menu.getByRole("checkbox", { name: "Cadence" }).press("Space");
  await menu.getByRole("checkbox", { name: "Gradient" }).check();
  const up = menu.getByRole("button", { name: "Move Elevation up" });
  await up.press("Enter");
  await expect(menu.getByRole("status")).toHaveText(/^Elevation is now 4 of \d$/);
  await expect(up).toBeFocused();
  for (let press = 0; press < 4; press++) await page.keyboard.press("Enter");
  await expect(menu.getByRole("status")).toHaveText(/^Elevation is now 1 of \d$/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Lanes \d/ })).toBeFocused();
  const wanted = ["Elevation", "Power", "Heart rate", "Speed", "Gradient", "Temperature"];
  await expect.poll(() => laneNames(page)).toEqual(wanted);
  await expect(slider(page)).toHaveAttribute(
    "aria-valuetext",
    /Elevation .*Power .*Heart rate .*Speed .*Gradient .*Temperature /,
  );
  await expect(slider(page)).not.toHaveAttribute("aria-valuetext", /Cadence/);

  const elsewhere = await browser.newContext({ storageState: await page.context().storageState() });
  const other = await elsewhere.newPage();
  await expect(async () => {
    await other.goto(page.url());
    await expect.poll(() => laneNames(other), { timeout: 3_000 }).toEqual(wanted);
  }).toPass();
  await other.getByRole("button", { name: /^Lanes \d/ }).click();
  await other.getByRole("button", { name: "Back to the usual lanes" }).click();
  await expect.poll(() => laneNames(other)).toEqual(USUAL);
  await elsewhere.close();
});

test("all lanes are drawn in one, and tell their values at the crosshair", async ({ page }) => {
  await openMadeRide(page);
  await page.getByRole("button", { name: /^Lanes \d/ }).click();
  await page.getByRole("checkbox", { name: "All in one drawing" }).check();
  await page.keyboard.press("Escape");
  const overlay = page.getByRole("figure", { name: "All lanes in one drawing" });
  await expect(overlay).toContainText(/Power0–\d+ W/);
  await expect(overlay).toContainText(/Heart rate\d+–\d+ bpm/);
  await expect(page.locator("figure canvas")).toHaveCount(1);

  const box = await lanesBox(page);
  await page.mouse.move(box.x + box.width / 2, box.y);
  await expect(overlay.getByText("200 W", { exact: true }).first()).toBeVisible();
  await expect(overlay.getByText("28.8 km/h", { exact: true })).toBeVisible();
});

test("power and heart rate take the colours of their zones, and zones stand behind them", async ({ page }) => {
  await openMadeRide(page);
  const power = page.getByRole("figure", { name: "Power", exact: true });
  const picture = () => power.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const plain = await picture();
  const byZone = page.getByRole("button", { name: "Colour power by zone" });
  await byZone.click();
  await expect(byZone).toHaveAttribute("aria-pressed", "true");
  await expect.poll(picture).not.toBe(plain);
  await page.getByRole("button", { name: "Colour heart rate by zone" }).click();
  await expect(byZone).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("button", { name: /^Lanes \d/ }).click();
  await page.getByRole("checkbox", { name: "Zones as bands behind the lines" }).check();
  await page.keyboard.press("Escape");
  await expect(power.getByText("Z1", { exact: true })).toBeVisible();
  await page.getByText("Smoothed over").waitFor();
});

test("elevation stands on its own height, or on 0 m when that is wished", async ({ page }) => {
  await openMadeRide(page);
  const elevation = page.getByRole("figure", { name: "Elevation" });
  // From 100 m to 190 m; nothing went down.
  await expect(elevation.getByText("100 m", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Elevation from 0 m" }).click();
  await expect(elevation.getByText("100 m", { exact: true })).toBeHidden();
  await expect(elevation.getByText("0 m", { exact: true }).last()).toBeVisible();
});

test("a part of the ride is chosen below the lanes, by keyboard and by mouse", async ({ page }) => {
  await openSharedRide(page);
  const start = page.getByRole("slider", { name: "Start of the part that is shown" });
  const end = page.getByRole("slider", { name: "End of the part that is shown" });
  await expect(end).toHaveAttribute("aria-valuetext", "0:30:00");
  await start.focus();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  // A tenth and a hundredth of half an hour.
  await expect(start).toHaveAttribute("aria-valuetext", "0:03:18");
  await expect(page.getByText("0:03:18 to 0:30:00")).toBeVisible();
  await end.focus();
  await page.keyboard.press("Home");
  // A minute stays.
  await expect(end).toHaveAttribute("aria-valuetext", "0:04:18");
  await page.getByRole("button", { name: "Whole ride" }).click();
  await expect(slider(page)).toBeFocused();

  await drag(page, start, 0.25);
  await expect(start).toHaveAttribute("aria-valuetext", /^0:07:[23]\d$/);
  await drag(page, end, -0.5);
  await expect(end).toHaveAttribute("aria-valuetext", /^0:1[45]:\d\d$/);
  const strip = await start.locator("xpath=..").boundingBox();
  if (!strip) throw new Error("The strip is not to be seen");
  const y = strip.y + strip.height / 2;
  await page.mouse.move(strip.x + strip.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(strip.x + strip.width * 0.9, y, { steps: 5 });
  await page.mouse.up();
  await expect(end).toHaveAttribute("aria-valuetext", "0:30:00");
  await expect(start).toHaveAttribute("aria-valuetext", /^0:2[23]:\d\d$/);
});

test("numbers beside the lanes and above them explain themselves", async ({ page }) => {
  await openSharedRide(page);
  const card = page.getByRole("dialog");
  await page
    .getByRole("figure", { name: "Power", exact: true })
    .getByRole("button", { name: "Highest power 200 W, explain" })
    .click();
  await expect(card).toContainText("Formula");
  await page.keyboard.press("Escape");
  await reading(page, "Speed")
    .getByRole("button", { name: /^Mean speed .*explain$/ })
    .click();
  await expect(card).toContainText("Mean speed");
  await expect(card).toContainText("Formula");
});

test("a GPX file's ride has its distance and its speed from where it was", async ({ page }) => {
  await openMadeRide(page, { isGpx: true });
  await expect.poll(() => laneNames(page)).toContain("Speed");
  await slider(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^Time 0:01:00, Distance 0\.5 km, .*Speed 28\.\d km\/h/);
  await page.getByText("Show as table").first().click();
  const table = page.getByRole("region", { name: "The recording as a table" });
  await expect(table.getByRole("columnheader", { name: "Speed" })).toBeVisible();
  await expect(table.getByRole("columnheader", { name: "Gradient" })).toBeVisible();
});

test("two fingers look nearer and move along, and the page stays where it is", async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await openSharedRide(page);
  const fingers = await context.newCDPSession(page);
  const box = await lanesBox(page);
  const scrolled = await page.evaluate(() => window.scrollY);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...shares: number[]) =>
    fingers.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: shares.map((share, id) => ({ x: box.x + box.width * share, y: box.y + 20 * id, id })),
    });
  const start = page.getByRole("slider", { name: "Start of the part that is shown" });
  const end = page.getByRole("slider", { name: "End of the part that is shown" });

  await touch("touchStart", 0.4);
  await touch("touchStart", 0.4, 0.6);
  for (const share of [0.35, 0.3, 0.25, 0.2]) await touch("touchMove", share, 1 - share);
  await touch("touchEnd");
  // Three times as far apart: ten minutes around the middle.
  await expect(start).toHaveAttribute("aria-valuetext", /^0:(09:5|10:0)\d$/);
  await expect(end).toHaveAttribute("aria-valuetext", /^0:(19:5|20:0)\d$/);

  await touch("touchStart", 0.6, 0.8);
  for (const share of [0.5, 0.4, 0.3]) await touch("touchMove", share, share + 0.2);
  await touch("touchEnd");
  await expect(start).toHaveAttribute("aria-valuetext", /^0:1[23]:\d\d$/);
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await expect(page.getByRole("region", { name: "Selected stretch" })).not.toContainText("Duration");
  await page.getByRole("button", { name: "Whole ride" }).tap();
  await expect(end).toHaveAttribute("aria-valuetext", "0:30:00");
  await context.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone a finger that was pressed long selects a stretch, without faults, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, colorScheme });
    const page = await context.newPage();
    await openSharedRide(page);
    await pressLongAndDraw(page, await context.newCDPSession(page));

    const bar = page.getByRole("region", { name: "Selected stretch" });
    await expect(bar).toContainText("Mean power");
    await isFaultless(page);
    await context.close();
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the menu of lanes and lanes in one drawing have no faults on a phone, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, colorScheme });
    const page = await context.newPage();
    await openMadeRide(page);
    await page.getByRole("button", { name: "Colour power by zone" }).tap();
    await page.getByRole("button", { name: /^Lanes \d/ }).tap();
    const menu = page.getByRole("dialog", { name: "Lanes" });
    await menu.getByRole("checkbox", { name: "Zones as bands behind the lines" }).tap();
    for (const name of ["Gradient", "W′ balance"]) await menu.getByRole("checkbox", { name }).tap();
    await isFaultless(page);
    await menu.getByRole("button", { name: "Close" }).tap();
    await isFaultless(page);
    await page.getByRole("button", { name: /^Lanes \d/ }).tap();
    await menu.getByRole("checkbox", { name: "All in one drawing" }).tap();
    await menu.getByRole("button", { name: "Close" }).tap();
    await page.getByRole("button", { name: "Look nearer" }).tap();
    const box = await lanesBox(page);
    await page.touchscreen.tap(box.x + box.width / 2, box.y);
    await isFaultless(page);
    await context.close();
  });
}

async function isFaultless(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

const laneNames = (page: Page): Promise<(string | null)[]> =>
  page.locator("figure:has(canvas)").evaluateAll((figures) => figures.map((one) => one.getAttribute("aria-label")));

/** A value of the line above the lanes. */
const reading = (page: Page, label: string): Locator =>
  page
    .locator("dl > div")
    .filter({ has: page.getByText(label, { exact: true }) })
    .filter({ has: page.locator("dt.text-note") })
    .first()
    .locator("dd > span");

/** A handle, by a share of the strip it stands on. */
async function drag(page: Page, handle: Locator, share: number): Promise<void> {
  const [at, strip] = [await handle.boundingBox(), await handle.locator("xpath=..").boundingBox()];
  if (!at || !strip) throw new Error("The strip is not to be seen");
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + strip.width * share, y, { steps: 5 });
  await page.mouse.up();
}

const slider = (page: Page): Locator => page.getByRole("slider", { name: "Moment of the ride" });

/** Where the lanes are, and a height at which nothing lies over them. */
async function lanesBox(page: Page) {
  await slider(page).scrollIntoViewIfNeeded();
  const box = await slider(page).boundingBox();
  if (!box) throw new Error("The lanes are not to be seen");
  const y = await slider(page).evaluate((element) => {
    const { left, width } = element.getBoundingClientRect();
    const isFree = (height: number) =>
      [0.2, 0.5, 0.8].every((share) => document.elementFromPoint(left + width * share, height) === element);
    return Array.from({ length: innerHeight }, (_, height) => height).find(
      (height) => isFree(height - 10) && isFree(height + 30),
    );
  });
  if (y === undefined) throw new Error("Something lies over all of the lanes");
  return { ...box, y };
}

/** Over the lanes, from one share of their width to another. */
async function drawAcross(page: Page, from: number, to: number): Promise<void> {
  const box = await lanesBox(page);
  const y = box.y;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 4 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 4 });
  await page.mouse.up();
}

/** Playwright taps, and does not hold: the browser itself is told of the finger. */
async function pressLongAndDraw(page: Page, browser: CDPSession): Promise<void> {
  const box = await lanesBox(page);
  const y = box.y;
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

let shared: { cookies: Awaited<ReturnType<BrowserContext["cookies"]>>; url: string } | null = null;

/** One ride for all stories that choose nothing which is remembered: nobody may sign up without end from one address. */
async function openSharedRide(page: Page): Promise<void> {
  if (shared === null) {
    await openMadeRide(page);
    shared = { cookies: await page.context().cookies(), url: page.url() };
    return;
  }
  await page.context().addCookies(shared.cookies);
  await page.goto(shared.url);
  await expect(page.locator("canvas").first()).toBeVisible();
}

/** Half an hour over the open sea in three laps, brought by somebody who is new; a GPX file tells no laps and no speed. */
async function openMadeRide(page: Page, { isGpx = false } = {}): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");

  await page.goto("/uploads");
  const wanted = { seconds: 1800, lapsAt: [600, 1200], title: "Ride in lanes" };
  const buffer = Buffer.from(isGpx ? madeGpx(wanted) : madeFit(wanted));
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page
      .locator('input[type="file"][accept]')
      .first()
      .setInputFiles([{ name: isGpx ? "lanes.gpx" : "lanes.fit", mimeType: "", buffer }]);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: "Ride in lanes" }).click({ timeout: 20_000 });
  await expect(page.locator("canvas").first()).toBeVisible();
}
