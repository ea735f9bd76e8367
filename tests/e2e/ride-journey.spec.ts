import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

for (const [width, colorScheme] of [
  [1440, "dark"],
  [390, "light"],
] as const) {
  test(`a ride says how it came here, and is read again, ${colorScheme} at ${width} px`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await signUp(page);
    await connect(page, "Mei");
    const title = `Gravel ${randomUUID().slice(0, 8)}`;
    const { summary_ids: summaryIds } = await press(page, "/riders/mei/finish-ride", { title, minutes: "20" });
    await page.goto("/rides");
    await page.getByRole("table").getByRole("link", { name: title }).click({ timeout: 30_000 });
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();

    const journey = page.getByRole("region", { name: "Journey" });
    const steps = journey.getByRole("listitem").filter({ hasNot: page.getByRole("list", { name: /^How/ }) });
    await expect(journey.getByRole("heading", { name: "Bryton Rider S800 by Terra" })).toBeVisible();
    await expect(journey).toContainText(/\d{1,2} \w{3} \d{4}, \d\d:\d\d – \d\d:\d\d/);
    await expect(journey).toContainText("Recorded on Bryton Rider S800");
    await expect(steps.filter({ hasText: "Sent by Terra, from Bryton" })).toBeVisible();
    await expect(steps.filter({ hasText: /Reached us\. Read with(out a| \w+) remark/ })).toBeVisible();
    await isFaultless(page);

    // The provider now calls it otherwise, and its power meter was set right.
    const power = page.getByRole("button", { name: /^Mean power \d+ W/ }).first();
    const watts = await wattsIn(power);
    const renamed = `${title} again`;
    await press(page, "/riders/mei/change-ride", { summaryId: summaryIds[0], title: renamed, percent: "150" });
    await journey.getByRole("button", { name: "Read again from Bryton" }).click();

    // Nobody reloads the page.
    await expect(page.getByRole("heading", { level: 1, name: renamed })).toBeVisible({ timeout: 30_000 });
    await expect(steps.filter({ hasText: "You asked Bryton for it again" })).toBeVisible();
    await expect(steps.filter({ hasText: "Arrived anew" })).toBeVisible();
    // Half as much again, as far as whole watts tell: the mean was rounded before it was read here.
    await expect.poll(async () => Math.abs((await wattsIn(power)) - watts * 1.5)).toBeLessThanOrEqual(1.5);
    await isFaultless(page);

    await journey.getByRole("button", { name: "Read again from Bryton" }).click();
    await expect(journey.getByText(/^It was asked for just now\. In \d+ minutes? you can ask again\.$/)).toBeVisible();
    await isFaultless(page);
  });
}

const wattsIn = async (power: Locator) => Number(/\d+/.exec((await power.textContent()) ?? "")?.[0]);

test("a rider hears when the provider wants them to sign in again, and the ride stays", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: "dark" });
  await signUp(page);
  await connect(page, "Tom");
  const title = `Cake ${randomUUID().slice(0, 8)}`;
  await press(page, "/riders/tom/finish-ride", { title, minutes: "20" });
  await page.goto("/rides");
  await page.getByRole("table").getByRole("link", { name: title }).click({ timeout: 30_000 });
  const journey = page.getByRole("region", { name: "Journey" });
  await press(page, "/mood", { mood: "410" });
  try {
    await journey.getByRole("button", { name: "Read again from Bryton" }).click();
    await expect(journey.getByText(/^Bryton wants you to sign in again.*Your rides are safe\.$/)).toBeVisible({
      timeout: 30_000,
    });
  } finally {
    await press(page, "/mood", { mood: "as asked" });
  }
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await isFaultless(page);
});

test("who only looks around sees how a ride came, and cannot have it read again", async ({ page }) => {
  await expect(async () => {
    await page.goto("/");
    if (!page.url().endsWith("/rides")) await page.getByRole("button", { name: "Look around" }).click();
    await page.waitForURL("**/rides", { timeout: 2_000 });
  }).toPass();
  await page.getByRole("table").getByRole("link", { name: "Coffee ride" }).first().click({ timeout: 60_000 });
  const journey = page.getByRole("region", { name: "Journey" });
  await expect(journey).toContainText("Sent by Terra, from Bryton");
  await expect(journey.getByRole("button")).toHaveCount(0);
});

const sandbox = () => process.env.E2E_SANDBOX_URL ?? "";

async function press(page: Page, path: string, form: Record<string, string>) {
  const answer = await page.request.post(`${sandbox()}${path}`, { headers: { accept: "application/json" }, form });
  expect(answer.ok(), `${path} answered ${answer.status()}`).toBe(true);
  return answer.json();
}

async function connect(page: Page, rider: string): Promise<void> {
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL((url) => url.port === new URL(sandbox()).port);
  await page.getByText(rider).first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();
}

/** The journey: the rest of the page has stories of its own. */
async function isFaultless(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).include("#journey").analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
}
