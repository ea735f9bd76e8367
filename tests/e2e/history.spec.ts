import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { findFreePort } from "@/server/postgres/free-port";
import { madeFit } from "../support/made-files";
import { runStart, type StartCommand } from "../support/start-command";
import { makeTempFolder, removeFolder } from "../support/temp-folder";

const DAY_MS = 86_400_000;
const START_MS = 240_000;

/** One ride in each of the last eighteen months but the newest two, in which the sandbox's rider rode every third day. */
const OLD_RIDES = Array.from({ length: 16 }, (_, index) => 75 + 30 * index);

/** Of six weeks, a ride every third day. */
const NEW_RIDES = 14;

/** An application of its own, because it is restarted in the middle of the story. */
let folder: string;
let settings: Record<string, string>;
let command: StartCommand;

test.beforeAll(async () => {
  test.setTimeout(START_MS + 60_000);
  folder = makeTempFolder("history");
  settings = {
    PORT: String(await findFreePort()),
    SANDBOX_PORT: String(await findFreePort()),
    HISTORY_SETTLE_SECONDS: "2",
    ATTEMPTS_PER_ADDRESS: "1000",
  };
  await start();
});
test.afterAll(async () => {
  await stop();
  removeFolder(folder);
});

async function start() {
  command = runStart(folder, settings);
  await command.says(/Musette is ready/, START_MS);
}

async function stop() {
  command.signal("SIGTERM");
  await command.ended;
}

const url = (path: string) => `http://localhost:${settings.PORT}${path}`;
const sandbox = (path: string) => `http://localhost:${settings.SANDBOX_PORT}${path}`;

const progressOf = async (bar: Locator) => Number(await bar.getAttribute("aria-valuenow"));

test("a rider gets eighteen months of history, through a restart, and ends it all in the end", async ({ page }) => {
  test.setTimeout(900_000);
  await page.goto(url("/sign-up"));
  await page.getByLabel("Name").fill("Tom History");
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("over the hills");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");

  // Connecting leads to the question how far back.
  await connect(page, "Connect Bryton");
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  await keepOldRides(page);
  const eighteenMonths = new Date(Date.now() - 548 * DAY_MS).toISOString().slice(0, 10);
  await page.getByLabel("From a day").check();
  await page.getByRole("button", { name: "Get them" }).click();
  await expect(page.getByText("Please pick a day.")).toBeVisible();
  await page.getByLabel("The first day").fill(eighteenMonths);
  await page.getByRole("button", { name: "Get them" }).click();

  // The bar moves by itself, here and on the list of rides.
  await page.goto(url("/settings/connections"));
  const bar = page.getByRole("progressbar", { name: "Earlier rides" });
  await expect.poll(() => progressOf(bar), { timeout: 240_000 }).toBeGreaterThan(5);
  await page.goto(url("/rides"));
  const small = page.getByRole("progressbar", { name: "Earlier rides from Bryton" });
  await expect(small).toBeVisible();
  const before = await progressOf(small);

  // The server is restarted in the middle. What was open goes on by itself.
  await stop();
  await start();
  await expect
    .poll(async () => ((await small.isVisible()) ? progressOf(small) : 100), { timeout: 240_000 })
    .toBeGreaterThan(before);

  await page.goto(url("/settings/connections"));
  const card = page.getByRole("main");
  const count = OLD_RIDES.length + NEW_RIDES;
  await expect(card.getByText(`Bryton gave ${count} rides, back to`)).toBeVisible({ timeout: 480_000 });
  await expect(bar).toHaveCount(0);
  await page.goto(url("/rides"));
  await expect(card.getByText(new RegExp(`^${count} rides`))).toBeVisible();
  await expect(small).toHaveCount(0);

  // Taken back at the provider: the card says so, and nothing is lost.
  await page.goto(url("/settings/connections"));
  await post(page, "/riders/tom/revoke");
  await expect(card.getByText("Disconnected", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText(/Your rides are safe/)).toBeVisible();
  await connect(page, "Connect Bryton again");
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  await page.goto(url("/settings/connections"));
  await expect(card.getByText("Connected", { exact: true })).toBeVisible();
  await expect(card.getByText("Bryton gave", { exact: false })).toBeVisible();

  // Ended for good, with everything that came.
  await card.getByRole("link", { name: "Disconnect" }).click();
  await expect(page.getByText("unlink Terra in the Bryton app, too")).toBeVisible();
  await page.getByLabel("Delete them").check();
  await page.getByLabel("To be sure, type the word delete").fill("delete");
  await page.getByRole("button", { name: "Disconnect and delete them" }).click();
  await expect(page.getByText("The rides are deleted.")).toBeVisible({ timeout: 60_000 });
  await page.goto(url("/rides"));
  await expect(page.getByRole("heading", { name: "No rides yet" })).toBeVisible();
});

/** As Tom, on the pages of Terra, played by the sandbox. */
async function connect(page: Page, button: string) {
  await page.goto(url("/settings/connections"));
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL((to) => to.port === settings.SANDBOX_PORT);
  await page.getByText("Tom Adeyemi").click();
  await page.getByRole("button", { name: "Agree" }).click();
  await page.waitForURL("**/settings/connections/return**");
}

/** Old rides that Tom's provider has, and of which it tells nobody who does not ask. */
async function keepOldRides(page: Page) {
  await post(page, "/moods", { withheld: "on" });
  for (const days of OLD_RIDES) {
    const start = new Date(Date.now() - days * DAY_MS).toISOString();
    const data = Buffer.from(madeFit({ start, seconds: 300 }));
    const kept = await page.request.post(sandbox("/fit?rider=tom"), { headers: JSON_ONLY, data });
    expect(kept.ok()).toBe(true);
  }
  await post(page, "/moods/best");
}

const JSON_ONLY = { accept: "application/json" };

async function post(page: Page, path: string, form: Record<string, string> = {}) {
  const answer = await page.request.post(sandbox(path), { headers: JSON_ONLY, form });
  expect(answer.ok()).toBe(true);
}
