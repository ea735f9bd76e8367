import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { isFaultless, signUp } from "../support/story";

test("a rider is asked how it was, and talks about it with their coach, side by side", async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(240_000);
  await signUp(page, "Mei Lindqvist");
  const title = `Up the dyke ${randomUUID().slice(0, 8)}`;
  await finishRide(page, context, title);
  await page.setViewportSize({ width: 1280, height: 900 });

  await test.step("the list asks, and each press is kept", async () => {
    const card = page.getByRole("region", { name: "How was it?" });
    await expect(card.getByRole("link", { name: title })).toBeVisible({ timeout: 15_000 });
    await card.getByRole("button", { name: "7: Very hard" }).click();
    await expect(card.getByRole("status")).toHaveText("Saved. Effort: Very hard (7 of 10).");
    await card.getByRole("button", { name: "Undo" }).click();
    await expect(card.getByRole("button", { name: "7: Very hard" })).toHaveAttribute("aria-pressed", "false");
    await card.getByRole("button", { name: "4: Somewhat hard" }).click();
    await card.getByRole("button", { name: "Strong", exact: true }).click();
    await expect(card.getByRole("status")).toHaveText("Saved. Feeling: Strong (4 of 5).");
    await isFaultless(page);
    await card.getByRole("textbox", { name: "In a sentence" }).fill("The wind was on my side.");
    await card.getByRole("button", { name: "Done" }).click();
    await expect(card).toBeHidden();
  });

  await page.getByRole("table").getByRole("link", { name: title }).click();
  const says = page.getByRole("region", { name: "What you say of this ride" });
  await expect(says).toContainText("Somewhat hard (4 of 10)");
  await expect(says).toContainText("Strong (4 of 5)");
  await expect(says).toContainText("The wind was on my side.");
  await expect(page.getByRole("region", { name: /^Talk/ })).toBeHidden();
  await expect(page.getByRole("region", { name: "How was it?" })).toBeHidden();
  const rideAddress = new URL(page.url()).pathname;

  const theirs = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const coach = await theirs.newPage();
  await signUp(coach, "Anna van Dijk");
  const athleteAddress = await inviteAndAccept(page, coach);

  await page.goto(rideAddress);
  const athleteTalk = page.getByRole("region", { name: "Talk with Anna van Dijk" });
  await expect(athleteTalk).toContainText("Nothing has been said about this ride yet.");
  await coach.goto(`${athleteAddress}${rideAddress}?from=600&to=900`);
  const coachTalk = coach.getByRole("region", { name: "Talk with Mei Lindqvist" });

  await test.step("the coach asks about a stretch, by the keyboard", async () => {
    await coach
      .getByRole("region", { name: "Selected stretch" })
      .getByRole("button", { name: "Comment on this stretch" })
      .press("Enter");
    const field = coachTalk.getByRole("textbox", { name: "Write to Mei Lindqvist" });
    await expect(field).toBeFocused();
    await expect(coachTalk).toContainText("On 0:10:00 to 0:15:00");
    await field.fill("Why so hard here?\nSee https://example.org/plan.");
    await field.press("Control+Enter");
    await expect(coachTalk.getByRole("article")).toContainText("Why so hard here?");
    await expect(field).toHaveValue("");
    await expect(coachTalk).not.toContainText("Leave out the stretch");
  });

  await test.step("it is on the athlete's open page, and leads to the stretch", async () => {
    const comment = athleteTalk.getByRole("article");
    await expect(comment).toContainText("Why so hard here?", { timeout: 15_000 });
    await expect(comment).toContainText("New");
    await expect(comment.getByRole("link", { name: "https://example.org/plan" })).toBeVisible();
    await expect(comment.getByRole("button", { name: "Edit" })).toBeHidden();
    await comment.getByRole("link", { name: "0:10:00 to 0:15:00" }).click();
    await expect(page.getByRole("region", { name: "Selected stretch" })).toContainText("0:10:00 to 0:15:00");
    await page.getByRole("button", { name: "Clear" }).click();
  });

  await test.step("the coach sees that it was read, and the answer as it is said", async () => {
    await athleteTalk.scrollIntoViewIfNeeded();
    await expect(coachTalk).toContainText("Mei Lindqvist read this on", { timeout: 15_000 });
    await athleteTalk.getByRole("textbox").fill("I wanted to see <b>what is left</b>.");
    await athleteTalk.getByRole("button", { name: "Send" }).click();
    await expect(coachTalk.getByRole("article").nth(1)).toContainText("I wanted to see <b>what is left</b>.", {
      timeout: 15_000,
    });
  });

  await test.step("a comment is put in other words, taken back and had back", async () => {
    const own = athleteTalk.getByRole("article").nth(1);
    await own.getByRole("button", { name: "Edit" }).click();
    await own.getByRole("textbox", { name: "Your comment" }).fill("To see what is left.");
    await own.getByRole("button", { name: "Save" }).click();
    await expect(own).toContainText("To see what is left.");
    await expect(own).toContainText("edited");
    await own.getByRole("button", { name: "Delete" }).click();
    await expect(athleteTalk.getByRole("article")).toHaveCount(1);
    await expect(coachTalk.getByRole("article")).toHaveCount(1, { timeout: 15_000 });
    await athleteTalk.getByRole("button", { name: "Undo" }).click();
    await expect(athleteTalk.getByRole("article")).toHaveCount(2);
    await expect(coachTalk.getByRole("article").nth(1)).toContainText("To see what is left.", { timeout: 15_000 });
  });

  await test.step("what was typed stays when it could not be sent", async () => {
    const field = athleteTalk.getByRole("textbox");
    await field.fill("On the way home now");
    await context.setOffline(true);
    await athleteTalk.getByRole("button", { name: "Send" }).click();
    await expect(athleteTalk.getByRole("alert")).toContainText("The server could not be reached");
    await expect(field).toHaveValue("On the way home now");
    await context.setOffline(false);
    await athleteTalk.getByRole("button", { name: "Send" }).click();
    await expect(athleteTalk.getByRole("article")).toHaveCount(3);
    await expect(athleteTalk.getByRole("alert")).toBeHidden();
  });

  await isFaultless(page);
  await isFaultless(coach);
  await theirs.close();
});

