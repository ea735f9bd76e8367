import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";

test("a rider gives a figure from a day, edits zones, and takes back what was wrong", async ({ page }) => {
  test.slow();
  await signUp(page, "Mei Sandberg");
  await connectAsMei(page);

  await page.goto("/settings/figures");
  const power = figure(page, "Threshold power (FTP)");
  const zones = figure(page, "Zones of power");
  // The ride arrives while the page is open.
  await expect(power.getByText("estimated", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(power.getByText(/your best (20|60) minutes/)).toBeVisible();
  await expect(zones.getByText("estimated", { exact: true })).toBeVisible();
  await expect(figure(page, "Weight").getByText("Not known")).toBeVisible();

  await open(power);
  // What is estimated is not put into their mouth.
  await expect(power.getByRole("textbox", { name: "Threshold power" })).toHaveValue("");
  await power.getByRole("textbox", { name: "Threshold power" }).fill("25000");
  await power.getByRole("button", { name: "Save" }).click();
  await expect(power.getByText("Between 30 and 700 W, please.")).toBeVisible();
  await expect(power.getByRole("textbox", { name: "Threshold power" })).toHaveValue("25000");

  await power.getByRole("textbox", { name: "Threshold power" }).fill("250");
  await power.getByLabel("First day").fill("2020-05-03");
  await expect(power.getByRole("radio", { name: "From a day on" })).toBeChecked();
  await power.getByRole("button", { name: "Save" }).click();
  await expect(power.getByText("Saved.")).toBeVisible();
  await expect(power.getByText("estimated", { exact: true })).toBeHidden();
  await expect(power.getByText("Valid from 3 May 2020")).toBeVisible();
  await expect(zones.getByText("estimated", { exact: true })).toBeHidden();
  // By hand: 55 % and 75 % of 250 W are 137.5 W and 187.5 W.
  await expect(zones.getByRole("row", { name: "Z2 Endurance" })).toContainText("138–187 W");

  await open(zones);
  await zones.getByLabel("Z1 Recovery").fill("60");
  await expect(zones.getByText("up to 149 W")).toBeVisible();
  await zones.getByLabel("Z3 Tempo").fill("70");
  await zones.getByRole("radio", { name: "From the beginning" }).check();
  await zones.getByRole("button", { name: "Save" }).click();
  await expect(zones.getByText("More than the 75 % before it, please.")).toBeVisible();
  await isFaultless(page);
  await zones.getByLabel("Z3 Tempo").fill("90");
  await zones.getByRole("button", { name: "Save" }).click();
  await expect(zones.getByText("Your own, from the beginning")).toBeVisible();
  await expect(zones.getByRole("row", { name: "Z2 Endurance" })).toContainText("150–187 W");
  await zones.getByRole("button", { name: "Back to the usual zones" }).click();
  await expect(zones.getByText(/^The usual seven/)).toBeVisible();

  await open(power);
  await power.getByRole("button", { name: "Remove 250 W from 3 May 2020" }).click();
  await expect(power.getByText("estimated", { exact: true })).toBeVisible();
  await expect(power.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(power.getByText("Valid from 3 May 2020")).toBeVisible();
  await isFaultless(page);

  await page.reload();
  await expect(power.getByText("Valid from 3 May 2020")).toBeVisible();
});

test("figures that cannot be of one heart are refused in words", async ({ page }) => {
  await signUp(page, "Mei Sandberg");
  await page.goto("/settings/figures");
  await give(figure(page, "Highest heart rate"), "Highest heart rate", "185");
  await give(figure(page, "Threshold heart rate"), "Threshold heart rate", "190");
  await expect(page.getByText("This is below your highest heart rate of 185 bpm, always.")).toBeVisible();
  await give(figure(page, "Threshold heart rate"), "Threshold heart rate", "168");
  await expect(figure(page, "Threshold heart rate").getByText("Valid from the beginning")).toBeVisible();
  await expect(figure(page, "Zones of heart rate").getByRole("row", { name: "Z5a Threshold" })).toContainText("168–");
});

const figure = (page: Page, label: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: label, exact: true }) });

/** By the keyboard. */
async function open(figure: Locator): Promise<void> {
  const summary = figure.locator("summary");
  const isOpen = await figure.locator("details").evaluate((element) => element.hasAttribute("open"));
  if (!isOpen) await summary.press("Enter");
}

async function give(figure: Locator, label: string, value: string): Promise<void> {
  await open(figure);
  await figure.getByRole("textbox", { name: label }).fill(value);
  await figure.getByRole("button", { name: "Save" }).click();
  await expect(figure.getByText(/Saved|Nothing was saved/)).toBeVisible();
}

/** Connects as one of the sandbox's riders, who finishes a ride that is long enough to estimate by. */
async function connectAsMei(page: Page): Promise<void> {
  const sandbox = process.env.E2E_SANDBOX_URL ?? "";
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL((url) => url.port === new URL(sandbox).port);
  await page.getByText("Mei").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  const finished = await page.request.post(`${sandbox}/riders/mei/finish-ride`, {
    headers: { accept: "application/json" },
    form: { title: "Forest roads", minutes: "60" },
  });
  expect(finished.ok()).toBe(true);
}

async function isFaultless(page: Page): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
