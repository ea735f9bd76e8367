import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { type MadeRide, madeFit } from "../support/made-files";
import { standsStill } from "../support/stands-still";

const PHONE = { width: 390, height: 844 };

/** Half an hour at 300 W in May; half an hour at 200 W in June, of it five minutes at 260; ten minutes at 320 W in July. */
const RIDES: [title: string, ride: MadeRide][] = [
  ["Strong ride", { start: "2026-05-03T08:00:00Z", watts: () => 300 }],
  ["Asked ride", { start: "2026-06-01T08:00:00Z", watts: (second) => (second >= 600 && second < 900 ? 260 : 200) }],
  ["Record ride", { start: "2026-07-01T08:00:00Z", seconds: 600, watts: () => 320 }],
];

test("a curve stands among those of other rides, and a point of it selects where it was ridden", async ({ page }) => {
  test.slow();
  await bringRides(page);
  await openRide(page, "Asked ride");
  const curve = page.getByRole("figure", { name: /^Power curve/ });
  await curve.scrollIntoViewIfNeeded();
  await expect(curve).toContainText(
    "260 W for 5 seconds, 260 W for 1 minute, 260 W for 5 minutes, 215 W for 20 minutes",
  );
  const duration = curve.getByRole("slider", { name: "Duration on the power curve" });

  // By mouse: 5 minutes are 76 % of the way from a second to half an hour, by their logarithms.
  const box = await duration.boundingBox();
  if (!box) throw new Error("The curve is not drawn");
  await page.mouse.click(box.x + (box.width * Math.log(300)) / Math.log(1800), box.y + box.height / 2);
  await expect(page).toHaveURL(/\?from=[56]\d\d&to=9\d\d$/);
  const bar = page.getByRole("region", { name: "Selected stretch" });
  await expect(bar).toContainText(/Duration0:0[45]:\d\d/);

  // By keyboard, exactly.
  await duration.focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < 8; press++) await page.keyboard.press("PageUp");
  await expect(duration).toHaveAttribute(
    "aria-valuetext",
    "5 minutes: 260 W, from 0:10:00. 90 days 300 W, 2026 320 W, All time 320 W.",
  );
  await page.keyboard.press("ArrowRight");
  await expect(duration).toHaveAttribute("aria-valuetext", /^0:05:\d\d: 2\d\d W/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\?from=600&to=900$/);

  // As a table, with the rides that the others come from.
  await openTable(curve);
  await expect(cellsOf(curve, "5 minutes")).toHaveText([
    "260 W",
    "300 W 3 May 2026",
    "320 W 1 Jul 2026",
    "320 W 1 Jul 2026",
  ]);
  await curve.getByRole("row", { name: "5 minutes" }).getByRole("link", { name: "3 May 2026" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Strong ride" })).toBeVisible();
});

test("efforts say where they stand among all rides, and a row selects its stretch", async ({ page }) => {
  test.slow();
  await bringRides(page);
  await openRide(page, "Record ride");
  const efforts = page.getByRole("region", { name: "Best efforts" });
  await expect(efforts.getByRole("row", { name: /best 5 minutes/ })).toContainText("Best ever1st of 3");
  await openRide(page, "Asked ride");
  await expect(efforts.getByRole("row", { name: /best 5 minutes/ })).toContainText("3rd of 3");
  // Of 20 minutes there are two.
  await expect(efforts.getByRole("row", { name: /best 20 minutes/ })).toContainText("2nd of 2");
  await efforts.getByRole("button", { name: /best 5 minutes/ }).click();
  await expect(page).toHaveURL(/\?from=600&to=900$/);
});

test("a curve is told by weight, once that is known, and stays so", async ({ page }) => {
  test.slow();
  await bringRides(page, RIDES.slice(0, 2));
  await openRide(page, "Asked ride");
  const curve = page.getByRole("figure", { name: /^Power curve/ });
  await curve.scrollIntoViewIfNeeded();
  await expect(curve.getByRole("button", { name: "W/kg" })).toHaveCount(0);

  await page.goto("/settings/figures");
  const weight = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Weight", exact: true }) });
  await weight.locator("summary").press("Enter");
  await weight.getByRole("textbox", { name: "Weight" }).fill("80");
  await weight.getByRole("radio", { name: "From the beginning" }).check();
  await weight.getByRole("button", { name: "Save" }).click();
  await expect(weight.getByText("Saved.")).toBeVisible();

  await expect(async () => {
    await openRide(page, "Asked ride");
    await curve.scrollIntoViewIfNeeded();
    await expect(curve.getByRole("button", { name: "W/kg" })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 40_000 });
  await curve.getByRole("button", { name: "W/kg" }).click();
  // By hand: 260 W by 80 kg are 3.25 W/kg, 300 W are 3.75.
  await expect(curve).toContainText("3.25 W/kg for 5 minutes");
  await openTable(curve);
  await expect(cellsOf(curve, "5 minutes").first()).toHaveText("3.25 W/kg");
  await page.waitForTimeout(1000);
  await page.reload();
  await expect(curve).toContainText("3.25 W/kg for 5 minutes");
});

test("values are counted for one channel at a time, and the table says what the bars show", async ({ page }) => {
  test.slow();
  await bringRides(page, RIDES.slice(1, 2));
  await openRide(page, "Asked ride");
  const values = page.getByRole("figure", { name: "How often each value came" });
  await values.scrollIntoViewIfNeeded();
  // By hand: 25 of the 30 minutes at 200 W, five at 260.
  await expect(values).toContainText(
    "Most often 200–220 W (0:25:00 · 83 %). At least half of the time between 200 and 220 W.",
  );
  await openTable(values);
  await expect(cellsOf(values, "200–220 W").last()).toHaveText("0:25:00 · 83 %");
  await expect(cellsOf(values, "240–260 W").last()).toHaveText("0:00:00 · 0 %");
  await expect(cellsOf(values, "260–280 W").last()).toHaveText("0:05:00 · 17 %");
  await expect(values.locator(".recharts-bar-rectangle rect")).toHaveCount(2);

  await values.getByRole("button", { name: "Speed" }).click();
  // By hand: 8 m/s are 28.8 km/h.
  await expect(values).toContainText("Most often 28–30 km/h");
  await expect(values.getByRole("button", { name: "Speed" })).toHaveAttribute("aria-pressed", "true");
});

test("zones are shown in one hue by those who choose it, wherever they look", async ({ page }) => {
  test.slow();
  await bringRides(page, RIDES.slice(0, 1));
  await openRide(page, "Strong ride");
  const zones = page.getByRole("figure", { name: /^Time in zones of power/ });
  await zones.scrollIntoViewIfNeeded();
  await expect(zones.getByText("Z4 Threshold").first()).toBeVisible();
  const colour = () => zones.evaluate((element) => getComputedStyle(element).getPropertyValue("--color-zone-4").trim());
  const many = await colour();
  await page.getByRole("button", { name: "One hue" }).click();
  await expect.poll(colour).not.toBe(many);
  const one = await colour();
  await openTable(zones);
  await expect(zones.getByRole("row")).toHaveCount(8);
  // What is chosen is kept a moment later.
  await page.waitForTimeout(1000);
  await page.reload();
  await expect(page.getByRole("button", { name: "One hue" })).toHaveAttribute("aria-pressed", "true");
  expect(await colour()).toBe(one);
});

test("force, speed and the heart's answer are figures with a sentence and a table", async ({ page }) => {
  test.slow();
  await bringRides(page, RIDES.slice(1, 2));
  await openRide(page, "Asked ride");
  const pedalling = page.getByRole("figure", { name: /^Force and speed on the pedals/ });
  await pedalling.scrollIntoViewIfNeeded();
  await openTable(pedalling);
  const shares = await pedalling.getByRole("cell").filter({ hasText: "%" }).allTextContents();
  expect(shares).toHaveLength(4);
  for (const share of shares) {
    await expect(pedalling.getByText(`· ${share.split(" · ")[1]}`).first()).toBeVisible();
  }

  const heart = page.getByRole("figure", { name: "Heart rate against power" });
  await heart.scrollIntoViewIfNeeded();
  await expect(heart).toContainText("30 seconds after the power");
  await openTable(heart);
  await expect(cellsOf(heart, "0:12:00")).toHaveText(["260 W", /^\d+ bpm$/, "First half"]);
  await expect(heart.locator("table tbody tr")).toHaveCount(30);
  await expect(heart.locator(".recharts-scatter-symbol")).toHaveCount(30);
});

test("a ride without power has no figures of power, and no empty ones", async ({ page }) => {
  test.slow();
  await bringRides(page, [["Heart alone", { start: "2026-06-01T08:00:00Z", watts: null, rpm: null }]]);
  await openRide(page, "Heart alone");
  await expect(page.getByRole("region", { name: "Best efforts" })).toBeVisible();
  await expect(page.getByRole("figure", { name: "Heart rate curve" })).toBeVisible();
  await expect(page.getByRole("figure", { name: /power|pedals/i })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 3, name: "Power", exact: true })).toHaveCount(0);
  const values = page.getByRole("figure", { name: "How often each value came" });
  await expect(values.getByRole("button")).toHaveText(["Heart rate", "Speed"]);
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE, hasTouch: true });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`charts and tables are without the faults that can be found by machine, ${colorScheme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme });
      await bringRides(page);
      await openRide(page, "Asked ride");
      for (const figure of await page.getByRole("figure").filter({ hasText: "Show as table" }).all()) {
        await figure.scrollIntoViewIfNeeded();
        await openTable(figure);
      }
      // Other parts of the page are held by stories of their own.
      await standsStill(page);
      const { violations } = await new AxeBuilder({ page }).include("section:has(figure)").analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overhang).toBeLessThanOrEqual(0);
    });
  }

  test("a point of the curve is pressed with a finger", async ({ page }) => {
    test.slow();
    await bringRides(page, RIDES.slice(1, 2));
    await openRide(page, "Asked ride");
    const duration = page.getByRole("slider", { name: "Duration on the power curve" });
    await page.getByRole("figure", { name: /^Power curve/ }).scrollIntoViewIfNeeded();
    await duration.scrollIntoViewIfNeeded();
    const box = await duration.boundingBox();
    if (!box) throw new Error("The curve is not drawn");
    await page.touchscreen.tap(box.x + (box.width * Math.log(300)) / Math.log(1800), box.y + box.height / 2);
    await expect(page).toHaveURL(/\?from=[56]\d\d&to=9\d\d$/);
  });
});

const cellsOf = (figure: Locator, row: string) =>
  figure
    .getByRole("row")
    .filter({ has: figure.page().getByRole("rowheader", { name: row, exact: true }) })
    .getByRole("cell");

async function openTable(figure: Locator): Promise<void> {
  await figure.getByText("Show as table").click();
  await expect(figure.getByRole("table")).toBeVisible();
}

async function bringRides(page: Page, wanted = RIDES): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Vermeer");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
  await page.goto("/uploads");
  const files = wanted.map(([title, ride]) => ({
    name: `${title.toLowerCase().replaceAll(" ", "-")}.fit`,
    mimeType: "",
    buffer: Buffer.from(madeFit({ seconds: 1800, ...ride, title })),
  }));
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page.locator('input[type="file"][accept]').first().setInputFiles(files);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 5_000 });
  }).toPass();
  // Who leaves before takes the files along that are still on their way.
  await expect(page.getByRole("main")).toContainText(`${wanted.length} stored`, { timeout: 60_000 });
}

async function openRide(page: Page, title: string): Promise<void> {
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: title }).click({ timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}
