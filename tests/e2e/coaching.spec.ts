import { type Browser, expect, type Page, test } from "@playwright/test";
import { isFaultless, type Newcomer, signUp } from "../support/story";

type Look = { width: number; colorScheme: "light" | "dark" };

/** Athletes are on their phones in the evening, coaches at their desks. */
const [PHONE, DESK]: [Look, Look] = [
  { width: 390, colorScheme: "dark" },
  { width: 1440, colorScheme: "light" },
];

test("an athlete invites a coach, changes what they see, reads what they opened and ends it", async ({ browser }) => {
  test.setTimeout(240_000);
  const [robin, kim, guest] = [await open(browser, PHONE), await open(browser, DESK), await open(browser, PHONE)];
  await signUp(robin, "Robin Vermeer");
  await robin.goto("/settings/coaches");
  await expect(robin.getByText("Nobody coaches you: only you see your rides.")).toBeVisible();
  await faultless(robin, PHONE);

  // From a day on that is after the last: refused in words, and what was chosen stays.
  await robin.getByRole("checkbox", { name: "Map" }).check();
  await robin.getByRole("checkbox", { name: "Notes" }).check();
  await robin.getByRole("radio", { name: "Rides from a day on" }).check();
  await robin.getByLabel("The first day").fill("2027-02-01");
  await robin.getByRole("radio", { name: "Until the end of a day" }).check();
  await robin.getByLabel("The last day").fill("2027-01-31");
  await robin.getByRole("button", { name: "Make an invitation" }).click();
  await expect(robin.getByText(/This ends before the first ride that they would see/)).toBeVisible();
  await expect(robin.getByRole("checkbox", { name: "Map" })).toBeChecked();
  await robin.getByLabel("The first day").fill("2026-10-01");
  await robin.getByRole("button", { name: "Make an invitation" }).click();
  const link = await robin.getByLabel("The invitation’s link").inputValue();
  expect(new URL(link).pathname).toMatch(/^\/invitations\/[\w-]{43}$/);
  await expect(robin.getByText("For whoever has the link", { exact: true })).toBeVisible();
  await expect(robin.getByText(/sees rides, map and notes/)).toBeVisible();
  await faultless(robin, PHONE);

  // Somebody without an account reads it, makes one, and comes back: nothing is accepted by that.
  await kim.goto(link);
  await expect(kim.getByRole("heading", { level: 1, name: "Robin Vermeer invites you to coach them" })).toBeVisible();
  await expect(seen(kim, "You see")).toContainText("where they rode");
  await expect(seen(kim, "You see")).toContainText("those from 1 Oct 2026 on");
  await expect(seen(kim, "You see")).toContainText("until the end of 31 Jan 2027");
  await expect(seen(kim, "You do not see")).toContainText("their weight");
  await expect(kim.getByRole("button", { name: /^Coach/ })).toHaveCount(0);
  await faultless(kim, DESK);
  await kim.getByRole("link", { name: "Create an account" }).click();
  await fillSignUp(kim, "Kim Castelein");
  await kim.waitForURL(link);
  await expect(kim.getByRole("button", { name: "Coach Robin Vermeer" })).toBeVisible();
  await faultless(kim, DESK);
  await robin.reload();
  await expect(robin.getByText("Nobody coaches you: only you see your rides.")).toBeVisible();

  // The athlete's own page shows the coach by itself, with what they see.
  await kim.getByRole("button", { name: "Coach Robin Vermeer" }).click();
  await kim.waitForURL("**/coaching?begun");
  await expect(kim.getByText("You coach Robin Vermeer from now on.")).toBeVisible();
  await faultless(kim, DESK);
  await expect(robin.getByRole("heading", { level: 3, name: "Kim Castelein" })).toBeVisible({ timeout: 15_000 });
  await expect(robin.getByText("rides from 1 Oct 2026 on · until 31 Jan 2027")).toBeVisible();
  await expect(glance(robin, "Sees")).toHaveText(/Rides.*Map.*Notes/);
  await expect(glance(robin, "Does not see")).toHaveText(/Heart rate.*Weight.*Health.*Cycle.*Comparing/);
  await faultless(robin, PHONE);

  // A link that was used looks like one that nobody made.
  const used = await pageAt(guest, link);
  expect(used).toContain("This invitation cannot be used");
  expect(await pageAt(guest, `/invitations/${"x".repeat(43)}`)).toBe(used);

  // What they opened stands in the log.
  const athleteUrl = kim.url().replace(/\/coaching.*/, "");
  await kim.goto(athleteUrl);
  await expect(kim.getByRole("heading", { level: 1, name: "Robin Vermeer" })).toBeVisible();
  await robin.getByRole("link", { name: "What they opened" }).click();
  await expect(robin.getByText("Kim Castelein looked through your rides")).toBeVisible();
  await faultless(robin, PHONE);
  await robin.getByRole("link", { name: "All coaches" }).click();

  // A change says before what comes of it, and an open page of the coach's follows.
  await kim.goto(`${athleteUrl}/coaching`);
  await expect(seen(kim, "You see")).toContainText("where they rode");
  await robin.getByRole("link", { name: /^Change what they see/ }).click();
  await robin.getByRole("checkbox", { name: "Map" }).uncheck();
  await robin.getByRole("checkbox", { name: "Cycle" }).check();
  await expect(robin.getByText("Kim Castelein will also see your cycle.")).toBeVisible();
  await expect(robin.getByText(/^Kim Castelein will not see your map any more/)).toBeVisible();
  await faultless(robin, PHONE);
  await robin.getByRole("button", { name: "Save" }).click();
  await expect(robin.getByText("Saved. It holds from now on.")).toBeVisible();
  await expect(glance(robin, "Sees")).toHaveText(/Rides.*Notes.*Cycle/);
  await expect(seen(kim, "You do not see")).toContainText("where they rode", { timeout: 15_000 });

  // One press ends it, for the coach's open page, too.
  await robin.getByRole("button", { name: /^End it now/ }).click();
  await expect(robin.getByText("Kim Castelein sees nothing of yours any more.")).toBeVisible();
  await expect(robin.getByText("Nobody coaches you: only you see your rides.")).toBeVisible();
  await faultless(robin, PHONE);
  await expect(kim.getByRole("heading", { name: "Athlete not found" })).toBeVisible({ timeout: 15_000 });
  expect((await kim.goto(athleteUrl))?.status()).toBe(404);

  // The way back is there, with what was chosen before.
  await robin.getByRole("link", { name: "Invite them again" }).click();
  await expect(robin.getByRole("heading", { name: "Invite Kim Castelein again" })).toBeVisible();
  await expect(robin.getByRole("checkbox", { name: "Cycle" })).toBeChecked();
  await expect(robin.getByRole("checkbox", { name: "Map" })).not.toBeChecked();
  await expect(robin.getByLabel("The first day")).toHaveValue("2026-10-01");
  await Promise.all([robin, kim, guest].map((page) => page.context().close()));
});

