import { expect, test } from "@playwright/test";
import { isFaultless, isNotThere, runOperator, signUp } from "../support/story";

test("an operator switches the street map, and nobody else finds the page", async ({ page, browser }) => {
  test.slow();
  const { email } = await signUp(page, "Kim de Boer");
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Set-up" })).toHaveCount(0);
  await isNotThere(page, "/setup");

  expect(runOperator("grant", email)).toBe(
    `${email} is an operator from now on, and finds the set-up at ${process.env.E2E_URL}/setup\n`,
  );
  await page.goto("/rides");
  await navigation.getByRole("link", { name: "Set-up" }).click();
  await expect(page).toHaveTitle(/^Set-up/);
  const map = page.getByRole("region", { name: "Street map" });
  await expect(map.getByText("On", { exact: true })).toBeVisible();
  await isFaultless(page);
  try {
    await map.getByRole("button", { name: "Switch the street map off" }).press("Enter");
    await expect(map.getByText("Off", { exact: true })).toBeVisible();
    await expect(map.getByRole("button", { name: "Switch the street map on" })).toBeVisible();
    await isFaultless(page);
  } finally {
    await map.getByRole("button", { name: "Switch the street map on" }).click();
  }
  await expect(map.getByText("On", { exact: true })).toBeVisible();
  const done = page.getByRole("region", { name: "What operators did" }).getByRole("listitem");
  await expect(done.nth(0)).toContainText("Kim de Boer switched the street map on");
  await expect(done.nth(1)).toContainText("Kim de Boer switched the street map off");
  await expect(done.nth(2)).toContainText("A command on the server made Kim de Boer an operator");

  // The page stays open while its rights end.
  expect(runOperator("withdraw", email)).toBe(`${email} is no operator any more.\n`);
  await map.getByRole("button", { name: "Switch the street map off" }).click();
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await isNotThere(page, "/setup");

  const signedOut = await browser.newPage();
  await isNotThere(signedOut, "/setup");
  await signedOut.close();
});
