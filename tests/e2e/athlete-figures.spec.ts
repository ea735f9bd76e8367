import { expect, type Locator, type Page, test } from "@playwright/test";
import { athleteIdOf, letCoach } from "../support/people-story";
import { isFaultless, signUp } from "../support/story";

test("a coach sets a figure, signed and dated; the athlete is told, and takes it back", async ({ browser }) => {
  test.slow();
  const [mei, anna] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  await signUp(mei, "Mei Sandberg");
  await signUp(anna, "Anna Berg");
  await letCoach(mei, anna, ["Map", "Heart rate"]);
  const address = `/athletes/${await athleteIdOf(anna)}/figures`;

  await anna.goto(address);
  const power = figure(anna, "Threshold power (FTP)");
  await expect(power.getByText("Not known")).toBeVisible();
  await expect(anna.getByText("Weight is not shared with you.")).toBeVisible();
  await expect(figure(anna, "Weight")).toHaveCount(0);
  // What somebody's heart does at rest, they say themselves.
  await expect(figure(anna, "Resting heart rate").getByText("Change", { exact: true })).toHaveCount(0);
  await open(power);
  await power.getByRole("textbox", { name: "Threshold power" }).fill("25000");
  await power.getByRole("button", { name: "Save for Mei Sandberg" }).click();
  await expect(power.getByText("Between 30 and 700 W, please.")).toBeVisible();
  await power.getByRole("textbox", { name: "Threshold power" }).fill("250");
  await power.getByLabel("First day").fill("2026-05-03");
  await power.getByRole("button", { name: "Save for Mei Sandberg" }).click();
  await expect(power.getByText("Saved for Mei Sandberg, who is told of it.")).toBeVisible();
  await expect(power.getByText(/^Valid from 3 May 2026, set by you on /)).toBeVisible();
  // By hand: 55 % and 75 % of 250 W are 137.5 W and 187.5 W.
  await expect(figure(anna, "Zones of power").getByRole("row", { name: "Z2 Endurance" })).toContainText("138–187 W");
  await isFaultless(anna);

  await mei.goto("/notices");
  await expect(mei.getByText(/^Anna Berg set your threshold power/)).toBeVisible();
  await mei.goto("/settings/figures");
  const hers = figure(mei, "Threshold power (FTP)");
  await expect(hers.getByText(/^Valid from 3 May 2026, set by Anna Berg on /)).toBeVisible();
  await open(hers);
  await isFaultless(mei);
  await hers.getByRole("button", { name: /^Remove/ }).click();
  await expect(hers.getByText("Not known. What depends on it is left out.")).toBeVisible();
  await anna.goto(address);
  await expect(power.getByText("Not known. What depends on it is left out.")).toBeVisible();
});

test("what is not shared is neither shown nor set, and nothing before the first day in sight", async ({ browser }) => {
  test.slow();
  const [mei, anna] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  await signUp(mei, "Mei Sandberg");
  await signUp(anna, "Anna Berg");
  await mei.goto("/settings/figures");
  const highest = figure(mei, "Highest heart rate");
  await open(highest);
  await highest.getByRole("textbox", { name: "Highest heart rate" }).fill("193");
  await highest.getByRole("button", { name: "Save" }).click();
  await expect(highest.getByText("Saved.")).toBeVisible();
  await mei.goto("/settings/coaches");
  await mei.getByRole("radio", { name: "Rides from a day on" }).check();
  await mei.getByLabel("The first day").fill("2026-05-01");
  await mei.getByRole("button", { name: "Make an invitation" }).click();
  await anna.goto(new URL(await mei.getByLabel("The invitation’s link").inputValue()).pathname);
  await anna.getByRole("button", { name: /^Coach / }).click();
  await anna.waitForURL(/\/athletes\//);

  const response = await anna.goto(`/athletes/${await athleteIdOf(anna)}/figures`);
  await expect(anna.getByText("Heart rate and weight are not shared with you.")).toBeVisible();
  for (const label of ["Highest heart rate", "Threshold heart rate", "Zones of heart rate"])
    await expect(figure(anna, label)).toHaveCount(0);
  expect(await response?.text()).not.toMatch(/[:>"[]193([\],}<]| bpm)/);
  const power = figure(anna, "Threshold power (FTP)");
  await open(power);
  await power.getByRole("textbox", { name: "Threshold power" }).fill("250");
  await power.getByLabel("Valid from").fill("2026-04-29");
  await power.getByRole("button", { name: "Save for Mei Sandberg" }).click();
  await expect(power.getByText("You do not see what they rode then.")).toBeVisible();
  await isFaultless(anna);
});

test("a press after the coaching ended is refused in words", async ({ browser }) => {
  test.slow();
  const [mei, anna] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  await signUp(mei, "Mei Sandberg");
  await signUp(anna, "Anna Berg");
  await letCoach(mei, anna, []);
  // The page does not hear of the end before the press.
  await anna.route("**/api/live**", (route) => route.abort());
  await anna.goto(`/athletes/${await athleteIdOf(anna)}/figures`);
  const power = figure(anna, "Threshold power (FTP)");
  await open(power);
  await power.getByRole("textbox", { name: "Threshold power" }).fill("250");
  await mei.goto("/settings/coaches");
  await mei.getByRole("button", { name: /^End it now/ }).click();
  await expect(mei.getByText("Anna Berg sees nothing of yours any more.")).toBeVisible();
  await power.getByRole("button", { name: "Save for Mei Sandberg" }).click();
  await expect(anna.getByText("Nothing was changed: you do not coach this athlete any more.")).toBeVisible();
  await mei.goto("/settings/figures");
  await expect(figure(mei, "Threshold power (FTP)").getByText("Not known. What depends")).toBeVisible();
});

const figure = (page: Page, label: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: label, exact: true }) });

/** By the keyboard. */
async function open(figure: Locator): Promise<void> {
  const isOpen = await figure.locator("details").evaluate((element) => element.hasAttribute("open"));
  if (!isOpen) await figure.locator("summary").press("Enter");
}
