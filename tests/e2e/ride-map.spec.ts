import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

const PHONE = { width: 390, height: 844 };

test("the route is coloured by what the rider wants to see, with numbers, and that is remembered", async ({ page }) => {
  test.slow();
  await openMadeRide(page);
  const colourBy = page.getByLabel("Colour by");
  const legend = map(page).getByRole("list", { name: /^What the colours mean/ });
  // Half an hour at 8 m/s, 100 to 300 W, 140 bpm and 90 rpm, climbing from 100 to 190 m: without the outermost twentieths
  // from 104.5 to 185.5 m, which seven steps of 15 m reach around, and of 10 m do not.
  for (const [choice, title, words] of [
    ["Speed", "Speed, km/h, over 30 s", /^below 29 km\/h29 to 30 km\/h.*34 km\/h and more$/],
    ["Power", "Power, W, over 30 s", /^below \d+ W.*\d+ W and more$/],
    ["Heart rate", "Heart rate, bpm, over 30 s", /^below 142 bpm142 to 144 bpm.*152 bpm and more$/],
    ["Cadence", "Cadence, rpm, over 30 s", /^below 92 rpm.*102 rpm and more$/],
    ["Elevation", "Elevation, m, over 30 s", /^below 105 m105 to 120 m.*180 m and more$/],
    ["Gradient", "Gradient, %, over 30 s", /^below −2\.5 %.*−0\.5 to 0\.5 %.*2\.5 % and more$/],
    ["Temperature", "Temperature, °C, over 30 s", /^below 21 °C.*26 °C and more$/],
  ] as const) {
    await colourBy.selectOption(choice);
    await expect(map(page).getByText(title, { exact: true })).toBeVisible();
    const told = await legend.locator("li .sr-only").allTextContents();
    expect(told, choice).toHaveLength(7);
    expect(told.join("")).toMatch(words);
  }
  await colourBy.selectOption("One colour");
  await expect(legend).toBeHidden();

  await colourBy.selectOption("Power");
  await page.waitForTimeout(1_500);
  await page.reload();
  await expect(colourBy).toHaveValue("power");
  await expect(map(page).getByText("Power, W, over 30 s")).toBeVisible();
});

test("zones of the rider's own are told by their names and limits", async ({ page }) => {
  test.slow();
  await openDemonstrationRide(page);
  await page.getByLabel("Colour by").selectOption("Power zones");
  const told = await map(page)
    .getByRole("list", { name: /Power, W/ })
    .locator("li .sr-only")
    .allTextContents();
  expect(told).toHaveLength(7);
  expect(told[0]).toMatch(/^Z1, below \d+ W$/);
  expect(told[6]).toMatch(/^Z7, \d+ W and more$/);
});

test("a mouse over the route moves the crosshair, and a press keeps it there and selects nothing", async ({ page }) => {
  await openMadeRide(page);
  // The ride goes from the left edge to the right through the middle of the map.
  const box = await drawingBox(page);
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y + 3, { steps: 3 });
  await expectMoment(page, 900);
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 3 });
  await expect(page.getByRole("slider", { name: "Moment of the ride" })).not.toHaveAttribute("aria-valuenow", "900");

  await page.mouse.click(box.x + box.width / 4, y);
  const held = await momentOf(page);
  expect(held).toBeGreaterThan(300);
  expect(held).toBeLessThan(500);
  await page.mouse.move(box.x + box.width / 2, y, { steps: 3 });
  await page.mouse.move(box.x + box.width / 2, box.y - 60, { steps: 3 });
  expect(await momentOf(page)).toBe(held);
  await expect(page).not.toHaveURL(/from=/);

  await page.mouse.click(box.x + box.width / 2, box.y + 20);
  await page.mouse.move(box.x + box.width / 2, y, { steps: 3 });
  await expectMoment(page, 900);
});

