import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { unpackChannels } from "@/core/channel-codec";
import { madeFit } from "../support/made-files";
import { standsStill } from "../support/stands-still";

const BPM = 137;
const NAME = "Robin Vermeer";

for (const [width, colorScheme] of [
  [1440, "light"],
  [390, "dark"],
] as const) {
  test(`a ride is shared by a link that is taken back, ${colorScheme} at ${width} px`, async ({ page, browser }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const email = await signUp(page);
    await upload(page);
    const rideId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

    await page.getByRole("main").getByRole("link", { name: "Share", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
    await expect(page.getByText("No link shows this ride. Only you see it.")).toBeVisible();
    await expect(page.getByText(/your heart rate and what follows from it\./)).toBeVisible();
    await expect(picture(page)).toHaveAttribute("alt", /mean heart rate 137 bpm/);
    await isFaultless(page);

    // By keyboard alone: without heart rate, until a day that is over, then for a day.
    await page.getByLabel("Heart rate").focus();
    await page.keyboard.press("Space");
    await expect(page.getByText(/Nobody sees by it/)).toBeVisible();
    await expect(page.getByText(/^your heart rate or anything that follows from it, your notes/)).toBeVisible();
    await expect(picture(page)).not.toHaveAttribute("alt", /heart rate/);
    await page.getByLabel("It shows the ride").selectOption("Until a day that I choose");
    await page.getByLabel("Until the end of").fill("2020-01-01");
    await page.getByRole("button", { name: "Make a link" }).press("Enter");
    await expect(page.getByText("This day is over already.")).toBeVisible();
    await expect(page.getByLabel("It shows the ride")).toHaveValue("date");
    await expect(page.getByLabel("Until the end of")).toHaveValue("2020-01-01");
    await isFaultless(page);
    await page.getByLabel("It shows the ride").selectOption("For a day");
    await page.getByRole("button", { name: "Make a link" }).press("Enter");
    const field = page.getByLabel("Your new link");
    await expect(field).toBeFocused();
    await expect(page.getByText("it cannot be shown again")).toBeVisible();
    await expect(page.getByLabel("It shows the ride")).toHaveValue("1");
    const link = await field.inputValue();
    expect(new URL(link).pathname).toMatch(/^\/shared\/[\w-]{43}$/);
    await isFaultless(page);

    const guest = await openSignedOut(browser, link, { width, colorScheme });
    await expect(guest.getByRole("heading", { level: 1, name: "Over the dyke" })).toBeVisible();
    await expect(guest.getByText(/^Shared by Robin Vermeer · until \d+ \w{3} \d{4}$/)).toBeVisible();
    await expect(guest.getByRole("figure", { name: /route/i }).or(guest.locator("canvas")).first()).toBeVisible();
    await expect(guest.getByRole("main")).toContainText("Weighted power");
    await expect(guest.getByRole("main")).not.toContainText(/bpm|mean heart rate/i);
    await expect(guest.getByRole("link", { name: /Edit|Download|Share|Compare|Figures/ })).toHaveCount(0);
    await expect(guest.getByRole("button", { name: /Download|Put|Separate|Mark/ })).toHaveCount(0);
    await expect(guest.getByRole("main")).not.toContainText(/your/i);
    expect(await guest.locator("meta[name=robots]").first().getAttribute("content")).toContain("noindex");
    expect(await guest.locator("meta[name=referrer]").getAttribute("content")).toBe("no-referrer");
    await isFaultless(guest);

    const { request } = guest.context();
    const sent = await everythingSent(request, link);
    expect(sent).toContain("Over the dyke");
    for (const secret of [rideId, email, "dyke.fit"]) expect(sent).not.toContain(secret);
    expect(sent).not.toMatch(/\d bpm|Bpm\\?":\d/);
    expect([...(await channelsOf(request, link)).keys()].filter((name) => /^heart-rate/.test(name))).toEqual([]);
    expect([...(await channelsOf(request, link)).keys()]).toContain("position");

    await page.reload();
    await expect(page.getByText(/without heart rate/)).toBeVisible();
    await expect(page.getByText(/opened (once|\d+ times), last/)).toBeVisible();
    expect(await page.content()).not.toContain(new URL(link).pathname);
    await isFaultless(page);

    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByText("No link shows this ride. Only you see it.")).toBeVisible();
    const address = link.replace("/shared/", "/api/shared/");
    expect((await request.get(`${address}/channels?v=1`)).status()).toBe(404);
    expect((await request.get(`${address}/picture`)).status()).toBe(404);
    expect((await guest.reload())?.status()).toBe(404);
    await expect(guest.getByRole("heading", { level: 1, name: "This link shows nothing" })).toBeVisible();
    await expect(guest.locator("body")).not.toContainText(/dyke|Robin/);
    await isFaultless(guest);
    // One that never was looks the same.
    await guest.goto("/shared/never-made");
    await expect(guest.getByRole("heading", { level: 1, name: "This link shows nothing" })).toBeVisible();
    await guest.context().close();
  });
}

test("without the map no position leaves, and messengers are told of the ride by a picture", async ({
  page,
  browser,
}) => {
  test.slow();
  await signUp(page);
  await upload(page);
  await page.getByRole("main").getByRole("link", { name: "Share", exact: true }).click();
  await page.getByLabel("The map").uncheck();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Your new link").inputValue();

  const guest = await openSignedOut(browser, link, { width: 1440, colorScheme: "light" });
  const { request } = guest.context();
  await expect(guest.getByRole("main")).toContainText(`${BPM} bpm`);
  expect([...(await channelsOf(request, link)).keys()].filter((name) => /^position/.test(name))).toEqual([]);
  const about = (name: string) => guest.locator(`meta[property="og:${name}"]`).getAttribute("content");
  expect(await about("title")).toBe("Over the dyke");
  expect(await about("description")).toMatch(/ride/);
  const image = (await about("image")) ?? "";
  expect(image).toBe(`${link.replace("/shared/", "/api/shared/")}/picture`);
  await isPicture(request, image, [1200, 630]);
  await isPicture(request, `${image}?square`, [1080, 1080]);
  await guest.context().close();
});

test("the picture of a ride is seen before it is downloaded, in two shapes", async ({ page, browser }) => {
  test.slow();
  await signUp(page);
  await upload(page);
  const ride = new URL(page.url()).pathname;
  await page.getByRole("main").getByRole("link", { name: "Share", exact: true }).click();
  const sizeOf = () => picture(page).evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  await expect.poll(sizeOf).toEqual([1200, 630]);
  await page.getByLabel("Square").check();
  await expect.poll(sizeOf).toEqual([1080, 1080]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download the picture" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Over the dyke.png");

  // What is not on it changes it.
  const bytes = async (query: string) => (await page.request.get(`${ride}/picture?${query}`)).body();
  const [all, withoutMap, withoutHeart] = [await bytes(""), await bytes("map=no"), await bytes("heart-rate=no")];
  expect(all.equals(withoutMap)).toBe(false);
  expect(all.equals(withoutHeart)).toBe(false);
  const stranger = await browser.newContext();
  expect((await stranger.request.get(new URL(`${ride}/picture`, page.url()).href)).status()).toBe(404);
  await stranger.close();
});

test("who looks around gets the picture, and is told what a link takes", async ({ page }) => {
  await page.goto("/");
  await expect(async () => {
    if (new URL(page.url()).pathname === "/rides") return;
    await page.getByRole("button", { name: "Look around" }).click({ timeout: 1_000 });
    await page.waitForURL("**/rides", { timeout: 5_000 });
  }).toPass();
  await page.getByRole("main").locator('a[href^="/rides/0"]').first().click({ timeout: 40_000 });
  await page.getByRole("main").getByRole("link", { name: "Share", exact: true }).click();
  await expect(page.getByText("You are only looking around here", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Make a link" })).toHaveCount(0);
  await expect(picture(page)).toBeVisible();
  await isFaultless(page);
});

const picture = (page: Page) => page.getByRole("img", { name: /: distance \d/ });

async function openSignedOut(
  browser: Browser,
  link: string,
  { width, colorScheme }: { width: number; colorScheme: "light" | "dark" },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.locator("canvas").first()).toBeVisible();
  return page;
}

/** All that a browser is told of a page: its HTML with what its scripts are given, and what a script asks for in its stead. */
async function everythingSent(request: APIRequestContext, link: string): Promise<string> {
  const [page, payload] = await Promise.all([request.get(link), request.get(link, { headers: { RSC: "1" } })]);
  return (await page.text()) + (await payload.text());
}

async function channelsOf(request: APIRequestContext, link: string): Promise<Map<string, Uint8Array>> {
  const answer = await request.get(`${link.replace("/shared/", "/api/shared/")}/channels?v=1`);
  expect(answer.status()).toBe(200);
  return unpackChannels(new Uint8Array(gunzipSync(await answer.body())));
}

/** A PNG of that size on which something is drawn: nothing at all packs into a few kilobytes. */
async function isPicture(request: APIRequestContext, address: string, size: [number, number]): Promise<void> {
  const answer = await request.get(address);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/png"]);
  const bytes = await answer.body();
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(size);
  expect(bytes.length).toBeGreaterThan(12_000);
}

async function signUp(page: Page): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(NAME);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("ventoux by bike");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/rides");
  return email;
}

/** Brings one ride and opens it. */
async function upload(page: Page): Promise<void> {
  await page.goto("/uploads");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Choose files" }).click(),
  ]);
  const bytes = madeFit({ title: "Over the dyke", start: "2026-05-01T08:00:00Z", seconds: 1800, bpm: () => BPM });
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
