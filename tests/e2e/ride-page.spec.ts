import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { type MadeRide, madeFit, madeGpx } from "../support/made-files";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

const PHONE = { width: 390, height: 844 };

test("every figure of a ride explains itself", async ({ page }) => {
  test.slow();
  await openDemonstrationRide(page);
  const figures = page.locator("button[data-figure]");
  const readNames = () => figures.evaluateAll((all) => all.map((one) => one.getAttribute("data-figure") ?? ""));
  // The page comes piece by piece.
  await expect.poll(async () => new Set(await readNames()).size).toBeGreaterThan(40);
  const names = new Set(await readNames());

  const card = page.getByRole("dialog");
  for (const name of names) {
    const figure = page.locator(`button[data-figure="${name}"]:visible`).first();
    await figure.click();
    await expect(card, name).toContainText("Formula");
    const words = ((await card.textContent()) ?? "").split(/\s+/);
    expect(words.length, name).toBeGreaterThan(30);
    expect(words.join(" "), name).not.toMatch(/NaN|undefined|null|Infinity/);
    await page.keyboard.press("Escape");
    await expect(card, name).toBeHidden();
  }
});

test("a ride's page comes with little script; charts and cards fetch theirs when they are wanted", async ({
  page,
  context,
}) => {
  await openDemonstrationRide(page);
  const address = page.url();
  const fresh = await context.browser()?.newContext();
  if (!fresh) throw new Error("There is no browser to open another window in");
  await fresh.addCookies(await context.cookies());
  const visit = await fresh.newPage();
  const scripts: Promise<number>[] = [];
  visit.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  await visit.goto(address, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(200_000);
  await fresh.close();
});

test("a card opens by the keyboard, says what went into the figure, and gives the focus back", async ({ page }) => {
  await openDemonstrationRide(page);
  const figure = page.getByRole("button", { name: /^Intensity [\d.]+.*explain$/ });
  await figure.focus();
  const scrolled = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("Enter");

  const card = page.getByRole("dialog", { name: /^Intensity/ });
  await expect(card).toBeVisible();
  await expect(card).toContainText("weighted power ÷ threshold power");
  await expect(card).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
  await expect(card).toContainText(/[\d.]+ W ÷ \d+ W = [\d.]+/);
  await expect(card).toContainText(/Threshold power \d+ W, (valid from|estimated|assumed)/);
  await expect(card).toContainText(/Power in .+ of the riding time/);
  expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);

  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(figure).toBeFocused();

  // One at a time: another press changes the card.
  await figure.click();
  await page.getByRole("button", { name: /^Variability/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page.getByRole("dialog", { name: /^Variability/ })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`a card on a phone is a sheet from below without faults, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ colorScheme });
    await openDemonstrationRide(page);
    await page.locator('button[data-figure="load"]').first().click();
    const card = page.getByRole("dialog");
    await expect(card).toContainText("Formula");

    const box = await card.boundingBox();
    expect(box).toMatchObject({ x: 0, width: PHONE.width });
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(PHONE.height);
    await standsStill(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overhang).toBeLessThanOrEqual(0);
  });
}

test("readings that cannot have been are left out, put back and left out again", async ({ page }) => {
  await signUp(page);
  const spikes = [300, 700, 1100];
  await bring(page, [fitOf("Spiky ride", { watts: (second) => (spikes.includes(second) ? 9000 : 200) })]);
  await openRide(page, "Spiky ride");
  await expect(highestPower(page, "200 W")).toBeVisible();
  const repairs = page.getByRole("region", { name: "Repairs" });
  await expect(repairs).toContainText("3 readings were left out");
  await expect(repairs).toContainText("3 power readings above 2,500 W left out");

  await highestPower(page, "200 W").click();
  await expect(page.getByRole("dialog")).toContainText("3 power readings above 2,500 W left out.");
  await page.keyboard.press("Escape");

  await repairs.getByRole("button", { name: /^Put back/ }).click();
  await expect(highestPower(page, "9,000 W")).toBeVisible({ timeout: 20_000 });
  await expect(repairs).toContainText("Everything was put back");

  await repairs.getByRole("button", { name: /^Leave out again/ }).click();
  await expect(highestPower(page, "200 W")).toBeVisible({ timeout: 20_000 });
});

test("a ride joined from two recordings is separated, and joined again", async ({ page }) => {
  await signUp(page);
  const withPower = fitOf("Joined ride", { bpm: null });
  const withHeart = {
    name: "heart.gpx",
    mimeType: "",
    buffer: Buffer.from(madeGpx({ ...RIDE, watts: null, rpm: null })),
  };
  await bring(page, [withPower]);
  await openRide(page, "Joined ride");
  await bring(page, [withHeart]);
  await openRide(page, "Joined ride");

  const recording = page.getByRole("region", { name: "Journey" });
  await expect(async () => {
    await page.reload();
    await expect(recording).toContainText("Joined from two recordings", { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: /^Mean heart rate \d+ bpm/ }).first()).toBeVisible();

  await recording.getByRole("button", { name: "Separate heart.gpx" }).click();
  await recording.getByRole("button", { name: "Separate it" }).click();
  await expect(recording).toContainText("Made from one recording", { timeout: 20_000 });
  await expect(page.getByRole("button", { name: /^Mean heart rate/ })).toHaveCount(0);

  await recording.getByRole("link", { name: "Made ride" }).click({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Made ride" })).toBeVisible();
  await expect(recording.getByRole("link", { name: "Joined ride" })).toBeVisible();
  await expect(recording).toContainText("You separated this recording");
  await recording.getByRole("button", { name: "Join again" }).click();

  // It leads to the ride that it is a part of again.
  await expect(page.getByRole("heading", { level: 1, name: "Joined ride" })).toBeVisible();
  await expect(recording).toContainText("Joined from two recordings", { timeout: 20_000 });
});

test("a ride can be taken along in every format", async ({ page }) => {
  await signUp(page);
  const file = fitOf("Taken along");
  await bring(page, [file]);
  await openRide(page, "Taken along");
  await page.getByRole("button", { name: "Download" }).click();
  const links = page.getByRole("dialog", { name: "Download this ride" }).getByRole("link");
  await expect(links).toHaveText([/as it came$/, /^FIT/, /^GPX/, /^TCX/, /^CSV/]);
  for (const link of await links.all()) {
    const answer = await page.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status(), (await link.textContent()) ?? "").toBe(200);
    expect((await answer.body()).length).toBeGreaterThan(500);
  }
  const original = await page.request.get((await links.first().getAttribute("href")) ?? "");
  expect(Buffer.compare(await original.body(), file.buffer)).toBe(0);
});

/** Half an hour over the open sea. */
const RIDE: MadeRide = { seconds: 1800 };

const fitOf = (title: string, wanted: MadeRide = {}) => ({
  name: `${title.toLowerCase().replaceAll(" ", "-")}.fit`,
  mimeType: "",
  buffer: Buffer.from(madeFit({ ...RIDE, ...wanted, title })),
});

const highestPower = (page: Page, text: string) =>
  page.getByRole("button", { name: `Highest power ${text}, explain`, exact: true }).first();

async function bring(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  await page.goto("/uploads");
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page.locator('input[type="file"][accept]').first().setInputFiles(files);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
}

/** Once it is there. */
async function openRide(page: Page, title: string): Promise<void> {
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: title }).click({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

async function openDemonstrationRide(page: Page): Promise<void> {
  await page.goto("/");
  await expect(async () => {
    if (new URL(page.url()).pathname === "/rides") return;
    await page.getByRole("button", { name: "Look around" }).click({ timeout: 1_000 });
    await page.waitForURL("**/rides", { timeout: 5_000 });
  }).toPass();
  await page.getByRole("table").getByRole("link", { name: "Coffee ride" }).first().click({ timeout: 40_000 });
  await expect(page.locator("canvas").first()).toBeVisible();
}
