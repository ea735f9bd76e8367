import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { madeFit, madeGpx, madeTcx } from "../support/made-files";
import { hasReferenceRides, referenceRides, SKIPPED } from "../support/reference-rides";
import { standsStill } from "../support/stands-still";
import { signUp } from "../support/story";
import { makeTempFolder, removeFolder } from "../support/temp-folder";
import { zipOf } from "../support/zip";

let folder: string;
test.beforeAll(() => {
  folder = makeTempFolder("uploads");
});
test.afterAll(() => removeFolder(folder));

async function zipFile(name: string, files: { name: string; bytes: Uint8Array }[]): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await zipOf(files));
  return path;
}

async function choose(page: Page, ...paths: string[]): Promise<void> {
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  await dialog.setFiles(paths);
  await page.waitForURL(/\/uploads\/[\da-f-]{36}/);
}

async function isFaultless(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overhang = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
}

/** Drops files as a hand would; a browser takes real paths from nobody but a real hand. */
async function drop(page: Page, files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const told = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const transfer = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of list) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    return transfer;
  }, told);
  const zone = page.getByRole("region", { name: "Bring ride files" });
  await zone.dispatchEvent("dragover", { dataTransfer: transfer });
  await zone.dispatchEvent("drop", { dataTransfer: transfer });
}

test("an archive is dropped, read, listed by what became of each file, and taken back", async ({ page }) => {
  test.slow();
  await signUp(page);
  // A list without rides says that there are two ways.
  await expect(page.getByRole("main").getByRole("link", { name: "Connect Bryton" })).toBeVisible();
  await page.getByRole("link", { name: "Upload a file" }).click();
  await expect(page.getByRole("heading", { name: "Upload rides" })).toBeVisible();
  await expect(page.getByText("None so far.")).toBeVisible();
  await isFaultless(page);

  const dyke = madeFit({ title: "Over the dyke", start: "2026-05-01T08:00:00Z", seconds: 1800 });
  const archive = await zipOf([
    { name: "export/dyke.fit", bytes: dyke },
    { name: "export/sea.gpx", bytes: madeGpx({ title: "To the sea", start: "2026-05-02T08:00:00Z" }) },
    { name: "export/rollers.tcx", bytes: madeTcx({ start: "2026-05-03T08:00:00Z" }) },
    { name: "export/run.fit", bytes: madeFit({ start: "2026-05-04T08:00:00Z", sport: 1, subSport: 0 }) },
    { name: "export/broken.fit", bytes: new Uint8Array(500).fill(7) },
    { name: "export/again.fit", bytes: dyke },
    { name: "export/readme.txt", bytes: Buffer.from("Thank you") },
  ]);
  await drop(page, [{ name: "export.zip", bytes: archive }]);
  await page.waitForURL(/\/uploads\/[\da-f-]{36}/);

  const main = page.getByRole("main");
  await expect(main.getByText("3 stored, 1 already there, 1 not a ride, 1 damaged.")).toBeVisible({ timeout: 60_000 });
  await expect(main.getByText(/This is a run of/)).toBeVisible();
  const again = main.getByRole("listitem").filter({ hasText: "export/again.fit" });
  await expect(again).toContainText("Already there");
  await expect(again.getByRole("link", { name: "Over the dyke" })).toBeVisible();
  await expect(main.getByText("One other file in it is no ride file")).toBeVisible();
  await isFaultless(page);

  await main.getByRole("link", { name: "Damaged 1" }).click();
  await expect(main.getByText("export/broken.fit")).toBeVisible();
  await expect(main.getByText("export/dyke.fit")).toHaveCount(0);
  await main.getByRole("link", { name: "All 6" }).click();

  const batch = page.url();
  await main.getByRole("link", { name: "Over the dyke" }).first().click();
  await expect(page.getByRole("heading", { name: "Over the dyke" })).toBeVisible();
  await page.goto("/uploads");
  await expect(main.getByText("3 stored, 1 already there, 1 not a ride, 1 damaged")).toBeVisible();

  // Somebody else sees an upload that is not there.
  const stranger = await (await page.context().browser()?.newContext())?.newPage();
  if (!stranger) throw new Error("There is no second browser");
  await signUp(stranger);
  expect((await stranger.goto(batch))?.status()).toBe(404);
  await expect(stranger.getByText("Upload not found")).toBeVisible();
  await stranger.context().close();

  await page.goto(batch);
  await page.getByRole("button", { name: "Take back this upload" }).click();
  const dialog = page.getByRole("dialog", { name: "Take back this upload?" });
  await expect(dialog.getByText("3 rides that came only with these files will be deleted.")).toBeVisible();
  await isFaultless(page);
  await dialog.getByRole("button", { name: "Leave everything as it is" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Take back this upload" }).click();
  await dialog.getByRole("button", { name: "Take it back" }).click();
  await expect(main.getByText("This upload was taken back.")).toBeVisible({ timeout: 30_000 });
  await page.goto("/rides");
  await expect(page.getByRole("heading", { name: "No rides yet" })).toBeVisible();
});

test("a file that did not arrive whole goes on where it was when it is chosen again", async ({ page }) => {
  test.slow();
  await signUp(page);
  await page.goto("/uploads");
  // A photograph does not get smaller in an archive, which so is longer than one part.
  const long = await zipFile("longer.zip", [
    { name: "ride.fit", bytes: madeFit({ title: "At last", start: "2026-05-01T08:00:00Z" }) },
    { name: "photo.jpg", bytes: randomBytes(5_000_000) },
  ]);

  // The line breaks behind the first part.
  const isLater = (url: URL) => url.pathname.startsWith("/api/uploads/") && url.searchParams.get("offset") !== "0";
  await page.route(isLater, (route) => route.abort());
  await choose(page, long);
  await expect(page.getByText(/The line is broken/)).toBeVisible();
  const sending = page.getByRole("progressbar", { name: "longer.zip" });
  await expect(sending).not.toHaveAttribute("aria-valuenow", "0");
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();

  const offsets: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (request.method() === "PUT") offsets.push(url.searchParams.get("offset") ?? "");
  });
  await expect(page.getByText("One file did not arrive whole")).toBeVisible();
  await isFaultless(page);
  await page.unroute(isLater);
  const [dialog] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose again" }).click(),
  ]);
  await dialog.setFiles(long);
  await expect(page.getByRole("link", { name: "At last" })).toBeVisible({ timeout: 60_000 });
  expect(offsets[0]).toBe(String(4 * 1024 * 1024));
});

