import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { signatureOf } from "@/sandbox/signature";
import { isFaultless, runOperator, signUp } from "../support/story";

test("a rider chooses what is kept, sees their days, and has them deleted", async ({ page }) => {
  test.slow();
  await signUp(page);
  const navigation = page.getByRole("navigation", { name: "Main" });
  await expect(navigation.getByRole("link", { name: "Settings" })).toBeVisible();
  await expect(navigation.getByRole("link", { name: "Health" })).toHaveCount(0);
  await page.goto("/health");
  await expect(page.getByRole("heading", { name: "Nothing of your health is here" })).toBeVisible();
  await isFaultless(page);

  await page.getByRole("link", { name: "Choose what is kept" }).click();
  const agreement = page.getByRole("region", { name: "What you agree to" });
  const kept = agreement.getByRole("definition").first();
  await expect(kept).toHaveText(/^Your rides, second by second; .*where you rode; your heart rate; and your weight\.$/);
  await expect(page.getByRole("checkbox", { name: "Cycle" })).toBeDisabled();
  for (const name of ["Body", "Days", "Sleep"]) await box(page, name).press("Space");
  await expect(kept).toContainText("your sleep: when, how long, its stages");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText("Saved. It holds for what arrives")).toBeVisible();
  await isFaultless(page);

  const terraUser = await connect(page);
  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await tell(terraUser, "body", [bodyOf(yesterday, 71.4), bodyOf(today, 70.9)]);
  await tell(terraUser, "daily", [dayOf(yesterday, 11_204), dayOf(today, 4321)]);
  await tell(terraUser, "sleep", [nightOf(today)]);
  await tell(terraUser, "nutrition", [{ metadata: { start_time: today }, summary: { macros: { calories: 2450 } } }]);
  await expect(async () => {
    await page.goto("/health");
    for (const title of ["Weight", "Resting heart rate", "Sleep", "Steps"]) {
      await expect(chart(page, title)).toBeVisible({ timeout: 1000 });
    }
  }).toPass({ timeout: 60_000 });

  // What was not wanted did not come, nor its chart.
  await expect(chart(page, "Calories eaten")).toHaveCount(0);
  await expect(navigation.getByRole("link", { name: "Health" })).toHaveAttribute("aria-current", "page");
  await expect(chart(page, "Weight")).toHaveAccessibleDescription(
    /^70\.9 kg on .*between 70\.9 kg and 71\.4 kg on 2 days/,
  );
  await expect(chart(page, "Weight").locator("svg").first()).toBeVisible();
  await isFaultless(page);

  // By the keyboard: the table, and from it to a day.
  await chart(page, "Steps").locator("summary").press("Enter");
  const table = page.getByRole("table", { name: "Steps" });
  await expect(table.getByRole("row")).toHaveText([/^Day/, /4,321$/, /11,204$/]);
  await table.getByRole("link").nth(1).press("Enter");
  await page.waitForURL(new RegExp(`day=${yesterday}`));
  await expect(page.getByRole("definition").filter({ hasText: "71.4 kg" })).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: "11,204" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "Days" })
    .getByRole("link", { name: /^On to/ })
    .click();
  await expect(page.getByRole("definition").filter({ hasText: "7 h 30 min" })).toBeVisible();
  await page.getByRole("navigation", { name: "Range" }).getByRole("link", { name: "A year" }).click();
  await expect(page.getByRole("link", { name: "A year" })).toHaveAttribute("aria-current", "true");

  // They change their mind.
  await page.goto("/settings/data");
  await box(page, "Sleep").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("You do not want these kept any more: Sleep (1 sleep).")).toBeVisible();
  await isFaultless(page);
  await page.getByRole("radio", { name: "Delete what is stored" }).check();
  await page.getByRole("button", { name: "Save and do so" }).click();
  await expect(page.getByText("Type the word delete here")).toBeVisible();
  await page.getByRole("textbox", { name: "To be sure" }).fill("delete");
  await page.getByRole("button", { name: "Save and do so" }).click();
  await expect(page.getByText("What is stored is being deleted")).toBeVisible();
  await page.goto("/health");
  await expect(chart(page, "Steps")).toBeVisible();
  await expect(chart(page, "Sleep")).toHaveCount(0);
});

test("an operator says what is accepted, and nobody else finds the page", async ({ page }) => {
  const { email } = await signUp(page);
  await page.goto("/setup/data");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  expect(runOperator("grant", email)).toContain("is an operator from now on");
  await page.goto("/setup/data");
  await expect(page.getByRole("heading", { name: "Accepted data" })).toBeVisible();
  await expect(box(page, "Cycle")).not.toBeChecked();
  await expect(box(page, "Sleep")).toBeChecked();
  await isFaultless(page);
  await box(page, "Cycle").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("What is not accepted is dropped as it arrives")).toBeVisible();
  await page.goto("/settings/data");
  await expect(box(page, "Cycle")).toBeEnabled();
  await page.goto("/setup/data");
  await box(page, "Cycle").uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("What is not accepted is dropped as it arrives")).toBeVisible();
  expect(runOperator("withdraw", email)).toContain("is no operator any more");
});

const box = (page: Page, name: string): Locator => page.getByRole("checkbox", { name, exact: true });
const chart = (page: Page, title: string): Locator => page.getByRole("figure", { name: title, exact: true });

const bodyOf = (day: string, weight_kg: number) => ({
  metadata: { start_time: day },
  measurements_data: { measurements: [{ weight_kg }] },
});
const dayOf = (day: string, steps: number) => ({
  metadata: { start_time: day },
  distance_data: { steps },
  heart_rate_data: { summary: { resting_hr_bpm: 48 } },
});
const nightOf = (day: string) => ({
  metadata: { summary_id: `night ${day}`, start_time: `${day}T00:05:00`, end_time: `${day}T07:50:00` },
  sleep_durations_data: { asleep: { duration_asleep_state_seconds: 27_000, duration_deep_sleep_state_seconds: 6000 } },
});

/** Agrees on the sandbox's page. @returns Terra's name for the connection */
async function connect(page: Page): Promise<string> {
  await page.goto("/settings/connections");
  await expect(page.getByText(/your sleep: when, how long, its stages/)).toBeVisible();
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL((url) => url.port === new URL(process.env.E2E_SANDBOX_URL ?? "http://unset").port);
  await page.getByText("Ines").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await page.waitForURL("**/settings/connections/return**");
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  const userId = new URL(page.url()).searchParams.get("user_id");
  if (userId === null) throw new Error("Terra named no user");
  return userId;
}

/** Terra tells of days, signed as it signs. */
async function tell(userId: string, type: string, data: unknown[]): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR ?? "", "secrets.json"), "utf8"));
  const event = { type, user: { user_id: userId, provider: "BRYTONSPORT" }, version: "2022-03-16", data };
  const body = new TextEncoder().encode(JSON.stringify(event));
  const response = await fetch(`${process.env.E2E_URL}/api/webhook`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "terra-signature": signatureOf(body, secrets.sandboxSigningSecret, Math.floor(Date.now() / 1000)),
      "x-terra-trace-id": randomUUID(),
    },
    body,
  });
  expect(response.status).toBe(200);
}
