import { expect, type Page, test } from "@playwright/test";
import { headOf, mailsTo, partsOf } from "../support/mail-server";
import { letCoach } from "../support/people-story";
import { isFaultless, signUp } from "../support/story";

/** Mails gather for ten seconds here. */
const MAIL_MS = 60_000;

const bell = (page: Page) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Notices/ });

test("two people are told of each other, at the bell and by mail, and one of them has enough of mails", async ({
  page: athlete,
  browser,
}) => {
  test.setTimeout(120_000 + MAIL_MS);
  const theirs = await browser.newContext();
  const coach = await theirs.newPage();
  await signUp(athlete, "Anna Jansen");
  const kim = await signUp(coach, "Kim de Vries");

  await test.step("a page without notices says what they will be", async () => {
    await bell(coach).click();
    await expect(coach.getByRole("heading", { name: "No notices yet" })).toBeVisible();
    await isFaultless(coach);
  });

  await test.step("the bell of an open page counts what comes", async () => {
    await letCoach(athlete, coach, []);
    await expect(bell(athlete)).toHaveAccessibleName("Notices, 1 unread");
    await expect(bell(coach)).toHaveAccessibleName("Notices");
    await expect(coach.getByRole("link", { name: "Athletes", exact: true })).toBeVisible();
    await expect(athlete.getByRole("link", { name: "Athletes", exact: true })).toBeHidden();
  });

  await test.step("a notice leads to what it tells of, and is read by that", async () => {
    await bell(athlete).click();
    await expect(athlete.getByRole("heading", { name: "Today" })).toBeVisible();
    await isFaultless(athlete);
    await athlete.getByRole("link", { name: "Kim de Vries is your coach now." }).click();
    await athlete.waitForURL(/\/settings\/coaches\/[\da-f-]{36}$/);
    await expect(bell(athlete)).toHaveAccessibleName("Notices");
  });

  await test.step("the other is told when it ends, and nothing of it is to be opened", async () => {
    await coach.setViewportSize({ width: 390, height: 800 });
    await coach.goto("/rides");
    await athlete.goto("/settings/coaches");
    await athlete
      .getByRole("button", { name: /^End it now/ })
      .first()
      .click();
    await expect(bell(coach)).toHaveAccessibleName("Notices, 1 unread");
    await bell(coach).click();
    const list = coach.getByRole("main");
    await expect(list.getByRole("listitem")).toHaveText(/You do not coach Anna Jansen any more\./);
    await expect(list.getByRole("listitem").getByRole("link")).toBeHidden();
    await isFaultless(coach);
  });

  await test.step("how one is told is chosen by kind", async () => {
    await athlete.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Notices" }).click();
    const ridden = athlete.getByRole("group", { name: "An athlete has ridden" });
    await ridden.getByRole("checkbox", { name: "In the app" }).check();
    await ridden.getByRole("combobox", { name: "By mail" }).selectOption("Once a day");
    await athlete.getByRole("button", { name: "Save" }).click();
    await expect(athlete.getByText("Saved. It holds from now on.")).toBeVisible();
    await athlete.reload();
    await expect(ridden.getByRole("checkbox", { name: "In the app" })).toBeChecked();
    await expect(ridden.getByRole("combobox", { name: "By mail" })).toHaveValue("daily");
    await isFaultless(athlete);
  });

  await test.step("what was not read comes by mail, which says no more than who did what", async () => {
    const mails = () => mailsTo(kim.email, process.env.E2E_MAILS ?? "").map((mail) => headOf(mail).subject?.[0]);
    await expect
      .poll(mails, { timeout: MAIL_MS, intervals: [2_000] })
      .toEqual(["You do not coach Anna Jansen any more"]);
  });

  await test.step("one press ends mails of that kind, without signing in", async () => {
    const [mail] = mailsTo(kim.email, process.env.E2E_MAILS ?? "");
    const text = mail ? (partsOf(mail)["text/plain"] ?? "") : "";
    const link = /No more mails of this kind: (\S+)/.exec(text)?.[1] ?? "";
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(link);
    await isFaultless(stranger);
    await stranger.getByRole("button", { name: "No more mails of this kind" }).click();
    await expect(stranger.getByText("No more mails for “A coaching ends”")).toBeVisible();

    await coach.goto("/settings/notices");
    const ends = coach.getByRole("group", { name: "A coaching ends" }).getByRole("combobox", { name: "By mail" });
    await expect(ends).toHaveValue("never");
    const begins = coach.getByRole("group", { name: "A coaching begins" }).getByRole("combobox", { name: "By mail" });
    await expect(begins).toHaveValue("at-once");
  });

  await test.step("the mail's link leads back to the list, and all is read at one press", async () => {
    const [mail] = mailsTo(kim.email, process.env.E2E_MAILS ?? "");
    const link = /\/notices\/\S+/.exec(mail ? (partsOf(mail)["text/plain"] ?? "") : "")?.[0] ?? "";
    expect(link).not.toBe("");
    await coach.goto("/notices");
    await coach.getByRole("button", { name: "Mark all as read" }).click();
    await expect(bell(coach)).toHaveAccessibleName("Notices");
    await coach.goto(link);
    await coach.waitForURL("**/notices");
  });
});

test("a link that ends no mails says so, and notices are nobody's who is not signed in", async ({ page }) => {
  const answer = await page.goto("/unsubscribe/nothing-of-ours");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "This link ends no mails" })).toBeVisible();
  await isFaultless(page);
  await page.goto("/notices");
  await page.waitForURL(/\/sign-in\?next=%2Fnotices/);
});
