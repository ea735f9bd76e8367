import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { madeFit } from "../support/made-files";
import { isFaultless, signUp } from "../support/story";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

const HOME = { latitude: 0.5, longitude: 0.5 };

let folder: string;
test.beforeAll(() => {
  folder = makeTempFolder("privacy");
});
test.afterAll(() => removeFolder(folder));

test("a rider hides where rides begin, changes it, removes it and takes that back", async ({ page }) => {
  test.slow();
  await signUp(page);
  await page.goto("/settings/privacy");
  await expect(page.getByText("You have named none so far")).toBeVisible();
  await bringRides(page);

  await page.goto("/settings/connections");
  await page.getByRole("link", { name: "Privacy" }).click();
  // All three rides begin there, and end at two places.
  await expect(
    page.getByRole("radio", { name: "3 rides began here The newest: Evening ride, 3 Nov 2026" }),
  ).toBeChecked();
  await expect(page.getByRole("radio", { name: /^2 rides ended here/ })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^One ride ended here/ })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Coordinates" })).toBeHidden();
  await page.getByRole("textbox", { name: "Hide around it" }).fill("50");
  await page.getByRole("button", { name: "Hide around it" }).click();
  await expect(page.getByText("Please give it a name")).toBeVisible();
  await expect(page.getByText("Between 100 and 2,000 m, please.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Hide around it" })).toHaveValue("50");
  await isFaultless(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Home");
  await page.getByRole("textbox", { name: "Hide around it" }).fill("400");
  // By the keyboard.
  await page.keyboard.press("Enter");
  await expect(page.getByText("Nobody else sees any more where you rode near Home.")).toBeVisible();

  const home = place(page, "Home");
  await expect(home.getByText("400 m around it")).toBeVisible();
  await expect(home.getByText("3 of your last 3 rides with a map come by.")).toBeVisible();
  await expect(home.getByRole("img", { name: "Around Home, with Evening ride, 3 Nov 2026" })).toBeVisible();
  await expect(page.getByRole("radio", { name: /3 rides began here/ })).toHaveCount(0);
  await isFaultless(page);

  await home.locator("summary").press("Enter");
  await home.getByRole("textbox", { name: "Name" }).fill("At home");
  await home.getByRole("textbox", { name: "Hide around it" }).fill("3000");
  await home.getByRole("button", { name: "Save" }).click();
  await expect(home.getByText("Between 100 and 2,000 m, please.")).toBeVisible();
  await home.getByRole("textbox", { name: "Hide around it" }).fill("600");
  await home.getByRole("button", { name: "Save" }).click();
  const renamed = place(page, "At home");
  await expect(renamed.getByText("600 m around it")).toBeVisible();

  await renamed.getByRole("button", { name: "Remove At home" }).click();
  await expect(page.getByText("At home is removed: others see where you rode there.")).toBeVisible();
  await expect(page.getByText("Nobody else sees any more")).toBeHidden();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await isFaultless(page);
  await page.keyboard.press("Enter");
  await expect(page.getByText("At home is back.")).toBeVisible();
  await expect(place(page, "At home").getByText("600 m around it")).toBeVisible();
  await page.reload();
  await expect(place(page, "At home")).toBeVisible();
});

test("a place is named by coordinates from a map, and what is no place is refused in words", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings/privacy");
  const coordinates = page.getByRole("textbox", { name: "Coordinates" });
  await page.getByRole("textbox", { name: "Name" }).fill("Work");
  await coordinates.fill("Dam 1, Amsterdam");
  await page.getByRole("button", { name: "Hide around it" }).click();
  await expect(page.getByText("Please paste two numbers as a map gives them")).toBeVisible();
  await expect(coordinates).toHaveValue("Dam 1, Amsterdam");
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Work");
  await isFaultless(page);
  await coordinates.fill("52.1, 4.3");
  await page.getByRole("button", { name: "Hide around it" }).click();
  await expect(place(page, "Work").getByText("300 m around it")).toBeVisible();
  await expect(place(page, "Work").getByRole("img", { name: "Around Work" })).toBeVisible();
  // They stand in no address, which would be logged.
  expect(page.url()).toMatch(/\/settings\/privacy$/);
});

test("who looks around in the demonstration reads what it is for", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Look around" }).click();
  await page.waitForURL("**/rides", { timeout: 40_000 });
  await page.goto("/settings/privacy");
  await expect(page.getByText("Not to be changed in the demonstration.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Hide around it" })).toHaveCount(0);
});

const place = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Three rides from home, of which one is longer: over the sea, eastwards. */
async function bringRides(page: Page): Promise<void> {
  const rides = [
    { title: "Morning ride", start: "2026-11-01T08:00:00Z", seconds: 600 },
    { title: "Long ride", start: "2026-11-02T08:00:00Z", seconds: 1200 },
    { title: "Evening ride", start: "2026-11-03T17:00:00Z", seconds: 600 },
  ];
  const files = rides.map((ride) => {
    const path = join(folder, `${ride.title}.fit`);
    writeFileSync(path, madeFit({ ...ride, from: HOME }));
    return path;
  });
  await page.goto("/uploads");
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  await dialog.setFiles(files);
  await page.waitForURL(/\/uploads\/[\da-f-]{36}/);
  await expect(async () => {
    await page.goto("/rides");
    for (const { title } of rides)
      await expect(page.getByRole("link", { name: title }).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}
