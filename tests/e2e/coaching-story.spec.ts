import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { signUp } from "../support/story";

const DESK = { width: 1280, height: 900 };
const SANDBOX = process.env.E2E_SANDBOX_URL ?? "http://unset";

test("an athlete and their coach, side by side, from the invitation to the end", async ({ page, context, browser }) => {
  test.setTimeout(240_000);
  await page.setViewportSize(DESK);
  await signUp(page, "Tom Adler");
  await connectBryton(page);
  const theirs = await browser.newContext({ viewport: DESK });
  const coach = await theirs.newPage();
  await signUp(coach, "Noor Haddad");

  await test.step("the athlete invites with limits, and the coach accepts what they read", async () => {
    await page.goto("/settings/coaches");
    await page.getByRole("checkbox", { name: "Map", exact: true }).check();
    await page.getByRole("button", { name: "Make an invitation" }).click();
    const link = await page.getByRole("textbox", { name: "The invitation’s link" }).inputValue();
    await coach.goto(link);
    await expect(coach.getByRole("list", { name: "You see" })).toContainText("where they rode");
    const unseen = coach.getByRole("list", { name: "You do not see" });
    await expect(unseen).toContainText("their heart rate on rides");
    await expect(unseen).toContainText("what they write and feel");
    await coach.getByRole("button", { name: "Coach Tom Adler" }).click();
    await coach.waitForURL("**/athletes/**");
    const [, athleteId = ""] = /athletes\/([\da-f-]{36})/.exec(coach.url()) ?? [];
    await coach.goto(`/athletes/${athleteId}`);
    await expect(coach.getByText("Tom Adler").first()).toBeVisible();
  });
  const athleteAddress = new URL(coach.url()).pathname;

  await test.step("the athlete is told, and the link works no second time", async () => {
    await page.goto("/notices");
    await expect(page.getByRole("main")).toContainText("Noor Haddad");
    await page.goto("/settings/coaches");
    await expect(page.getByRole("heading", { name: "Noor Haddad" })).toBeVisible();
  });

  const title = `Along the canal ${randomUUID().slice(0, 8)}`;
  await test.step("a ride arrives on both open lists by itself", async () => {
    await page.goto("/rides");
    await finishRide(context, title);
    for (const open of [page, coach]) {
      await expect(open.getByRole("table").getByRole("link", { name: title })).toBeVisible({ timeout: 20_000 });
    }
  });

  await test.step("the coach sees the map and no heart rate, of which there is some", async () => {
    await coach.getByRole("table").getByRole("link", { name: title }).click();
    await expect(coach.getByRole("heading", { name: title })).toBeVisible();
    await expect(coach.getByText("Tom Adler").first()).toBeVisible();
    await expect(lane(coach, "Speed")).toBeVisible();
    await expect(lane(coach, "Heart rate")).toHaveCount(0);
    await page.getByRole("table").getByRole("link", { name: title }).click();
    await expect(lane(page, "Heart rate")).toBeVisible();
    await expect(coach.getByRole("button", { name: /Delete/ })).toHaveCount(0);
  });

  await test.step("they talk about a stretch", async () => {
    await coach.goto(`${new URL(coach.url()).pathname}?from=300&to=600`);
    await coach
      .getByRole("region", { name: "Selected stretch" })
      .getByRole("button", { name: "Comment on this stretch" })
      .click();
    await coach.getByRole("textbox", { name: "Write to Tom Adler" }).fill("Was the wind against you here?");
    await coach.getByRole("button", { name: "Send" }).click();
    const talk = page.getByRole("region", { name: "Talk with Noor Haddad" });
    await expect(talk.getByRole("article")).toContainText("Was the wind against you here?", { timeout: 20_000 });
    await talk.getByRole("link", { name: "0:05:00 to 0:10:00" }).click();
    await expect(page.getByRole("region", { name: "Selected stretch" })).toContainText("0:05:00 to 0:10:00");
    await talk.getByRole("textbox").fill("It was, all the way.");
    await talk.getByRole("button", { name: "Send" }).click();
    await expect(coach.getByRole("article").filter({ hasText: "It was, all the way." })).toBeVisible({
      timeout: 20_000,
    });
  });

  await test.step("the stretch stays in the athlete's address when the page tells what is new", async () => {
    const talk = page.getByRole("region", { name: "Talk with Noor Haddad" });
    await expect(talk.getByRole("article").filter({ hasText: "It was, all the way." })).toBeVisible();
    await expect(page).toHaveURL(/\?from=300&to=600$/);
  });

  await test.step("the athlete reads what was opened", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Coaches" }).click();
    await page.getByRole("link", { name: "What they opened" }).first().click();
    const opened = page.getByRole("main").getByRole("listitem").filter({ hasText: title });
    await expect(opened.first()).toContainText("Noor Haddad");
  });

  await test.step("one press ends it, on the page that the coach has open, too", async () => {
    const rideAddress = new URL(coach.url()).pathname;
    await page.goto("/settings/coaches");
    await page.getByRole("button", { name: /^End it now/ }).click();
    await expect(page.getByText("Noor Haddad sees nothing of yours any more.")).toBeVisible();
    await expect(coach.getByText(title)).toHaveCount(0, { timeout: 20_000 });
    for (const address of [rideAddress, athleteAddress, `/api${rideAddress}/channels`, `${rideAddress}/picture`]) {
      const answer = await theirs.request.get(address);
      expect(answer.status(), address).toBe(404);
      expect(await answer.text(), address).not.toContain(title);
    }
    await coach.goto("/athletes/roster");
    await expect(coach.getByRole("main")).not.toContainText("Tom Adler");
  });
  await theirs.close();
});

const lane = (page: Page, name: string) => page.getByRole("figure", { name, exact: true });

/** By its port: browsers call it localhost, programs 127.0.0.1. */
const isSandbox = (url: URL) => url.port === new URL(SANDBOX).port;

async function connectBryton(page: Page): Promise<void> {
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL(isSandbox);
  await page.getByText("Tom").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();
}

async function finishRide(context: BrowserContext, title: string): Promise<void> {
  const finished = await context.request.post(`${SANDBOX}/riders/tom/finish-ride`, {
    headers: { accept: "application/json" },
    form: { title, minutes: "40" },
  });
  expect(finished.ok()).toBe(true);
}
