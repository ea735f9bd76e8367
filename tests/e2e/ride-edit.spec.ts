import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

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

for (const [width, colorScheme] of [
  [1440, "dark"],
  [390, "light"],
] as const) {
  test(`the ends of a ride are cut off and brought back, ${colorScheme} at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await signUp(page);
    await upload(page);
    const address = page.url();
    const main = page.getByRole("main");
    await main.getByRole("link", { name: "Edit", exact: true }).click();

    const crop = page.getByRole("group", { name: "Crop" });
    const [start, end] = [crop.getByRole("slider", { name: "Start" }), crop.getByRole("slider", { name: "End" })];
    await expect(crop).toContainText("0:30:00 of 0:30:00 remain");
    await expect(crop.getByText("Speed", { exact: true })).toBeVisible();
    await isFaultless(page);

    // By keys: a second, ten, a minute.
    await start.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("PageUp");
    await expect(start).toHaveAttribute("aria-valuetext", "0:01:11 after the start");
    await expect(crop.getByLabel("From")).toHaveValue("0:01:11");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(start).toHaveAttribute("aria-valuenow", "60");
    await end.focus();
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(crop.getByLabel("To")).toHaveValue("0:28:50");
    // No further than to a minute before the other.
    await page.keyboard.press("Home");
    await expect(end).toHaveAttribute("aria-valuenow", "120");
    await crop.getByRole("button", { name: "Keep all" }).click();
    await expect(crop).toContainText("0:30:00 of 0:30:00 remain");

    // By mouse: from the end to the middle of the picture.
    const box = await boxOf(end);
    const middle = (await boxOf(start)).x + (box.x - (await boxOf(start)).x) / 2;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(middle + box.width / 2, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    const seconds = Number(await end.getAttribute("aria-valuenow"));
    expect(Math.abs(seconds - 900)).toBeLessThan(10);
    await isFaultless(page);

    // By typing; what is typed wrong costs nothing else.
    await page.getByLabel("Title").fill("Without the car park");
    await crop.getByLabel("From").fill("5 minutes");
    await crop.getByLabel("To").fill("0:20:00");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(crop.getByText("Write it with hours, as in 0:03:12.")).toBeVisible();
    await expect(page.getByLabel("Title")).toHaveValue("Without the car park");
    await expect(crop.getByLabel("To")).toHaveValue("0:20:00");
    await crop.getByLabel("From").fill("0:05:00");
    await expect(crop).toContainText("0:15:00 of 0:30:00 remain, 7.2 km");
    await isFaultless(page);
    await page.getByRole("button", { name: "Save" }).click();

    await expect(page.getByRole("heading", { level: 1, name: "Without the car park" })).toBeVisible();
    const words = "Cropped: 0:05:00 left out at the start, 0:10:00 left out at the end.";
    await expect(main.getByText(words)).toHaveCount(2);
    // The worker reckons; the open page follows.
    await expect(main.getByText("7.2 km").first()).toBeVisible({ timeout: 20_000 });
    await isFaultless(page);

    // Other edits leave it, and it is the whole that is shown.
    await main.getByRole("link", { name: "Edit", exact: true }).click();
    await expect(crop).toContainText("0:15:00 of 0:30:00 remain");
    await page.getByLabel("Title").fill("Without the car parks");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Without the car parks" })).toBeVisible();
    await expect(main.getByText(words)).toHaveCount(2);

    await page.getByRole("button", { name: "Undo the crop" }).click();
    await expect(main.getByText(words)).toHaveCount(0);
    await expect(main.getByText("14.4 km").first()).toBeVisible({ timeout: 20_000 });
    expect(page.url()).toBe(address);
  });
}

test("the ends of a ride are cut off by a finger", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signUp(page);
  await upload(page);
  await page.getByRole("main").getByRole("link", { name: "Edit", exact: true }).click();
  const crop = page.getByRole("group", { name: "Crop" });
  const start = crop.getByRole("slider", { name: "Start" });
  await crop.getByRole("button", { name: "Keep all" }).scrollIntoViewIfNeeded();
  const from = await boxOf(start);
  // As wide as a fingertip.
  expect(from.width).toBeGreaterThanOrEqual(44);
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  const finger = await context.newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", at: number | null) =>
    finger.send("Input.dispatchTouchEvent", { type, touchPoints: at === null ? [] : [{ x: at, y }] });
  await touch("touchStart", x);
  for (const step of [20, 40, 60, 80]) await touch("touchMove", x + step);
  await touch("touchEnd", null);
  const seconds = Number(await start.getAttribute("aria-valuenow"));
  const width = (await boxOf(crop.getByRole("slider", { name: "End" }))).x - from.x;
  expect(Math.abs(seconds - (80 / width) * 1800)).toBeLessThan(15);
  await context.close();
});

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("It is not there");
  return box;
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
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
}