/** Connects the sandbox's rider, who then comes home from a ride; leaves the browser at the list. */
async function finishRide(page: Page, context: BrowserContext, title: string): Promise<void> {
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect Bryton" }).click();
  await page.waitForURL(isSandbox);
  await page.getByText("Mei").first().click();
  await page.getByRole("button", { name: "Agree" }).click();
  await expect(page.getByText("Bryton is connected")).toBeVisible();
  await page.goto("/rides");
  const finished = await context.request.post(`${process.env.E2E_SANDBOX_URL ?? ""}/riders/mei/finish-ride`, {
    headers: { accept: "application/json" },
    form: { title, minutes: "40" },
  });
  expect(finished.ok()).toBe(true);
  await expect(page.getByRole("table").getByRole("link", { name: title })).toBeVisible({ timeout: 15_000 });
}

/** By its port: browsers call it localhost, programs 127.0.0.1. */
const isSandbox = (url: URL) => url.port === new URL(process.env.E2E_SANDBOX_URL ?? "http://unset").port;

/** @returns where the coach finds the athlete's rides */
async function inviteAndAccept(athlete: Page, coach: Page): Promise<string> {
  await athlete.goto("/settings/coaches");
  await athlete.getByRole("button", { name: "Make an invitation" }).click();
  const link = await athlete.getByRole("textbox", { name: "The invitation’s link" }).inputValue();
  await coach.goto(link);
  await coach.getByRole("button", { name: /^Coach Mei/ }).click();
  await coach.waitForURL("**/athletes/**");
  return new URL(coach.url()).pathname.replace(/\/coaching$/, "");
}