test("the selected stretch stands out on the route, and the rest steps back", async ({ page }) => {
  await openMadeRide(page);
  const lit = map(page).locator('[data-stretch="lit"]');
  await expect(lit).toHaveCount(0);
  const address = page.url();
  await page.goto(`${address}?from=600&to=1200`);
  await expect(lit).toHaveCount(1);
  for (const choice of ["One colour", "Power zones", "Speed", "Gradient"]) {
    await page.getByLabel("Colour by").selectOption(choice);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // The middle third is lit: two edges and a broad line, where the rest is a thin one.
      expect(await inkAcross(page, 0.5), `${choice}, ${colorScheme}`).toBeGreaterThanOrEqual(7);
      expect(await inkAcross(page, 0.2), `${choice}, ${colorScheme}`).toBeLessThanOrEqual(4);
    }
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`on a phone a finger on the route moves the crosshair, and the page still scrolls, ${colorScheme}`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true, colorScheme });
    const page = await context.newPage();
    await openMadeRide(page);
    await drawing(page).scrollIntoViewIfNeeded();
    const box = await drawingBox(page);
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2 + 8);
    await expectMoment(page, 900);

    const browserItself = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      browserItself.send("Input.dispatchTouchEvent", { type, touchPoints: type === "touchEnd" ? [] : [{ x, y }] });
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await touch("touchStart", middle.x, middle.y);
    for (const far of [10, 30, 50, 70]) await touch("touchMove", middle.x + far, middle.y);
    await touch("touchEnd");
    const dragged = await momentOf(page);
    expect(dragged).toBeGreaterThan(1100);

    const before = await page.evaluate(() => window.scrollY);
    await touch("touchStart", middle.x, middle.y);
    for (const far of [20, 60, 100, 140]) await touch("touchMove", middle.x, middle.y - far);
    await touch("touchEnd");
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before + 40);
    expect(await momentOf(page)).toBe(dragged);

    await expectNoFaults(page);
    await context.close();
  });

  test(`the route lies over streets once the rider asks for them, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const asked: string[] = [];
    const faults: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await openMadeRide(page);
    const streets = page.getByRole("button", { name: "Street map" });
    await expect(streets).toHaveAttribute("aria-pressed", "false");
    await expect(streets).toHaveAccessibleDescription(/localhost:\d+, which then learns roughly where this ride was/);
    expect(asked.filter((url) => /style\.json|maplibre|street-map|\.png/.test(url))).toEqual([]);

    await streets.click();
    const shown = page.locator('[data-street-map="ready"]');
    await expect(shown).toBeVisible({ timeout: 30_000 });
    await expect(shown.getByText("© Made streets")).toBeVisible();
    await expect(shown.getByRole("button", { name: "Zoom in" })).toBeVisible();
    await expect(shown.getByText(/^\d+\s(m|km)$/)).toBeVisible();
    // Fetched by the worker, which only a policy of its own lets do so.
    await expect.poll(() => asked.some((url) => url.endsWith("/streets.geojson"))).toBe(true);
    await expect.poll(() => isDrawnAcross(page, shown), { timeout: 20_000 }).toBe(true);

    await shown.scrollIntoViewIfNeeded();
    const box = await shown.boundingBox();
    if (!box) throw new Error("The street map is not to be seen");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    await expectMoment(page, 900);
    await expect(shown.locator("[data-dot]")).toBeVisible();

    const before = await page.evaluate(() => window.scrollY);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
    await expectNoFaults(page);
    expect(faults).toEqual([]);

    await streets.click();
    await expect(drawing(page)).toBeVisible();
    await expect(shown).toHaveCount(0);
  });
}

test("where the streets do not come our own drawing stays, and says so", async ({ page }) => {
  await page.route("**/style.json", (route) => route.abort());
  await openMadeRide(page);
  await page.getByRole("button", { name: "Street map" }).click();
  await expect(page.getByText("The street map could not be drawn")).toBeVisible({ timeout: 30_000 });
  await expect(drawing(page)).toBeVisible();

  await page.unroute("**/style.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator('[data-street-map="ready"]')).toBeVisible({ timeout: 30_000 });
});

test("a ride indoors has no map, and nothing to switch on", async ({ page }) => {
  await openMadeRide(page, { isIndoor: true });
  await expect(map(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Street map" })).toHaveCount(0);
});

const map = (page: Page): Locator => page.getByRole("figure", { name: "Route" });

const drawing = (page: Page): Locator => map(page).getByRole("img", { name: /^The route of/ });

async function drawingBox(page: Page) {
  await drawing(page).scrollIntoViewIfNeeded();
  const box = await drawing(page).boundingBox();
  if (!box) throw new Error("The route is not to be seen");
  return box;
}

/** How many pixels of a line stand out from the ground, across the route at a share of the map's width. */
async function inkAcross(page: Page, share: number): Promise<number> {
  const box = await drawingBox(page);
  const counts: number[] = [];
  // Marks of direction lie on the line here and there.
  for (const beside of [0, 6, 12, 18]) {
    const clip = { x: box.x + box.width * share + beside, y: box.y + box.height / 2 - 20, width: 1, height: 40 };
    counts.push(await standingOut(page, await page.screenshot({ clip })));
  }
  return Math.min(...counts);
}

async function standingOut(page: Page, picture: Buffer): Promise<number> {
  const pixels = await pixelsOf(page, picture);
  const ground = pixels[0] ?? [];
  return pixels.filter(
    (pixel) => pixel.reduce((sum, value, index) => sum + Math.abs(value - (ground[index] ?? 0)), 0) > 90,
  ).length;
}

/** Red, green and blue of every pixel of a picture, read by the browser that took it. */
const pixelsOf = (page: Page, picture: Buffer): Promise<number[][]> =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    return Array.from({ length: data.length / 4 }, (_, index) => Array.from(data.slice(index * 4, index * 4 + 3)));
  }, picture.toString("base64"));

const momentOf = async (page: Page) =>
  Number(await page.getByRole("slider", { name: "Moment of the ride" }).getAttribute("aria-valuenow"));

/** To within what a pixel of the map stands for. */
async function expectMoment(page: Page, second: number): Promise<void> {
  await expect.poll(async () => Math.abs((await momentOf(page)) - second)).toBeLessThan(60);
}

/** Whether a third from the left there is more than one colour from top to bottom: streets, and the route among them. */
async function isDrawnAcross(page: Page, shown: Locator): Promise<boolean> {
  const box = await shown.boundingBox();
  if (!box) return false;
  const clip = { x: box.x + box.width / 3, y: box.y + 60, width: 1, height: box.height - 120 };
  const colours = new Set((await pixelsOf(page, await page.screenshot({ clip }))).map((pixel) => pixel.join()));
  return colours.size > 4;
}

async function expectNoFaults(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).include('figure[aria-label="Route"]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
}

/** Half an hour over the open sea, eastwards and straight, brought by somebody who is new. */
async function openMadeRide(page: Page, { isIndoor = false } = {}): Promise<void> {
  await signUp(page);
  await page.goto("/uploads");
  const buffer = Buffer.from(
    madeFit({ seconds: 1800, title: "Ride on a map", isIndoor, watts: (second) => 100 + Math.floor(second / 9) }),
  );
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page
      .locator('input[type="file"][accept]')
      .first()
      .setInputFiles([{ name: "map.fit", mimeType: "", buffer }]);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: "Ride on a map" }).click({ timeout: 60_000 });
  await expect(page.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
}

/** One of a rider who has power and told their threshold. */
async function openDemonstrationRide(page: Page): Promise<void> {
  await page.goto("/");
  await expect(async () => {
    if (new URL(page.url()).pathname === "/rides") return;
    await page.getByRole("button", { name: "Look around" }).click({ timeout: 1_000 });
    await page.waitForURL("**/rides", { timeout: 5_000 });
  }).toPass();
  await page.getByRole("table").getByRole("link", { name: "Coffee ride" }).first().click({ timeout: 90_000 });
  await expect(page.locator("canvas").first()).toBeVisible({ timeout: 30_000 });
}