test("what is no ride file at all is refused in a sentence", async ({ page }) => {
  await signUp(page);
  await page.goto("/uploads");
  await drop(page, [{ name: "hill.jpg", bytes: new Uint8Array(100) }]);
  await expect(page.getByRole("alert").filter({ hasText: "There are no ride files among these" })).toBeVisible();
});

test("the reference rides come in as an archive", async ({ page }) => {
  test.skip(!hasReferenceRides, SKIPPED);
  test.setTimeout(600_000);
  const rides = [".fit", ".gpx", ".tcx"].flatMap(referenceRides);
  const files = [
    ...new Map(rides.map(({ path }) => [path, { name: basename(path), bytes: readFileSync(path) }])).values(),
  ];
  await signUp(page);
  await page.goto("/uploads");
  await choose(page, await zipFile("reference.zip", files));
  const status = page.getByRole("main").getByRole("status").last();
  await expect(status).toHaveText(/stored/, { timeout: 500_000 });
  await expect(page.getByText("Unpacking and reading files")).toHaveCount(0);
  const text = (await status.textContent()) ?? "";
  const counted = [...text.matchAll(/([\d,]+) (?:stored|joined|already there|not a ride|damaged)/g)];
  expect(counted.reduce((sum, [, count]) => sum + Number(count?.replace(",", "")), 0)).toBe(files.length);
});