test("a coach invites an athlete by their address, who chooses and accepts or declines", async ({ browser }) => {
  test.setTimeout(180_000);
  const [kim, robin, pat] = [await open(browser, DESK), await open(browser, PHONE), await open(browser, PHONE)];
  await signUp(kim, "Kim Castelein");
  const athlete = await signUp(robin, "Robin Vermeer");
  await signUp(pat, "Pat Oyelaran");
  await kim.goto("/athletes/invite");
  const email = kim.getByLabel("Their e-mail address, if you like");
  await email.fill("no address");
  await kim.getByRole("button", { name: "Make an invitation" }).click();
  await expect(kim.getByText(/That does not look like an e-mail address/)).toBeVisible();
  await faultless(kim, DESK);
  const link = await invite(kim, athlete);

  // Somebody else who has the link is told that it is not theirs, and not whose it is.
  await pat.goto(link);
  await expect(pat.getByText("This invitation is for another account")).toBeVisible();
  expect(await pat.content()).not.toContain(athlete.email);
  await expect(pat.getByRole("button")).toHaveCount(0);
  await faultless(pat, PHONE);

  await kim.goto(link);
  await expect(kim.getByText("This is your own invitation")).toBeVisible();
  await expect(kim.getByRole("button")).toHaveCount(0);

  await robin.goto(link);
  await expect(robin.getByRole("heading", { level: 1, name: "Kim Castelein would like to coach you" })).toBeVisible();
  for (const box of await robin.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await robin.getByRole("checkbox", { name: "Heart rate" }).check();
  await expect(seen(robin, "Kim Castelein sees")).toContainText("your heart rate on rides");
  await faultless(robin, PHONE);
  await robin.getByRole("button", { name: "Let Kim Castelein coach me" }).click();
  await expect(robin.getByText("Kim Castelein coaches you from now on.")).toBeVisible();
  await expect(glance(robin, "Sees")).toHaveText(/Rides.*Heart rate/);
  await robin.goto(link);
  await expect(robin.getByText("You have accepted this invitation")).toBeVisible();

  await kim.goto("/athletes/invite");
  await expect(kim.getByRole("link", { name: /What you see, and ending it.*Robin Vermeer/ })).toBeVisible();

  // Another is declined, and a third taken back.
  const declined = await invite(kim, null);
  await pat.goto(declined);
  await pat.getByRole("button", { name: "Decline" }).click();
  await expect(pat.getByRole("heading", { name: "Declined" })).toBeVisible();
  await faultless(pat, PHONE);
  await expect(kim.getByText("Declined")).toBeVisible({ timeout: 15_000 });
  const revoked = await invite(kim, null);
  await kim.getByRole("button", { name: /^Take it back/ }).click();
  await expect(kim.getByRole("button", { name: /^Take it back/ })).toHaveCount(0);
  for (const over of [declined, revoked]) {
    await pat.goto(over);
    await expect(pat.getByRole("heading", { name: "This invitation cannot be used" })).toBeVisible();
  }
  // The coach can end it as well.
  await kim.getByRole("link", { name: /What you see, and ending it.*Robin Vermeer/ }).click();
  await kim.getByRole("button", { name: /^End it now/ }).click();
  await kim.waitForURL("**/athletes");
  await robin.goto("/settings/coaches");
  await expect(robin.getByText("Nobody coaches you: only you see your rides.")).toBeVisible();
  await Promise.all([robin, kim, pat].map((page) => page.context().close()));
});

async function open(browser: Browser, { width, colorScheme }: Look): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  return context.newPage();
}

/** Looks for faults at both sizes, and goes on at its own. */
async function faultless(page: Page, { width, colorScheme }: Look): Promise<void> {
  await isFaultless(page);
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

async function fillSignUp(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(`${crypto.randomUUID()}@example.org`);
  await page.getByLabel("Password").fill("round the houses by bike");
  await page.getByRole("button", { name: "Create account" }).click();
}

async function invite(coach: Page, athlete: Newcomer | null): Promise<string> {
  await coach.goto("/athletes/invite");
  await coach.getByLabel("Their e-mail address, if you like").fill(athlete?.email ?? "");
  await coach.getByRole("button", { name: "Make an invitation" }).click();
  return coach.getByLabel("The invitation’s link").inputValue();
}

/** One of the two lists of what is seen, point by point. */
const seen = (page: Page, title: string) => page.getByRole("list", { name: title, exact: true });

const glance = (page: Page, word: string) =>
  page
    .locator("dl")
    .first()
    .locator("dt", { hasText: new RegExp(`^${word}$`) })
    .locator("xpath=following-sibling::dd[1]");

async function pageAt(page: Page, address: string): Promise<string> {
  expect((await page.goto(address))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return `${await page.title()} ${await page.locator("body").ariaSnapshot()}`;
}
