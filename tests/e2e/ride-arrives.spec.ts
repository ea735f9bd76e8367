import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "@playwright/test";

test("a newcomer connects Bryton, finishes a ride, and sees it arrive by itself and drawn", async ({
  page,
  context,
  browser,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await fillIn(page, "Ines Newcomer");

  // An empty list says how rides come in.
  await page.waitForURL("**/rides");
  await page.getByRole("link", { name: "Connect Bryton" }).click();
  await page.getByRole("button", { name: "Connect Bryton" }).click();

  // On the pages of Terra, played by the sandbox.
  await page.waitForURL(isSandbox);
  await page.getByText("Ines").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();

  await page.goto("/rides");
  const list = page.getByRole("main");
  await expect(list.getByRole("heading", { name: "Bryton is connected" })).toBeVisible();
  const sandboxLink = list.getByRole("link", { name: "Finish a ride in the sandbox" });
  expect(isSandbox(new URL((await sandboxLink.getAttribute("href")) ?? ""))).toBe(true);
  await expect(list.getByRole("link", { name: /ride/i }).filter({ hasText: "km" })).toHaveCount(0);

  // In another window the rider comes home. The open list is told; nobody reloads it.
  const title = `Over the dyke ${randomUUID().slice(0, 8)}`;
  const sandbox = process.env.E2E_SANDBOX_URL ?? "";
  const finished = await context.request.post(`${sandbox}/riders/ines/finish-ride`, {
    headers: { accept: "application/json" },
    form: { title, minutes: "40" },
  });
  expect(finished.ok()).toBe(true);
  const ride = list.getByRole("table").getByRole("link", { name: title });
  await expect(ride).toBeVisible({ timeout: 15_000 });
  // What asks about it came with it: nothing moves it any more.
  expect(await list.getByRole("heading", { name: "How was it?" }).isVisible()).toBe(true);

  await ride.click();
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  for (const lane of ["Power", "Heart rate", "Speed", "Cadence", "Elevation"]) {
    await expect(page.getByRole("figure", { name: lane, exact: true })).toBeVisible();
  }
  await expect(page.locator("canvas").first()).toBeVisible();
  await expect.poll(() => hasInk(page)).toBe(true);

  await strangersSeeNothing(browser, page);
});

test("a rider who refuses is told so kindly, and may try again", async ({ page }) => {
  await page.goto("/sign-up");
  await fillIn(page, "Tom Reluctant");
  await page.waitForURL("**/rides");
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL(isSandbox);
  await page.getByRole("button", { name: "Refuse" }).click();
  await page.waitForURL("**/settings/connections/return**");
  await expect(page.getByText("was not connected")).toBeVisible();
  await page.goto("/settings/connections");
  await expect(page.getByRole("button", { name: "Connect Bryton" })).toBeVisible();
});

/** By its port: browsers call it localhost, programs 127.0.0.1. */
const isSandbox = (url: URL) => url.port === new URL(process.env.E2E_SANDBOX_URL ?? "http://unset").port;

async function fillIn(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(`${randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("over the hills");
  await page.getByRole("button", { name: "Create account" }).click();
}

/** Whether something was drawn: a canvas of one colour is no chart. */
const hasInk = (page: Page): Promise<boolean> =>
  page
    .locator("canvas")
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const context = canvas.getContext("2d");
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return pixels.some((value, index) => value !== pixels[index % 4]);
    });

/** Signed in as somebody else or not at all: a ride that is there looks like one that is not. */
async function strangersSeeNothing(browser: Browser, owner: Page): Promise<void> {
  const address = owner.url();
  const missing = address.replace(/[\da-f-]{36}/, "019adf00-0000-7000-8000-000000000000");
  const title = (await owner.getByRole("heading", { level: 1 }).textContent()) ?? "";

  const stranger = await (await browser.newContext()).newPage();
  const seen = async (url: string) => {
    const response = await stranger.goto(url);
    const text = await stranger.getByRole("main").textContent();
    return { status: response?.status(), text, path: new URL(stranger.url()).pathname };
  };
  const channels = (url: string) => `${url.replace("/rides/", "/api/rides/")}/channels`;
  const asked = async (url: string) => {
    const response = await stranger.request.get(channels(url));
    return { status: response.status(), body: await response.text() };
  };

  const signedOut = await seen(address);
  expect(signedOut.path).toBe("/sign-in");
  expect(signedOut.text).not.toContain(title);
  expect({ ...(await seen(missing)) }).toEqual(signedOut);
  expect(await asked(address)).toEqual(await asked(missing));
  expect((await asked(address)).status).toBe(404);

  await stranger.goto("/sign-up");
  await fillIn(stranger, "Mo Stranger");
  await stranger.waitForURL("**/rides");
  const foreign = await seen(address);
  const none = await seen(missing);
  expect(foreign.status).toBe(404);
  expect(foreign.text).not.toContain(title);
  expect({ ...foreign, path: "" }).toEqual({ ...none, path: "" });
  expect(await asked(address)).toEqual(await asked(missing));
  await stranger.context().close();
}
