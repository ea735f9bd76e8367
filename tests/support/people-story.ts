import { expect, type Page } from "@playwright/test";
import { type MadeRide, madeFit } from "./made-files";

/** What an athlete lets their coach see, by the words beside the boxes. */
export type Box = "Map" | "Heart rate" | "Weight" | "Notes" | "Health" | "Cycle" | "Comparing";

/** Somebody invites somebody else to coach them, who accepts. Both are signed in, each in a browser of their own. */
export async function letCoach(athlete: Page, coach: Page, boxes: readonly Box[]): Promise<void> {
  await athlete.goto("/settings/coaches");
  for (const name of boxes) await athlete.getByRole("checkbox", { name, exact: true }).check();
  await athlete.getByRole("button", { name: "Make an invitation" }).click();
  const link = await athlete.getByLabel("The invitation’s link").inputValue();
  await coach.goto(new URL(link).pathname);
  await coach.getByRole("button", { name: /^Coach / }).click();
  await coach.waitForURL(/\/athletes\//);
}

/** Uploads rides, and waits until all of them are in the list. */
export async function bringRides(page: Page, wanted: readonly MadeRide[]): Promise<void> {
  const files = wanted.map((ride) => ({
    name: `${ride.title?.toLowerCase().replaceAll(" ", "-")}.fit`,
    mimeType: "",
    buffer: Buffer.from(madeFit(ride)),
  }));
  await page.goto("/uploads");
  // A page that is not alive yet takes no files.
  await expect(async () => {
    await page.locator('input[type="file"][accept]').first().setInputFiles(files);
    await page.waitForURL(/\/uploads\/[\da-f-]{36}/, { timeout: 15_000 });
  }).toPass();
  // Who leaves the page before takes back what is still on its way.
  await expect(page.getByRole("main").getByText(`${wanted.length} stored`).first()).toBeVisible({ timeout: 60_000 });
  await page.goto("/rides");
  for (const { title } of wanted)
    await expect(page.getByRole("table").getByRole("link", { name: title ?? "", exact: true })).toBeVisible({
      timeout: 30_000,
    });
}

/** The viewer's own athlete by name: their id, out of an address. */
export async function athleteIdOf(coach: Page): Promise<string> {
  const [, id = ""] = /\/athletes\/([\da-f-]{36})/.exec(coach.url()) ?? [];
  expect(id).not.toBe("");
  return id;
}
